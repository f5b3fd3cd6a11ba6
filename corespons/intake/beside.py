"""Tables beside each other on the same rows, with an empty column between: told apart by their headings and lengths."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from corespons.geography import plain
from corespons.intake.cell_text import shown
from corespons.intake.sheets import Cell, is_filled

Rows = Sequence[Sequence[Cell]]
LETTERS = 26


def column_blocks(heading: Sequence[Cell], rows: Rows) -> tuple[range, ...]:
    """The columns of each table that stands under one row of headings; a single block where they are one table.

    An empty column alone may be there for the looks: two tables also share a heading, or do not end on the same row.
    """
    runs = parted(heading, rows)
    if not any(_are_two(heading, rows, one, other) for one, other in pairwise(runs)):
        return (range(len(heading)),)
    starts = [0, *(run.start for run in runs[1:])]
    return tuple(range(start, end) for start, end in zip(starts, [*starts[1:], len(heading)], strict=True))


def parted(heading: Sequence[Cell], rows: Rows) -> list[range]:
    """The stretches of columns that have nothing at all between them; none where there is only one."""
    runs = [run for run in _runs(heading) if len(run) > 1]
    gaps = [place for one, other in pairwise(runs) for place in range(one.stop, other.start)]
    is_parted = len(runs) > 1 and not any(is_filled(cell) for row in rows for cell in _cells(row, gaps))
    return runs if is_parted else []


def only(block: range, width: int, cells: Sequence[Cell]) -> list[Cell]:
    """A row with the cells of one block alone, each in its place; what stands beyond the last heading is kept."""
    return [cell if place in block or place >= width else None for place, cell in enumerate(cells)]


def columns_told(block: range) -> str:
    """Columns as Excel names them: C–E."""
    first, last = column_name(block.start), column_name(block.stop - 1)
    return first if first == last else f"{first}–{last}"


def _runs(heading: Sequence[Cell]) -> Iterator[range]:
    """Stretches of columns that each have a heading."""
    start = None
    for place, cell in enumerate([*heading, None]):
        if is_filled(cell) and start is None:
            start = place
        elif not is_filled(cell) and start is not None:
            yield range(start, place)
            start = None


def _cells(row: Sequence[Cell], places: Sequence[int]) -> Iterator[Cell]:
    return (row[place] for place in places if place < len(row))


def _are_two(heading: Sequence[Cell], rows: Rows, one: range, other: range) -> bool:
    """Whether two stretches are two tables: they share a heading, or the shorter is whole to its end."""
    names, others = ({plain(shown(heading[place])) for place in run} for run in (one, other))
    if names & others:
        return True
    left, right = (_last(rows, run) for run in (one, other))
    if left == right:
        return False
    shorter, end = (one, left) if left < right else (other, right)
    return left < right or all(any(map(is_filled, _cells(row, shorter))) for row in rows[: end + 1])


def _last(rows: Rows, run: range) -> int:
    """The place of the last row that has anything in these columns."""
    places = range(len(rows) - 1, -1, -1)
    return next((place for place in places if any(map(is_filled, _cells(rows[place], run)))), -1)


def column_name(place: int) -> str:
    """The name of a column: A, Z, AA."""
    return (column_name(place // LETTERS - 1) if place >= LETTERS else "") + chr(ord("A") + place % LETTERS)
