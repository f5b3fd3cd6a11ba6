"""Cells as text: what a raw cell looks like, and the faults that any cell can have."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from corespons.intake.sheets import Cell

Value = str | int | bool | date | datetime | Decimal | None

LONGEST_QUOTE = 60
LONGEST_TEXT = 131_072  # characters, as many as the reader of CSV takes in a cell
MISSING = {"..", ".", "-", "saknas", "uppgift saknas", "n/a"}
EXCEL_ERRORS = {
    "#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A", "#GETTING_DATA", "#SPILL!", "#CALC!", "#FIELD!",
    "#BLOCKED!", "#SKÄRNING!", "#DIVISION/0!", "#VÄRDEFEL!", "#REFERENS!", "#NAMN?", "#OGILTIGT!", "#SAKNAS!",
}  # fmt: skip
CUT_NUMBER = re.compile(r"[\d\s+\-\u2010-\u2013\u2212]*$")
INVISIBLE = re.compile("[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")  # from web pages and Word
MOST_EXACT = 10**15  # a number cell keeps 15 digits
CONTROL = re.compile("[\x00-\x08\x0e-\x1b\x7f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True)
class Fault:
    """Why a cell cannot be read, and what to do about it."""

    message: str


@dataclass(frozen=True)
class Noted:
    """A value that was read, with something to tell about it."""

    value: str
    message: str


def shown(cell: Cell) -> str:
    """A raw cell as text: single blanks, nothing invisible, whole numbers without decimals, days as 2021-04-01."""
    if isinstance(cell, str):
        return " ".join((cell if cell.isascii() else INVISIBLE.sub("", cell)).split())
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "ja" if cell else "nej"
    if isinstance(cell, float):
        return format(Decimal(format(cell, ".15g")), "f") if abs(cell) < 1e300 else str(cell)
    if isinstance(cell, datetime):
        return cell.isoformat(" ", "minutes" if cell.second == cell.microsecond == 0 else "auto")
    return str(cell)


def quoted(text: str) -> str:
    """A text as it is named in a sentence: its beginning if it is long, but never the beginning of a number."""
    return beginning(text, LONGEST_QUOTE)


def beginning(text: str, most: int) -> str:
    """A text, cut where it is longer than that, but never within a number."""
    return text if len(text) <= most else f"{CUT_NUMBER.sub('', text[:most])}…"


def read_text(cell: Cell) -> str | Fault:
    """A cell as text, or why it is none."""
    if isinstance(cell, time | timedelta):
        return Fault("Cellen är ett klockslag. Formatera den som text i Excel och skriv om värdet.")
    if isinstance(cell, int | float) and abs(cell) >= MOST_EXACT:
        return Fault(
            "Talet har fler än 15 siffror, och Excel har tappat de sista. Formatera kolumnen som text i källan."
        )
    text = shown(cell)
    if len(text) > LONGEST_TEXT:
        return Fault("Cellen är för lång för att läsas. Korta den.")
    if CONTROL.search(text):
        return Fault("Cellen innehåller ett osynligt styrtecken. Skriv om värdet.")
    if text.startswith("#") and text.upper() in EXCEL_ERRORS:
        return Fault(f"Cellen har Excels felvärde {text.upper()}. Rätta formeln, eller skriv värdet.")
    return text


def is_missing(cell: Cell) -> bool:
    """Whether a cell says in words or signs that the value is missing."""
    return isinstance(cell, str) and len(cell) < 100 and shown(cell).casefold() in MISSING
