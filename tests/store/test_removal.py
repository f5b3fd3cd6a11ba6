"""Taking the example away: wholly or not at all, never with anyone's own data, and no number means two things."""

import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest

from corespons.errors import NotAllowed
from corespons.store import (
    Delivery,
    Store,
    current_state,
    deliveries,
    foresee_undo,
    keep_file,
    known_actors,
    open_store,
    record,
    remove_example,
    undo,
)
from tests.store.holding import holding
from tests.tables import batch, deliver, fresh_store, typed

ÅRE = "company  municipality\n A  Åre"


def deliver_example(store: Store, content: bytes = b"exempel") -> None:
    rows = batch("Almi", "Företag", typed("Företag", ÅRE))
    name = keep_file(store, content) if store.url != ":memory:" else "0"
    record(store, Delivery("Almi", "Almi.xlsx", name, (rows,), recorded_at=datetime(2022, 1, 1), kind="example"), {})


def test_the_database_is_as_empty_as_a_new_one(store: Store) -> None:
    with fresh_store() as new:
        untouched, actors = holding(new), known_actors(new)
    deliver_example(store)
    undo(store, 1)
    remove_example(store)
    assert deliveries(store) == []
    assert (holding(store), known_actors(store)) == (untouched, actors)


def test_no_number_is_used_twice_so_that_nothing_cached_or_printed_means_two_things(store: Store) -> None:
    deliver_example(store)
    remove_example(store)
    assert current_state(store).delivery == 2
    assert deliver(store, "Almi", "2021-05-01", Företag=ÅRE).number == 3
    undo(store, 3)
    assert current_state(store).delivery == 4


def test_own_data_stays_even_when_it_was_undone(store: Store) -> None:
    deliver_example(store)
    deliver(store, "BuS", "2022-02-01", Företag="company  municipality\n B  Berg")
    undo(store, 2)
    before = holding(store)
    with pytest.raises(NotAllowed, match="leverans 2 är era egna uppgifter"):
        remove_example(store)
    assert holding(store) == before
    assert [entry.number for entry in deliveries(store)] == [1, 2, 3]


def test_nothing_to_take_away(store: Store) -> None:
    with pytest.raises(NotAllowed, match="inga exempeldata"):
        remove_example(store)


def test_only_the_examples_kept_files_go(tmp_path: Path) -> None:
    store = open_store(str(tmp_path / "a.duckdb"), "hemligheten")
    own = keep_file(store, b"eget, sparat men aldrig bokfort")
    deliver_example(store)
    remove_example(store)
    assert [path.name for path in store.files.iterdir()] == [own]
    store.close()


KILLED = """
import os, sys
from corespons.store import open_store, removal
removal.insert_shipped_facts = lambda cursor: os.kill(os.getpid(), 9)
removal.remove_example(open_store(sys.argv[1], "hemligheten"))
"""


def test_a_process_killed_while_taking_away_leaves_everything(tmp_path: Path) -> None:
    path = str(tmp_path / "a.duckdb")
    store = open_store(path, "hemligheten")
    deliver_example(store)
    before = holding(store)
    store.close()
    assert subprocess.run([sys.executable, "-c", KILLED, path], check=False).returncode == -9
    store = open_store(path, "hemligheten")
    assert holding(store) == before
    assert [entry.kind for entry in deliveries(store)] == ["example"]
    store.close()


def test_what_an_undo_would_do_is_told_without_doing_it(store: Store) -> None:
    deliver(store, "Almi", "2022-01-01", Företag=ÅRE)
    deliver(store, "Almi", "2022-02-01", Företag="company  municipality\n A  Berg\n B  Berg")
    before = holding(store)
    foreseen = foresee_undo(store, 2)
    assert (foreseen.restored, foreseen.withdrawn, foreseen.left) == (1, 1, ())
    assert holding(store) == before
    assert current_state(store).delivery == 2
    assert undo(store, 2) == foreseen


def test_an_undo_that_cannot_be_done_is_foreseen_too(store: Store) -> None:
    deliver(store, "Almi", "2022-01-01", Företag=ÅRE)
    undo(store, 1)
    with pytest.raises(NotAllowed, match="redan ångrad"):
        foresee_undo(store, 1)
