"""From delivered files to figures: the oracle's worlds as workbooks, loaded as anyone's, give the oracle's numbers."""

import io
import random
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest
import xlsxwriter

from corespons.indicators import CATALOGUE
from corespons.intake import Options, load_files
from corespons.store import Store, open_store, person_key, to_utc, undo
from corespons.tables import table_for_sheet
from tests.oracle import Delivery, Query, Undo, random_query, random_world
from tests.oracle.rows import luhn
from tests.test_against_oracle import _ours, _theirs

SECRET = "secret"
KNOWN = frozenset(CATALOGUE)


class Persons:
    """A made-up personal number for each key that the oracle's worlds hold, and the key that the number gets here."""

    def __init__(self) -> None:
        self.numbers: dict[str, str] = {}

    def number(self, key: str) -> str:
        body = f"5001{len(self.numbers) % 28 + 1:02d}{len(self.numbers):03d}"
        made = next(body + digit for digit in "0123456789" if luhn(body + digit))
        return self.numbers.setdefault(key, made)

    def rekeyed(self, value: Any) -> Any:
        is_person = isinstance(value, str) and value.startswith("P:")
        return person_key(SECRET.encode(), self.number(value)) if is_person else value


@pytest.mark.parametrize(("seed", "size"), [(seed, 10) for seed in range(200, 206)] + [(300, 40)])
def test_files_loaded_one_by_one_give_the_oracle_s_numbers(tmp_path, seed, size):
    rng = random.Random(seed)
    world, persons = random_world(rng, size), Persons()
    store = open_store(str(tmp_path / "world.duckdb"), SECRET)
    history = [_load(store, entry, persons) for entry in world]
    for query in (Query(as_of=date(2023, 2, 1)), random_query(rng)):
        assert _ours(store, query) == pytest.approx(_theirs(history, query))
    store.close()


def _load(store: Store, entry: Any, persons: Persons) -> Any:
    """Load one entry of a history as files, and the entry as it stands with the keys that this installation gives."""
    if isinstance(entry, Undo):
        undo(store, entry.number, to_utc(entry.recorded_at))
        return entry
    options = Options(
        entry.source, recorded_at=to_utc(entry.recorded_at), replace=entry.replace, known_indicators=KNOWN
    )
    (receipt,) = load_files(store, [("leverans.xlsx", _workbook(entry.tables, persons))], options)
    set_aside = {problem.sheet for problem in receipt.problems if problem.severity == "error"}
    assert set_aside <= {"Sammanslagning"}  # a merge that closes a cycle, which the oracle leaves out too
    tables = {
        sheet: [{k: persons.rekeyed(v) for k, v in row.items()} for row in rows] for sheet, rows in entry.tables.items()
    }
    return replace(entry, tables=tables) if isinstance(entry, Delivery) else entry


def _workbook(tables: Mapping[str, Sequence[Mapping[str, Any]]], persons: Persons) -> bytes:
    """The tables as the sheets of one workbook, every cell a text."""
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"strings_to_numbers": False, "strings_to_formulas": False}) as book:
        for name, rows in tables.items():
            table = table_for_sheet(name)
            assert table is not None
            sheet = book.add_worksheet(name)
            sheet.write_row(0, 0, [column.heading for column in table.columns])
            for number, row in enumerate(rows, start=1):
                for place, column in enumerate(table.columns):
                    sheet.write_string(number, place, _cell(row.get(column.name), persons))
    return content.getvalue()


def _cell(value: Any, persons: Persons) -> str:
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return "ja" if value else "nej"
    if isinstance(value, datetime):
        return value.isoformat(" ")
    if isinstance(value, Decimal):
        return format(value, "f").replace(".", ",")
    if isinstance(value, list | tuple):
        return "; ".join(value)
    if isinstance(value, str) and value.startswith("P:"):
        return persons.number(value)
    return str(value)
