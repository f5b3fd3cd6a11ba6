"""What people write beside the data: saved views, a report's own words, reports made, how a list is read.

A note has a kind and a name. Writing it anew makes a new version; the earlier one is kept with the time it ended.
Notes are no deliveries: they change no figure, so as-of dates and undo pass them by.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import duckdb

from corespons.store.connect import Store, transaction
from corespons.store.moments import now, to_local


@dataclass(frozen=True)
class Note:
    """One version of a note: what it says, when it was written (Stockholm time) and by whom."""

    number: int
    kind: str
    name: str
    content: Mapping[str, Any]
    made_at: datetime
    made_by: str


def write_note(store: Store, kind: str, name: str, content: Mapping[str, Any], made_by: str) -> Note:
    """Write a note; an earlier one of the same kind and name ends. The same content again changes nothing."""
    with transaction(store) as cursor:
        held = next((note for note in _held(cursor, kind) if note.name == name), None)
        if held is not None and held.content == _stored(content):
            return held
        return _write(cursor, kind, name, content, made_by)


def end_note(store: Store, kind: str, name: str) -> bool:
    """End a note: it is no longer listed, but its versions are kept. Returns whether there was one."""
    with transaction(store) as cursor:
        return _end(cursor, kind, name)


def notes(store: Store, kind: str) -> tuple[Note, ...]:
    """The notes of a kind that hold now, the first written first."""
    with store.cursor() as cursor:
        return _held(cursor, kind)


def note_versions(store: Store, kind: str, name: str) -> tuple[Note, ...]:
    """Every version of a note, ended ones too, the first first."""
    with store.cursor() as cursor:
        return _read(cursor, "kind = $kind AND name = $name", {"kind": kind, "name": name})


def notes_state(store: Store) -> tuple[int, int]:
    """What changes exactly when a note is written or ended: how many versions there are, and how many ended."""
    with store.cursor() as cursor:
        found = cursor.execute("SELECT count(*), count(ended_at) FROM note").fetchone()
    return (int(found[0]), int(found[1])) if found else (0, 0)


def _stored(content: Mapping[str, Any]) -> Any:
    return json.loads(json.dumps(content, ensure_ascii=False))


def _held(cursor: duckdb.DuckDBPyConnection, kind: str) -> tuple[Note, ...]:
    return _read(cursor, "kind = $kind AND ended_at IS NULL", {"kind": kind})


def _read(cursor: duckdb.DuckDBPyConnection, which: str, asked: dict[str, str]) -> tuple[Note, ...]:
    rows = cursor.execute(
        f"SELECT number, kind, name, content, made_at, made_by FROM note WHERE {which} ORDER BY number", asked
    ).fetchall()
    return tuple(Note(row[0], row[1], row[2], json.loads(row[3]), to_local(row[4]), row[5]) for row in rows)


def _write(cursor: duckdb.DuckDBPyConnection, kind: str, name: str, content: Mapping[str, Any], made_by: str) -> Note:
    _end(cursor, kind, name)
    made_at = now()
    last = cursor.execute("SELECT coalesce(max(number), 0) FROM note").fetchone()
    number = int(last[0]) + 1 if last else 1
    cursor.execute(
        "INSERT INTO note VALUES (?, ?, ?, ?, ?, ?, NULL)",
        [number, kind, name, json.dumps(content, ensure_ascii=False), made_at, made_by],
    )
    return Note(number, kind, name, _stored(content), to_local(made_at), made_by)


def _end(cursor: duckdb.DuckDBPyConnection, kind: str, name: str) -> bool:
    ended = cursor.execute(
        "UPDATE note SET ended_at = ? WHERE kind = ? AND name = ? AND ended_at IS NULL", [now(), kind, name]
    ).fetchone()
    return bool(ended and ended[0])
