"""The municipalities by status: every word with its own shape, a target of one's own or none, and nothing hidden."""

from typing import Any

import pytest

from corespons import charts, texts
from corespons.charts.hatching import middle
from corespons.charts.municipality_status import COLOURS, NOT_SHOWN, ORDER, SHAPES, SIGNS, standings
from corespons.charts.paint import CLEAR, GOOD, LATE, WATCH
from corespons.followup import STATUSES
from corespons.geography import municipalities
from corespons.indicators.result import Result
from tests.charts import sample
from tests.charts.sample import standing, towns


def opened() -> list[Result]:
    """For the open audience: one is hidden with its figure, one shows its figure but not what is held to the plan."""
    return [
        *towns({"Berg": 3}, unseen=("Berg",), target=40, plan=20, status=None),
        *towns({"Åre": 17}, outcome=None, target=40, plan=20, status=None),
        *towns({"Ragunda": 2}, unseen=("Ragunda",), status=None),
        *towns({"Krokom": 24}, outcome=24, target=40, plan=20, status="Enligt plan"),
    ]


def legend(chart: charts.Chart) -> list[str]:
    return [trace.name for trace in chart.figure.data if trace.showlegend]


def on_top(chart: charts.Chart, mode: str) -> list[Any]:
    """What lies over the areas: marks or lines."""
    return [trace for trace in chart.figure.data if trace.type == "scattergeo" and trace.mode == mode]


def filled(chart: charts.Chart) -> dict[str, str]:
    """Each municipality's code and the colour its area has."""
    areas = [trace for trace in chart.figure.data if trace.type == "choropleth"]
    return {code: trace.colorscale[0][1] for trace in areas for code in trace.locations}


CODES = {town.name: town.code for town in municipalities()}
both = pytest.mark.parametrize("draw", [charts.standing_map, charts.standing_bars], ids=["map", "bars"])


def test_the_best_stand_first_and_then_those_nearest_to_the_plan() -> None:
    order = [(one.result.area_name, one.said) for one in standings(standing())]
    assert order == [
        ("Bräcke", "Enligt plan"), ("Krokom", "Enligt plan"), ("Åre", "Risk, osäkert"), ("Berg", "Efter plan"),
        ("Ånge", "Underlag saknas"), ("Timrå", "Mål saknas"),
    ]  # fmt: skip


def test_where_less_is_better_the_least_stands_first() -> None:
    held = {"id": "D2.6", "target": 30, "plan": 30, "status": "Enligt plan"}
    days = [*towns({"Berg": 30}, outcome=30, **held), *towns({"Åre": 24}, outcome=24, **held),
            *towns({"Krokom": 12}, outcome=12, **held)]  # fmt: skip
    assert [one.result.area_name for one in standings(days)] == ["Krokom", "Åre", "Berg"]


@both
def test_it_says_who_stands_where_and_who_has_no_target_of_its_own(draw) -> None:
    chart = draw(standing())
    assert chart.title == "Läge: nådda företag per kommun"
    assert chart.sentence.startswith(
        "Nådda företag: enligt plan i Bräcke och Krokom, risk i Åre och efter plan i Berg. "
    )
    assert chart.sentence.endswith("Underlag saknas för Ånge. Mål saknas för Timrå.")
    assert "Enligt plan: 2, Risk: 1, Efter plan: 1, Underlag saknas: 1 och Mål saknas: 1." in chart.alt
    rows = chart.shown.set_index("Kommun")
    assert list(rows.loc["Åre"]) == ["Risk, osäkert", "17", "20", "40"]
    assert list(rows.loc["Timrå"]) == ["Mål saknas", "99", "", ""]


def test_nobody_borrows_the_target_of_the_project() -> None:
    project = sample.result(84, target=720, plan=390, outcome=84, status="Efter plan")
    chart = charts.standing_map([project, *towns({"Åre": 84, "Berg": 1}, status="Mål saknas")])
    assert chart.sentence == "Ingen kommun har ett eget mål för måttet, och projektets mål lånas inte ut."
    assert set(filled(chart).values()) == {CLEAR}
    assert legend(chart) == ["Mål saknas"]


def test_colour_shape_and_word_say_the_same_on_the_map() -> None:
    chart = charts.standing_map(standing())
    assert filled(chart) == {
        CODES["Bräcke"]: GOOD, CODES["Krokom"]: GOOD, CODES["Åre"]: WATCH, CODES["Berg"]: LATE,
        CODES["Ånge"]: CLEAR, CODES["Timrå"]: CLEAR,
    }  # fmt: skip
    marks = {code: trace.marker.symbol for trace in on_top(chart, "markers") for code in trace.customdata}
    assert marks == {
        CODES["Bräcke"]: "circle", CODES["Krokom"]: "circle", CODES["Åre"]: "triangle-up", CODES["Berg"]: "square",
        CODES["Timrå"]: "circle-open",
    }  # fmt: skip
    assert legend(chart) == ["● Enligt plan", "▲ Risk", "■ Efter plan", "▧ Underlag saknas", "Mål saknas"]


def test_hidden_is_hatched_and_nothing_there_is_dotted() -> None:
    lines = on_top(charts.standing_map([*standing(), *opened()]), "lines")
    assert {trace.name: trace.line.dash for trace in lines} == {"▨ visas inte": "solid", "▧ Underlag saknas": "dot"}


@both
def test_what_the_open_audience_may_not_see_is_nowhere(draw) -> None:
    chart = draw(opened())
    everything = " ".join((chart.figure.to_json(), chart.table.to_json(), chart.sentence, chart.alt))
    assert "17" not in everything.replace(CODES["Åre"], "").replace("#000017", "")
    rows = chart.shown.set_index("Kommun")
    assert list(rows["Läge"]) == ["Enligt plan", "Mål saknas", "Visas inte", "Visas inte"]
    assert list(rows["Utfall"]) == ["24", texts.HIDDEN, texts.HIDDEN, texts.HIDDEN]
    assert "Berg och Åre visas inte, eftersom små tal döljs." in chart.sentence


def test_every_word_has_a_shape_and_a_sign_of_its_own() -> None:
    assert (*STATUSES, NOT_SHOWN) == ORDER
    assert len({SIGNS[word] for word in ORDER}) == len(ORDER)
    assert len(set(SHAPES.values())) == len(SHAPES)
    assert set(STATUSES) - set(SHAPES) == {"Underlag saknas"}  # that one is dotted
    assert set(COLOURS) <= set(SHAPES)


def test_a_mark_stands_well_inside_every_municipality() -> None:
    places = {town.code: middle(town.code) for town in municipalities()}
    assert all(place is not None and 62 < place[1] < 65.2 for place in places.values())
    assert len(set(places.values())) == len(places)
    assert middle("9999") is None
