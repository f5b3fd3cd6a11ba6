"""A crossed table as a drawing: bars, lines over time, or a heat map. Its table and sentence are the same in all."""

import textwrap
from collections.abc import Sequence
from typing import Any

from corespons import texts
from corespons.charts.chart import Chart
from corespons.charts.crossed_heat import Heat
from corespons.charts.crossed_words import (
    VALUE,
    alt,
    column_names,
    heading,
    labelled,
    mark,
    marks,
    place_of,
    row_names,
    said,
    sentence,
    table,
    unit_of,
    written,
)
from corespons.charts.drawing import axis, drawn, key_line
from corespons.charts.horizontal import Bar, lying_bars
from corespons.charts.paint import DATA
from corespons.charts.scale import ticks
from corespons.followup.dimensions import Family
from corespons.followup.explore import Axis, Cell, Crossed

MOST_BARS, MOST_LINES = 60, 5
DASHES = ("solid", "dash", "dot", "dashdot", "longdash")
MARKS = ("circle", "square", "diamond", "triangle-up", "cross")
SIGNS = "●■◆▲✚"
ROW, TALL_ROW, NAME, SHORT, LONGEST = 30, 40, 24, 7, 38
ROOM = 40  # letters side by side on a telephone, beside the names of the rows
Lines = list[tuple[str, list[tuple[str, Cell]]]]  # each its name, and its cells with their marks


def crossed_table(crossed: Crossed, what: str = VALUE) -> Chart:
    """The table alone, as values or as shares of a total."""
    return _chart(crossed, drawn([], height=100), "Tabell", what)


def crossed_bars(crossed: Crossed, chosen: str = "") -> Chart:
    """A bar for every cell, in the order of the table; a click gives the cell's mark, and `chosen` stands out."""
    bars = [
        Bar(place_of(row, column), written(cell, crossed.unit), cell.value,
            f"{place_of(row, column)}: {said(cell, crossed.unit)}", one if cell.n else "", cell.hidden,
            strong=one == chosen)
        for one, (row, column, cell) in zip(marks(crossed), labelled(crossed), strict=True)
    ]  # fmt: skip
    return _chart(crossed, lying_bars(bars, crossed.unit), "Liggande staplar")


def crossed_lines(crossed: Crossed, chosen: str = "") -> Chart:
    """A line for each class over the parts of the window; of many, the largest by their totals. Clicked like bars."""
    time = time_of(crossed)
    assert time is not None
    lines = _lines(crossed)[:MOST_LINES]
    return _chart(crossed, _line_figure(lines, time, crossed.unit, chosen), f"Linjediagram med {_many(len(lines))}")


def crossed_heat(crossed: Crossed, chosen: str = "") -> Chart:
    """Every cell in the step of its figure, from the palest to the strongest; clicked and chosen like a bar."""
    return _chart(crossed, _heat_figure(crossed, chosen), "Värmekarta")


def time_of(crossed: Crossed) -> Axis | None:
    """The side of the table that is time."""
    sides = (crossed.rows, crossed.columns)
    return next((one for one in sides if one and one.dimension.family is Family.TIME), None)


def lines_left_out(crossed: Crossed) -> int:
    """How many classes a line chart has no room for."""
    return max(0, len(_lines(crossed)) - MOST_LINES)


def _chart(crossed: Crossed, figure: Any, kind: str, what: str = VALUE) -> Chart:
    shown = table(crossed, what)
    return Chart(
        title=heading(crossed), figure=figure, table=shown, sentence=sentence(crossed), alt=alt(crossed, kind),
        units=dict.fromkeys([str(name) for name in shown][1:], unit_of(crossed, what)),
    )  # fmt: skip


def _many(count: int) -> str:
    return texts.counted(count, "linje", "linjer")


def _lines(crossed: Crossed) -> Lines:
    """The classes beside time with their cells, the largest total first; one line where there is only time."""
    if crossed.columns is None:
        return [(crossed.name, [(mark(row, 0), cell) for row, cell in enumerate(crossed.row_totals)])]
    marked = [[(mark(row, column), cell) for column, cell in enumerate(cells)]
              for row, cells in enumerate(crossed.cells)]  # fmt: skip
    if crossed.columns is time_of(crossed):
        found = list(zip(row_names(crossed), marked, crossed.row_totals, strict=True))
    else:
        columns = map(list, zip(*marked, strict=True))
        found = list(zip(column_names(crossed), columns, crossed.column_totals, strict=True))
    found.sort(key=lambda line: -(line[2].value or 0))
    return [(name, cells) for name, cells, _ in found]


def _line_figure(lines: Lines, time: Axis, unit: str, chosen: str) -> Any:
    days, named = time.days, _thinned(time.names)
    scale = ticks([cell.value for _, cells in lines for _, cell in cells], unit)
    keys = [(SIGNS[place], DATA, _cut(name, LONGEST)) for place, (name, _) in enumerate(lines)]
    return drawn(
        [_line(place, line, time, unit, chosen) for place, line in enumerate(lines)], height=400,
        xaxis=axis([day.isoformat() for day, name in zip(days, named, strict=True) if name],
                   [name for name in named if name], [days[0].isoformat(), days[-1].isoformat()]),
        yaxis=axis(scale.values, scale.names, scale.ends, showgrid=True), **key_line(keys if len(keys) > 1 else []),
    )  # fmt: skip


def _thinned(names: Sequence[str]) -> list[str]:
    """Every name, or as many as a telephone has room for; month and year in two lines."""
    every = -(-len(names) // 6)
    return ["<br>".join(name.split(texts.NBSP)) if place % every == 0 else "" for place, name in enumerate(names)]


def _line(place: int, line: tuple[str, list[tuple[str, Cell]]], time: Axis, unit: str, chosen: str) -> dict[str, Any]:
    name, cells = line
    return {
        "type": "scatter", "mode": "lines+markers", "x": [day.isoformat() for day in time.days],
        "y": [cell.value for _, cell in cells], "connectgaps": False, "cliponaxis": False, "name": name,
        "line": {"color": DATA, "width": 2.5, "dash": DASHES[place]},
        "marker": {"color": DATA, "size": [14 if one == chosen else 8 for one, _ in cells], "symbol": MARKS[place]},
        "unselected": {"marker": {"opacity": 1}}, "customdata": [one if cell.n else "" for one, cell in cells],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "hovertext": [f"{name}, {part}: {said(cell, unit)}"
                      for part, (_, cell) in zip(time.names, cells, strict=True)],
    }  # fmt: skip


def _heat_figure(crossed: Crossed, chosen: str) -> Any:
    heat = Heat(crossed, chosen)
    rows, columns = [_two_lines(name) for name in row_names(crossed)], [_lines_of(one) for one in column_names(crossed)]
    height = len(rows) * (TALL_ROW if any("<br>" in name for name in rows) else ROW)
    is_wide = sum(max(map(len, lines)) + 1 for lines in columns) > ROOM
    names = [_cut(" ".join(lines), NAME) if is_wide else "<br>".join(lines) for lines in columns]
    keys = key_line(heat.keys)
    return drawn(
        heat.traces, height=height + 130 + 60 * is_wide, **keys, hoverdistance=-1, shapes=heat.edges,
        xaxis=axis(range(len(columns)), names, (-0.5, len(columns) - 0.5), tickangle=-90 if is_wide else 0),
        yaxis=axis(range(len(rows)), rows, (len(rows) - 0.5, -0.5)),
    )  # fmt: skip


def _lines_of(name: str) -> list[str]:
    """A name in short lines, no word broken."""
    return textwrap.wrap(name.replace(texts.NBSP, " "), SHORT, break_long_words=False) or [""]


def _two_lines(name: str) -> str:
    lines = textwrap.wrap(name, NAME)
    return "<br>".join([lines[0], _cut(" ".join(lines[1:]), NAME)] if len(lines) > 1 else [name])


def _cut(name: str, length: int) -> str:
    return name if len(name) <= length else f"{name[: length - 1]}…"
