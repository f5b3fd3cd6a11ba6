"""What lies behind some figures: answer times, the flow of referrals, the economy by category and per company."""

from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd

from corespons.followup.course import month_ends
from corespons.geography import PROJECT
from corespons.indicators import Known
from corespons.indicators.across import BOOKED
from corespons.indicators.days import day_number
from corespons.indicators.offer import REFERRAL_DAYS
from corespons.indicators.places import AREAS, MEMBERS
from corespons.settings import project

HOURS_PER_MICROSECOND = 1 / 3_600_000_000


@dataclass(frozen=True)
class AnswerTimes:
    """Hours from enquiry to first answer of the answered enquiries in the window, and how many have no answer."""

    hours: tuple[float, ...]
    unanswered: int


@dataclass(frozen=True)
class Flow:
    """Referrals from one partner to another that are old enough to judge, and how many were picked up in time."""

    from_actor: str
    to_actor: str
    referred: int
    picked_up: int


@dataclass(frozen=True)
class Spending:
    """One cost category in one region: budget and booked outcome up to the window's end, in kr."""

    category: str
    region: str
    budget: float
    booked: float


@dataclass(frozen=True)
class UnitCost:
    """Booked cost in kr, and per unique company reached and per completed service where there are any."""

    booked: float
    companies: int
    services: int

    @property
    def per_company(self) -> float | None:
        """Kr per unique company reached."""
        return self.booked / self.companies if self.companies else None

    @property
    def per_service(self) -> float | None:
        """Kr per completed service."""
        return self.booked / self.services if self.services else None


def answer_times(known: Known, area: str = PROJECT) -> AnswerTimes:
    """The answer times of the enquiries received in the window; answers before the enquiry are left out."""
    rows = _in_area(known, known.facts.enquiries, "date", area)
    hours = ((rows["answered_at"] - rows["received_at"]) * HOURS_PER_MICROSECOND).to_numpy(np.float64)
    return AnswerTimes(tuple(np.sort(hours[hours >= 0]).tolist()), int(np.isnan(hours).sum()))


def referral_flow(known: Known, area: str = PROJECT) -> tuple[Flow, ...]:
    """The referrals (D2.1) of the window that are at least 14 days old, by partner pair, the largest first."""
    rows = _in_area(known, known.facts.referrals, "referred_on", area)
    rows = rows[rows["referred_on"] <= known.as_of - REFERRAL_DAYS]
    picked = rows["received_on"] <= rows["referred_on"] + REFERRAL_DAYS
    pairs = rows.assign(picked=picked).groupby(["from_actor", "to_actor"], observed=True)["picked"]
    counted = pairs.agg(["size", "sum"]).reset_index().sort_values(["size", "from_actor"], ascending=[False, True])
    return tuple(
        Flow(from_actor, to_actor, referred, picked_up)
        for from_actor, to_actor, referred, picked_up in counted.itertuples(index=False, name=None)
    )


def spending(known: Known, area: str = PROJECT) -> tuple[Spending, ...]:
    """Budget and booked costs by category and region; a region shows its own rows."""
    budget = _of_region(known.facts.budget, area).groupby(["category", "region"], observed=True)["amount"].sum()
    booked = _booked(known, area).groupby(["category", "region"], observed=True)["amount"].sum()
    keys = sorted(set(budget.index) | set(booked.index))
    return tuple(
        Spending(
            category, region, float(budget.get((category, region), 0.0)), float(booked.get((category, region), 0.0))
        )
        for category, region in keys
    )


def spent_by_day(known: Known, area: str = PROJECT) -> tuple[tuple[int, float], ...]:
    """Booked costs added up day by day: (day number, kr so far)."""
    by_day = _booked(known, area).groupby("booked_on", as_index=False)["amount"].sum()
    return tuple(zip(by_day["booked_on"].tolist(), by_day["amount"].cumsum().tolist(), strict=True))


def spent_by_month(known: Known, area: str = PROJECT) -> tuple[tuple[date, float], ...]:
    """Booked costs from the project's first day to each month's end, and to the window's: (day, kr so far)."""
    booked = spent_by_day(known, area)
    ends = month_ends(project().first_day, known.window.end)
    return tuple((end, next((kr for day, kr in reversed(booked) if day <= day_number(end)), 0.0)) for end in ends)


def unit_cost(known: Known, area: str = PROJECT) -> UnitCost:
    """Costs booked in the area against what they gave: unique companies reached and services completed."""
    services = known.facts.services
    completed = _in_area(known, services[services["status"] == "avslutad"], "starts_on", area)
    reached = _in_area(known, known.reached, "date", area)
    return UnitCost(float(_booked(known, area)["amount"].sum()), len(reached), len(completed))


def _booked(known: Known, area: str) -> pd.DataFrame:
    costs = _of_region(known.facts.costs, area)
    return costs[(costs["booked_on"] <= known.end) & costs["status"].isin(BOOKED)]


def _of_region(rows: pd.DataFrame, area: str) -> pd.DataFrame:
    return rows if area == PROJECT else rows[rows["region"] == area]


def _in_area(known: Known, rows: pd.DataFrame, date: str, area: str) -> pd.DataFrame:
    """The rows whose date lies in the window and whose company lay in the area on that date."""
    inside: pd.DataFrame = rows[(rows[date] >= known.start) & (rows[date] <= known.end)]
    place = known.facts.companies.place_on(inside["company"].to_numpy(), inside[date].to_numpy())
    number = next(position for position, one in enumerate(AREAS) if one.code == area)
    lies_here: pd.DataFrame = inside[MEMBERS[number][place] > 0]
    return lies_here
