"""What the open audience may not see is in no figure, table, sentence or alternative text."""

import re

import pytest

from corespons import charts, texts
from corespons.followup import Overlap
from corespons.followup.disclosure import guarded
from tests.charts import sample
from tests.charts.test_every_chart import numbers


def everything(chart: charts.Chart) -> str:
    return " ".join((chart.figure.to_json(), chart.table.to_json(), chart.shown.to_json(), chart.sentence, chart.alt))


@pytest.mark.parametrize("draw", [charts.municipality_bars, charts.municipality_map])
def test_hidden_municipalities_are_hatched_and_marked(draw):
    chart = draw(sample.counted_openly())
    cells = dict(zip(chart.table["Kommun"], chart.table["Antal"], strict=True))
    assert cells["Bräcke"] == cells["Ånge"] == texts.HIDDEN
    assert cells["Krokom"] == texts.MISSING
    assert "Bräcke, Ragunda och Ånge visas inte" in chart.sentence
    assert "färre än fem" not in chart.sentence
    assert list(chart.table["Kommun"])[-3:] == ["Bräcke", "Ragunda", "Ånge"]


def test_hidden_bars_all_have_the_same_length():
    chart = charts.municipality_bars(sample.counted_openly())
    stubs = next(trace for trace in chart.figure.data if trace.marker.pattern.shape)
    assert len(set(stubs.x)) == 1 and len(stubs.x) == 3


def test_hidden_months_are_a_hatched_gap():
    chart = charts.course_chart(sample.course([None, None, 7, 12], unseen=2), None, sample.REACHED, "företag")
    assert list(chart.table["Utfall"]) == [texts.HIDDEN, texts.HIDDEN, 7, 12]
    hatched = [trace for trace in chart.figure.data if trace.fillpattern.shape]
    assert len(hatched) == 1 and hatched[0].x[0] == "2021-04-30"
    assert "2 månader visas inte" in chart.alt.replace(texts.NBSP, " ")


@pytest.mark.parametrize(
    ("counts", "seen"),
    [
        ([120, 44, 12, 3], [120, 44, None, None]),
        ([120, 44, 2, 3], [120, 44, None, None]),
        ([120, 44, 12, 0], [120, 44, 12, 0]),
        ([3, 0, 0], [None, 0, 0]),
        ([5, 5, 4], [None, 5, None]),
    ],
)
def test_one_to_four_is_hidden_and_never_alone(counts, seen):
    assert guarded(counts, is_open=True) == seen
    assert guarded(counts, is_open=False) == counts


def test_unanswered_few_are_not_told():
    chart = charts.answer_time_distribution([2.0] * 40 + [30.0] * 9, 3, is_open=True)
    assert list(chart.table["Ärenden"]) == [40, 0, 0, 0, texts.HIDDEN, 0, 0, texts.HIDDEN]
    assert "obesvarade" not in chart.sentence


def test_few_too_late_are_not_told():
    chart = charts.answer_time_distribution([2.0] * 40, 3, is_open=True)
    assert chart.sentence == "Antalen är för små för att visas."


def test_small_splits_of_referrals_are_not_shown():
    flows = [("A", "B", 17, 14), ("B", "C", 30, 20), ("C", "A", 12, 12), ("A", "C", 3, 1)]
    chart = charts.referral_flow(flows, is_open=True)
    rows = {(row["Från"], row["Till"]): row for row in chart.table.to_dict("records")}
    assert rows["B", "C"]["Mottagna i tid"] == 20
    assert (rows["A", "B"]["Lotsningar"], rows["A", "B"]["Fastnade"]) == (17, texts.HIDDEN)
    assert (rows["A", "C"]["Lotsningar"], rows["A", "C"]["Mottagna i tid"]) == (texts.HIDDEN, texts.HIDDEN)
    assert rows["C", "A"]["Lotsningar"] == texts.HIDDEN  # else 3 = the total less the others
    assert not {14, 3} & set(numbers(chart.figure.to_dict()))


def test_small_overlap_is_not_told():
    chart = charts.overlap_chart(Overlap(("A", "B"), (20, 10), (("A", "B", 2),), 28), is_open=True)
    assert chart.sentence.startswith("28\u00a0unika företag.")
    assert list(chart.table["Företag"]) == [20, texts.HIDDEN]


def test_pictures_hold_no_hidden_figure():
    svg = charts.bullet_svg(sample.hidden(target=80, plan=40))
    assert re.findall(r'class="data"', svg) == []
    assert "<title>Nådda företag: &lt;5, plan i dag 40, mål 80</title>" in svg
    line = charts.trend_svg([one.value for one in sample.course([None, None, 7, 12, 20], unseen=2).results], "Till 20")
    assert line.split("</title>")[1].count(",") == 3
