"""Cells as dates, moments and months: only ways of writing that cannot be mistaken for another day."""

import re
from datetime import date, datetime, time, timedelta

from corespons.intake.cell_text import Fault, quoted, read_text, shown
from corespons.intake.sheets import Cell
from corespons.tables import Kind
from corespons.texts import MONTHS

DATES = {Kind.DATE, Kind.TIMESTAMP, Kind.MONTH}
ORDERS = ("dmy", "mdy")  # what stands first where a date has its year last

DAY = (
    r"(?:(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)"
    r"|(?P<joined>\d{8})"
    r"|(?P<d>\d{1,2}) (?P<name>[a-zåäö]+) (?P<y>\d{4}))"
)
CLOCK = r"(?:[ T](?P<clock>\d\d:\d\d(?::\d\d(?:\.\d{1,6})?)?))?"
MOMENT = re.compile(DAY + CLOCK, re.ASCII | re.IGNORECASE)
MONTH = re.compile(r"(\d{4})-(\d\d)", re.ASCII)
ZONE = re.compile(r"\d\d:\d\d.*(?:Z|[+-]\d\d:?\d\d)$", re.ASCII)
YEAR_LAST = re.compile(rf"(\d{{1,2}})([-/.])(\d{{1,2}})\2(\d{{4}}){CLOCK}", re.ASCII)
YEAR_FIRST = re.compile(r"\d{4}[-/.]\d{1,2}[-/.]\d{1,2}( .*)?", re.ASCII)
TWO_DIGITS = re.compile(r"\d{1,2}[-/.]\d{1,2}[-/.]\d{1,2}( .*)?", re.ASCII)
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


def in_order(cell: Cell, order: str) -> str | None:
    """A cell as 14/03/2022 written 2022-03-14, when it is a day with its parts in that order; else None."""
    text = shown(cell) if isinstance(cell, str) else ""
    match = YEAR_LAST.fullmatch(text)
    if match is None:
        return None
    first, second = int(match[1]), int(match[3])
    month, day = (second, first) if order == "dmy" else (first, second)
    found = _day(int(match[4]), month, day)
    return f"{found}{text[match.end(4) :]}" if found else None


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
    if match["name"] and match["name"].lower() not in MONTHS:
        return Fault(f"{text} har ingen månad som läses: skriv ut hela dess namn på svenska. {WRITE}")
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
        return _day(int(match["y"]), MONTHS.index(match["name"].lower()) + 1, int(match["d"]))
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
    if YEAR_LAST.fullmatch(text):
        return Fault(f"{text} {_of_year_last(text)} {WRITE}")
    if YEAR_FIRST.fullmatch(text):
        return Fault(f"{text} är inte skrivet med bindestreck och två siffror för månad och dag. {WRITE}")
    if TWO_DIGITS.fullmatch(text):
        return Fault(f"{text} har inget år med fyra siffror. {WRITE}")
    return Fault(f"{text} är inget datum som kan läsas. {WRITE}")


def _of_year_last(text: str) -> str:
    """Why a date with its year last is not read: which days it could be."""
    by_day, by_month = (in_order(text, order) for order in ORDERS)
    if by_day and by_month and by_day != by_month:
        return "kan läsas som flera olika dagar, om inte en profil säger vilken ordning datumen har."
    if by_day or by_month:
        return f"har {'dagen' if by_day else 'månaden'} först; så läses datum bara där en profil säger det."
    return "finns inte i kalendern. Rätta det."
