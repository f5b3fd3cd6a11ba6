"""What holds for every chart: it can be read without being seen, weighs little, and asks nobody for anything."""

import time

import pytest

from corespons import charts
from tests.charts.drawn_charts import BUILT, EMPTY

every_chart = pytest.mark.parametrize("name", BUILT)
HEAVIEST = 60_000


def numbers(figure: dict) -> list[float]:
    """Every number along the value axis of every trace, in the order drawn."""
    return [
        value
        for trace in figure["data"]
        for value in (trace["x"] if trace.get("orientation") == "h" else trace.get("y", ()))
        if isinstance(value, int | float)
    ]


@every_chart
def test_says_in_words_what_it_shows(name):
    chart = BUILT[name][0]()
    assert chart.title and chart.sentence.endswith(".") and chart.alt.endswith(".")
    assert "None" not in chart.title + chart.sentence + chart.alt + chart.figure.to_json()
    assert len(chart.table) and list(chart.shown) == list(chart.table)


@every_chart
def test_table_and_figure_hold_the_same_numbers(name):
    build, expected = BUILT[name]
    chart = build()
    column = [[cell for cell in chart.table[head] if isinstance(cell, int | float)] for head in chart.table]
    assert not expected or list(expected) in column
    plotted = numbers(chart.figure.to_dict())
    assert all(value in plotted for value in expected)


@every_chart
def test_is_light_and_quick(name):
    build = BUILT[name][0]
    build()
    start = time.perf_counter()
    figure = build().figure
    took = time.perf_counter() - start
    size = len(figure.to_json())
    print(f"{name}: {took * 1000:.1f} ms, {size / 1000:.1f} kB")
    assert size < HEAVIEST


@every_chart
def test_leaves_text_and_background_to_the_theme(name):
    layout = BUILT[name][0]().figure.layout
    assert layout.paper_bgcolor == layout.plot_bgcolor == "rgba(0,0,0,0)"
    assert layout.separators == ",\u00a0"
    assert "colorway" not in layout.template.layout.to_plotly_json()


@every_chart
def test_value_axis_begins_at_zero(name):
    layout = BUILT[name][0]().figure.layout
    lying = any(trace.orientation == "h" for trace in BUILT[name][0]().figure.data if trace.type == "bar")
    axis = layout.xaxis if lying else layout.yaxis
    assert name in ("map", "status map") or axis.range[0] == 0


@pytest.mark.parametrize("name", EMPTY)
def test_without_data_says_so(name):
    chart = EMPTY[name]()
    assert chart.title and chart.sentence and chart.alt
    chart.figure.to_json()


def test_every_chart_function_is_drawn_here():
    drawn = {build.__code__.co_names[1] for build, _ in BUILT.values()}
    pictures = {"Chart", "Spending", "bullet_svg", "status_svg", "trend_svg"}
    assert set(charts.__all__) - pictures == drawn
