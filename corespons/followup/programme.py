"""The activities of an area, those that have been and those that are to come, as known at one date."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import pandas as pd

from corespons.geography import PROJECT
from corespons.indicators import Known
from corespons.indicators.days import day_of
from corespons.indicators.places import AREAS

CANCELLED = "inställd"


@dataclass(frozen=True)
class Happening:
    """One activity: when, what, in which form, and who is responsible."""

    day: date
    title: str
    kind: str
    format: str
    status: str
    actor: str


@dataclass(frozen=True)
class Programme:
    """The area's activities: those held, the last first, and those planned ahead, the next first."""

    held: tuple[Happening, ...]
    coming: tuple[Happening, ...]


def programme(known: Known, area: str = PROJECT) -> Programme:
    """The activities that start in the window's days up to the date of knowledge, and all after it.

    Held is what was carried out; coming is what is not cancelled. An activity lies where it is held.
    """
    places = next(one.places for one in AREAS if one.code == area)
    rows = known.facts.activities
    here = rows[rows["place"].isin(places)]
    held = here[(here["starts_on"] >= known.start) & (here["starts_on"] <= known.end) & (here["status"] == "genomförd")]
    coming = here[(here["starts_on"] > known.as_of) & (here["status"] != CANCELLED)]
    return Programme(tuple(_happenings(held))[::-1], tuple(_happenings(coming)))


def _happenings(rows: pd.DataFrame) -> Iterator[Happening]:
    columns = ["starts_on", "title", "kind", "format", "status", "lead_actor"]
    for day, *words in rows[columns].itertuples(index=False, name=None):
        yield Happening(day_of(day), *map(str, words))
