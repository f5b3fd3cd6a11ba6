"""A row's whole life: every version that was ever recorded of it, and how each came to an end."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from corespons.store.connect import Store
from corespons.store.keys import BETWEEN
from corespons.store.moments import to_local
from corespons.tables import Table

SUPERSEDED, REPLACED, UNDONE, UNWOUND = "superseded", "replaced", "undone", "unwound"
MOST = 200


@dataclass(frozen=True)
class Version:
    """One version: when and by which delivery it was recorded and retired (Stockholm time), and its content.

    `made_by` is the delivery that first brought the content; an undo records it anew under its own number.
    """

    delivery: int
    made_by: int
    source: str
    recorded_at: datetime
    retired_at: datetime | None
    retired_by: int | None
    retired_as: str | None
    values: dict[str, Any]


def versions_of(store: Store, table: Table, row_key: str) -> tuple[Version, ...]:
    """Every version of a row, the first first; none if the table never had it."""
    names = [column.name for column in table.columns]
    columns = ", ".join(f'"{name}"' for name in names)
    with store.cursor() as cursor:
        rows = cursor.execute(
            f"""SELECT delivery, made_by, source, recorded_at, retired_at, retired_by, retired_as, {columns}
                FROM {table.name} WHERE row_key = $key ORDER BY recorded_at, delivery""",
            {"key": row_key},
        ).fetchall()
    return tuple(
        Version(
            delivery=row[0], made_by=row[1], source=row[2], recorded_at=to_local(row[3]),
            retired_at=None if row[4] is None else to_local(row[4]), retired_by=row[5], retired_as=row[6],
            values=dict(zip(names, row[7:], strict=True)),
        )
        for row in rows
    )  # fmt: skip


def rows_called(store: Store, table: Table, words: str) -> list[str]:
    """The keys of the rows with this ID (or source), or about the company with this key; in order, at most 200."""
    company = " OR company_key = $words" if table.has_company else ""
    with store.cursor() as cursor:
        rows = cursor.execute(
            f"""SELECT DISTINCT row_key FROM {table.name}
                WHERE row_key = $words OR list_contains(string_split(row_key, $between), $words){company}
                ORDER BY row_key LIMIT {MOST}""",
            {"words": words, "between": BETWEEN},
        ).fetchall()
    return [key for (key,) in rows]
