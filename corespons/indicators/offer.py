"""Sub-goal 2: one joint offer that is easy to get in contact with."""

from typing import Any

import numpy as np
import pandas as pd

from corespons.indicators.days import MICROSECONDS_A_DAY
from corespons.indicators.events import BEFORE_ALL, NEVER, first_of_each
from corespons.indicators.known import Facts, Known
from corespons.indicators.places import OUTSIDE_PLACE, Ints, ordered
from corespons.indicators.reach import of_events
from corespons.indicators.registry import BY_ACTIVITY, BY_COMPANY, Better, Collapse, Observations, indicator, true_false
from corespons.indicators.services import at_least_four, last_answers
from corespons.indicators.spells import Spells
from corespons.indicators.statistics import ACTORS, COUNTED, MEDIAN_DAYS, SHARE

REFERRAL_DAYS = 14


@indicator("D2.1", "Lotsningar mellan RES-aktörer", goal=2, statistic=COUNTED, better=Better.NEITHER,
           buckets=BY_COMPANY)  # fmt: skip
def referrals(known: Known) -> Observations:
    """Distinct referrals of a company from one RES partner to another on a day."""
    return Observations(known.facts.referrals, date="referred_on", company="company")


@indicator("D2.2", "Svar inom 24 timmar", goal=2, statistic=SHARE, buckets=BY_COMPANY)
def answered_within_a_day(known: Known) -> Observations:
    """Share of the enquiries older than 24 hours that got a first answer within 24 hours by the clock."""
    limit = known.as_of * MICROSECONDS_A_DAY - 1_000_000
    mature = known.facts.enquiries[known.facts.enquiries["received_at"] <= limit]
    waited = mature["answered_at"] - mature["received_at"]
    return Observations(mature, date="date", company="company",
                        value=true_false(waited <= MICROSECONDS_A_DAY, ~(waited < 0)))  # fmt: skip


@indicator("D2.3", "Mottagna lotsningar", goal=2, statistic=SHARE, buckets=BY_COMPANY)
def referrals_picked_up(known: Known) -> Observations:
    """Share of referrals between RES partners that the receiver picked up within 14 days.

    A referral counts once 14 days have passed.
    """
    all_referrals = known.facts.referrals
    mature = all_referrals[all_referrals["referred_on"] <= known.as_of - REFERRAL_DAYS]
    return Observations(mature, date="referred_on", company="company",
                        value=true_false(mature["received_on"] <= mature["referred_on"] + REFERRAL_DAYS))  # fmt: skip


@indicator("D2.4", "Företag med flera aktörer", goal=2, statistic=SHARE, buckets=BY_COMPANY, better=Better.NEITHER)
def companies_with_several_partners(known: Known) -> Observations:
    """Share of the reached companies that met a RES partner which met at least two."""
    return known.facts.once("partners met", lambda: _met_partners(known.facts))


def _met_partners(facts: Facts) -> Observations:
    """The reach events of companies that had met a partner by then, in the windows that hold such a meeting."""
    one, other = facts.partners_met.one, facts.partners_met.other
    has_met = one > BEFORE_ALL
    event = slice(None) if has_met.all() else np.flatnonzero(has_met)
    spells = Spells(facts.reach.date[event], facts.reach.until[event], one[event], other[event])
    return of_events(facts, event, spells)


@indicator("D2.5", "Gemensamma aktiviteter", goal=2, statistic=SHARE, buckets=BY_ACTIVITY)
def joint_activities(known: Known) -> Observations:
    """Share of the valid activities with a RES partner that had at least two, as lead or taking part."""
    held = known.facts.valid_activities
    number, casts = casts_of(held)
    partners = known.facts.partners
    count = np.array([len(partners & cast) for cast in casts], dtype=np.int64)[number]
    return Observations(held[count > 0], date="starts_on", place="place", value=true_false(count[count > 0] >= 2))


def casts_of(activities: pd.DataFrame) -> tuple[Ints, list[set[str]]]:
    """Which actors held each activity, as lead or taking part: the number of its cast, and the casts."""
    together = activities.groupby(["lead_actor", "partners"], observed=True, dropna=False, sort=False)
    first = activities[["lead_actor", "partners"]].astype(object)[~activities.duplicated(["lead_actor", "partners"])]
    casts = [_cast(lead, others) for lead, others in zip(first["lead_actor"], first["partners"], strict=True)]
    return together.ngroup().to_numpy(), casts


def _cast(lead: Any, others: Any) -> set[str]:
    return {str(lead), *(others.split(";") if isinstance(others, str) else [])}


@indicator("D2.6", "Tid till första insats", goal=2, statistic=MEDIAN_DAYS, better=Better.LOWER, buckets=BY_COMPANY)
def days_to_first_service(known: Known) -> Observations:
    """Median of the days from a company's first enquiry to its first valid service on or after that day."""
    enquiries, services = known.facts.enquiries, known.facts.valid_services
    first = enquiries.loc[first_of_each(enquiries["company"].to_numpy()), ["company", "date"]]
    company, start = services["company"].to_numpy(), services["starts_on"].to_numpy()
    asking = ordered(first["company"].to_numpy(), first["date"].to_numpy())
    later = np.searchsorted(ordered(company, start), asking)
    later = np.where(np.append(company, -1)[later] == first["company"], later, len(company))
    started = np.append(start, NEVER)[later]
    days = np.where(started < NEVER, started - first["date"].to_numpy(), np.nan)
    return Observations(first, date="date", company="company", value=days, known_from=started)


@indicator("D2.7", "Lätt att hitta rätt", goal=2, statistic=SHARE, buckets=BY_COMPANY, collapse=Collapse.LAST,
           is_survey=True)  # fmt: skip
def easy_to_find(known: Known) -> Observations:
    """Share of the answering companies whose last direct survey says 4 or 5 on how easy it was to find right."""
    return last_answers(known, ("direkt",), at_least_four("easy_to_find"))


@indicator("D2.8", "Aktiva RES-aktörer", goal=2, statistic=ACTORS)
def active_partners(known: Known) -> Observations:
    """RES partners with a valid service, a valid activity or a referral in the window, each counted once."""
    seen = pd.concat([_seen_in_services(known), _seen_in_activities(known), _seen_in_referrals(known)])
    seen = seen[seen["actor"].isin(known.facts.partners)].drop_duplicates().reset_index(drop=True)
    return Observations(seen, date="date", place="place", unit=pd.factorize(seen["actor"])[0])


def _seen_in_services(known: Known) -> pd.DataFrame:
    rows = known.facts.valid_services.rename(columns={"starts_on": "date"})
    return _placed(known, rows[["company", "date", "actor"]])


def _seen_in_referrals(known: Known) -> pd.DataFrame:
    return _placed(known, known.facts.referral_ends)


def _seen_in_activities(known: Known) -> pd.DataFrame:
    held = known.facts.valid_activities
    number, casts = casts_of(held)
    seen = pd.DataFrame({"cast": number, "date": held["starts_on"].to_numpy(), "place": held["place"].to_numpy()})
    once = seen[seen["place"] != OUTSIDE_PLACE].drop_duplicates()
    actors: list[Any] = [sorted(casts[cast]) for cast in once["cast"]]
    return once.assign(actor=pd.Series(actors, once.index, dtype=object)).explode("actor")[["actor", "date", "place"]]


def _placed(known: Known, rows: pd.DataFrame) -> pd.DataFrame:
    place: Ints = known.facts.companies.place_on(rows["company"].to_numpy(), rows["date"].to_numpy())
    placed = pd.DataFrame(
        {"actor": rows["actor"].cat.codes.to_numpy(), "date": rows["date"].to_numpy(), "place": place}
    )
    placed = placed[(place < OUTSIDE_PLACE) & (placed["actor"] >= 0)].drop_duplicates()
    return placed.assign(actor=rows["actor"].cat.categories.to_numpy(dtype=object)[placed["actor"]])
