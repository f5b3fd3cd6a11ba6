"""Where a file of the inbox goes when it has been taken: `inläst` with its receipt, or `misslyckad` with the reason."""

import unicodedata
from datetime import datetime
from pathlib import Path

from corespons import texts
from corespons.intake.persons import Persons
from corespons.intake.receipt import ERROR, Problem, Receipt, rows_not_data

DONE, FAILED = "inläst", "misslyckad"
COUNTED = {
    "new": "nya", "changed": "ändrade", "unchanged": "oförändrade", "retired": "slutat gälla",
    "set_aside": "åtsidosatta", "warnings": "varningar",
}  # fmt: skip
NOT_IN_NAMES = str.maketrans(dict.fromkeys(':*?"<>|\\/', "-"))
AGAIN = "Rätta filen och lägg den i inkorgen igen, eller läs in den på sidan Läs in. Ta sedan bort den här."


def put(folder: Path, place: str, file: Path, persons: Persons, said: str, at: datetime) -> Path:
    """Move a file to a place in the inbox, with a text beside it that says what came of it. Returns where it is.

    The text is written first: a file that has been moved always has one. No person's number stands in the name.
    """
    name = hidden_name(file, persons)
    goal = _free(folder / place, f"{at:%Y-%m-%d %H%M%S} {name}")
    goal.parent.mkdir(mode=0o700, exist_ok=True)
    beside = goal.with_name(f"{goal.name}.txt")
    beside.write_text(f"{name}\n{texts.clock(at)}\n\n{said}\n", encoding="utf-8")
    try:
        file.replace(goal)
    except OSError:
        beside.unlink()
        raise
    return goal


def hidden_name(file: Path, persons: Persons) -> str:
    """A file's name as it may be shown and kept: no person's number in it, and what every file system takes."""
    return persons.hide(unicodedata.normalize("NFC", file.name)).translate(NOT_IN_NAMES)


def _free(folder: Path, name: str) -> Path:
    goal, number = folder / name, 1
    while goal.exists():
        number += 1
        goal = folder / f"{Path(name).stem} ({number}){Path(name).suffix}"
    return goal


def receipt_text(receipt: Receipt) -> str:
    """A receipt to read: how each table's rows fared, then everything that was wrong."""
    lines = [f"Inläst som leverans {receipt.id}."]
    for sheet, count in receipt.tables.items():
        told = [f"{texts.number(vars(count)[name])} {word}" for name, word in COUNTED.items() if vars(count)[name]]
        lines.append(f"{sheet}: {', '.join(told) or 'inga rader'}")
    lines += rows_not_data(receipt.others)
    if receipt.set_aside:
        lines.append("Hämta de åtsidosatta raderna på Läs in, rätta dem och läs in dem igen.")
    return "\n".join([*lines, *map(_line, receipt.problems)])


def _line(problem: Problem) -> str:
    where = ", ".join(
        part for part in (problem.sheet, f"rad {problem.row}" if problem.row else "", problem.column) if part
    )
    return f"{'Fel' if problem.severity == ERROR else 'Varning'} i {where}: {problem.message}"
