"""Typed columns on their way into the database: one Arrow type and one SQL type a kind of cell."""

from collections.abc import Mapping, Sequence
from typing import Any

import pyarrow as pa

from corespons.tables import Column, Kind, Table

_TYPES: dict[Kind, tuple[str, pa.DataType]] = {
    Kind.DATE: ("DATE", pa.date32()),
    Kind.MONTH: ("DATE", pa.date32()),
    Kind.TIMESTAMP: ("TIMESTAMP", pa.timestamp("us")),
    Kind.INTEGER: ("BIGINT", pa.int64()),
    Kind.DECIMAL: ("DECIMAL(18,6)", pa.decimal128(18, 6)),
    Kind.MONEY: ("DECIMAL(18,2)", pa.decimal128(18, 2)),
    Kind.YES_NO: ("BOOLEAN", pa.bool_()),
}
_TEXT = ("VARCHAR", pa.string())


def sql_type(column: Column) -> str:
    """The SQL type a column is stored as."""
    return _TYPES.get(column.kind, _TEXT)[0]


def typed_rows(
    table: Table, columns: Mapping[str, Sequence[Any]], keys: Sequence[str], numbers: Sequence[int]
) -> pa.Table:
    """Accepted rows as one typed table: row_key, row_number, company_key where there is one, then the columns.

    `columns` holds Python values by column name (date, datetime, int, Decimal, bool, str or None).
    """
    arrays: dict[str, pa.Array] = {
        "row_key": pa.array(keys, pa.string()),
        "row_number": pa.array(numbers, pa.int32()),
    }
    if table.has_company:
        arrays["company_key"] = pa.array(columns["company_key"], pa.string())
    for column in table.columns:
        arrays[column.name] = pa.array(columns[column.name], _TYPES.get(column.kind, _TEXT)[1])
    return pa.table(arrays)
