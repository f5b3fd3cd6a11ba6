"""Every activity and who came: counts that each audience may see, and those called planned though they have passed."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import pandas as pd

from corespons.followup.disclosure import guarded
from corespons.geography import DIGITAL, UNKNOWN, area_names, sweden
from corespons.indicators import Facts
from corespons.indicators.days import day_of

PLANNED, HELD, CANCELLED = "planerad", "genomförd", "inställd"


@dataclass(frozen=True)
class Came:
    """How many came, persons and companies; None where it may not be seen."""

    persons: int | None
    companies: int | None


@dataclass(frozen=True)
class Activity:
    """One activity: its key, words, days and place (a municipality's code, or None), and how many came."""

    row_key: str
    title: str
    kind: str
    format: str
    status: str
    day: date
    last_day: date
    municipality: str | None
    actor: str
    partners: tuple[str, ...]
    goal: str
    came: Came
    came_openly: Came

    @property
    def place(self) -> str:
        """The name of the place."""
        if self.format == "digital":
            return area_names()[DIGITAL]
        return sweden().get(self.municipality or "", area_names()[UNKNOWN])

    def is_forgotten(self, as_of: date) -> bool:
        """Whether it is still called planned though its last day has passed."""
        return self.status == PLANNED and self.last_day < as_of

    def concerns(self, actor: str) -> bool:
        """Whether an actor is responsible for it or takes part."""
        return actor == self.actor or actor in self.partners


@dataclass(frozen=True, eq=False)
class Activities:
    """Every activity in the order of days, and the companies at each: row_key, company, is_company, persons."""

    all: tuple[Activity, ...]
    companies: pd.DataFrame

    def find(self, row_key: str) -> Activity | None:
        """The activity with a key."""
        return next((one for one in self.all if one.row_key == row_key), None)


def activities(facts: Facts) -> Activities:
    """The activities of a state, whatever their status.

    What the open audience may see of the counts is settled over all of them at once, so that no choice of rows gives
    a hidden one back.
    """
    companies = facts.reading.frame("activity_companies")
    companies = companies.assign(row_key=companies["row_key"].astype(str))
    persons = companies.groupby("row_key")["persons"].sum()
    firms = companies[companies["is_company"].astype(bool)].groupby("row_key").size()
    keys = facts.activities["row_key"].astype(str).tolist()
    counts = [[int(counted.get(key, 0)) for key in keys] for counted in (persons, firms)]
    seen = [Came(*both) for both in zip(*counts, strict=True)]
    openly = [Came(*both) for both in zip(*(guarded(one, is_open=True) for one in counts), strict=True)]
    return Activities(tuple(_each(facts.activities, seen, openly)), companies)


def _each(rows: pd.DataFrame, seen: list[Came], openly: list[Came]) -> Iterator[Activity]:
    columns = [
        "row_key", "title", "kind", "format", "status", "starts_on", "ends_on", "municipality", "lead_actor", "goal",
        "partners",
    ]  # fmt: skip
    for row, came, came_openly in zip(rows[columns].itertuples(index=False, name=None), seen, openly, strict=True):
        key, title, kind, form, status, first, last, municipality, actor, goal, partners = row
        yield Activity(
            str(key), str(title), str(kind), str(form), str(status), day_of(first),
            day_of(first if pd.isna(last) else last), None if pd.isna(municipality) else str(municipality),
            str(actor), _names(partners), "" if pd.isna(goal) else str(goal), came, came_openly,
        )  # fmt: skip


def _names(partners: object) -> tuple[str, ...]:
    return () if not isinstance(partners, str) else tuple(name.strip() for name in partners.split(";") if name.strip())
