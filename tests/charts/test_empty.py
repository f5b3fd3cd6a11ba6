"""Where there is nothing to draw, the sentence stands alone: a chart says so of itself."""

import pytest

from corespons import charts
from tests.charts import sample
from tests.charts.drawn_charts import BUILT, EMPTY

DRAWN_ALL_THE_SAME = {"map", "status map", "one month"}  # a map has its borders, a single month its point


@pytest.mark.parametrize("name", BUILT)
def test_a_chart_with_figures_is_not_empty(name):
    assert not BUILT[name][0]().is_empty


@pytest.mark.parametrize("name", sorted(set(EMPTY) - DRAWN_ALL_THE_SAME))
def test_a_chart_of_nothing_is_empty_and_its_sentence_says_so(name):
    chart = EMPTY[name]()
    assert chart.is_empty
    assert chart.sentence


def test_bars_without_a_length_are_nothing_and_hidden_ones_are_something():
    assert charts.municipality_bars(sample.towns({"Åre": None, "Berg": None})).is_empty
    assert charts.municipality_bars(sample.towns({"Åre": 0, "Berg": 0})).is_empty
    assert not charts.municipality_bars(sample.towns({"Åre": 0, "Berg": 3}, unseen=("Berg",))).is_empty
    assert not charts.municipality_bars(sample.towns({"Åre": 0, "Berg": 1})).is_empty
