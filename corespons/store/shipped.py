"""Facts that ship with the project: default actors and the funding applied for, known from the beginning of time."""

import csv
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import duckdb
import pyarrow as pa

from corespons.settings import DATA
from corespons.store.arrow import typed_rows
from corespons.store.keys import row_keys
from corespons.tables import by_name

SOURCE = "projektet"
BEGINNING = datetime(1900, 1, 1)
SHIPPED: dict[str, dict[str, Callable[[str], Any]]] = {
    "actor": {"delivery_days": int, "is_res_partner": lambda text: text == "ja"},
    "funding": {"dated": date.fromisoformat, "amount": Decimal},
}


def insert_shipped_facts(cursor: duckdb.DuckDBPyConnection) -> None:
    """Store the shipped facts as versions of delivery 0."""
    for name in SHIPPED:
        cursor.register("shipped", _shipped_rows(name))
        cursor.execute(
            f"""INSERT INTO {name} BY NAME
                SELECT *, $source AS source, 0 AS delivery, $at AS recorded_at, $at AS made_at, 0 AS made_by,
                       $at AS first_recorded_at FROM shipped""",
            {"source": SOURCE, "at": BEGINNING},
        )
        cursor.unregister("shipped")


def _shipped_rows(name: str) -> pa.Table:
    table, read = by_name()[name], SHIPPED[name]
    with (DATA / ("actors.csv" if name == "actor" else f"{name}.csv")).open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    columns = {
        column.name: [read.get(column.name, str)(row[column.name]) if row[column.name] else None for row in rows]
        for column in table.columns
    }
    return typed_rows(table, columns, row_keys(table, SOURCE, columns), range(1, len(rows) + 1))
