"""The example's files are loaded by the same intake as anyone's, and only into an empty database."""

import pytest

from corespons.errors import NotAllowed
from corespons.example import example_deliveries, load, load_example
from corespons.example.mistakes import FAULTY
from corespons.store import deliveries, open_store, set_aside_rows, to_utc

FEW = 40


@pytest.fixture(scope="module")
def loaded(tmp_path_factory):
    few = list(example_deliveries())[:FEW]
    store = open_store(str(tmp_path_factory.mktemp("example") / "example.duckdb"))
    told: list[tuple[float, str]] = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(load, "example_deliveries", lambda: iter(few))
        load_example(store, lambda share, text: told.append((share, text)))
    yield store, few, told
    store.close()


def test_every_file_becomes_a_delivery_dated_as_it_was_recorded(loaded):
    store, few, _ = loaded
    entries = deliveries(store)
    assert [(entry.file, entry.source) for entry in entries] == [(file.name, file.source) for file in few]
    assert [to_utc(entry.recorded_at) for entry in entries] == [to_utc(file.recorded_at) for file in few]
    assert {(entry.kind, entry.loaded_by) for entry in entries} == {("example", "exempel")}


def test_only_the_deliberate_mistakes_are_set_aside(loaded):
    store, _, _ = loaded
    faulty = {number for _, _, number, _, _ in FAULTY}
    aside = set_aside_rows(store)
    assert aside and all(faulty & set(row.cells.values()) for row in aside)


def test_progress_is_told_in_swedish_from_start_to_end(loaded):
    _, _, told = loaded
    assert told[0][0] == 0.0 and told[-1][0] == 1.0
    assert told[-1][1] == f"Exempeldata är inlästa: {FEW} leveranser"


def test_a_database_with_data_is_refused(loaded):
    store, _, _ = loaded
    with pytest.raises(NotAllowed, match="tom databas"):
        load_example(store)
