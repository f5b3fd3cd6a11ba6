"""What the store holds, seen through its only door."""

from datetime import date
from typing import Any

from corespons.store import Reading, State, Store, current_state, state_on
from corespons.store.schema import data_columns
from corespons.tables import TABLES, by_name, table_for_sheet

Rows = list[tuple[Any, ...]]


def holding(store: Store, day: str | None = None) -> dict[str, Rows]:
    """Every table's rows with their source, and every tie: as known at the end of a day, else now."""
    state = current_state(store) if day is None else state_on(store, date.fromisoformat(day))
    return held_in(store, state)


def held_in(store: Store, state: State) -> dict[str, Rows]:
    """Every table's rows with their source, and every tie of a deliverer's own ID, in one state."""
    with store.reading() as cursor:
        found = {table.sheet: _rows(cursor, table.name, state) for table in TABLES}
    tied: Rows = sorted(ties(store, state).items())
    return {sheet: rows for sheet, rows in (found | {"ties": tied}).items() if rows}


def companies(store: Store, state: State | None = None) -> dict[str, str]:
    """Company key as delivered → the key it stands for, where that is another."""
    frame = Reading(store, state or current_state(store)).frame("company_keys")
    pairs = zip(frame["company_key"].astype(str), frame["key"].astype(str), strict=True)
    return {delivered: final for delivered, final in pairs if delivered != final}


def ties(store: Store, state: State | None = None) -> dict[str, str]:
    """A deliverer's own ID → the organisation number it is tied to."""
    frame = Reading(store, state or current_state(store)).frame("ties")
    return dict(zip(frame["from_key"].astype(str), frame["to_key"].astype(str), strict=True))


def column(store: Store, sheet: str, name: str, day: str | None = None) -> list[Any]:
    """One column of the rows that hold, sorted."""
    table = table_for_sheet(sheet)
    assert table is not None
    place = ["source", *data_columns(table)].index(name)
    return sorted((row[place] for row in holding(store, day).get(sheet, [])), key=str)


def _rows(cursor: Any, name: str, state: State) -> Rows:
    columns = ", ".join(f'"{column}"' for column in data_columns(by_name()[name]))
    rows = cursor.execute(
        f"SELECT source, {columns} FROM valid_{name}($at, $n, $existed) WHERE delivery > 0", state.parameters
    ).fetchall()
    return sorted(rows, key=str)
