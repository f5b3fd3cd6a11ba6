"""What a table with totals must hide besides its small cells, so that no sum or difference gives one of them back."""

import numpy as np
import numpy.typing as npt

Marks = npt.NDArray[np.bool_]
Sizes = npt.NDArray[np.integer]
Equations = npt.NDArray[np.float64]
ALMOST = 1 - 1e-9


def withheld(sizes: Sizes, hidden: Marks, rows: Marks, columns: Marks) -> Marks:
    """The cells to hide, those in `hidden` among them. The last row and the last column of the table are totals.

    `rows` and `columns` say which of the others are part of the totals; without columns, the totals stand alone. First
    the totals are settled by themselves, so that they hide alike whatever they are crossed with; then the whole table.
    The smallest cell that is not zero goes first.
    """
    marks = hidden.copy()
    everything = _equations(rows, columns)
    for system in (_of_totals(everything, len(columns)), everything):
        while (more := _one_more(system, marks, sizes)) is not None:
            marks[more] = True
    return marks


def _equations(rows: Marks, columns: Marks) -> Equations:
    """Each total as the sum of its parts: one equation a column and one a row, over the cells laid out in a line."""
    shape = (len(rows) + 1, len(columns) + 1)
    down, across = np.append(rows.astype(float), -1.0), np.append(columns.astype(float), -1.0)
    by_column = [np.outer(down, one) for one in np.eye(shape[1])]
    by_row = [np.outer(one, across) for one in np.eye(shape[0])] if len(columns) else []
    return np.array([equation.ravel() for equation in (*by_column, *by_row)])


def _of_totals(equations: Equations, columns: int) -> Equations:
    """The equations that hold between totals alone: the last of the columns, and the last row where there is one."""
    return equations[[columns, -1]] if columns else equations[:1]


def given_back(equations: Equations, marks: Marks) -> npt.NDArray[np.intp]:
    """The hidden cells (places in a line) whose value follows from the shown ones."""
    unknown: npt.NDArray[np.intp] = np.flatnonzero(marks.ravel())
    seen = equations[:, unknown]
    seen = seen[np.any(seen, axis=1)]
    if not len(seen):
        return unknown[:0]
    sureness = np.einsum("eu,ef,fu->u", seen, np.linalg.pinv(seen @ seen.T, hermitian=True), seen)
    return np.asarray(unknown[np.asarray(sureness) > ALMOST], dtype=np.intp)


def _one_more(equations: Equations, marks: Marks, sizes: Sizes) -> tuple[int, ...] | None:
    """The next cell to hide: one that stands in the same sum as a cell that is given back. None when all is well."""
    last = (marks.shape[0] - 1, marks.shape[1] - 1)

    def order(place: tuple[int, ...]) -> tuple[int, bool, int]:
        totals = (place[0] == last[0]) + (place[1] == last[1])
        return totals, bool(sizes[place] == 0), int(sizes[place])

    for cell in given_back(equations, marks):
        together = np.any(equations[equations[:, cell] != 0] != 0, axis=0).reshape(marks.shape)
        shown = [(int(row), int(column)) for row, column in np.argwhere(together & ~marks)]
        if shown:
            return min(shown, key=order)
    return None
