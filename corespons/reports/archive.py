"""The reports that have been made: each file kept byte for byte, with who, when, and the question it answers."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from corespons.followup import OPEN
from corespons.reports.writing import Written
from corespons.store import Store, deliveries, keep_file, kept_file, notes, now, write_note

NOTE_KIND = "rapport"


@dataclass(frozen=True)
class Kept:
    """A report that was made: its file's name and SHA-256, what it is about, when and by whom it was made.

    `fingerprint` is empty where the file holds a report for each municipality, each with its own.
    """

    name: str
    kind: str
    format: str
    media: str
    sha256: str
    size: int
    fingerprint: str
    about: str
    audience: str
    delivery: int
    is_example: bool
    made_at: datetime
    made_by: str

    @property
    def is_open(self) -> bool:
        """Whether it was made for the open audience."""
        return self.audience == OPEN


def keep_report(store: Store, written: Written, by: str) -> None:
    """Keep a report that has just been made."""
    first = written.reports[0]
    name = keep_file(store, written.content)
    write_note(store, NOTE_KIND, f"{now().isoformat()} {name}", _content(store, written, first.kind, name), by)


def kept_reports(store: Store) -> tuple[Kept, ...]:
    """Every report that was kept, the newest first."""
    return tuple(_kept(note.content, note.made_at, note.made_by) for note in reversed(notes(store, NOTE_KIND)))


def content_of(store: Store, kept: Kept) -> bytes:
    """The file as it was made. Raises StoreFailed if it is no longer beside the database."""
    return kept_file(store, kept.sha256)


def _content(store: Store, written: Written, kind: str, sha256: str) -> dict[str, Any]:
    scope, only = written.scope, written.report
    return {
        "name": written.name, "kind": kind, "format": written.format, "media": written.media, "sha256": sha256,
        "size": len(written.content), "fingerprint": only.fingerprint if only else "", "about": scope.sentence,
        "audience": scope.audience, "delivery": written.reports[0].delivery, "is_example": _has_example(store),
    }  # fmt: skip


def _has_example(store: Store) -> bool:
    return any(entry.kind == "example" and entry.undone_by is None for entry in deliveries(store))


def _kept(content: Mapping[str, Any], made_at: datetime, made_by: str) -> Kept:
    return Kept(**content, made_at=made_at, made_by=made_by)
