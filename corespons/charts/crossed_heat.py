"""A heat map's traces: a step of colour for each figure, zero left clear, and a mark where nothing may or can be shown.

The middle one of the five steps is not used: neither light nor dark letters can be read on it in both themes.
"""

from collections.abc import Sequence
from functools import cached_property
from typing import Any

from corespons import texts
from corespons.charts.crossed_words import column_names, labelled, mark, place_of, row_names, said, written
from corespons.charts.drawing import SMALL
from corespons.charts.paint import CLEAR, INK, PAPER, steps
from corespons.charts.scale import Class, class_of, classes
from corespons.followup.explore import Cell, Crossed

STEPS = steps(4)
CHOSEN = {0: (), 1: (2,), 2: (0, 3), 3: (0, 2, 3), 4: (0, 1, 2, 3)}
FIRST_DARK = 2
ROOM = 40  # letters side by side on a telephone, beside the names of the rows
Places = list[tuple[int, int, Cell]]


class Heat:
    """What a crossed table's heat map is drawn of."""

    def __init__(self, crossed: Crossed, chosen: str = "") -> None:
        """Sort the figures into at most four classes, and zero. `chosen` is the mark of a cell that stands out."""
        self.crossed, self.unit, self.chosen = crossed, crossed.unit, chosen
        values = [cell.value for _, _, cell in labelled(crossed) if cell.value is not None]
        self.classes = classes([*values, 0.0], crossed.unit)
        self.has_zero = any(class_of(value, self.classes, crossed.unit) == self.zero for value in values)

    @cached_property
    def zero(self) -> int:
        """The place of zero's own class."""
        return next(place for place, one in enumerate(self.classes) if one.low == one.high == 0)

    @cached_property
    def step_of(self) -> dict[int, int]:
        """Each class that is not zero → its step."""
        others = [place for place in range(len(self.classes)) if place != self.zero]
        return dict(zip(others, CHOSEN[len(others)], strict=True))

    @property
    def keys(self) -> list[tuple[str, str, str]]:
        """The colours and marks explained."""
        zero = [("□", INK, "0")] if self.has_zero else []
        colours = [("■", STEPS[self.step_of[place]], one.label) for place, one in self._coloured()]
        marks = [("✕", INK, "visas inte")] if self._without(hidden=True) else []
        missing = [("–", INK, "uppgift saknas")] if self._without(hidden=False) else []
        return [*zero, *colours, *marks, *missing]

    @property
    def traces(self) -> list[dict[str, Any]]:
        """The colours, the figures on them where there is room, and the marks."""
        longest = max((len(written(cell, self.unit)) for _, _, cell in self._cells()), default=1)
        is_roomy = len(self.crossed.column_totals) * (longest + 1) <= ROOM
        figures = [self._figures(INK, is_dark=False), self._figures(PAPER, is_dark=True)] if is_roomy else []
        marks = [self._marks("x-thin", self._without(True)), self._marks("line-ew", self._without(False))]
        return [self._colours(), *figures, *marks, self._targets()]

    @property
    def edges(self) -> list[dict[str, Any]]:
        """A thick edge round the chosen cell."""
        line = {"color": INK, "width": 3}
        return [
            {"type": "rect", "x0": column - 0.5, "x1": column + 0.5, "y0": row - 0.5, "y1": row + 0.5, "line": line}
            for row, column, _ in self._cells()
            if mark(row, column) == self.chosen
        ]

    def _coloured(self) -> list[tuple[int, Class]]:
        return [(place, one) for place, one in enumerate(self.classes) if place != self.zero]

    def _cells(self) -> Places:
        return [
            (row, column, cell) for row, cells in enumerate(self.crossed.cells) for column, cell in enumerate(cells)
        ]

    def _without(self, hidden: bool) -> Places:
        return [one for one in self._cells() if one[2].value is None and one[2].hidden is hidden]

    def _step(self, cell: Cell) -> int | None:
        """The step of a figure's colour: −1 for zero, None without a figure."""
        if cell.value is None:
            return None
        return self.step_of.get(class_of(cell.value, self.classes, self.unit), -1)

    def _colours(self) -> dict[str, Any]:
        colours = (CLEAR, *STEPS)
        bounds = [(place / len(colours), (place + 1) / len(colours)) for place in range(len(colours))]
        return {
            "type": "heatmap", "z": [[self._step(cell) for cell in row] for row in self.crossed.cells],
            "zmin": -1.5, "zmax": len(STEPS) - 0.5, "showscale": False, "xgap": 2, "ygap": 2,
            "colorscale": [[end, colour] for ends, colour in zip(bounds, colours, strict=True) for end in ends],
            "hoverinfo": "skip",
        }  # fmt: skip

    def _targets(self) -> dict[str, Any]:
        """What is pointed at and clicked, unseen: plotly lets no one choose a heat map's own cells."""
        cells = self._cells()
        rows, columns = row_names(self.crossed), column_names(self.crossed)
        return _at(cells) | {
            "mode": "markers", "marker": {"size": 20, "color": CLEAR}, "unselected": {"marker": {"opacity": 1}},
            "hovertext": [f"{place_of(rows[row], columns[column])}: {said(cell, self.unit)}"
                          for row, column, cell in cells],
            "customdata": [mark(row, column) if cell.n else "" for row, column, cell in cells],
            "hoverinfo": "text", "hovertemplate": "%{hovertext}<extra></extra>",
        }  # fmt: skip

    def _figures(self, colour: str, is_dark: bool) -> dict[str, Any]:
        steps_of = [(one, self._step(one[2])) for one in self._cells()]
        own = [one for one, step in steps_of if step is not None and (step >= FIRST_DARK) is is_dark]
        words = [written(cell, self.unit).replace(texts.NBSP, " ") for *_, cell in own]
        return _at(own) | {"mode": "text", "text": words, "textfont": {"color": colour, "size": SMALL}}

    def _marks(self, symbol: str, places: Places) -> dict[str, Any]:
        line = {"color": INK, "width": 1.5}
        return _at(places) | {"mode": "markers", "marker": {"symbol": symbol, "size": 7, "color": INK, "line": line}}


def _at(places: Sequence[tuple[int, int, Cell]]) -> dict[str, Any]:
    return {
        "type": "scatter", "x": [column for _, column, _ in places], "y": [row for row, _, _ in places],
        "hoverinfo": "skip", "cliponaxis": False,
    }  # fmt: skip
