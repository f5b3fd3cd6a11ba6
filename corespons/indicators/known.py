"""What is known: the facts of one state of knowledge, and the window they are asked for."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, TypeVar
from weakref import WeakKeyDictionary

import numpy as np
import pandas as pd

from corespons.indicators.days import MICROSECONDS_A_DAY, day_number
from corespons.indicators.events import Partners, Reach, distinct, first_of_each, until
from corespons.indicators.places import DIGITAL_PLACE, CompanyRows, Floats, Ints, places_of
from corespons.indicators.result import Window
from corespons.indicators.spells import Spells
from corespons.store import Reading, State, Store

ACTOR_BITS, MEETING_BITS = 15, 37  # how a meeting is one number: meetings.sql
ACTOR, DAYS = 2**ACTOR_BITS - 1, 2 ** (MEETING_BITS - ACTOR_BITS) - 1
FIRST_DAY = day_number(date.min)
READ_FOR_ALL = (  # in the order the catalogue needs them
    "meetings", "companies", "activities", "referrals", "enquiries", "actors", "services", "surveys", "referral_ends",
    "export_values", "participants", "costs", "budget", "funding", "hours", "state_aid", "quality",
)  # fmt: skip
Made = TypeVar("Made")


class Facts:
    """The facts of one state, each table read once when first asked for. Frames are shared: never change one."""

    def __init__(self, store: Store, state: State) -> None:
        """Open the state for reading."""
        self.reading = Reading(store, state)

    def read_ahead(self) -> None:
        """Begin to read what the whole catalogue needs: a table is read while another is reckoned with."""
        self.reading.ahead(question for question in READ_FOR_ALL if question not in vars(self))

    @cached_property
    def companies(self) -> CompanyRows:
        """What is said of each company over time."""
        return CompanyRows.of(self.reading.frame("companies"))

    @cached_property
    def assessments(self) -> pd.DataFrame:
        """Companies' assessments of growth potential in the order of company, date and valid_from."""
        rows = self.companies.frame[["company", "assessed_on", "growth_potential", "valid_from"]]
        rows = rows[rows["assessed_on"].notna() & rows["growth_potential"].notna()]
        return rows.sort_values(["company", "assessed_on", "valid_from"], na_position="first")

    @cached_property
    def assessed(self) -> tuple[Ints, Ints, Ints, Floats]:
        """The same as arrays: company, date, the date of its next assessment, and the answer."""
        rows = self.assessments
        company, date = rows["company"].to_numpy(), rows["assessed_on"].to_numpy().astype(np.int32)
        return company, date, until(company, date), rows["growth_potential"].to_numpy(np.float64)

    @cached_property
    def actors(self) -> pd.DataFrame:
        """Actors: name, short name, days between deliveries, whether RES partner."""
        return self.reading.frame("actors")

    @cached_property
    def partners(self) -> frozenset[str]:
        """Names of the RES partners."""
        return frozenset(self.actors.loc[self.actors["is_res_partner"].astype(bool), "actor"])

    @cached_property
    def meetings(self) -> pd.DataFrame:
        """Reach events by actor: company, date, actor; sorted by company and date."""
        met = distinct(self.reading.frame("meetings")["meeting"].to_numpy())
        names = pd.Index(self.reading.frame("actor_numbers")["actor"].astype(str))
        actor = pd.Categorical.from_codes((met & ACTOR).astype(np.int16), categories=names)
        date = (met >> ACTOR_BITS & DAYS) + FIRST_DAY
        return pd.DataFrame(
            {"company": (met >> MEETING_BITS).astype(np.int32), "date": date.astype(np.int32), "actor": actor}
        )

    @cached_property
    def reach(self) -> Reach:
        """Reach events (R8), once a company and day."""
        return Reach.of(self.meetings["company"].to_numpy(), self.meetings["date"].to_numpy())

    @cached_property
    def reach_spells(self) -> Spells:
        """When each reach event is its company's last."""
        return Spells(self.reach.date, self.reach.until, self.reach.date)

    @cached_property
    def reach_said(self) -> Ints:
        """The row that holds for the company at each reach event, among what is said of companies."""
        return self.companies.row_on(self.reach.company, self.reach.date)

    @cached_property
    def first_reach(self) -> pd.DataFrame:
        """Each company's first reach event in all history."""
        first = first_of_each(self.reach.company)
        return pd.DataFrame({"company": self.reach.company[first], "date": self.reach.date[first]})

    @cached_property
    def partners_met(self) -> Partners:
        """The days of meetings with RES partners that show how many a company met."""
        actors = self.meetings["actor"].cat
        is_partner = np.asarray(actors.categories.isin(self.partners))
        return Partners.of(self.reach, actors.codes.to_numpy(), self.meetings["date"].to_numpy(), is_partner)

    @cached_property
    def kept(self) -> dict[Any, Any]:
        """What is settled once and asked in many windows, by what settled it."""
        return {}

    @cached_property
    def histories(self) -> WeakKeyDictionary[Any, Any]:
        """What is observed, in order (the engine's), for as long as anyone holds the observations."""
        return WeakKeyDictionary()

    def once(self, asked: str, make: Callable[[], Made]) -> Made:
        """What is made once of these facts, by a name for it."""
        if asked not in self.kept:
            self.kept[asked] = make()
        made: Made = self.kept[asked]
        return made

    @cached_property
    def figures(self) -> dict[Any, Any]:
        """The figures of indicators in the windows asked for (the engine's)."""
        return {}

    @cached_property
    def activities(self) -> pd.DataFrame:
        """Activities of any status, with `place` (digital ones: the digital place)."""
        frame = self.reading.frame("activities")
        return frame.assign(place=_activity_places(frame["municipality"], frame["format"] == "digital"))

    @cached_property
    def valid_activities(self) -> pd.DataFrame:
        """Activities that were carried out."""
        return self.activities[self.activities["status"] == "genomförd"]

    @cached_property
    def participants(self) -> pd.DataFrame:
        """Persons at valid activities: starts_on, place, gender, persons."""
        frame = self.reading.frame("participants")
        return frame.assign(place=_activity_places(frame["municipality"], frame["is_digital"]))

    @cached_property
    def services(self) -> pd.DataFrame:
        """Services of any status, in the order of company, start and ID."""
        return self.reading.frame("services")

    @cached_property
    def valid_services(self) -> pd.DataFrame:
        """Services that are running or finished."""
        return self.services[self.services["status"].isin(("pågående", "avslutad"))]

    @cached_property
    def first_services(self) -> pd.DataFrame:
        """Each company's first valid service in all history: company, starts_on."""
        return self.valid_services[["company", "starts_on"]].drop_duplicates("company")

    @cached_property
    def enquiries(self) -> pd.DataFrame:
        """Enquiries with `date`, the day received; received_at and answered_at are microseconds since 1970."""
        frame = self.reading.frame("enquiries")
        return frame.assign(date=frame["received_at"] // MICROSECONDS_A_DAY)

    @cached_property
    def referrals(self) -> pd.DataFrame:
        """Referrals between RES partners (D2.1): company, from_actor, to_actor, referred_on, received_on."""
        return self.reading.frame("referrals")

    @cached_property
    def referral_ends(self) -> pd.DataFrame:
        """Actors at either end of a referral: company, date, actor."""
        return self.reading.frame("referral_ends")

    @cached_property
    def surveys(self) -> pd.DataFrame:
        """Surveys that did not bounce, in the order of answer and ID."""
        return self.reading.frame("surveys")

    @cached_property
    def export_values(self) -> pd.DataFrame:
        """Export values: company, year, origin, amount in kr."""
        return self.reading.frame("export_values")

    @cached_property
    def costs(self) -> pd.DataFrame:
        """Costs: booked_on, category, region, amount in kr, status."""
        return self.reading.frame("costs")

    @cached_property
    def budget(self) -> pd.DataFrame:
        """Budget: category, region, amount in kr."""
        return self.reading.frame("budget")

    @cached_property
    def funding(self) -> pd.DataFrame:
        """Funding: funder, region, status, dated, amount in kr."""
        return self.reading.frame("funding")

    @cached_property
    def hours(self) -> pd.DataFrame:
        """Hours by month, region and role."""
        return self.reading.frame("hours")

    @cached_property
    def state_aid(self) -> pd.DataFrame:
        """De minimis aid: company, granted_on, amount in kr, sek_per_eur."""
        return self.reading.frame("state_aid")

    @cached_property
    def targets(self) -> pd.DataFrame:
        """Targets: indicator, area, from_date, to_date, value, decision."""
        return self.reading.frame("targets")

    @cached_property
    def quality(self) -> pd.DataFrame:
        """Fact rows by table and source: how many point at a company, and how many soundly."""
        return self.reading.frame("quality")


def _activity_places(municipality: "pd.Series[str]", digital: "pd.Series[bool]") -> Ints:
    return np.where(digital.to_numpy(dtype=bool), DIGITAL_PLACE, places_of(municipality))


@dataclass(frozen=True)
class Known:
    """The facts and the window an indicator is asked for. Days are numbers since 1970."""

    facts: Facts
    window: Window

    @property
    def as_of(self) -> int:
        """The day of knowledge."""
        return day_number(self.window.as_of)

    @property
    def start(self) -> int:
        """The first day whose events count."""
        return day_number(self.window.start)

    @property
    def end(self) -> int:
        """The last day whose events count."""
        return day_number(self.window.end)

    def over(self, window: Window) -> "Known":
        """The same facts in another window."""
        return Known(self.facts, window)

    @cached_property
    def reached(self) -> pd.DataFrame:
        """D1.1's companies: one row a company, and its last reach event in the window."""
        reach = self.facts.reach
        last = self.facts.reach_spells.standing(self.start, self.end)
        return pd.DataFrame({"company": reach.company[last], "date": reach.date[last]}, copy=False)
