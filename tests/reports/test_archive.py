"""Every report that is made is kept, and can be read again byte for byte."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from corespons.commands import main
from corespons.errors import StoreFailed
from corespons.reports import content_of, keep_report, kept_reports, source_of, write
from corespons.store import Store, open_store, sha256
from tests.reports import world
from tests.reports.world import MADE, report, scope


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """The small project in a file: a database in memory keeps no files."""
    store = open_store(str(tmp_path / "a.duckdb"), "hemligheten")
    world.fill(store)
    yield store
    store.close()


def _make(store: Store, kind: str, format: str, audience: str = "intern", by: str = "Eva") -> bytes:
    written = write(kind, source_of(store, scope(audience)), format, made=MADE)
    keep_report(store, written, by)
    return written.content


def test_a_report_is_read_again_byte_for_byte(store: Store) -> None:
    content = _make(store, "lagesrapport", "docx")
    (kept,) = kept_reports(store)
    assert content_of(store, kept) == content
    assert (kept.sha256, kept.size) == (sha256(content), len(content))
    assert content not in (store.files / kept.sha256).read_bytes()


def test_who_made_it_and_of_what_stands_with_it(store: Store) -> None:
    _make(store, "lagesrapport", "pdf")
    (kept,) = kept_reports(store)
    assert (kept.kind, kept.format, kept.made_by, kept.audience) == ("lagesrapport", "pdf", "Eva", "intern")
    assert kept.about == scope().sentence
    assert kept.delivery == 1
    assert kept.fingerprint == report(store, "lagesrapport").fingerprint
    assert not kept.is_example


def test_the_newest_is_first_and_the_same_report_again_is_kept_again(store: Store) -> None:
    for kind in ("namnd", "styrgrupp", "styrgrupp"):
        _make(store, kind, "json")
    assert [one.kind for one in kept_reports(store)] == ["styrgrupp", "styrgrupp", "namnd"]


def test_a_file_for_each_municipality_has_no_fingerprint_of_its_own(store: Store) -> None:
    _make(store, "kommunblad", "zip")
    (kept,) = kept_reports(store)
    assert kept.fingerprint == "" and kept.name.endswith(".zip")


def test_a_file_that_is_gone_or_damaged_is_told_in_words(store: Store) -> None:
    _make(store, "namnd", "json")
    (kept,) = kept_reports(store)
    file = store.files / kept.sha256
    file.write_bytes(b"skadad")
    with pytest.raises(StoreFailed, match="skadad"):
        content_of(store, kept)
    file.unlink()
    with pytest.raises(StoreFailed, match="finns inte kvar"):
        content_of(store, kept)


def test_the_command_line_keeps_what_it_writes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    database, file = str(tmp_path / "b.duckdb"), tmp_path / "ut.pdf"
    store = open_store(database)
    world.fill(store)
    store.close()
    assert main(["--database", database, "report", "namnd", "--as-of", "2024-06-30", "-o", str(file)]) == 0
    assert "sparad" in capsys.readouterr().out
    store = open_store(database)
    (kept,) = kept_reports(store)
    assert content_of(store, kept) == file.read_bytes()
    store.close()
