"""White spots: an industry or size that nobody reached is told, however empty; the open audience cannot count back."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corespons.followup.classes import NOT_STATED, Class
from corespons.followup.dimensions import SIZE
from corespons.followup.disclosure import FEW
from corespons.followup.explore import Asked, Axis, Cell, Crossed, cross
from corespons.followup.white_spots import (
    ONLY_REACHED,
    ONLY_WHOLE,
    Population,
    WhiteSpots,
    industries_known,
    sizes_known,
    white_spots,
)
from corespons.indicators import Known
from corespons.store import Store
from tests.tables import deliver, facts, window

LOOKS = {"industry": industries_known, "size": sizes_known}
FIRMS = """
    company  municipality  sni    employees
    A1..A6   Åre           62010  9
    B1..B9   Åre           25620  0
    C1..C3   Sundsvall     25620  12
    D        Sundsvall     -      -
    E1..E8   Stockholm     25620  12
"""
MET = "company  actor  starts_on\n A1..A2  Almi  2021-05-01\n C1  Almi  2021-05-01\n Z  Almi  2021-05-01"


def spots(store: Store, dimension: str, area: str = "projekt", audience: str = "intern") -> WhiteSpots:
    known = Known(facts(store), window())
    crossed = cross(known.facts, Asked("D1.1", window(), dimension, None, audience, area))
    return white_spots(LOOKS[dimension](known, area), crossed)


def seen(found: WhiteSpots) -> dict[str, tuple[int | None, int | None]]:
    return {spot.name: (spot.reached, spot.known) for spot in found.spots}


@pytest.fixture
def world(store: Store) -> Store:
    deliver(store, "Almi", "2022-07-16", Företag=FIRMS, Insatser=MET)
    return store


def test_the_least_reached_stand_first_and_companies_elsewhere_are_not_known_here(world: Store) -> None:
    found = spots(world, "industry")
    assert seen(found) == {
        "C Tillverkning": (1, 12),
        "J Informations- och kommunikationsverksamhet": (2, 6),
        NOT_STATED: (1, None),
    }
    assert [round(spot.share) for spot in found.spots if spot.share is not None] == [8, 33]
    assert found.no_shares == ""


def test_an_industry_without_a_company_is_a_white_spot_too(world: Store) -> None:
    without = spots(world, "industry").without
    assert "A Jordbruk, skogsbruk och fiske" in without and NOT_STATED not in without
    assert len(without) == 21 - 2


def test_a_size_that_nobody_reached_stands_first(world: Store) -> None:
    found = spots(world, "size")
    assert seen(found) == {
        "0 anställda": (0, 9), "10–49 anställda": (1, 3), "1–9 anställda": (2, 6), NOT_STATED: (1, None),
    }  # fmt: skip
    assert found.spots[0].share == 0
    assert found.without == ("50–249 anställda", "250 anställda eller fler")


def test_a_municipality_counts_its_own(world: Store) -> None:
    assert seen(spots(world, "size", "2321")) == {"0 anställda": (0, 9), "1–9 anställda": (2, 6)}


def test_one_who_moved_is_known_where_it_was_reached(store: Store) -> None:
    rows = (
        "company  valid_from  municipality  employees\n A  2021-01-01  Åre  9\n A  2021-09-01  Berg  9\n B  -  Åre  0"
    )
    deliver(store, "Almi", "2022-07-16", Företag=rows, Insatser="company  actor  starts_on\n A  Almi  2021-05-01")
    assert seen(spots(store, "size", "2321")) == {"0 anställda": (0, 1), "1–9 anställda": (1, 1)}


def test_authorities_are_no_white_spot(store: Store) -> None:
    rows = "company  municipality  employees\n A  Åre  9\n B  Åre  0\n 2120002411  Åre  900"
    deliver(store, "Almi", "2022-07-16", Företag=rows)
    assert seen(spots(store, "size")) == {"0 anställda": (0, 1), "1–9 anställda": (0, 1)}


def test_where_only_reached_companies_are_delivered_no_share_is_told(store: Store) -> None:
    deliver(store, "Almi", "2022-07-16", Företag="company  municipality  employees\n A1..A6  Åre  9\n B1..B9  Åre  0",
            Insatser="company  actor  starts_on\n A1..A6  Almi  2021-05-01\n B1..B9  Almi  2021-05-01")  # fmt: skip
    found = spots(store, "size")
    assert found.no_shares == ONLY_REACHED
    assert [(spot.name, spot.reached) for spot in found.spots] == [("1–9 anställda", 6), ("0 anställda", 9)]


def test_without_data_every_class_is_without(store: Store) -> None:
    found = spots(store, "size")
    assert found.spots == () and len(found.without) == 5


def test_for_the_open_audience_few_are_hidden_and_stand_last(world: Store) -> None:
    found = spots(world, "size", audience="öppen")
    assert [(spot.name, spot.reached, spot.known) for spot in found.spots] == [
        ("0 anställda", 0, 9), ("1–9 anställda", None, None), ("10–49 anställda", None, None), (NOT_STATED, None, None),
    ]  # fmt: skip


def test_for_the_open_audience_a_single_area_has_no_known_companies(world: Store) -> None:
    found = spots(world, "size", "2321", audience="öppen")
    assert found.no_shares == ONLY_WHOLE
    assert {spot.known for spot in found.spots} == {None}


def table(reached: list[int]) -> Crossed:
    """The reached companies by size, as the open audience sees them without any other rule than the plain one."""
    cells = tuple(Cell(hidden=True) if count in FEW else Cell(count, count) for count in reached)
    names = ("0", "1", "2", "3", NOT_STATED)
    axis = Axis(SIZE, tuple(Class(name) for name in names))
    return Crossed(Asked("D1.1", window(), "size", None, "öppen"), "Nådda företag", "företag", "count", axis, None,
                   ((),) * 5, cells, (), Cell(sum(reached), sum(reached)))  # fmt: skip


@settings(max_examples=200, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 12), st.integers(0, 12)), min_size=5, max_size=5))
def test_no_small_number_is_told_or_can_be_counted_back(pairs: list[tuple[int, int]]) -> None:
    reached = [part for part, _ in pairs]
    known = [part + rest for part, rest in pairs]
    population = Population(SIZE, ("0", "1", "2", "3", NOT_STATED), tuple(known), tuple(reached))
    found = white_spots(population, table(reached))
    for spot in found.spots:
        assert spot.reached not in FEW and spot.known not in FEW
        assert spot.reached is None or spot.known is None or spot.known - spot.reached not in FEW
    told = {spot.name for spot in found.spots if spot.known is not None}
    kept_back = [count for name, count in zip(population.names, known, strict=True) if count and name not in told]
    if len(kept_back) == 1 and sum(known) > kept_back[0]:  # alone beside others: the sum would give it back
        assert kept_back[0] not in FEW
