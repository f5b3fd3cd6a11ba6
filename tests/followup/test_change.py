"""What changed between two dates: corrections, late reports and news, summing exactly to the whole."""

import random
from collections.abc import Iterator
from datetime import date

import pytest

from corespons.errors import BadQuestion
from corespons.followup import Knowledge, change, knowledge
from corespons.indicators import CATALOGUE
from corespons.store import Store
from tests.against_oracle import record_history
from tests.oracle import random_world
from tests.tables import deliver, fresh_store

THEN, NOW = date(2022, 1, 31), date(2022, 3, 31)
FIRST, LAST = date(2021, 4, 1), date(2023, 10, 31)


def parts(store: Store, id: str = "D1.1", area: str = "projekt") -> tuple[float | None, ...]:
    """Before, corrections, late, new, after."""
    found = change(knowledge(store, THEN, NOW), id, FIRST, LAST, area)
    return found.before, found.corrections, found.late, found.new, found.after


@pytest.fixture
def known_then(store: Store) -> Store:
    deliver(store, "Almi", "2022-01-15", Insatser="""
        service_id  company  starts_on
        I1          A        2021-05-01
        I2          B        2021-05-01
        I3          C        2021-05-01
    """)  # fmt: skip
    return store


def test_without_deliveries_nothing_changes(known_then: Store) -> None:
    assert parts(known_then) == (3, 0, 0, 0, 3)


def test_a_row_corrected_since_is_a_correction(known_then: Store) -> None:
    row = "service_id  company  starts_on  status\n I1  A  2021-05-01  planerad"
    deliver(known_then, "Almi", "2022-02-15", Insatser=row)
    assert parts(known_then) == (3, -1, 0, 0, 2)


def test_an_old_event_told_since_is_late_and_a_new_one_is_new(known_then: Store) -> None:
    rows = """
        service_id  company  starts_on
        I4          D        2022-01-31
        I5          E        2022-02-01
        I6          F        2022-03-01
    """
    deliver(known_then, "Almi", "2022-03-15", Insatser=rows)
    assert parts(known_then) == (3, 0, 1, 2, 6)


def test_a_row_moved_into_the_future_is_a_correction_and_then_new(known_then: Store) -> None:
    deliver(known_then, "Almi", "2022-02-15", Insatser="service_id  company  starts_on\n I1  A  2022-02-10")
    assert parts(known_then) == (3, -1, 0, 1, 3)


def test_a_company_found_to_be_another_is_told_by_the_row_that_says_so(known_then: Store) -> None:
    deliver(known_then, "Almi", "2022-02-15", Sammanslagning="from_key  to_key\n A  B")
    assert parts(known_then) == (3, 0, -1, 0, 2)  # the merge is a row first recorded since


def test_a_company_placed_since_counts_in_its_town_as_late(known_then: Store) -> None:
    deliver(known_then, "Almi", "2022-02-15", Företag="company  municipality\n A  Åre")
    assert parts(known_then, area="2321") == (0, 0, 1, 0, 1)


def test_a_share_that_had_no_value_has_no_parts(known_then: Store) -> None:
    deliver(
        known_then,
        "Almi",
        "2022-02-15",
        Enkäter="company  sent_on  answered_on  satisfied\n A  2021-05-01  2021-05-02  5",
    )
    assert parts(known_then, "D3.2") == (None, None, None, None, 100)


def test_what_ripens_between_the_days_is_new(known_then: Store) -> None:
    deliver(
        known_then, "Almi", "2022-01-20", Lotsningar="company  referred_on  received_on\n A  2022-01-18  2022-01-20"
    )
    deliver(known_then, "Almi", "2022-01-20", Lotsningar="referral_id  company  referred_on\n gammal  B  2021-05-01")
    assert parts(known_then, "D2.3") == (0, 0, 0, 50, 50)  # fourteen days had not passed on 31 January


@pytest.mark.parametrize("id", ["D1.6", "D1.7", "D2.6", "D3.1", "X6", "X7", "X8"])
def test_rates_means_and_totals_are_not_split(store: Store, id: str) -> None:
    with pytest.raises(BadQuestion, match="varken antal eller andel"):
        parts(store, id)


def test_the_first_day_comes_before_the_second(store: Store) -> None:
    with pytest.raises(BadQuestion, match="Byt plats"):
        knowledge(store, NOW, NOW)


def test_an_area_that_the_indicator_lacks_is_refused(store: Store) -> None:
    with pytest.raises(BadQuestion, match="finns inte för området '2321'"):
        parts(store, "D1.8", "2321")


@pytest.fixture(scope="module", params=[21, 22])
def known(request: pytest.FixtureRequest) -> Iterator[Knowledge]:
    rng = random.Random(request.param)
    with fresh_store() as store:
        record_history(store, random_world(rng, 8))
        yield knowledge(store, date(2022, 1, 1 + rng.randrange(28)), date(2023, 1 + rng.randrange(6), 1))


SPLITTABLE = [id for id, one in CATALOGUE.items() if one.kind in ("count", "share", "coverage", "distinct")]


@pytest.mark.parametrize("id", SPLITTABLE)
def test_in_every_world_the_parts_sum_exactly_to_the_whole(known: Knowledge, id: str) -> None:
    found = change(known, id, FIRST, LAST)
    told = (found.corrections, found.late, found.new)
    if found.before is None or found.after is None:
        assert told == (None, None, None)
    elif None not in told:
        assert found.before + sum(part or 0 for part in told) == pytest.approx(found.after, abs=1e-9)
