"""A company's journey: what has happened between it and the actors, with clocks, and where a thread was dropped."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from corespons import texts
from corespons.indicators import Facts
from corespons.indicators.days import day_of

ANSWER_HOURS, REFERRAL_DAYS, SURVEY_DAYS = 24, 14, 30
IN_HOURS = 48
VALID_SERVICES = ("pågående", "avslutad")
CONTACTS = ("enquiry", "activity", "service", "referral")
TABLES = {"export": "export_value"}
COLUMNS = ("kind", "day", "second", "hours", "actor", "what", "other", "state", "persons", "row_key")


@dataclass(frozen=True)
class Event:
    """One row of the journey as it is known (queries/journey.sql); days are days, nothing is None."""

    kind: str
    day: date
    second: date | None
    hours: float | None
    actor: str
    what: str
    other: str
    state: str
    persons: int
    row_key: str


@dataclass(frozen=True)
class Step:
    """One stop on the line: what happened, more words about it, the clock that ran, and the thread that was dropped."""

    event: Event
    title: str
    words: str = ""
    clock: str = ""
    dropped: str = ""

    @property
    def table(self) -> str:
        """The table that the row stands in."""
        return TABLES.get(self.event.kind, self.event.kind)


@dataclass(frozen=True, eq=False)
class Journeys:
    """Every company's events, and the surveys that should have been sent to it."""

    events: pd.DataFrame
    due: pd.DataFrame


def journeys(facts: Facts) -> Journeys:
    """What is known of every company."""
    return Journeys(facts.reading.frame("journey"), facts.reading.frame("due"))


def journey(known: Journeys, company: int, as_of: date) -> tuple[Step, ...]:
    """The stops of one company, the first first, with what had not come of them on a day."""
    rows = known.events[known.events["company"] == company]
    events = [_event(row) for row in rows[list(COLUMNS)].itertuples(index=False, name=None)]
    due = known.due[known.due["company"] == company]
    rows = due[["row_key", "kind", "due_on"]]
    unsent = {str(key): (str(kind), day_of(day)) for key, kind, day in rows.itertuples(index=False, name=None)}
    return tuple(_steps(events, unsent, as_of))


def _event(row: Sequence[Any]) -> Event:
    kind, day, second, hours, actor, what, other, state, persons, key = row
    actor, what, other, state = ("" if pd.isna(one) else str(one) for one in (actor, what, other, state))
    return Event(
        str(kind), day_of(day), None if pd.isna(second) else day_of(second), None if pd.isna(hours) else float(hours),
        actor, what, other, state, 0 if pd.isna(persons) else int(persons), str(key),
    )  # fmt: skip


def _steps(events: Sequence[Event], unsent: Mapping[str, tuple[str, date]], as_of: date) -> Iterator[Step]:
    first = first_service(events)
    for event in events:
        if event.kind == "service":
            yield _service(event, waited_for(events) if event is first else None, unsent.get(event.row_key), as_of)
        else:
            yield TOLD[event.kind](event, as_of)


def first_service(events: Sequence[Event]) -> Event | None:
    """The first service that ran, from the first enquiry on where there is one."""
    asked = _first_enquiry(events)
    ran = (one for one in events if one.kind == "service" and one.state in VALID_SERVICES)
    return next((one for one in ran if asked is None or one.day >= asked), None)


def first_contact(events: Sequence[Event]) -> date | None:
    """The day of the first event in which an actor met the company, or heard of it."""
    return next((event.day for event in events if event.kind in CONTACTS), None)


def waited_for(events: Sequence[Event]) -> int | None:
    """Days from the first enquiry to the first service after it (as D2.6)."""
    asked, got = _first_enquiry(events), first_service(events)
    return None if asked is None or got is None else (got.day - asked).days


def _first_enquiry(events: Sequence[Event]) -> date | None:
    return next((one.day for one in events if one.kind == "enquiry"), None)


def _enquiry(event: Event, as_of: date) -> Step:
    title = f"Ärende till {event.actor}"
    if event.hours is None:
        gone = (as_of - event.day).days
        dropped = f"Obesvarat efter {_days(gone)}" if gone > 0 else ""
        return Step(event, title, event.what, "" if dropped else "Väntar på svar", dropped)
    if event.hours < 0:
        return Step(event, title, event.what, dropped="Svaret är daterat före ärendet")
    late = ", efter löftets 24 timmar" if event.hours > ANSWER_HOURS else ""
    return Step(event, title, event.what, f"Svar efter {_hours(event.hours)}{late}")


def _activity(event: Event, as_of: date) -> Step:
    words = f"{event.other} hos {event.actor}, {texts.counted(event.persons, 'person', 'personer')}"
    if event.state == "genomförd":
        return Step(event, event.what, words)
    forgotten = event.state == "planerad" and event.day < as_of
    return Step(event, event.what, f"{words} · {event.state}", dropped="Dagen har passerat" if forgotten else "")


def _referral(event: Event, as_of: date) -> Step:
    title = f"Lotsad från {event.actor} till {event.other}"
    if event.second is not None:
        return Step(event, title, event.state, f"Mottagen efter {_days((event.second - event.day).days)}")
    if event.state == "avböjd":
        return Step(event, title, dropped="Avböjd")
    gone = (as_of - event.day).days
    dropped = f"Inte mottagen efter {_days(gone)}" if gone > REFERRAL_DAYS else ""
    return Step(event, title, event.state, "" if dropped else "Väntar på att tas emot", dropped)


def _service(event: Event, waited: int | None, unsent: tuple[str, date] | None, as_of: date) -> Step:
    until = f"{texts.short_day(event.day)} – {texts.short_day(event.second)}" if event.second else ""
    hours = "" if event.hours is None else _spent(event.hours)
    words = " · ".join(part for part in (until, hours, event.state) if part)
    clock = "" if waited is None else f"{_days(waited)} efter det första ärendet"
    dropped = "Avbruten" if event.state == "avbruten" else ""
    if unsent:
        dropped = f"Enkät {unsent[0]} är inte skickad, {_days((as_of - unsent[1]).days)} sen"
    return Step(event, f"{texts.sentence(event.what)} hos {event.actor}", words, clock, dropped)


def _survey(event: Event, as_of: date) -> Step:
    title = f"Enkät ({event.what}) skickad"
    words = f"Export ökad: {event.other}" if event.other else ""
    if event.second is not None:
        return Step(event, title, words, f"Besvarad efter {_days((event.second - event.day).days)}")
    if event.state == "studs":
        return Step(event, title, dropped="Kom aldrig fram")
    gone = (as_of - event.day).days
    dropped = f"Obesvarad efter {_days(gone)}" if gone > SURVEY_DAYS else ""
    return Step(event, title, words, "" if dropped else "Väntar på svar", dropped)


def _export(event: Event, as_of: date) -> Step:  # noqa: ARG001 - told as the others are
    return Step(event, f"Export {event.other}: {texts.number(event.hours, 'kr')}", event.what)


TOLD = {
    "enquiry": _enquiry, "activity": _activity, "referral": _referral, "survey": _survey, "export": _export,
}  # fmt: skip


def _days(count: int) -> str:
    return texts.counted(count, "dag", "dagar")


def _spent(hours: float) -> str:
    number = texts.digits(hours, 1).removesuffix(",0")
    return f"{number} {'timme' if number == '1' else 'timmar'}"


def _hours(hours: float) -> str:
    if hours > IN_HOURS:
        return _days(int(hours // 24))
    return "mindre än en timme" if hours < 1 else texts.counted(int(hours), "timme", "timmar")
