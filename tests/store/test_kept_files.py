"""Delivered files are kept byte for byte, unreadable without the secret; the secret is never in the database."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corespons.errors import StoreFailed
from corespons.store import Store, deliveries, keep_file, kept_file, open_store, person_key, sha256
from tests.tables import deliver

FILE = b"Organisationsnummer;F\xf6retagsnamn\n196408233234;Anna Andersson\n" * 20


@pytest.fixture
def store(tmp_path: Path):
    opened = open_store(str(tmp_path / "prov.duckdb"))
    yield opened
    opened.close()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=20, deadline=None)
@given(content=st.binary(max_size=200))
def test_a_kept_file_comes_back_byte_for_byte(store: Store, content: bytes) -> None:
    assert kept_file(store, keep_file(store, content)) == content


def test_it_is_kept_under_its_sha256_once(store: Store) -> None:
    names = {keep_file(store, FILE), keep_file(store, FILE)}
    assert names == {sha256(FILE)} == {path.name for path in store.files.iterdir()}


def test_no_file_on_disk_holds_it_in_clear(store: Store, tmp_path: Path) -> None:
    keep_file(store, FILE)
    everything = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    assert b"Anna" not in everything
    assert b"196408233234" not in everything


def test_without_the_secret_it_cannot_be_read(store: Store) -> None:
    name = keep_file(store, FILE)
    stranger = Store(store.url, store.connection, b"en annan hemlighet")
    with pytest.raises(StoreFailed, match="annan nyckel"):
        kept_file(stranger, name)


def test_the_secret_is_made_once_beside_the_database_for_its_owner_alone(store: Store, tmp_path: Path) -> None:
    secret = tmp_path / "prov.secret"
    assert secret.stat().st_mode & 0o077 == 0
    store.close()
    again = open_store(store.url)
    assert again.secret == store.secret == secret.read_bytes().strip()
    again.close()


def test_the_secret_is_never_in_the_database_nor_in_what_is_printed(store: Store, tmp_path: Path) -> None:
    deliver(store, "Almi", "2022-01-01", Företag="company\n A")
    keep_file(store, FILE)
    store.close()
    kept = [path for path in tmp_path.rglob("*") if path.is_file() and path.suffix != ".secret"]
    assert all(store.secret not in path.read_bytes() for path in kept)
    assert store.secret.decode() not in repr(store)


def test_a_secret_given_by_the_surroundings_leaves_no_file(tmp_path: Path) -> None:
    open_store(str(tmp_path / "prov.duckdb"), "given").close()
    assert not (tmp_path / "prov.secret").exists()


def test_a_person_s_key_needs_the_secret() -> None:
    key = person_key(b"hemlig", "6408233234")
    assert key == person_key(b"hemlig", "6408233234") != person_key(b"annan", "6408233234")
    assert key.startswith("P:")
    assert len(key) == 18
    assert "6408" not in key


def test_a_files_folder_that_cannot_be_written_is_told_and_nothing_is_recorded(store: Store) -> None:
    store.files.write_text("en fil där mappen skulle ligga")
    with pytest.raises(StoreFailed, match=r"disken är full eller skrivskyddad\. Inget är inläst"):
        keep_file(store, FILE)
    assert deliveries(store) == []
