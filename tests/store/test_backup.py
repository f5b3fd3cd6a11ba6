"""A backup gives the same database back, somewhere else, to whoever has its secret."""

import json
import shutil
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest

from corespons.errors import NotAllowed, UnreadableFile
from corespons.followup import answer, facts_on
from corespons.indicators import Question, Result, whole_project
from corespons.store import (
    Store,
    backup,
    beside,
    deliveries,
    inspect,
    keep_file,
    kept_file,
    notes,
    open_store,
    restore,
    undo,
    write_note,
)
from corespons.store.schema import stored_tables
from tests.tables import deliver

SECRET = "provhemlighet"


@pytest.fixture
def filled(tmp_path: Path) -> Iterator[Store]:
    store = open_store(str(tmp_path / "först.duckdb"), SECRET)
    deliver(store, "Almi", "2022-01-01", Företag="company  municipality\n A  Åre\n B  Berg",
            Insatser="service_id  company  starts_on\n I1  A  2021-05-01\n I2  B  2021-05-01")  # fmt: skip
    deliver(store, "Almi", "2022-02-01", Företag="company  municipality\n A  Sundsvall")
    undo(store, 2, datetime(2022, 3, 1))
    write_note(store, "vy", "Min vy", {"address": "laget"}, "prov")
    yield store
    store.close()


def everything(store: Store) -> dict[str, list[tuple[object, ...]]]:
    with store.cursor() as cursor:
        return {name: cursor.execute(f"FROM {name} ORDER BY ALL").fetchall() for name in stored_tables()}


def results(store: Store) -> tuple[Result, ...]:
    day = date(2023, 10, 31)
    return answer(facts_on(store, day), Question(whole_project(day)))


def put_back(folder: Path, to: Path, secret: str | None = SECRET) -> Store:
    restore(str(to), secret, folder)
    return open_store(str(to), secret)


def test_every_row_of_every_table_comes_back_as_it_was(filled: Store, tmp_path: Path) -> None:
    done = backup(filled, tmp_path / "kopia")
    again = put_back(tmp_path / "kopia", tmp_path / "ny" / "andra.duckdb")
    assert everything(again) == everything(filled)
    assert done.rows == sum(map(len, everything(filled).values()))
    assert results(again) == results(filled)
    assert [one.name for one in notes(again, "vy")] == ["Min vy"]
    again.close()


def test_what_comes_after_goes_on_from_there(filled: Store, tmp_path: Path) -> None:
    backup(filled, tmp_path / "kopia")
    again = put_back(tmp_path / "kopia", tmp_path / "andra.duckdb")
    for store in (filled, again):
        deliver(store, "Almi", "2022-04-01", Företag="company  municipality\n A  Ånge\n C  Åre")
    assert results(again) == results(filled)
    assert [one.number for one in deliveries(again)] == [1, 2, 3, 4]
    again.close()


def test_original_files_are_taken_along_when_asked_for_and_stay_encrypted(filled: Store, tmp_path: Path) -> None:
    name = keep_file(filled, b"Organisationsnummer;19121212-1212")
    assert backup(filled, tmp_path / "utan").originals == 0
    assert backup(filled, tmp_path / "med", with_originals=True).originals == 1
    assert all(b"1212" not in file.read_bytes() for file in (tmp_path / "med" / "original").iterdir())
    again = put_back(tmp_path / "med", tmp_path / "ny" / "andra.duckdb")
    assert kept_file(again, name) == b"Organisationsnummer;19121212-1212"
    again.close()


def test_the_secret_is_asked_for_and_never_in_the_backup(filled: Store, tmp_path: Path) -> None:
    backup(filled, tmp_path / "kopia", with_originals=True)
    assert all(SECRET.encode() not in file.read_bytes() for file in (tmp_path / "kopia").rglob("*") if file.is_file())
    database = tmp_path / "ny" / "andra.duckdb"
    with pytest.raises(NotAllowed, match="Hemligheten saknas"):
        restore(str(database), None, tmp_path / "kopia")
    with pytest.raises(NotAllowed, match="är inte den som"):
        restore(str(database), "en annan", tmp_path / "kopia")
    assert not database.exists() and not beside(str(database), ".secret").exists()


def test_a_lost_secret_loses_the_originals_and_no_figure(filled: Store, tmp_path: Path) -> None:
    keep_file(filled, b"levererat")
    backup(filled, tmp_path / "kopia", with_originals=True)
    done = restore(str(tmp_path / "ny" / "andra.duckdb"), "ny hemlighet", tmp_path / "kopia", has_lost_secret=True)
    again = open_store(str(tmp_path / "ny" / "andra.duckdb"), "ny hemlighet")
    assert done.originals == 0
    assert results(again) == results(filled)
    again.close()


def test_nothing_is_written_over(filled: Store, tmp_path: Path) -> None:
    backup(filled, tmp_path / "kopia")
    with pytest.raises(NotAllowed, match="är inte tom"):
        backup(filled, tmp_path / "kopia")
    before = everything(filled)
    filled.close()
    with pytest.raises(NotAllowed, match="är inte tom"):
        restore(filled.url, SECRET, tmp_path / "kopia")
    again = open_store(filled.url, SECRET)
    assert everything(again) == before
    again.close()


def test_a_backup_that_cannot_be_written_leaves_nothing(filled: Store, tmp_path: Path) -> None:
    (tmp_path / "fil").write_text("här är ingen mapp")
    with pytest.raises(Exception, match=r"kunde inte skrivas|är inte tom"):
        backup(filled, tmp_path / "fil" / "kopia")
    assert sorted(path.name for path in tmp_path.iterdir() if path.is_dir()) == []


@pytest.mark.parametrize("harm", ["changed", "lost", "shortened", "no contents", "no backup", "another version"])
def test_a_damaged_backup_is_told_before_anything_is_made(filled: Store, tmp_path: Path, harm: str) -> None:
    kopia = tmp_path / "kopia"
    backup(filled, kopia)
    contents = json.loads((kopia / "innehall.json").read_text())
    if harm == "changed":
        shutil.copy(kopia / "actor.parquet", kopia / "company.parquet")
    elif harm == "lost":
        (kopia / "company.parquet").unlink()
    elif harm == "shortened":
        (kopia / "company.parquet").write_bytes((kopia / "company.parquet").read_bytes()[:-9])
    elif harm == "no contents":
        (kopia / "innehall.json").write_text("[]")
    elif harm == "no backup":
        shutil.rmtree(kopia)
    else:
        (kopia / "innehall.json").write_text(json.dumps(contents | {"schema": "0"}))
    with pytest.raises(UnreadableFile):
        restore(str(tmp_path / "ny" / "andra.duckdb"), SECRET, kopia)
    assert not (tmp_path / "ny").exists()


def test_a_restored_database_is_found_whole(filled: Store, tmp_path: Path) -> None:
    backup(filled, tmp_path / "kopia")
    again = put_back(tmp_path / "kopia", tmp_path / "andra.duckdb")
    assert inspect(again).faults == 0
    again.close()


def test_a_lake_s_backup_is_read_back_into_a_file(tmp_path: Path) -> None:
    lake = open_store(f"ducklake:{tmp_path}/sjö.ducklake", SECRET)
    deliver(lake, "Almi", "2022-01-01", Företag="company  municipality\n A  Åre\n B  Berg")
    backup(lake, tmp_path / "kopia")
    again = put_back(tmp_path / "kopia", tmp_path / "fil.duckdb")
    assert everything(again) == everything(lake)
    assert (inspect(lake).faults, inspect(again).faults) == (0, 0)
    lake.close()
    again.close()
