"""Opening: a new database is made whole, ours is opened again as it was, anything else is refused in plain words."""

from pathlib import Path

import pytest

from corespons.errors import StoreFailed
from corespons.store import beside, open_store
from tests.store.holding import holding
from tests.tables import deliver


def test_a_reopened_store_holds_what_was_recorded(tmp_path: Path) -> None:
    url = str(tmp_path / "mapp" / "prov.duckdb")
    store = open_store(url, "hemlig")
    deliver(store, "Almi", "2022-01-01", Företag="company\n A#1", Insatser="company  starts_on\n #1  2021-05-01")
    before = holding(store)
    store.close()
    again = open_store(url, "hemlig")
    assert holding(again) == before
    again.close()


def test_opening_twice_does_not_ship_the_facts_twice(tmp_path: Path) -> None:
    url = str(tmp_path / "prov.duckdb")
    for _ in range(2):
        store = open_store(url, "hemlig")
        with store.cursor() as cursor:
            assert cursor.execute("SELECT count(*) FROM actor").fetchone() == (7,)
        store.close()


def test_a_file_that_is_no_database_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    letter = tmp_path / "brev.duckdb"
    letter.write_text("Hej! " * 5000)
    with pytest.raises(StoreFailed, match=r"brev\.duckdb"):
        open_store(str(letter), "hemlig")
    assert letter.read_text() == "Hej! " * 5000


def test_a_folder_is_no_database(tmp_path: Path) -> None:
    with pytest.raises(StoreFailed):
        open_store(str(tmp_path), "hemlig")


def test_a_database_of_another_schema_is_refused(tmp_path: Path) -> None:
    url = str(tmp_path / "prov.duckdb")
    store = open_store(url, "hemlig")
    with store.cursor() as cursor:
        cursor.execute("UPDATE about SET value = '0' WHERE name = 'schema'")
    store.close()
    with pytest.raises(StoreFailed, match="annan version av programmet"):
        open_store(url, "hemlig")


def test_what_lies_beside_the_database_bears_its_name() -> None:
    assert beside("data/corespons.duckdb", ".files") == Path("data/corespons.files")
    assert beside("ducklake:data/lake.ducklake", ".secret") == Path("data/lake.secret")


def test_a_path_with_a_quotation_mark_is_a_path(tmp_path: Path) -> None:
    url = str(tmp_path / "regionens 'egna'.duckdb")
    store = open_store(url, "hemlig")
    store.close()
    assert Path(url).exists()
