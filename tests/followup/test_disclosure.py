"""What the open audience may see: small figures hidden, and nothing that subtraction would give back."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corespons.followup import answer
from corespons.followup.disclosure import NEVER, hidden_areas
from corespons.geography import UNKNOWN
from corespons.indicators import CATALOGUE, Question, Result, find
from corespons.indicators.places import AREAS, CODES, MEMBERS, PLACES, UNKNOWN_PLACE
from corespons.indicators.statistics import Figure, Settled
from corespons.store import Store
from tests.tables import area_code, deliver, facts, result, table, typed, window

Figures = dict[str, Figure]


def figures(id: str, place: list[int], value: list[float]) -> Figures:
    """An indicator's figures of observations that lie in places."""
    indicator = find(id)
    areas = [n for n, a in enumerate(AREAS) if a.level in indicator.statistic.levels or a.code in indicator.buckets]
    settled = Settled(np.array(place, int), np.array(value, float), np.arange(len(place)))
    return {figure.area.code: figure for figure in indicator.statistic.figures(settled, areas)}


def counted(**towns: int) -> Figures:
    """D1.1 where so many companies were reached in each town; `okänd` is the unknown municipality."""
    place = [place for town, count in towns.items() for place in [_place(town)] * count]
    return figures("D1.1", place, [1.0] * len(place))


def _place(town: str) -> int:
    return UNKNOWN_PLACE if town == "okänd" else CODES.index(area_code(town))


def hidden(**towns: int) -> set[str]:
    """The names of the areas hidden in D1.1."""
    names = {area.code: area.name for area in AREAS}
    return {names[code] for code in hidden_areas("D1.1", {"D1.1": counted(**towns)})}


# ---- small counts, and what subtraction would give back ----


def test_one_to_four_is_hidden_nought_and_five_are_shown() -> None:
    assert hidden(Åre=5, Berg=5, Sundsvall=5) == set()
    assert hidden(Åre=4, Berg=1, Krokom=9, Sundsvall=9) == {"Åre", "Berg"}
    assert hidden() == set()


def test_the_smallest_other_town_is_hidden_with_a_single_small_one() -> None:
    assert hidden(Åre=3, Berg=9, Krokom=7, Sundsvall=9) == {"Åre", "Krokom"}


def test_of_equals_the_lowest_code_is_hidden() -> None:
    assert hidden(Åre=3, Berg=7, Krokom=7, Sundsvall=9) == {"Åre", "Krokom"}  # 2309 before 2326


def test_a_small_region_takes_the_other_with_it_and_each_hides_a_town() -> None:
    assert hidden(Åre=3, Sundsvall=20, Timrå=9) == {
        "Jämtland Härjedalen", "Västernorrland", "Åre", "Timrå",
    }  # fmt: skip


def test_few_of_unknown_municipality_hide_the_smaller_region_and_its_smallest_town() -> None:
    assert hidden(okänd=2, Åre=8, Berg=9, Sundsvall=30) == {"Okänd kommun", "Jämtland Härjedalen", "Åre"}


def test_the_unknown_is_hidden_last_of_equals() -> None:
    assert hidden(okänd=8, Åre=3, Sundsvall=8) == {"Jämtland Härjedalen", "Åre", "Västernorrland", "Sundsvall"}


def test_the_few_outside_the_area_hide_no_one_else() -> None:
    outside = figures("D1.1", [PLACES - 2] * 3 + [0] * 9, [1.0] * 12)
    assert hidden_areas("D1.1", {"D1.1": outside}) == {"utanför området"}


# ---- shares ----

SHARES = table("""
    true  false  is_hidden
    5     5      nej
    4     5      ja
    5     4      ja
    0     5      nej
    9     0      nej
    0     4      ja
    1     9      ja
    0     0      nej
""")


@pytest.mark.parametrize("row", SHARES, ids=lambda row: f"{row['true']} of {row['true'] + row['false']}")
def test_a_share_needs_five_of_each_or_none_at_all(row: dict[str, Any]) -> None:
    answers = [1.0] * row["true"] + [0.0] * row["false"]
    found = figures("D3.2", [0] * len(answers), answers)
    assert (AREAS[0].code in hidden_areas("D3.2", {"D3.2": found})) is row["is_hidden"]


def test_a_share_follows_the_counts_it_would_give_away() -> None:
    reached = figures("D1.1", [8] * 3 + [9] * 20 + [10] * 30, [1.0] * 53)
    assessed = figures("D1.4", [8] * 3 + [9] * 20 + [10] * 30, [0.0] * 3 + [1.0] * 10 + [0.0] * 40)
    with_potential = figures("D1.3", [9] * 10, [1.0] * 10)
    marks = hidden_areas("D1.4", {"D1.1": reached, "D1.3": with_potential, "D1.4": assessed})
    assert {CODES[8], CODES[9]} <= marks  # the few, and the next that D1.1 hides with them


def test_reached_per_inhabitant_of_the_project_gives_away_the_unknown() -> None:
    reached = counted(okänd=3, Åre=20, Sundsvall=30, Timrå=9)
    marks = hidden_areas("D1.6", {"D1.1": reached, "D1.6": reached})
    assert {"projekt", UNKNOWN, "23"} <= marks
    assert "22" not in marks


def test_the_quota_follows_its_municipality_and_its_region() -> None:
    reached = counted(Åre=3, Sundsvall=20, Timrå=9)
    quotas = {code: reached[code] for code in CODES}
    assert hidden_areas("D1.7", {"D1.1": reached, "D1.7": quotas}) == set(CODES)  # both regions are hidden


@pytest.mark.parametrize("id", NEVER)
def test_what_tells_of_no_one_is_never_hidden(id: str) -> None:
    assert hidden_areas(id, {id: {"projekt": Figure(AREAS[0], 2.0, 2)}}) == frozenset()


# ---- no hidden cell is a sum of shown ones ----

SPREAD = st.lists(st.integers(0, 9), min_size=UNKNOWN_PLACE + 1, max_size=UNKNOWN_PLACE + 1)


def given_back(found: Figures, marks: frozenset[str]) -> list[str]:
    """The hidden areas whose count is some sum and difference of shown ones."""
    members = {area.code: MEMBERS[number] for number, area in enumerate(AREAS) if area.code in found}
    shown = np.array([row for code, row in members.items() if code not in marks] or [np.zeros(PLACES)])
    _, sizes, directions = np.linalg.svd(shown, full_matrices=False)
    basis = directions[sizes > 1e-9]
    return [code for code in marks if np.abs(members[code] - basis.T @ (basis @ members[code])).max() < 1e-9]


@settings(max_examples=60, deadline=None)
@given(spread=SPREAD)
def test_no_hidden_count_is_given_back_by_subtraction(spread: list[int]) -> None:
    place = [number for number, count in enumerate(spread) for _ in range(count)]
    found = figures("D1.1", place, [1.0] * len(place))
    assert given_back(found, hidden_areas("D1.1", {"D1.1": found})) == []


@settings(max_examples=60, deadline=None)
@given(spread=SPREAD, seed=st.integers(0, 1000))
def test_no_hidden_share_is_given_back_by_subtraction(spread: list[int], seed: int) -> None:
    place = [number for number, count in enumerate(spread) for _ in range(count)]
    answers = np.random.default_rng(seed).choice([0.0, 1.0, np.nan], len(place))
    found = figures("D3.2", place, list(answers))
    assert given_back(found, hidden_areas("D3.2", {"D3.2": found})) == []


# ---- the answer as it goes out ----

FEW = "company  starts_on\n K1..K3  2021-05-01\n L1..L9  2021-05-01\n M1..M20  2021-05-01"
HOMES = "company  municipality\n K1..K3  Åre\n L1..L9  Berg\n M1..M20  Sundsvall"


def test_a_hidden_figure_leaves_target_and_plan_and_nothing_else(store: Store) -> None:
    deliver(
        store, "Almi", "2022-07-16", Företag=HOMES, Insatser=FEW, Målvärden="indicator  area  value\n D1.1  Åre  20"
    )
    seen = result(store, "D1.1", "Åre", audience="öppen", as_of="2022-07-16")
    assert seen.hidden
    assert (seen.target, seen.plan) == (20, 10)
    assert {seen.value, seen.n, seen.missing, seen.low, seen.high, seen.outcome, seen.status, seen.parts} == {None}
    assert not result(store, "D1.1", "Åre", as_of="2022-07-16").hidden  # the internal audience sees it


def test_the_outcome_of_a_shown_count_is_hidden_when_it_is_small(store: Store) -> None:
    goal = "indicator  from_date  to_date  value\n D1.1  2022-01-01  2022-12-31  10"
    met = "company  starts_on\n K1..K9  2021-05-01\n L1..L3  2022-05-01"
    deliver(store, "Almi", "2022-07-16", Insatser=met, Målvärden=goal)
    asked = {"as_of": "2022-07-16", "to": "2022-07-16"}
    seen, told = result(store, "D1.1", audience="öppen", **asked), result(store, "D1.1", **asked)
    assert (seen.value, seen.outcome, seen.status) == (12, None, None)
    assert (told.value, told.outcome, told.status) == (12, 3, "Efter plan")


def open_results(store: Store) -> list[Result]:
    return list(answer(facts(store), Question(window(), audience="öppen")))


def test_the_open_audience_gets_neither_aid_nor_the_sources_of_bad_data(store: Store) -> None:
    deliver(store, "Almi", "2022-07-16", Företag=HOMES, Insatser=FEW)
    seen = {one.id: one for one in open_results(store)}
    assert set(seen) == set(CATALOGUE) - {"X9"}
    assert (seen["Q1"].value, seen["Q1"].parts) == (100, None)


@pytest.mark.parametrize("answers", [1, 4, 5])
@pytest.mark.parametrize("audience", ["intern", "öppen"])
def test_a_mean_of_fewer_than_five_is_shown_to_no_one(store: Store, audience: str, answers: int) -> None:
    rows = f"company  sent_on  answered_on  nki_1  nki_2  nki_3\n K1..K{answers}  2021-05-01  2021-05-02  9  9  9"
    assert len(typed("Enkäter", rows)) == answers
    deliver(store, "Almi", "2022-07-16", Enkäter=rows)
    seen = result(store, "D3.1", audience=audience)
    assert (seen.hidden, seen.value is None) == (answers < 5, answers < 5)
    assert seen.n == (None if audience == "öppen" and answers < 5 else answers)


# ---- holes that the definitions (§8) leave open: each test says what ought to hold ----
