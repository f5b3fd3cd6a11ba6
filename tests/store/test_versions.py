"""Every change is a new version: nothing that was known is lost, and the same content twice changes nothing."""

from datetime import date, datetime

import pytest

from corespons.errors import NotAllowed, StoreFailed
from corespons.store import Delivery, Store, current_state, record, state_on, to_utc, today
from corespons.tables import by_name
from tests.against_oracle import batch
from tests.store.holding import column, held_in, holding
from tests.tables import deliver, fresh_store, typed

MOVING = [("2022-01-01", "Sundsvall"), ("2022-02-01", "Åre"), ("2022-03-01", "Berg"), ("2022-04-01", "Åre")]


def lives_in(town: str) -> str:
    return f"""
        company  municipality
        A        {town}
    """


def test_every_content_that_was_ever_valid_is_read_as_of_its_time(store: Store) -> None:
    for day, town in MOVING:
        deliver(store, "Almi", day, Företag=lives_in(town))
    assert [column(store, "Företag", "municipality", day) for day, _ in MOVING] == [
        ["2281"],
        ["2321"],
        ["2326"],
        ["2321"],
    ]
    assert column(store, "Företag", "municipality", "2022-01-31") == ["2281"]
    assert column(store, "Företag", "municipality", "2021-12-31") == []


def test_the_same_content_again_changes_nothing(store: Store) -> None:
    sheets = {"Företag": lives_in("Åre"), "Insatser": "service_id  company  starts_on\n I1  A  2021-05-01"}
    deliver(store, "Almi", "2022-01-01", **sheets)
    before = holding(store)
    again = deliver(store, "Almi", "2022-02-01", **sheets)
    assert holding(store) == before
    assert {name: (one.new, one.changed, one.unchanged) for name, one in again.tables.items()} == {
        "company": (0, 0, 1),
        "service": (0, 0, 1),
    }


def test_a_changed_row_is_one_version_more_and_not_a_new_row(store: Store) -> None:
    deliver(store, "Almi", "2022-01-01", Företag=lives_in("Åre"))
    changed = deliver(store, "Almi", "2022-02-01", Företag=lives_in("Berg")).tables["company"]
    assert (changed.new, changed.changed, changed.unchanged) == (0, 1, 0)
    assert column(store, "Företag", "municipality") == ["2326"]


def test_another_source_s_row_of_the_same_company_is_a_new_version_and_says_whose_it_displaced(store: Store) -> None:
    deliver(store, "Almi", "2022-01-01", Företag=lives_in("Åre"))
    written = deliver(store, "BuS", "2022-02-01", Företag=lives_in("Berg")).tables["company"]
    assert (written.changed, written.displaced) == (1, {"Almi": 1})
    assert column(store, "Företag", "source") == ["BuS"]


def test_the_same_content_from_another_source_displaces_no_one(store: Store) -> None:
    deliver(store, "Almi", "2022-01-01", Företag=lives_in("Åre"))
    written = deliver(store, "BuS", "2022-02-01", Företag=lives_in("Åre")).tables["company"]
    assert (written.unchanged, written.displaced) == (1, {})
    assert column(store, "Företag", "source") == ["Almi"]


def test_two_actors_own_ids_never_meet(store: Store) -> None:
    for source in ("Almi", "BuS"):
        deliver(store, source, "2022-01-01", Insatser="service_id  company  starts_on\n I1  A  2021-05-01")
    assert column(store, "Insatser", "source") == ["Almi", "BuS"]


def test_rows_without_an_id_are_counted_among_their_equals_in_the_file(store: Store) -> None:
    persons = """
        activity_id  company  gender
        T1           A        kvinna
        T1           A        kvinna
        T1           A        man
    """
    assert deliver(store, "Almi", "2022-01-01", Deltagande=persons).tables["attendance"].new == 3
    assert deliver(store, "Almi", "2022-02-01", Deltagande=persons).tables["attendance"].unchanged == 3
    assert column(store, "Deltagande", "gender") == ["kvinna", "kvinna", "man"]


def test_an_empty_cell_is_the_same_as_its_default(store: Store) -> None:
    deliver(store, "Almi", "2022-01-01", Deltagande="activity_id  company  attended\n T1  A  -")
    said = deliver(store, "Almi", "2022-02-01", Deltagande="activity_id  company  attended\n T1  A  ja")
    assert said.tables["attendance"].unchanged == 1


def test_nothing_is_dated_before_what_is_stored(store: Store) -> None:
    deliver(store, "Almi", "2022-03-01 09:00", Företag=lives_in("Åre"))
    with pytest.raises(NotAllowed, match="inte dateras före 2022-03-01 09:00"):
        deliver(store, "Almi", "2022-03-01 08:59", Företag=lives_in("Berg"))
    assert column(store, "Företag", "municipality") == ["2321"]


def test_at_the_same_moment_the_later_delivery_is_the_later(store: Store) -> None:
    for town in ("Åre", "Berg"):
        deliver(store, "Almi", "2022-03-01 09:00", Företag=lives_in(town))
    assert column(store, "Företag", "municipality") == ["2326"]


def test_undated_it_is_recorded_now_but_never_before_what_is_stored(store: Store) -> None:
    def undated() -> None:
        record(store, Delivery("Almi", "a", "0", (batch("Almi", "Företag", typed("Företag", lives_in("Åre"))),)), {})

    undated()
    assert holding(store, today().isoformat()) == holding(store)
    deliver(store, "Almi", "2090-01-01", Företag=lives_in("Berg"))
    undated()
    assert column(store, "Företag", "municipality", "2089-12-31") == ["2321"]
    assert column(store, "Företag", "municipality", "2090-01-01") == ["2321"]


def test_as_of_a_day_is_as_of_its_last_moment_in_stockholm(store: Store) -> None:
    deliver(store, "Almi", "2022-06-30 23:59:59", Företag=lives_in("Åre"))
    deliver(store, "Almi", "2022-07-01 00:00", Företag=lives_in("Berg"))
    assert column(store, "Företag", "municipality", "2022-06-29") == []
    assert column(store, "Företag", "municipality", "2022-06-30") == ["2321"]
    assert column(store, "Företag", "municipality", "2022-07-01") == ["2326"]


@pytest.mark.parametrize(
    ("local", "utc"), [("2022-03-27 03:00", "2022-03-27 01:00"), ("2022-10-30 23:59", "2022-10-30 22:59")]
)
def test_a_moment_is_stockholm_s_clock_in_summer_and_winter(local: str, utc: str) -> None:
    assert to_utc(datetime.fromisoformat(local)) == datetime.fromisoformat(utc)


def test_as_of_today_is_the_current_state(store: Store) -> None:
    for day, town in MOVING:
        deliver(store, "Almi", day, Företag=lives_in(town))
    assert held_in(store, state_on(store, today())) == held_in(store, current_state(store))
    assert holding(store, "9000-01-01") == holding(store)


PARTS = {
    "Almi": {"Företag": "company  municipality\n A  Åre\n B  Berg", "Insatser": "company  starts_on\n A  2021-05-01"},
    "BuS": {"Företag": "company  municipality\n C#1  Åre", "Insatser": "company  starts_on\n #1  2021-05-01"},
    "EEN": {"Målvärden": "indicator  value\n D1.1  40", "Deltagande": "activity_id  company\n T1  C\n T1  C"},
}


@pytest.mark.parametrize("order", [("BuS", "EEN", "Almi"), ("EEN", "Almi", "BuS"), ("Almi", "EEN", "BuS")])
def test_the_order_of_deliveries_without_common_rows_does_not_matter(store: Store, order: tuple[str, ...]) -> None:
    for source in order:
        deliver(store, source, "2022-01-01", **PARTS[source])
    with fresh_store() as other:
        for source in PARTS:
            deliver(other, source, "2022-01-01", **PARTS[source])
        assert holding(store) == holding(other)


def test_loading_in_parts_is_loading_at_once(store: Store) -> None:
    heading, *rows = ["company  starts_on", *(f"K{i}  2021-05-{i:02d}" for i in range(1, 7))]
    ids = [f"service_id  {heading}", *(f"I{i}  {row}" for i, row in enumerate(rows, start=1))]
    for part in (ids[1:3], ids[3:4], ids[4:]):
        deliver(store, "Almi", "2022-01-01", Insatser="\n".join([ids[0], *part]))
    with fresh_store() as other:
        deliver(other, "Almi", "2022-01-01", Insatser="\n".join(ids))
        assert holding(store) == holding(other)


def test_a_dry_run_tells_what_would_happen_and_does_nothing(store: Store) -> None:
    deliver(store, "Almi", "2022-01-01", Företag=lives_in("Åre"))
    before = holding(store)
    moved = batch("BuS", "Företag", typed("Företag", lives_in("Berg")))
    tried = record(store, Delivery("BuS", "a", "0", (moved,), recorded_at=datetime(2022, 2, 1)), {}, dry_run=True)
    assert (tried.number, tried.tables["company"].displaced) == (None, {"Almi": 1})
    assert holding(store) == before
    assert deliver(store, "Almi", "2022-01-01", Företag=lives_in("Berg")).number == 2


def test_a_delivery_is_recorded_whole_or_not_at_all(store: Store) -> None:
    good = batch("Almi", "Företag", typed("Företag", lives_in("Åre")))
    broken = batch("Almi", "Insatser", typed("Insatser", "company  starts_on\n A  2021-05-01"))
    broken = broken.__class__(by_name()["survey"], broken.rows)  # services offered as surveys
    with pytest.raises(StoreFailed, match="allt i den är som förut"):
        record(store, Delivery("Almi", "a", "0", (good, broken)), {})
    assert "Företag" not in holding(store)
    assert deliver(store, "Almi", "2022-01-01", Företag=lives_in("Åre")).number == 1


def test_the_shipped_facts_are_known_from_the_beginning_and_limit_no_date(store: Store) -> None:
    with store.reading() as cursor:
        state = state_on(store, date(1990, 1, 1))
        actors = cursor.execute("SELECT count(*) FROM valid_actor($at, $n, $existed)", state.parameters).fetchone()
        targets = cursor.execute("SELECT count(*) FROM target").fetchone()
    assert (actors, targets) == ((7,), (0,))
    assert deliver(store, "Almi", "1990-01-01", Företag=lives_in("Åre")).number == 1
