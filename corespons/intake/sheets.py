"""What a delivered file holds before anything is judged: sheets of raw cells with their row numbers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from corespons.intake.receipt import Problem
from corespons.tables import Table

Cell = str | float | int | bool | date | datetime | time | timedelta | None

MAX_COLUMNS = 256
MAX_ROWS = 1_048_576


@dataclass(frozen=True)
class Sheet:
    """One table's sheet: its headings, its rows and the number of each row as Excel shows it.

    `broken` says of rows (by position) that could not be taken apart into cells why not; `others` how many of the
    file's rows are of each kind but data.
    """

    table: Table
    heading: tuple[Cell, ...]
    heading_row: int
    rows: Sequence[Sequence[Cell]]
    numbers: Sequence[int]
    broken: Mapping[int, str] = field(default_factory=dict)
    formulas: int = 0
    others: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Delivered:
    """A file as it was read: the sheets that are tables, and what was left unread and why."""

    sheets: tuple[Sheet, ...]
    problems: tuple[Problem, ...] = ()
    encoding: str | None = None
    delimiter: str | None = None


def is_filled(cell: Cell) -> bool:
    """Whether there is anything in a cell but blanks."""
    return bool(cell) and not cell.isspace() if isinstance(cell, str) else cell is not None
