"""What the example's actors come to know, and when: the rows before they are gathered into deliveries."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from random import Random

Cell = str | int | float | Decimal | bool | date | datetime | tuple[str, ...] | None
Row = dict[str, Cell]

LATE_SHARE = 0.04


@dataclass(frozen=True)
class Recording:
    """One row as its source knows it from a day on; the same identity known anew is a new version of the row."""

    source: str
    table: str
    identity: str
    known: date
    row: Row


def soon(rng: Random, day: date) -> date:
    """When something that happened on a day is written down: within a week, now and then 3–10 weeks late."""
    if rng.random() < LATE_SHARE:
        return day + timedelta(days=rng.randint(21, 70))
    return day + timedelta(days=rng.randint(1, 6))


def states(source: str, table: str, identity: str, rows: Iterable[tuple[date, Row]]) -> list[Recording]:
    """A row through its states, each with the day from which it is known, in the order they came about."""
    recordings: list[Recording] = []
    for day, row in rows:
        known = max(day, recordings[-1].known) if recordings else day
        recordings.append(Recording(source, table, identity, known, row))
    return recordings
