"""When each source delivers, and what each of its files then holds."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from corespons.example import actors
from corespons.example.actors import Actor
from corespons.example.files import csv_file, workbook
from corespons.example.recording import Recording, Row
from corespons.example.seasons import next_workday
from corespons.tables import TABLES, Table, by_name

LAST = date(2023, 11, 10)
SILENCE = (date(2022, 6, 25), date(2022, 9, 10))  # the chamber's only exporter of data is on leave


@dataclass(frozen=True)
class ExampleFile:
    """A delivered file of the example: its name, content and source, and when it was recorded (Stockholm time)."""

    name: str
    content: bytes
    source: str
    recorded_at: datetime


@dataclass(frozen=True)
class Habit:
    """How a source delivers: from which day, how many days apart, in which form, which tables as CSV."""

    actor: Actor
    first: date
    apart: int
    csv_tables: tuple[str, ...] = ()
    encoding: str = "utf-8-sig"


HABITS = (
    Habit(actors.VASTERNORRLAND, date(2021, 4, 12), 30, ("cost",)),
    Habit(actors.JAMTLAND, date(2021, 4, 13), 30),
    Habit(actors.ALMI, date(2021, 4, 20), 14),
    Habit(actors.BUSINESS_SWEDEN, date(2021, 4, 22), 30),
    Habit(actors.EEN, date(2021, 4, 26), 30),
    Habit(actors.CHAMBER, date(2021, 4, 27), 30),
    Habit(actors.EKN, date(2021, 5, 10), 90),
    Habit(actors.SUNDSVALL, date(2021, 5, 17), 120),
    Habit(actors.OSTERSUND, date(2021, 5, 18), 120, ("service",), "cp1252"),
    Habit(actors.SCIENCE_PARK, date(2021, 5, 19), 120),
)


def deliver(recordings: Iterable[Recording]) -> Iterator[ExampleFile]:
    """Every file in the order it was recorded."""
    known: dict[str, list[Recording]] = {habit.actor.name: [] for habit in HABITS}
    for recording in recordings:
        known[recording.source].append(recording)
    days = sorted((day, order) for order, habit in enumerate(HABITS) for day in delivery_days(habit))
    since = {habit.actor.name: date.min for habit in HABITS}
    for day, order in days:
        habit = HABITS[order]
        source = habit.actor.name
        told = [recording for recording in known[source] if since[source] < recording.known <= day]
        since[source] = day
        yield from _files(habit, day, datetime.combine(day, time(8)) + timedelta(minutes=47 * order), told)


def delivery_days(habit: Habit) -> list[date]:
    """The days on which a source delivers: the first of the week's workdays, never at Christmas, last when all ends."""
    days = []
    day = habit.first
    while day < LAST - timedelta(days=12):
        is_silent = habit.actor is actors.CHAMBER and SILENCE[0] <= day <= SILENCE[1]
        if not is_silent and (day.month, day.day // 24) != (12, 1):
            days.append(next_workday(day))
        day += timedelta(days=habit.apart)
    return [*days, LAST - timedelta(days=HABITS.index(habit) % 4)]


def _files(habit: Habit, day: date, moment: datetime, told: Sequence[Recording]) -> Iterator[ExampleFile]:
    sheets = _latest(told)
    source = habit.actor.name
    apart = [name for name in habit.csv_tables if by_name()[name] in sheets]
    for minute, name in enumerate(apart, start=1):
        table = by_name()[name]
        content = csv_file(table, sheets.pop(table), habit.encoding)
        yield ExampleFile(f"{table.sheet}.csv", content, source, moment - timedelta(minutes=minute))
    if sheets:
        yield ExampleFile(f"{habit.actor.code} {day}.xlsx", workbook(sheets), source, moment)


def _latest(told: Sequence[Recording]) -> dict[Table, list[Row]]:
    """Table → its rows as last known, in the order they first became known."""
    rows: dict[tuple[str, str], Row] = {}
    for recording in sorted(told, key=lambda recording: recording.known):
        rows[recording.table, recording.identity] = recording.row
    sheets: dict[Table, list[Row]] = {}
    for table in TABLES:
        found = [row for (name, _), row in rows.items() if name == table.name]
        if found:
            sheets[table] = found
    return sheets
