import tomllib
from itertools import pairwise

import pytest
from streamlit.elements.lib import streamlit_plotly_theme as theme

from corespons.charts import paint
from corespons.charts.over_time_words import spread
from corespons.charts.scale import class_of, classes, ticks
from corespons.settings import ROOT
from tests.charts import sample
from tests.test_colours import SEEING, contrast, seen


@pytest.mark.parametrize(
    ("values", "unit", "names"),
    [
        ([84], "företag", ["0", "20", "40", "60", "80", "100"]),
        ([61], "%", ["0", "20", "40", "60", "80", "100 %"]),
        ([3], "företag", ["0", "1", "2", "3"]),
        ([], "företag", ["0", "1"]),
        ([-30, 40], "%", ["−40", "−20", "0", "20", "40 %"]),
        ([9.6e6], "kr", ["0", "2", "4", "6", "8", "10 mnkr"]),
        ([0.9], "kvot", ["0,0", "0,2", "0,4", "0,6", "0,8", "1,0"]),
        ([None, 1234], "antal", ["0", "250", "500", "750", "1 000", "1 250"]),
    ],
)
def test_ticks_begin_at_zero_and_are_written_in_swedish(values, unit, names):
    assert [name.replace("\u00a0", " ") for name in ticks(values, unit).names] == names


@pytest.mark.parametrize(
    ("values", "unit", "labels"),
    [
        (list(sample.COUNTS.values()), "företag", ["1–4", "5–9", "14–22", "28–40", "71–84"]),
        ([0, 0, 7, 9], "företag", ["0", "7", "9"]),
        ([1.04, 1.01, 3.2], "per 10 000 invånare", ["1,0", "3,2"]),
        ([5], "%", ["5 %"]),
        ([], "%", []),
    ],
)
def test_classes_are_named_by_what_they_hold(values, unit, labels):
    found = classes(values, unit)
    assert [one.label.replace("\u00a0", " ") for one in found] == labels
    assert all(0 <= class_of(value, found, unit) < len(found) for value in values)


def test_names_at_line_ends_do_not_cover_one_another():
    places = spread([10, 11, 95, 99], gap=8, top=100)
    assert all(after - before >= 8 - 1e-9 for before, after in pairwise(places))
    assert max(places) <= 100


def test_colour_names_are_those_that_streamlit_exchanges():
    assert (theme.CATEGORY_0, theme.CATEGORY_1) == (paint.DATA, paint.PALE)
    assert (theme.CATEGORY_2, theme.CATEGORY_3, theme.CATEGORY_4) == (paint.GOOD, paint.WATCH, paint.LATE)
    assert (theme.GRAY_90, theme.BG_COLOR) == (paint.INK, paint.PAPER)
    sequence = [getattr(theme, f"SEQUENTIAL_{place}") for place in (1, 3, 5, 7, 9)]
    assert tuple(sequence) == paint.STEPS


@pytest.mark.parametrize("eyes", SEEING)
@pytest.mark.parametrize("name", ["light", "dark"])
def test_steps_and_bars_differ_for_all_eyes(name, eyes):
    colours = tomllib.loads((ROOT / ".streamlit/config.toml").read_text(encoding="utf-8"))["theme"][name]
    lightness = [seen(colours["chartSequentialColors"][place], eyes)[0] for place in (1, 3, 5, 7, 9)]
    assert all(abs(after - before) >= 8 for before, after in pairwise(lightness))
    data, pale = colours["chartCategoricalColors"][:2]
    assert abs(seen(data, eyes)[0] - seen(pale, eyes)[0]) >= 10
    assert contrast(data, colours["backgroundColor"]) >= 3


@pytest.mark.parametrize("count", range(1, 6))
def test_fewer_steps_stay_in_order(count):
    chosen = [paint.STEPS.index(colour) for colour in paint.steps(count)]
    assert chosen == sorted(set(chosen)) and len(chosen) == count
