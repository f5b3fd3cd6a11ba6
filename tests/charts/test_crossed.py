"""A crossed table drawn: its table has totals, its sentence says what they are, and nothing hidden gets out."""

from datetime import date, timedelta
from io import BytesIO
from typing import Any

import pytest
from python_calamine import CalamineWorkbook

from corespons import texts
from corespons.charts import crossed as drawing
from corespons.charts.crossed_heat import STEPS
from corespons.charts.crossed_words import OF_COLUMN, OF_ROW, table
from corespons.charts.paint import CLEAR, INK, PAPER
from corespons.colours import DARK, LIGHT
from corespons.followup.classes import Class
from corespons.followup.dimensions import ACTOR, INDUSTRY, MONTH, MUNICIPALITY, SIZE, Dimension
from corespons.followup.explore import Asked, Axis, Cell, Crossed
from corespons.indicators import Window
from corespons.reports.crossed_xlsx import crossed_workbook
from tests.test_colours import contrast

WINDOW = Window(date(2021, 4, 1), date(2021, 6, 30), date(2022, 1, 1))
MONTHS = tuple(
    Class(texts.short_month(first), window=Window(first, first + timedelta(days=29), WINDOW.as_of))
    for first in (date(2021, 4, 1), date(2021, 5, 1), date(2021, 6, 1))
)
HIDDEN = Cell(hidden=True)
TOWNS = (Class("Åre", area="2321"), Class("Berg", area="2326"), Class("Utanför området", area="x", in_total=False))


def of(*values: float | None) -> tuple[Cell, ...]:
    return tuple(Cell(value, int(value or 0)) for value in values)


def made(cells: Any = None, audience: str = "intern", rows: Dimension = MUNICIPALITY, **fields: Any) -> Crossed:
    """Three places by three months, unless told."""
    base: dict[str, Any] = {
        "asked": Asked("D1.1", WINDOW, rows.key, "month", audience), "name": "Nådda företag", "unit": "företag",
        "kind": "count", "rows": Axis(rows, TOWNS), "columns": Axis(MONTH, MONTHS),
        "cells": cells or (of(12, 7, 0), of(3, 30, 5), of(1, 0, 0)), "row_totals": of(14, 31, 1),
        "column_totals": of(15, 37, 5), "total": Cell(44, 44),
    }  # fmt: skip
    return Crossed(**(base | fields))


def one_way() -> Crossed:
    """Two places alone."""
    return made(columns=None, cells=((), (), ()), column_totals=(), asked=Asked("D1.1", WINDOW, "municipality"))


DRAWN = {"bars": drawing.crossed_bars, "lines": drawing.crossed_lines, "heat": drawing.crossed_heat,
         "table": drawing.crossed_table}  # fmt: skip
every_drawing = pytest.mark.parametrize("draw", DRAWN.values(), ids=DRAWN)


@every_drawing
def test_says_in_words_what_it_shows(draw):
    chart = draw(made())
    assert chart.title == "Nådda företag efter kommun och månad"
    assert chart.sentence.startswith("Flest: Berg, maj\u00a02021, 30. Totalt: 44. Varje total räknas om från raderna")
    assert chart.alt.endswith("30.") and "3\u00a0rader och 3\u00a0kolumner" in chart.alt
    assert "None" not in chart.title + chart.sentence + chart.alt + chart.figure.to_json()
    assert list(chart.shown.iloc[-1]) == ["Totalt", "15", "37", "5", "44"]


@every_drawing
def test_a_hidden_figure_is_nowhere(draw):
    chart = draw(made(cells=(of(12, 7, 0), (HIDDEN, *of(30), HIDDEN), of(0, 0, 0)), audience="öppen"))
    assert list(chart.table["apr\u00a02021"]) == [12, texts.HIDDEN, 0, 15]
    assert "2\u00a0rutor visas inte (<5)" in chart.sentence
    assert 3 not in numbers(chart.figure)


def numbers(figure: Any) -> list[float]:
    """The values that bars and lines are drawn from."""
    drawn = figure.to_dict()["data"]
    return [one for trace in drawn if trace["type"] == "bar" or "lines" in trace.get("mode", "")
            for one in (trace["x"] if trace.get("orientation") == "h" else trace["y"])]  # fmt: skip


def test_shares_are_of_the_total_that_was_counted_anew():
    of_row, of_column = table(made(), OF_ROW), table(made(), OF_COLUMN)
    assert of_row["apr\u00a02021"][0] == 100 * 12 / 14 and of_row["Totalt"][0] == 100
    assert of_column["apr\u00a02021"][0] == 100 * 12 / 15 and of_column["Totalt"][1] == 100 * 31 / 44


def test_a_share_of_a_hidden_total_is_hidden():
    found = table(made(row_totals=(HIDDEN, *of(31, 1))), OF_ROW)
    assert set(found.iloc[0][1:]) == {texts.HIDDEN}


def test_one_dimension_is_one_column():
    assert list(table(one_way())) == ["Kommun", "Antal"]
    assert list(table(one_way(), OF_COLUMN)["Andel"]) == [100 * 14 / 44, 100 * 31 / 44, 100 * 1 / 44, 100]


def test_a_place_outside_says_that_it_is_not_in_the_total():
    assert table(one_way())["Kommun"][2] == "Utanför området (ingår inte i totalen)"


def test_companies_shared_by_actors_are_told():
    assert "flera klasser av aktör och månad" in drawing.crossed_table(made(rows=ACTOR)).sentence
    assert "flera klasser av månad" in drawing.crossed_table(made(rows=INDUSTRY)).sentence


def test_what_is_counted_up_to_the_end_of_each_month_says_so():
    covered = made(asked=Asked("D1.5", WINDOW, "municipality", "month"), kind="coverage", unit="kommuner")
    assert "fram till slutet av varje del" in drawing.crossed_table(covered).sentence
    assert "fram till slutet" not in drawing.crossed_table(made()).sentence


def test_a_figure_that_does_not_exist_is_a_dash():
    chart = drawing.crossed_table(made(total=Cell(exists=False)))
    assert chart.table["Totalt"].iloc[-1] == texts.NONE and "Totalt:" not in chart.sentence


def test_lines_are_told_apart_without_colour():
    lines = drawing.crossed_lines(made()).figure.data
    assert len({trace.line.dash for trace in lines}) == len({trace.marker.symbol for trace in lines}) == len(lines) == 3
    assert lines[0].name == "Berg"


def test_only_the_largest_lines_are_drawn_and_the_rest_counted():
    many = made(rows=ACTOR, cells=(of(1, 2, 3),) * 8, row_totals=of(*range(8)))
    many = Crossed(**(many.__dict__ | {"rows": Axis(ACTOR, tuple(Class(f"Aktör {n}", number=n) for n in range(8)))}))
    assert len(drawing.crossed_lines(many).figure.data) == drawing.MOST_LINES == 5
    assert drawing.lines_left_out(many) == 3


def test_the_heat_map_leaves_zero_clear_and_crosses_the_hidden():
    figure = drawing.crossed_heat(made(cells=(of(12, 7, 0), (HIDDEN, *of(30, None)), of(1, 0, 0)))).figure
    heat, marks = figure.data[0], {trace.marker.symbol: trace for trace in figure.data[1:] if trace.mode == "markers"}
    assert heat.z[0][2] == -1 and heat.z[1][0] is None
    assert heat.colorscale[0][1] == CLEAR
    assert (list(marks["x-thin"].x), list(marks["x-thin"].y)) == ([0], [1])
    assert (list(marks["line-ew"].x), list(marks["line-ew"].y)) == ([2], [1])
    keys = figure.layout.annotations[0].text.replace(texts.NBSP, " ")
    assert "visas inte" in keys and "uppgift saknas" in keys


def test_no_word_of_a_heading_is_broken_and_two_lines_have_room():
    sizes = tuple(
        Class(name, number=place) for place, name in enumerate(("0 anställda", "250 anställda eller fler", "x"))
    )
    layout = drawing.crossed_heat(made(columns=Axis(SIZE, sizes))).figure.layout
    assert "anställda" in layout.xaxis.ticktext[0]
    assert layout.height >= 3 * drawing.TALL_ROW  # the place outside has its name in two lines


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_every_figure_on_the_heat_map_can_be_read(palette):
    """The steps by their place in the theme's sequence; pale ones carry the text's colour, strong ones the page's."""
    colours = [palette.sequence[int(name[1:]) - 11] for name in STEPS]
    letters = {INK: palette.text, PAPER: palette.background}
    for place, colour in enumerate(colours):
        assert contrast(colour, letters[INK if place < 2 else PAPER]) >= 4.5


def test_heat_map_letters_follow_the_steps():
    figure = drawing.crossed_heat(made()).figure
    dark, light = (trace for trace in figure.data[1:] if trace.mode == "text")
    assert (dark.textfont.color, light.textfont.color) == (INK, PAPER)
    assert sorted([*dark.text, *light.text]) == ["0", "0", "0", "1", "12", "3", "30", "5", "7"]


def clicked(figure: Any) -> dict[str, str]:
    """What a click on a drawing gives, by what stands under the pointer there."""
    return {told: mark for trace in figure.data if trace.customdata is not None
            for told, mark in zip(trace.hovertext, trace.customdata, strict=True)}  # fmt: skip


@pytest.mark.parametrize("draw", [drawing.crossed_bars, drawing.crossed_lines, drawing.crossed_heat])
def test_a_click_gives_the_cell_and_nothing_where_nothing_is_behind(draw):
    marks = clicked(draw(made(cells=(of(12, 7, 0), (HIDDEN, *of(30, 5)), of(1, 0, 0)))).figure)
    by_cell = {told.replace(texts.NBSP, " "): mark for told, mark in marks.items()}
    assert by_cell["Åre, apr 2021: 12 företag"] == "0.0"
    assert by_cell["Berg, jun 2021: 5 företag"] == "1.2"
    assert by_cell["Åre, jun 2021: 0 företag"] == by_cell["Berg, apr 2021: visas inte"] == ""


def test_a_click_in_one_dimension_gives_the_row():
    assert set(clicked(drawing.crossed_bars(one_way()).figure).values()) == {"0.0", "1.0", "2.0"}


def test_a_short_bar_is_clicked_along_its_whole_row():
    rows = drawing.crossed_bars(one_way()).figure.data[0]
    assert len(set(rows.x)) == 1 and rows.x[0] >= 31 and rows.width == 1


def test_the_open_cell_stands_out():
    assert "▸ Berg, maj" in "".join(drawing.crossed_bars(made(), "1.1").figure.layout.yaxis.ticktext)
    (edge,) = drawing.crossed_heat(made(), "1.1").figure.layout.shapes
    assert (edge.x0, edge.x1, edge.y0, edge.y1) == (0.5, 1.5, 0.5, 1.5)
    (berg, _, _) = drawing.crossed_lines(made(), "1.1").figure.data
    assert list(berg.marker.size) == [8, 14, 8]
    assert not drawing.crossed_heat(made()).figure.layout.shapes


def test_the_workbook_has_numbers_as_numbers_and_the_choice_above():
    shown = table(made(cells=(of(12, 7, 0), (HIDDEN, *of(30, 5)), of(1, 0, 0))))
    book = CalamineWorkbook.from_filelike(BytesIO(crossed_workbook(shown, "företag", "=1+1", "Hela projektet")))
    rows = book.get_sheet_by_index(0).to_python()
    assert rows[0][0] == "=1+1" and rows[1][0] == "Hela projektet"
    assert rows[3] == ["Kommun", "apr 2021", "maj 2021", "jun 2021", "Totalt"]
    assert rows[5] == ["Berg", "<5", 30, 5, 31]
    assert rows[-1] == ["Totalt", 15, 37, 5, 44]
