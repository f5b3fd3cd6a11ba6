"""A part of what is known: the same facts, as if only some of the rows that carry an actor were there."""

from functools import cached_property

import pandas as pd

from corespons.indicators.known import Facts
from corespons.indicators.places import CompanyRows


class OneActor(Facts):
    """The facts seen from one actor: its meetings, services and enquiries, and the activities it leads.

    What is said of companies and actors is left whole. Everything that follows from the rows (first reach, first
    service, …) is computed anew from those that are left.
    """

    def __init__(self, whole: Facts, actor: str) -> None:
        """See the facts from an actor."""
        self.whole = whole
        self.actor = actor
        self.reading = whole.reading

    def read_ahead(self) -> None:
        """Begin to read the whole's tables."""
        self.whole.read_ahead()

    @cached_property
    def companies(self) -> CompanyRows:
        """What is said of each company over time: the same whoever meets it."""
        return self.whole.companies

    @cached_property
    def assessments(self) -> pd.DataFrame:
        """Companies' assessments of growth potential: the same whoever meets them."""
        return self.whole.assessments

    @cached_property
    def actors(self) -> pd.DataFrame:
        """Every actor."""
        return self.whole.actors

    @cached_property
    def meetings(self) -> pd.DataFrame:
        """The actor's own reach events."""
        return self._own(self.whole.meetings, "actor")

    @cached_property
    def services(self) -> pd.DataFrame:
        """The actor's own services."""
        return self._own(self.whole.services, "actor")

    @cached_property
    def enquiries(self) -> pd.DataFrame:
        """The enquiries that the actor received."""
        return self._own(self.whole.enquiries, "actor")

    @cached_property
    def activities(self) -> pd.DataFrame:
        """The activities that the actor leads."""
        return self._own(self.whole.activities, "lead_actor")

    def _own(self, rows: pd.DataFrame, column: str) -> pd.DataFrame:
        return rows[rows[column] == self.actor]
