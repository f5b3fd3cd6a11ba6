"""The course over time ends in the figure itself; the overlap counts each company once."""

import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

import pytest

from corespons.followup import answer, course, courses, overlap_between_actors
from corespons.followup.course import month_ends
from corespons.indicators import CATALOGUE, Facts, Indicator, Known, Question
from corespons.store import Store
from tests.against_oracle import record_history
from tests.oracle import random_world
from tests.tables import deliver, facts, fresh_store, table, value, window

# ---- course ----

ENDS = table("""
    start       end         first       last        months
    2021-04-01  2021-04-01  2021-04-01  2021-04-01  1
    2021-04-01  2021-04-30  2021-04-30  2021-04-30  1
    2021-04-15  2021-05-01  2021-04-30  2021-05-01  2
    2021-12-31  2022-02-28  2021-12-31  2022-02-28  3
    2021-04-01  2023-10-31  2021-04-30  2023-10-31  31
""")


@pytest.mark.parametrize("row", ENDS, ids=lambda row: f"{row['start']}–{row['end']}")
def test_there_is_a_point_for_each_month_and_the_last_is_the_end(row: dict[str, date]) -> None:
    days = list(month_ends(row["start"], row["end"]))
    assert (days[0], days[-1], len(days)) == (row["first"], row["last"], row["months"])
    assert all((day + timedelta(days=1)).day == 1 for day in days[:-1])


def test_a_window_that_has_not_begun_has_no_points() -> None:
    assert list(month_ends(date(2021, 4, 1), date(2021, 3, 31))) == []


def test_a_count_grows_from_the_window_s_first_day(store: Store) -> None:
    deliver(store, "Almi", "2022-01-01", Insatser="company  starts_on\n A  2021-04-10\n B  2021-06-01\n C  2021-06-30")
    seen = course(facts(store), "D1.1", window(to="2021-07-15"), "projekt", "intern")
    assert [one.value for one in seen.results] == [1, 1, 3, 3]
    assert seen.days == (date(2021, 4, 30), date(2021, 5, 31), date(2021, 6, 30), date(2021, 7, 15))


def test_a_share_is_taken_over_the_last_90_days(store: Store) -> None:
    rows = """
        company  sent_on     answered_on  satisfied
        K1..K5   2021-05-01  2021-05-02   5
        L1..L5   2021-08-01  2021-08-02   1
    """
    deliver(store, "Almi", "2022-01-01", Enkäter=rows)
    seen = course(facts(store), "D3.2", window(start="2021-05-01", to="2021-11-30"), "projekt", "intern")
    assert [one.value for one in seen.results] == [100, 100, None, 0, 0, None, None]
    assert seen.what == "de senaste 90 dagarna"


@pytest.fixture(scope="module")
def known() -> Iterator[Facts]:
    with fresh_store() as store:
        record_history(store, random_world(random.Random(31), 20))
        yield facts(store, "2023-06-30")


@pytest.mark.parametrize("audience", ["intern", "öppen"])
@pytest.mark.parametrize("indicator", CATALOGUE.values(), ids=lambda one: one.id)
def test_the_last_point_is_the_answer_for_its_whole_window(known: Facts, indicator: Indicator, audience: str) -> None:
    asked = window(as_of="2023-06-30", start="2023-02-10")
    found = courses(known, indicator.id, asked, audience)
    is_rolling = indicator.kind in ("share", "mean", "median", "distinct") or indicator.id == "X9"
    whole = replace(asked, start=date(2023, 4, 2)) if is_rolling and indicator.compute is None else asked
    results = answer(known, Question(whole, ids=(indicator.id,), audience=audience))
    assert [one.results[-1] for one in found.values()] == list(results)


# ---- overlap ----

SHARED = """
    company     starts_on   actor
    K1..K120    2021-05-01  Almi
    K104..K183  2021-06-01  BuS
"""


def test_a_hundred_and_twenty_and_eighty_of_whom_seventeen_are_shared_are_183(store: Store) -> None:
    deliver(store, "Almi", "2022-01-01", Insatser=SHARED)
    found = overlap_between_actors(Known(facts(store), window()))
    assert dict(zip(found.actors, found.companies, strict=True)) == {"Almi Mitt": 120, "Business Sweden": 80}
    assert found.shared == (("Almi Mitt", "Business Sweden", 17),)
    assert found.unique == 120 + 80 - 17 == value(store, "D1.1")


def test_three_actors_are_told_in_pairs_the_largest_first(store: Store) -> None:
    rows = """
        company  starts_on   actor
        A        2021-05-01  Almi
        B        2021-05-01  Almi
        C        2021-05-01  Almi
        B        2021-05-01  EEN
        C        2021-05-01  EEN
        C        2021-05-02  EEN
        C        2021-05-01  BuS
        D        2021-03-31  BuS
    """
    deliver(store, "Almi", "2022-01-01", Insatser=rows)
    een, almi, bus = "Enterprise Europe Network Mittsverige", "Almi Mitt", "Business Sweden"
    found = overlap_between_actors(Known(facts(store), window()))
    assert (found.actors, found.companies, found.unique) == ((almi, een, bus), (3, 2, 1), 3)
    assert found.shared == ((almi, een, 2), (almi, bus, 1), (een, bus, 1))


def test_an_area_s_overlap_is_of_the_companies_placed_there(store: Store) -> None:
    homes = "company  municipality\n K1..K110  Åre\n K111..K183  Sundsvall"
    deliver(store, "Almi", "2022-01-01", Insatser=SHARED, Företag=homes)
    found = overlap_between_actors(Known(facts(store), window()), "23")
    assert (found.companies, found.shared[0][2], found.unique) == ((110, 7), 7, 110)


def test_no_companies_have_no_overlap(store: Store) -> None:
    found = overlap_between_actors(Known(facts(store), window()))
    assert (found.actors, found.shared, found.unique) == ((), (), 0)


@pytest.mark.parametrize("area", ["projekt", "22", "23"])
def test_the_unique_are_those_reached_and_no_pair_shares_more_than_either_met(known: Facts, area: str) -> None:
    asked = window(as_of="2023-06-30")
    found = overlap_between_actors(Known(known, asked), area)
    (reached,) = answer(known, Question(asked, ids=("D1.1",), areas=(area,)))
    met = dict(zip(found.actors, found.companies, strict=True))
    assert found.unique == reached.value
    assert max(met.values(), default=0) <= found.unique <= sum(met.values())
    assert all(both <= min(met[one], met[other]) for one, other, both in found.shared)
