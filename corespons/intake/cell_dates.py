"""Cells as dates, moments and months: only ways of writing that cannot be mistaken for another day."""

import re
from datetime import date, datetime, time, timedelta

from corespons.intake.cell_text import Fault, quoted, read_text
from corespons.intake.sheets import Cell
from corespons.texts import MONTHS

DAY = (
    r"(?:(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)"
    r"|(?P<joined>\d{8})"
    r"|(?P<d>\d{1,2}) (?P<name>[a-zåäö]+) (?P<y>\d{4}))"
)
CLOCK = r"(?:[ T](?P<clock>\d\d:\d\d(?::\d\d(?:\.\d{1,6})?)?))?"
MOMENT = re.compile(DAY + CLOCK, re.ASCII | re.IGNORECASE)
MONTH = re.compile(r"(\d{4})-(\d\d)", re.ASCII)
ZONE = re.compile(r"\d\d:\d\d.*(?:Z|[+-]\d\d:?\d\d)$", re.ASCII)
TWO_DIGITS_OR_SLASHES = re.compile(r"\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}( .*)?", re.ASCII)
EARLIEST = 1000  # a year before this is two digits with zeros before them

WRITE = "Skriv till exempel 2021-04-01."


def read_date(cell: Cell) -> date | Fault:
    """The day of a cell; the time of day, if there is one, is left."""
    moment = _moment(cell)
    return moment if isinstance(moment, Fault) else moment.date()


def read_moment(cell: Cell) -> datetime | Fault:
    """The moment of a cell, by the clock in Stockholm; a day alone is its midnight."""
    return _moment(cell)


def read_month(cell: Cell) -> date | Fault:
    """The first day of the month that a cell names or that its date lies in."""
    text = read_text(cell)
    match = MONTH.fullmatch(text) if isinstance(text, str) else None
    if match:
        day = _day(int(match[1]), int(match[2]), 1)
        return day or Fault(f"{text} är ingen månad. Skriv till exempel 2021-04.")
    day_of = read_date(cell)
    if isinstance(day_of, Fault):
        return Fault(f"{day_of.message.removesuffix(WRITE)}Skriv månaden till exempel 2021-04.")
    return day_of.replace(day=1)


def _moment(cell: Cell) -> datetime | Fault:
    if isinstance(cell, datetime):
        return cell.replace(tzinfo=None) if cell.year >= EARLIEST else _unclear(str(cell))
    if isinstance(cell, date):
        return datetime.combine(cell, time())
    if isinstance(cell, time | timedelta):
        return Fault(f"Cellen är ett klockslag utan datum. {WRITE}")
    if isinstance(cell, bool):
        return _unclear("ja" if cell else "nej")
    if isinstance(cell, int | float):
        return Fault(f"Cellen är ett tal, och kan vara Excels dagnummer. Formatera den som datum. {WRITE}")
    text = read_text(cell)
    return text if isinstance(text, Fault) else _written(quoted(text))


def _written(text: str) -> datetime | Fault:
    match = MOMENT.fullmatch(text)
    if match is None:
        return _unclear(text)
    day = _day_of(match)
    clock = _clock(match["clock"] or "00:00")
    if day is None or clock is None:
        return Fault(
            f"{text} finns inte i kalendern. Rätta det. {WRITE}"
            if day is None
            else f"{text} är inget klockslag. {WRITE}"
        )
    return datetime.combine(day, clock)


def _day_of(match: re.Match[str]) -> date | None:
    if match["joined"]:
        joined = match["joined"]
        return _day(int(joined[:4]), int(joined[4:6]), int(joined[6:]))
    if match["name"]:
        name = match["name"].lower()
        return _day(int(match["y"]), MONTHS.index(name) + 1, int(match["d"])) if name in MONTHS else None
    return _day(int(match["year"]), int(match["month"]), int(match["day"]))


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day) if year >= EARLIEST else None
    except ValueError:
        return None


def _clock(text: str) -> time | None:
    try:
        return time.fromisoformat(text)
    except ValueError:
        return None


def _unclear(text: str) -> Fault:
    if ZONE.search(text):
        return Fault(f"{text} har en tidszon. Skriv svensk tid utan tillägg, till exempel 2021-04-01 09:30.")
    if TWO_DIGITS_OR_SLASHES.fullmatch(text):
        return Fault(f"{text} kan läsas som flera olika dagar. {WRITE}")
    return Fault(f"{text} är inget datum som kan läsas. {WRITE}")
