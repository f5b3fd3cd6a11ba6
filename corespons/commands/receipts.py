"""Receipts and the ledger as the command line prints them."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import click

from corespons.commands.showing import as_json, as_table

if TYPE_CHECKING:
    from corespons.intake import Problem, Receipt
    from corespons.store import LedgerEntry

COUNTED = ("Flik", "Nya", "Ändrade", "Oförändrade", "Slutat gälla", "Åtsidosatta", "Varningar")
KINDS = {"load": "inläsning", "example": "exempel"}
KEPT_BESIDE = ("written", "others")  # how the rows fared is told in the tables
DAY_AND_CLOCK = "%Y-%m-%d %H:%M"


def as_document(receipts: "Sequence[Receipt]") -> None:
    """The receipts as one JSON document; rows that are no data are told in its problems."""
    documents = [receipt.as_json() for receipt in receipts]
    as_json(
        {"deliveries": [{name: one for name, one in told.items() if name not in KEPT_BESIDE} for told in documents]}
    )


def to_read(receipts: "Sequence[Receipt]") -> None:
    """The receipts one after the other: how each table fared, which rows were no data, then everything wrong."""
    from corespons.intake.receipt import rows_not_data

    for receipt in receipts:
        click.echo(_headline(receipt))
        as_table(COUNTED, ((sheet, *vars(count).values()) for sheet, count in receipt.tables.items()))
        for sentence in rows_not_data(receipt.others):
            click.echo(sentence)
        for problem in receipt.problems:
            click.echo(_problem_line(problem))


def _problem_line(problem: "Problem") -> str:
    severity = "Fel" if problem.severity == "error" else "Varning"
    row = f"rad {problem.row}" if problem.row else None
    where = ", ".join(part for part in (problem.sheet, row, problem.column) if part)
    return f"{severity} i {where}: {problem.message}"


def _headline(receipt: "Receipt") -> str:
    state = "provad, inget är inläst" if receipt.dry_run else f"leverans {receipt.id}" if receipt.id else "inte inläst"
    reading = f" ({receipt.encoding}, avgränsare {receipt.delimiter!r})" if receipt.encoding else ""
    return f"{receipt.file}: {state}{reading}"


def entry_as_json(entry: "LedgerEntry") -> dict[str, Any]:
    """A line of the ledger under the names that `load --json` uses, its receipt as that command told it."""
    from corespons.intake.receipt import kept_tables

    line = {("id" if name == "number" else name): value for name, value in vars(entry).items()}
    if "tables" in entry.receipt:
        told = {name: one for name, one in entry.receipt.items() if name not in KEPT_BESIDE}
        line["receipt"] = told | {"id": entry.number, "tables": kept_tables(entry.receipt)}
    return line


def entry_to_read(entry: "LedgerEntry") -> tuple[object, ...]:
    """A line of the ledger as a row of a table."""
    kind = f"ångrar {entry.undoes}" if entry.undoes else KINDS.get(entry.kind, entry.kind)
    return (
        entry.number,
        f"{entry.recorded_at:{DAY_AND_CLOCK}}",
        kind,
        entry.source,
        entry.file,
        entry.loaded_by,
        entry.undone_by,
    )
