"""Taking one delivery back: a new delivery that gives rows their earlier version, and can itself be undone."""

import json
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import duckdb

from corespons.errors import BadQuestion, NotAllowed
from corespons.store.connect import Store, transaction
from corespons.store.keys import BETWEEN
from corespons.store.schema import data_columns
from corespons.store.write import moment_of_recording, next_number
from corespons.tables import TABLES, Table


@dataclass(frozen=True)
class Undone:
    """What an undo did: its own number, rows given an earlier version, rows that stopped holding, rows left."""

    number: int
    restored: int
    withdrawn: int
    left: tuple[tuple[str, str], ...]


class _ForeseenError(Exception):
    """Leaves the transaction after it was seen what an undo would do."""


def undo(store: Store, number: int, recorded_at: datetime | None = None, loaded_by: str = "") -> Undone:
    """Take delivery `number` back, known from the moment of the undo.

    Rows changed since are left and named as (sheet, key). Raises BadQuestion when there is no such delivery and
    NotAllowed when it has been taken back already.
    """
    with transaction(store) as cursor:
        return _undo(cursor, number, recorded_at, loaded_by)


def foresee_undo(store: Store, number: int) -> Undone:
    """What an undo of delivery `number` would do now: it is done and rolled back. Raises as `undo` does."""
    foreseen: list[Undone] = []
    with suppress(_ForeseenError), transaction(store) as cursor:
        foreseen.append(_undo(cursor, number, None, ""))
        raise _ForeseenError
    return foreseen[0]


def _undo(cursor: duckdb.DuckDBPyConnection, number: int, recorded_at: datetime | None, loaded_by: str) -> Undone:
    file, source = _undoable(cursor, number)
    at = moment_of_recording(cursor, recorded_at)
    own = next_number(cursor)
    restored = withdrawn = 0
    left: list[tuple[str, str]] = []
    for table in TABLES:
        left += _left(cursor, table, number)
        one_restored, one_withdrawn = _revert(cursor, table, {"n": number, "own": own, "at": at})
        restored, withdrawn = restored + one_restored, withdrawn + one_withdrawn
    cursor.execute(
        "INSERT INTO delivery VALUES (?, 'undo', ?, NULL, ?, ?, ?, NULL, NULL, ?, ?)",
        [own, file, source, at, loaded_by, number,
         json.dumps({"restored": restored, "withdrawn": withdrawn, "left": left}, ensure_ascii=False)],
    )  # fmt: skip
    return Undone(own, restored, withdrawn, tuple(left))


def _undoable(cursor: duckdb.DuckDBPyConnection, number: int) -> tuple[str, str]:
    found = cursor.execute("SELECT file, source FROM delivery WHERE number = ?", [number]).fetchone()
    if found is None:
        raise BadQuestion(f"Det finns ingen leverans {number}. Kommandot deliveries och sidan Läs in visar numren.")
    by = taken_back(cursor.execute("SELECT number, undoes FROM delivery ORDER BY number").fetchall()).get(number)
    if by is not None:
        raise NotAllowed(f"Leverans {number} är redan ångrad. Ångra {by} om den ska gälla igen.")
    return found[0], found[1]


def taken_back(deliveries: list[tuple[int, int | None]]) -> dict[int, int]:
    """Delivery → the undo that has taken it back, for those taken back now (an undone undo takes nothing back)."""
    undone: dict[int, int] = {}
    for number, undoes in sorted(deliveries, reverse=True):
        if undoes is not None and number not in undone:
            undone[undoes] = number
    return undone


def _touched(table: Table) -> str:
    """SQL: the last thing that happened to each row that delivery n touched, and whether it was n's doing.

    A version that an undo copied back counts as the doing of the delivery that made it.
    """
    return f"""
        WITH mine AS (
            SELECT DISTINCT row_key FROM {table.name} WHERE delivery = $n OR made_by = $n OR retired_by = $n),
        ranked AS (
            SELECT version.*, row_number() OVER (
                PARTITION BY row_key ORDER BY recorded_at DESC, delivery DESC) AS age
            FROM {table.name} version WHERE row_key IN (SELECT row_key FROM mine)),
        latest AS (
            SELECT *, CASE WHEN retired_at IS NULL THEN delivery = $n OR made_by = $n
                           ELSE retired_by = $n END AS is_mine
            FROM ranked WHERE age = 1)"""


def _left(cursor: duckdb.DuckDBPyConnection, table: Table, number: int) -> list[tuple[str, str]]:
    rows = cursor.execute(
        f"""{_touched(table)}
            SELECT row_key FROM latest WHERE NOT is_mine AND row_key IN
                (SELECT row_key FROM {table.name} WHERE delivery = $n OR retired_by = $n) ORDER BY row_key""",
        {"n": number},
    ).fetchall()
    return [(table.sheet, key.replace(BETWEEN, " · ").strip(" ·")) for (key,) in rows]


def _revert(cursor: duckdb.DuckDBPyConnection, table: Table, known: dict[str, Any]) -> tuple[int, int]:
    """Retire the versions that hold because of n; bring back those that n retired. Returns (restored, withdrawn)."""
    cursor.execute(
        f"CREATE OR REPLACE TEMP TABLE mine AS {_touched(table)} SELECT row_key, retired_at FROM latest WHERE is_mine",
        {"n": known["n"]},
    )
    cursor.execute(
        f"""CREATE OR REPLACE TEMP TABLE earlier AS
            SELECT * FROM {table.name} WHERE retired_by = $n AND row_key IN (SELECT row_key FROM mine)
            QUALIFY row_number() OVER (
                PARTITION BY row_key ORDER BY retired_at DESC, recorded_at DESC, delivery DESC) = 1""",
        {"n": known["n"]},
    )
    counts = cursor.execute(
        "SELECT count(*), (SELECT count(*) FROM mine WHERE row_key NOT IN (SELECT row_key FROM earlier)) FROM earlier"
    ).fetchone()
    cursor.execute(
        f"""UPDATE {table.name} SET retired_at = $at, retired_by = $own,
                retired_as = CASE WHEN made_by = $n THEN 'undone' ELSE 'unwound' END
            WHERE retired_at IS NULL AND row_key IN (SELECT row_key FROM mine)""",
        known,
    )
    columns = ", ".join(f'"{name}"' for name in data_columns(table))
    cursor.execute(
        f"""INSERT INTO {table.name} BY NAME
            SELECT row_key, source, row_number, $own AS delivery, $at AS recorded_at, made_at, made_by,
                   first_recorded_at, {columns} FROM earlier""",
        {"at": known["at"], "own": known["own"]},
    )
    return (int(counts[0]), int(counts[1])) if counts else (0, 0)
