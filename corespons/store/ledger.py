"""What was delivered, what was set aside, and which actors, persons and merges the store knows now."""

import json
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from corespons.store.connect import Store
from corespons.store.moments import State, end_of, to_local
from corespons.store.undo import taken_back
from corespons.store.write import last_number

FOREVER = datetime(9999, 12, 31)


@dataclass(frozen=True)
class LedgerEntry:
    """One delivery as the ledger tells it; `recorded_at` in Stockholm time, `undone_by` the undo that took it back."""

    number: int
    kind: str
    file: str
    sha256: str | None
    source: str
    recorded_at: datetime
    loaded_by: str
    undoes: int | None
    undone_by: int | None
    receipt: dict[str, Any]


@dataclass(frozen=True)
class SetAsideRow:
    """A row waiting to be corrected."""

    id: str
    delivery: int
    source: str
    table: str
    sheet: str
    row: int
    cells: dict[str, str]
    problems: tuple[dict[str, Any], ...]


def deliveries(store: Store) -> list[LedgerEntry]:
    """Every delivery and undo, the first first."""
    with store.cursor() as cursor:
        rows = cursor.execute(
            """SELECT number, kind, file, sha256, source, recorded_at, loaded_by, undoes, receipt
               FROM delivery ORDER BY number"""
        ).fetchall()
    undone = taken_back([(row[0], row[7]) for row in rows])
    return [
        LedgerEntry(
            number=row[0],
            kind=row[1],
            file=row[2],
            sha256=row[3],
            source=row[4],
            recorded_at=to_local(row[5]),
            loaded_by=row[6],
            undoes=row[7],
            undone_by=undone.get(row[0]),
            receipt=json.loads(row[8]),
        )
        for row in rows
    ]


def set_aside_rows(store: Store) -> list[SetAsideRow]:
    """The rows set aside by deliveries that hold, and not yet corrected; each content of a source once, the last."""
    taken = {entry.number: entry.undone_by is not None for entry in deliveries(store)}
    with store.cursor() as cursor:
        rows = cursor.execute(
            """SELECT set_aside.id, set_aside.delivery, delivery.source, table_name, sheet, row_number,
                      cells, problems, resolved_by
               FROM set_aside JOIN delivery ON delivery.number = set_aside.delivery
               ORDER BY set_aside.delivery, table_name, row_number"""
        ).fetchall()
    waiting: dict[tuple[str, str, str], SetAsideRow] = {}
    for row in rows:
        resolved = row[8] is not None and not taken.get(row[8], False)
        if not taken[row[1]] and not resolved:
            found = SetAsideRow(
                id=row[0], delivery=row[1], source=row[2], table=row[3], sheet=row[4], row=row[5],
                cells=json.loads(row[6]), problems=tuple(json.loads(row[7])),
            )  # fmt: skip
            waiting[(found.source, found.table, row[6])] = found
    return list(waiting.values())


def state_on(store: Store, day: date) -> State:
    """What is known at the end of a day in Stockholm."""
    with store.cursor() as cursor:
        number = last_number(cursor)
    at = end_of(day)
    return State(at, number, at)


def current_state(store: Store) -> State:
    """Everything that holds now, whenever it was dated."""
    state = state_on(store, date(9998, 1, 1))
    return State(FOREVER, state.delivery, FOREVER)


def known_actors(store: Store) -> list[tuple[str, str | None]]:
    """(name, short name) of every actor that holds now."""
    return _column_pairs(store, "actor", "actor", "short_name")


def known_merges(store: Store) -> dict[str, str]:
    """From key → to key of every merge that holds now."""
    return dict(_column_pairs(store, "company_merge", "from_key", "to_key"))


@dataclass(frozen=True)
class KnownTarget:
    """A target that holds: for which indicator and area, and over which days."""

    indicator: str
    area: str
    start: date
    to: date


def known_targets(store: Store) -> list[KnownTarget]:
    """The targets that hold now."""
    with store.cursor() as cursor:
        rows = cursor.execute(
            "SELECT indicator, area, from_date, to_date FROM target WHERE retired_at IS NULL ORDER BY ALL"
        ).fetchall()
    return [KnownTarget(*row) for row in rows]


def known_persons(store: Store) -> frozenset[str]:
    """The P: keys that this installation has met."""
    with store.cursor() as cursor:
        return frozenset(key for (key,) in cursor.execute("SELECT key FROM person").fetchall())


def _column_pairs(store: Store, table: str, first: str, second: str) -> list[tuple[Any, Any]]:
    with store.cursor() as cursor:
        return cursor.execute(
            f"SELECT {first}, {second} FROM {table} WHERE retired_at IS NULL ORDER BY made_at, made_by, row_number"
        ).fetchall()
