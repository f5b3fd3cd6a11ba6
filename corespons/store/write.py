"""Recording deliveries: every change is a new version, nothing is overwritten."""

import json
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

import duckdb
import pyarrow as pa

from corespons.errors import NotAllowed
from corespons.store.connect import Store, transaction
from corespons.store.moments import now, to_local, to_utc
from corespons.store.schema import data_columns
from corespons.tables import Table


@dataclass(frozen=True)
class Batch:
    """One table's accepted rows of one delivery, as store.arrow.typed_rows makes them, without double keys.

    `protected`: keys of rows that the file has but that were set aside; a replacing delivery leaves them alone.
    """

    table: Table
    rows: pa.Table
    protected: tuple[str, ...] = ()


@dataclass(frozen=True)
class SetAside:
    """A row that could not be loaded: its cells as heading → text, and what is wrong with it."""

    id: str
    table: str
    sheet: str
    row: int
    cells: dict[str, str]
    problems: tuple[dict[str, Any], ...]


@dataclass(frozen=True)
class Delivery:
    """What is delivered: the file, its source and its content. `recorded_at` is naive UTC, None = now."""

    source: str
    file: str
    sha256: str
    batches: tuple[Batch, ...]
    set_aside: tuple[SetAside, ...] = ()
    persons: tuple[str, ...] = ()
    resolves: tuple[str, ...] = ()
    recorded_at: datetime | None = None
    loaded_by: str = ""
    encoding: str | None = None
    delimiter: str | None = None
    replaces: bool = False
    kind: str = "load"


@dataclass(frozen=True)
class Written:
    """How one table's rows fared; `displaced` counts changed rows whose earlier version was another source's."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    retired: int = 0
    displaced: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Recorded:
    """A recorded delivery: its number and how each table fared. A dry run has no number."""

    number: int | None
    tables: dict[str, Written]


EMPTIED = "SELECT coalesce(max(CAST(value AS INTEGER)), 0) FROM about WHERE name = 'emptied'"


class _TriedError(Exception):
    """Leaves the transaction after everything was tried."""


def record(store: Store, delivery: Delivery, receipt: dict[str, Any], dry_run: bool = False) -> Recorded:
    """Record a delivery as a whole or not at all.

    `receipt` is kept beside the delivery, completed with how each table fared.
    Raises NotAllowed when it is dated before what is already stored.
    """
    recorded = Recorded(None, {})
    try:
        with transaction(store) as cursor:
            recorded = _record(cursor, delivery, receipt)
            if dry_run:
                raise _TriedError
    except _TriedError:
        return replace(recorded, number=None)
    return recorded


def _record(cursor: duckdb.DuckDBPyConnection, delivery: Delivery, receipt: dict[str, Any]) -> Recorded:
    at = moment_of_recording(cursor, delivery.recorded_at)
    number = next_number(cursor)
    tables = {
        batch.table.name: _write_batch(cursor, batch, delivery, number, at)
        for batch in delivery.batches
        if batch.rows.num_rows or delivery.replaces
    }
    _set_aside(cursor, delivery, number)
    _remember_persons(cursor, delivery.persons)
    filled = receipt | {"written": {name: vars(written) for name, written in tables.items()}}
    cursor.execute(
        "INSERT INTO delivery VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, NULL, ?)",
        [number, delivery.kind, delivery.file, delivery.sha256, delivery.source, at, delivery.loaded_by,
         delivery.encoding, delivery.delimiter, json.dumps(filled, ensure_ascii=False, default=str)],
    )  # fmt: skip
    return Recorded(number, tables)


def moment_of_recording(cursor: duckdb.DuckDBPyConnection, asked: datetime | None) -> datetime:
    """When something is recorded: as asked, else now; never before what is stored."""
    latest: datetime | None = _one(cursor, "SELECT max(recorded_at) FROM delivery")
    if latest is None or (asked is not None and asked >= latest):
        return asked or now()
    if asked is None:
        return max(now(), latest)
    raise NotAllowed(
        f"Det som lästs in kan inte dateras före {to_local(latest):%Y-%m-%d %H:%M}, då databasen senast ändrades. "
        "Ange en senare tidpunkt med --recorded-at, eller utelämna den."
    )


def next_number(cursor: duckdb.DuckDBPyConnection) -> int:
    """The number of the next delivery. No number is used twice, not even after the example was taken away."""
    return last_number(cursor) + 1


def last_number(cursor: duckdb.DuckDBPyConnection) -> int:
    """The number of the last thing that happened to the data: a delivery, an undo, or the example's removal."""
    return int(_one(cursor, f"SELECT greatest(coalesce(max(number), 0), ({EMPTIED})) FROM delivery"))


def _one(cursor: duckdb.DuckDBPyConnection, sql: str) -> Any:
    row = cursor.execute(sql).fetchone()
    return row[0] if row else None


def _write_batch(
    cursor: duckdb.DuckDBPyConnection, batch: Batch, delivery: Delivery, number: int, at: datetime
) -> Written:
    cursor.register("incoming", batch.rows)
    known = {"source": delivery.source, "number": number, "at": at}
    if _has_seen(cursor, batch.table.name):
        written = _write_judged(cursor, batch.table, known)
    else:
        written = _write_new(cursor, batch, known)
    retired = _retire_absent(cursor, batch, known) if delivery.replaces else 0
    cursor.unregister("incoming")
    return replace(written, retired=retired)


def _has_seen(cursor: duckdb.DuckDBPyConnection, table: str) -> bool:
    """Whether any incoming key has been recorded before: most deliveries hold only new rows, which need no judging."""
    return bool(
        cursor.execute(f"SELECT 1 FROM {table} WHERE row_key IN (SELECT row_key FROM incoming) LIMIT 1").fetchone()
    )


VERSION = "$source AS source, $number AS delivery, $at AS recorded_at, $at AS made_at, $number AS made_by"


def _write_new(cursor: duckdb.DuckDBPyConnection, batch: Batch, known: dict[str, Any]) -> Written:
    if batch.rows.num_rows:
        cursor.execute(
            f"INSERT INTO {batch.table.name} BY NAME SELECT *, {VERSION}, $at AS first_recorded_at FROM incoming", known
        )
    return Written(new=batch.rows.num_rows)


def _write_judged(cursor: duckdb.DuckDBPyConnection, table: Table, known: dict[str, Any]) -> Written:
    source = {"source": known["source"]}
    cursor.execute(f"CREATE OR REPLACE TEMP TABLE staged AS {_judged_rows(table)}", source)
    fates = cursor.execute("SELECT fate, displaced, count(*) FROM staged GROUP BY ALL ORDER BY ALL").fetchall()
    counts = {fate: sum(rows for name, _, rows in fates if name == fate) for fate in ("new", "changed", "unchanged")}
    if counts["changed"]:
        cursor.execute(
            f"""UPDATE {table.name} SET retired_at = $at, retired_by = $number, retired_as = 'superseded'
                WHERE retired_at IS NULL AND row_key IN (SELECT row_key FROM staged WHERE fate = 'changed')""",
            {"number": known["number"], "at": known["at"]},
        )
    if counts["new"] or counts["changed"]:
        cursor.execute(
            f"""INSERT INTO {table.name} BY NAME
                SELECT * EXCLUDE (fate, displaced, first_recorded_at), {VERSION},
                       coalesce(first_recorded_at, $at) AS first_recorded_at
                FROM staged WHERE fate <> 'unchanged'""",
            known,
        )
    return Written(**counts, displaced={name: rows for _, name, rows in fates if name})


def _judged_rows(table: Table) -> str:
    """SQL: each incoming row with its fate: new, changed or unchanged, held against the version that holds.

    A Företags-ID means something only together with its source, so a company row with one is another source's content.
    """
    means_the_same = "(held.source = $source OR held.company_ref IS NULL)" if table.name == "company" else "TRUE"
    same = " AND ".join(f'held."{name}" IS NOT DISTINCT FROM incoming."{name}"' for name in data_columns(table))
    return f"""
        SELECT incoming.*, earlier.first_recorded_at,
               CASE WHEN held.row_key IS NULL THEN 'new'
                    WHEN {means_the_same} AND {same} THEN 'unchanged' ELSE 'changed' END AS fate,
               CASE WHEN held.source <> $source AND fate = 'changed' THEN held.source END AS displaced
        FROM incoming
        LEFT JOIN {table.name} held ON held.row_key = incoming.row_key AND held.retired_at IS NULL
        LEFT JOIN (SELECT row_key, min(first_recorded_at) AS first_recorded_at FROM {table.name}
                   WHERE row_key IN (SELECT row_key FROM incoming) GROUP BY row_key)
            earlier ON earlier.row_key = incoming.row_key"""


def _retire_absent(cursor: duckdb.DuckDBPyConnection, batch: Batch, known: dict[str, Any]) -> int:
    """Retire the rows of the same source that a replacing delivery lacks; returns how many."""
    cursor.register("protected", pa.table({"row_key": pa.array(batch.protected, pa.string())}))
    done = cursor.execute(
        f"""UPDATE {batch.table.name} SET retired_at = $at, retired_by = $number, retired_as = 'replaced'
            WHERE retired_at IS NULL AND source = $source AND row_key NOT IN
                (SELECT row_key FROM incoming UNION ALL SELECT row_key FROM protected)""",
        known,
    ).fetchone()
    cursor.unregister("protected")
    return int(done[0]) if done else 0


def _set_aside(cursor: duckdb.DuckDBPyConnection, delivery: Delivery, number: int) -> None:
    if delivery.set_aside:
        cursor.register("aside", _aside_rows(delivery.set_aside))
        cursor.execute("INSERT INTO set_aside BY NAME SELECT *, $number AS delivery FROM aside", {"number": number})
        cursor.unregister("aside")
    if delivery.resolves:
        cursor.execute(
            "UPDATE set_aside SET resolved_by = $number WHERE resolved_by IS NULL AND id IN (SELECT unnest($ids))",
            {"number": number, "ids": list(delivery.resolves)},
        )


def _aside_rows(rows: tuple[SetAside, ...]) -> pa.Table:
    return pa.table({
        "id": pa.array([row.id for row in rows], pa.string()),
        "table_name": pa.array([row.table for row in rows], pa.string()),
        "sheet": pa.array([row.sheet for row in rows], pa.string()),
        "row_number": pa.array([row.row for row in rows], pa.int32()),
        "cells": pa.array([json.dumps(row.cells, ensure_ascii=False) for row in rows], pa.string()),
        "problems": pa.array([json.dumps(row.problems, ensure_ascii=False) for row in rows], pa.string()),
    })  # fmt: skip


def _remember_persons(cursor: duckdb.DuckDBPyConnection, keys: tuple[str, ...]) -> None:
    if not keys:
        return
    cursor.register("met", pa.table({"key": pa.array(keys, pa.string())}))
    cursor.execute("INSERT INTO person SELECT DISTINCT key FROM met WHERE key NOT IN (SELECT key FROM person)")
    cursor.unregister("met")


def local_moment(text: str) -> datetime:
    """A moment in ISO form as naive UTC; without zone it is Stockholm's clock. Raises ValueError."""
    return to_utc(datetime.fromisoformat(text))
