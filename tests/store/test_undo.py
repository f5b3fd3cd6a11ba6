"""Undo: a delivery taken back leaves the state as if it had not come, and can itself be taken back."""

from datetime import date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corespons.errors import BadQuestion, NotAllowed
from corespons.store import Store, deliveries, undo
from tests.store.holding import column, holding
from tests.tables import deliver, fresh_store

TWO_SERVICES = """
    service_id  company  starts_on
    I1          A        2021-05-01
    I2          B        2021-05-01
"""
ÅRE, BERG = ("company  municipality\n A  Åre", "company  municipality\n A  Berg")


def test_a_new_row_stops_being_valid_and_a_changed_one_gets_its_earlier_version(store: Store) -> None:
    deliver(store, "Almi", "2022-01-01", Företag=ÅRE)
    deliver(store, "Almi", "2022-02-01", Företag=f"{BERG}\n B  Berg")
    done = undo(store, 2, datetime(2022, 3, 1, 12))
    assert (done.number, done.restored, done.withdrawn, done.left) == (3, 1, 1, ())
    assert column(store, "Företag", "municipality") == ["2321"]


def test_what_was_known_before_the_undo_is_still_known_as_of_then(store: Store) -> None:
    deliver(store, "Almi", "2022-01-01", Företag=ÅRE)
    deliver(store, "Almi", "2022-02-01", Företag=BERG)
    undo(store, 2, datetime(2022, 3, 1, 12))
    seen = [column(store, "Företag", "municipality", day) for day in ("2022-01-31", "2022-02-28", "2022-03-01")]
    assert seen == [["2321"], ["2326"], ["2321"]]


def test_a_row_from_another_source_gets_its_owner_back(store: Store) -> None:
    deliver(store, "Almi", "2022-01-01", Företag=ÅRE)
    deliver(store, "BuS", "2022-02-01", Företag=BERG)
    undo(store, 2, datetime(2022, 3, 1))
    assert column(store, "Företag", "source") == ["Almi"]


def test_undoing_a_replace_brings_back_what_it_retired(store: Store) -> None:
    deliver(store, "Almi", "2022-01-01", Företag="company\n A\n B\n C")
    before = holding(store)
    deliver(store, "Almi", "2022-02-01", replaces=True, Företag="company\n A")
    undo(store, 2, datetime(2022, 3, 1))
    assert holding(store) == before


def test_rows_changed_since_are_left_and_named(store: Store) -> None:
    deliver(store, "Almi", "2022-01-01", Insatser=TWO_SERVICES)
    deliver(store, "Almi", "2022-02-01", Insatser="service_id  company  starts_on\n I2  B  2021-06-01")
    done = undo(store, 1, datetime(2022, 3, 1))
    assert done.left == (("Insatser", "Almi · I2"),)
    assert column(store, "Insatser", "service_id") == ["I2"]


def test_a_row_retired_since_is_left_and_named(store: Store) -> None:
    deliver(store, "Almi", "2022-01-01", Insatser=TWO_SERVICES)
    deliver(store, "Almi", "2022-02-01", replaces=True, Insatser="service_id  company  starts_on\n I1  A  2021-05-01")
    done = undo(store, 1, datetime(2022, 3, 1))
    assert (done.withdrawn, done.left) == (1, (("Insatser", "Almi · I2"),))
    assert "Insatser" not in holding(store)


def test_a_delivery_is_taken_back_once(store: Store) -> None:
    deliver(store, "Almi", "2022-01-01", Företag=ÅRE)
    undo(store, 1, datetime(2022, 2, 1))
    with pytest.raises(NotAllowed, match=r"redan ångrad\. Ångra 2"):
        undo(store, 1, datetime(2022, 3, 1))
    undo(store, 2, datetime(2022, 3, 1))
    undo(store, 1, datetime(2022, 4, 1))
    assert "Företag" not in holding(store)


def test_an_unknown_number_is_answered_with_the_way_to_the_numbers(store: Store) -> None:
    with pytest.raises(BadQuestion, match="ingen leverans 7"):
        undo(store, 7)


def test_an_undo_is_not_dated_before_what_is_stored(store: Store) -> None:
    deliver(store, "Almi", "2022-02-01", Företag=ÅRE)
    with pytest.raises(NotAllowed, match="inte dateras före 2022-02-01"):
        undo(store, 1, datetime(2022, 1, 1))
    assert len(deliveries(store)) == 1


def test_a_row_that_was_delivered_unchanged_since_belongs_to_the_first(store: Store) -> None:
    for day in ("2022-01-01", "2022-02-01"):
        deliver(store, "Almi", day, Företag=ÅRE)
    undo(store, 2, datetime(2022, 3, 1))
    assert column(store, "Företag", "municipality") == ["2321"]
    undo(store, 1, datetime(2022, 4, 1))
    assert "Företag" not in holding(store)


# ---- what holds for every history ----

COMPANY = st.sampled_from(["A", "B", "A#1", "B#1", "#1"])
COMPANIES = st.dictionaries(COMPANY, st.sampled_from(["Åre", "Berg"]), max_size=3)
MERGES = st.sampled_from([None, "A  B", "B  A", "ID:Almi:1  C", "C  A"])
Step = tuple[str, dict[str, str], str | None, bool]
STEP = st.tuples(st.sampled_from(["Almi", "BuS"]), COMPANIES, MERGES, st.booleans())
HISTORY = st.lists(st.one_of(STEP, st.integers(1, 6)), min_size=1, max_size=6)


def take(store: Store, step: Step | int, day: int) -> None:
    """One step of a history: a delivery, or the undo of an earlier number where that can be done."""
    moment = f"2022-01-{day:02d} 12:00"
    if isinstance(step, int):
        undoable = {entry.number for entry in deliveries(store) if entry.undone_by is None}
        if step in undoable:
            undo(store, step, datetime.fromisoformat(moment))
    else:
        source, companies, merge, replaces = step
        own = {name.partition("#")[0] or name: name for name in companies}  # one row a key and file
        sheets = {"Företag": "company  municipality\n" + "\n".join(f"{n}  {companies[n]}" for n in own.values())}
        if merge is not None:
            sheets["Sammanslagning"] = f"from_key  to_key\n {merge}"
        deliver(store, source, moment, replaces=replaces, **sheets)


@settings(max_examples=6, deadline=None)
@given(history=HISTORY, last=STEP)
def test_undo_gives_back_the_state_before_and_undoing_that_the_state_after(
    history: list[Step | int], last: Step
) -> None:
    with fresh_store() as store:
        for day, step in enumerate(history, start=1):
            take(store, step, day)
        before = holding(store)
        take(store, last, 10)
        after = holding(store)
        number = deliveries(store)[-1].number
        undo(store, number, datetime(2022, 1, 11))
        assert holding(store) == before
        undo(store, number + 1, datetime(2022, 1, 12))
        assert holding(store) == after
        undo(store, number + 2, datetime(2022, 1, 13))
        assert holding(store) == before


@settings(max_examples=6, deadline=None)
@given(history=HISTORY, number=st.integers(1, 6))
def test_undoing_the_undo_of_any_delivery_changes_nothing(history: list[Step | int], number: int) -> None:
    with fresh_store() as store:
        for day, step in enumerate(history, start=1):
            take(store, step, day)
        undoable = [entry.number for entry in deliveries(store) if entry.undone_by is None]
        before = holding(store)
        done = undo(store, undoable[number % len(undoable)], datetime(2022, 1, 11)) if undoable else None
        if done is not None:
            undo(store, done.number, datetime(2022, 1, 12))
        assert holding(store) == before


@settings(max_examples=4, deadline=None)
@given(history=HISTORY)
def test_no_step_changes_what_was_known_on_an_earlier_day(history: list[Step | int]) -> None:
    with fresh_store() as store:
        seen = {}
        for day, step in enumerate(history, start=1):
            take(store, step, day)
            seen[day] = holding(store)
        assert seen == {day: holding(store, date(2022, 1, day).isoformat()) for day in seen}
