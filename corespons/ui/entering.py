"""A row entered on a page: it becomes a small delivered file and goes in the way every delivery does."""

import csv
import io
from collections.abc import Mapping
from dataclasses import replace

from corespons.intake import Options, Receipt, load_files
from corespons.store import Store
from corespons.tables import by_name
from corespons.ui.turns import Tell


def enter(store: Store, table: str, cells: Mapping[str, str], options: Options, tell: Tell) -> Receipt:
    """Load one row of a table; the receipt of a trial where the row is faulty, and then nothing is loaded."""
    file = as_file(table, cells)
    tried = load_files(store, [file], replace(options, dry_run=True), tell)[0]
    return tried if tried.is_faulty else load_files(store, [file], options, tell)[0]


def as_file(table: str, cells: Mapping[str, str]) -> tuple[str, bytes]:
    """The row as a delivered file: name and content."""
    definition = by_name()[table]
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";")
    writer.writerow([column.heading for column in definition.columns])
    writer.writerow([cells[column.name] for column in definition.columns])
    return f"{definition.sheet}.csv", out.getvalue().encode("utf-8")
