"""The bridge between the oracle's histories and our store: the same deliveries, recorded as the loader would."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from corespons.store import Batch, Delivery, Store, company_keys, record, row_keys, to_utc, typed_rows, undo
from corespons.tables import Kind, Table, table_for_sheet
from tests.oracle.ledger import Delivery as OracleDelivery
from tests.oracle.ledger import Undo


def record_history(store: Store, history: Sequence[OracleDelivery | Undo]) -> None:
    """Record a history of deliveries and undos in the store."""
    for entry in history:
        if isinstance(entry, Undo):
            undo(store, entry.number, to_utc(entry.recorded_at))
        else:
            batches = tuple(batch(entry.source, sheet, rows) for sheet, rows in entry.tables.items())
            record(
                store,
                Delivery(
                    entry.source, "test", "0", batches, recorded_at=to_utc(entry.recorded_at), replaces=entry.replace
                ),
                {},
            )


def batch(source: str, sheet: str, rows: Sequence[dict[str, Any]]) -> Batch:
    """One table's typed rows, keyed as the loader keys them."""
    table = table_for_sheet(sheet)
    assert table is not None, sheet
    columns = {
        column.name: [_cell(table, column.name, row.get(column.name)) for row in rows] for column in table.columns
    }
    if table.has_company:
        columns["company_key"] = company_keys(source, columns["org_number"], columns["company_ref"])
    return Batch(table, typed_rows(table, columns, row_keys(table, source, columns), range(2, len(rows) + 2)))


def _cell(table: Table, name: str, value: Any) -> Any:
    column = table.column(name)
    if value is None:
        return column.default
    if column.kind is Kind.ACTORS:
        return ";".join(value) or None
    return value.replace(day=1) if column.kind is Kind.MONTH and isinstance(value, date) else value
