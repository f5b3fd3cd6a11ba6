"""What holds in every world: parts make wholes, values keep within bounds, and only what is known matters."""

import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

import pytest

from corespons.followup import answer, facts_on
from corespons.geography import DIGITAL, OUTSIDE, PROJECT, UNKNOWN, municipalities
from corespons.indicators import CATALOGUE, Facts, Question, Result, Window
from tests.against_oracle import record_history
from tests.oracle import Delivery, random_world
from tests.tables import fresh_store

REGIONS = {region: [one.code for one in municipalities() if one.region == region] for region in ("22", "23")}
ADDING = [id for id, one in CATALOGUE.items() if one.kind in ("count", "coverage")]
BASES = [id for id, one in CATALOGUE.items() if one.kind in ("share", "mean", "median") and id != "Q1"]
GROWING = ("D1.1", "D1.2", "D2.1", "D3.5", "X1", "X2")
KNOWN_ON = date(2023, 6, 30)
WINDOWS = [
    Window(date(2021, 4, 1), date(2023, 10, 31), KNOWN_ON),
    Window(date(2022, 1, 1), date(2022, 12, 31), KNOWN_ON),
    Window(date(2022, 3, 7), date(2022, 3, 20), KNOWN_ON),
]
NOT_YET_BEGUN = Window(date(2022, 12, 1), date(2022, 12, 31), date(2022, 3, 1))
OF_THE_LAST_DAY = ("D1.5", "X6", "X7", "X9", "Q1")  # whatever the window's first day
Answers = dict[tuple[str, str], Result]


@dataclass(frozen=True)
class World:
    """A random history, and what is known of it."""

    history: list[Any]
    facts: Facts
    answers: list[Answers]


@pytest.fixture(scope="module", params=[(1, 8), (4, 30)], ids=lambda one: f"world {one[0]}")
def world(request: pytest.FixtureRequest) -> Iterator[World]:
    seed, size = request.param
    history = random_world(random.Random(seed), size)
    with fresh_store() as store:
        record_history(store, history)
        known = facts_on(store, KNOWN_ON)
        yield World(history, known, [answers(known, asked) for asked in WINDOWS])


def test_a_window_that_starts_after_what_is_known_holds_nothing(world: World) -> None:
    for (id, area), result in answers(world.facts, NOT_YET_BEGUN).items():
        if id not in OF_THE_LAST_DAY:
            assert (result.value or 0, result.n, result.missing) == (0, 0, 0), (id, area)
            assert result.low is None or result.low == result.high == 0, (id, area)


WINDOWS_ASKED = [
    *WINDOWS,
    Window(date(2022, 1, 1), date(2022, 12, 31), date(2022, 10, 1)),
    Window(date(2022, 3, 20), date(2022, 3, 20), KNOWN_ON),
    Window(date(2015, 1, 1), date(2015, 1, 2), KNOWN_ON),
    Window(date(2021, 4, 1), date(2023, 10, 31), KNOWN_ON),
]


@pytest.mark.parametrize("seed", range(20, 26))
def test_facts_that_were_asked_in_other_windows_answer_as_facts_that_never_were(seed: int) -> None:
    with fresh_store() as store:
        record_history(store, random_world(random.Random(seed), 25))
        asked_before = facts_on(store, KNOWN_ON)
        for window in WINDOWS_ASKED:
            assert answers(asked_before, window) == answers(facts_on(store, KNOWN_ON), window)


def answers(known: Facts, asked: Window) -> Answers:
    return {(one.id, one.area): one for one in answer(known, Question(asked))}


def of(found: Answers, id: str, areas: list[str], field: str = "value") -> float:
    """The sum of one field over the areas that an indicator has."""
    return sum(getattr(found[id, area], field) or 0 for area in areas if (id, area) in found)


@pytest.mark.parametrize("id", ADDING)
def test_counts_of_the_municipalities_and_the_unknown_make_region_and_project(world: World, id: str) -> None:
    for found in world.answers:
        for region, towns in REGIONS.items():
            assert found[id, region].value == of(found, id, towns)
        assert found[id, PROJECT].value == of(found, id, [*REGIONS, UNKNOWN])


@pytest.mark.parametrize("id", BASES)
def test_observed_and_missing_of_the_parts_make_those_of_the_whole(world: World, id: str) -> None:
    for found in world.answers:
        for field in ("n", "missing"):
            assert of(found, id, [PROJECT], field) == of(found, id, [*REGIONS, UNKNOWN, DIGITAL], field)
            for region, towns in REGIONS.items():
                if id != "D1.8":
                    assert of(found, id, [region], field) == of(found, id, towns, field)


def test_partners_are_counted_once_however_many_places_see_them(world: World) -> None:
    for found in world.answers:
        for whole, parts in ((PROJECT, [*REGIONS]), *REGIONS.items()):
            seen = [found["D2.8", part].value or 0 for part in parts]
            assert max(seen) <= (found["D2.8", whole].value or 0)
            assert whole == PROJECT or (found["D2.8", whole].value or 0) <= sum(seen)


def test_shares_lie_within_0_and_100_and_every_value_within_its_interval(world: World) -> None:
    for one in (one for found in world.answers for one in found.values()):
        if one.unit == "%" and CATALOGUE[one.id].kind == "share" and one.value is not None:
            assert 0 <= one.value <= 100
        if one.value is not None and one.low is not None and one.high is not None:
            assert one.low - 1e-9 <= one.value <= one.high + 1e-9, one


def test_a_count_s_base_is_the_count_and_nothing_is_missing(world: World) -> None:
    for id in ADDING:
        for one in (one for found in world.answers for one in found.values() if one.id == id != "D1.5"):
            assert (one.n, one.missing) == (one.value, 0)


@pytest.mark.parametrize("id", GROWING)
def test_what_grows_never_falls_as_the_window_lengthens(world: World, id: str) -> None:
    ends = [date(2021, 4, 1) + timedelta(days=97 * step) for step in range(9)]
    asked = [Question(Window(date(2021, 4, 1), end, KNOWN_ON), ids=(id,), areas=(PROJECT,)) for end in ends]
    seen = [answer(world.facts, one)[0].value or 0 for one in asked]
    assert seen == sorted(seen)


def test_the_companies_outside_the_area_are_in_no_total(world: World) -> None:
    for found in world.answers:
        reached = found["D1.1", PROJECT].value or 0
        assert reached == of(found, "D1.1", [one.code for one in municipalities()]) + of(found, "D1.1", [UNKNOWN])
        assert (found["D1.1", OUTSIDE].value or 0) >= 0


def test_the_order_of_the_rows_in_a_file_does_not_matter(world: World) -> None:
    rng = random.Random(7)
    who = ("Företag", "Sammanslagning", "Aktörer")  # there the later row is the later word
    shuffled = [
        replace(one, tables={t: rows if t in who else rng.sample(rows, len(rows)) for t, rows in one.tables.items()})
        if isinstance(one, Delivery)
        else one
        for one in world.history
    ]
    with fresh_store() as store:
        record_history(store, shuffled)
        assert answers(facts_on(store, KNOWN_ON), WINDOWS[0]) == pytest.approx(world.answers[0])


def test_later_deliveries_do_not_change_what_was_known_before(world: World) -> None:
    days = [entry.recorded_at.date() for entry in world.history]
    parted = [number for number in range(1, len(days)) if days[number - 1] < days[number]]
    with fresh_store() as store:
        record_history(store, world.history[: parted[-1]])
        known_on = days[parted[-1]] - timedelta(days=1)
        asked = replace(WINDOWS[0], as_of=known_on)
        before = answers(facts_on(store, known_on), asked)
        record_history(store, world.history[parted[-1] :])
        assert answers(facts_on(store, known_on), asked) == before


def test_the_same_question_twice_has_the_same_answer(world: World) -> None:
    assert answers(world.facts, WINDOWS[1]) == world.answers[1]
