"""Sub-goal 1: reach more companies with growth potential, everywhere."""

from dataclasses import replace

import numpy as np
import pandas as pd

from corespons.indicators.events import Reach
from corespons.indicators.known import Facts, Known
from corespons.indicators.places import UNKNOWN_PLACE, Floats, Ints, ordered
from corespons.indicators.registry import BY_COMPANY, Better, Observations, indicator, true_false
from corespons.indicators.spells import Spells
from corespons.indicators.statistics import (
    COMPANIES,
    COVERAGE,
    PER_POPULATION,
    REPRESENTATION,
    SHARE,
    SHARE_OF_REGIONS,
)
from corespons.settings import project


def reached(facts: Facts) -> Observations:
    """The reach events, each its company's until the next one: the last in a window counts for D1.1 and its kin."""
    return facts.once("reached", lambda: of_events(facts, slice(None), facts.reach_spells))


def reached_by(facts: Facts, value: Floats) -> Observations:
    """The same, with something said of the company at each event."""
    return replace(reached(facts), value=value)


def of_events(facts: Facts, event: Ints | slice, spells: Spells, value: Floats | None = None) -> Observations:
    """Some of the reach events by number, in the spells they count in, each where its company lay that day."""
    place = facts.companies.places[facts.reach_said[event]]
    rows = {"company": facts.reach.company[event], "date": facts.reach.date[event], "place": place}
    return Observations(pd.DataFrame(rows, copy=False), date="date", company="company", place="place",
                        value=value, spells=spells)  # fmt: skip


def assessed(known: Known) -> Observations:
    """The reach events by the company's latest assessment up to the window's end: 1 yes, 0 no, NaN not assessed."""
    return known.facts.once("assessed", lambda: _assessed(known.facts))


def _assessed(facts: Facts) -> Observations:
    """Reach events, parted where another assessment becomes the company's latest."""
    reach, (company, day, later, answer) = facts.reach, facts.assessed
    following = _first_event_from(reach, company, day)
    value = _latest(reach.company, company, answer, following)
    parts = (following > 0) & (later > day)
    event = np.maximum(following - 1, 0)
    parts[parts] = (reach.company[event[parts]] == company[parts]) & (reach.until[event[parts]] > day[parts])
    if not parts.any():
        return reached_by(facts, value)
    event = np.concatenate([np.arange(len(reach.date)), event[parts]])
    since = np.concatenate([reach.date, day[parts]])
    order = np.lexsort((since, event))
    event, since, value = event[order], since[order], np.concatenate([value, answer[parts]])[order]
    until = reach.until[event]
    parted = np.flatnonzero(event[1:] == event[:-1])
    until[parted] = since[parted + 1]
    return of_events(facts, event, Spells(since, until, reach.date[event]), value)


def _first_event_from(reach: Reach, company: Ints, day: Ints) -> Ints:
    """The first event on or after each day of a company: its first, or later where the day is after that."""
    following = np.searchsorted(reach.company, company)
    late = np.flatnonzero(np.append(reach.company, -1)[following] == company)
    late = late[reach.date[following[late]] < day[late]]
    if len(late):
        following[late] = np.searchsorted(ordered(reach.company, reach.date), ordered(company[late], day[late]))
    return following


def _latest(company: Ints, assessed: Ints, answer: Floats, following: Ints) -> Floats:
    """The answer of each event's latest assessment. `following`: the first event on or after each assessment."""
    latest = np.zeros(len(company) + 1, dtype=np.int64)
    latest[following] = np.arange(1, len(assessed) + 1)  # of several before the same event, the last
    latest = np.maximum.accumulate(latest)[:-1] - 1
    is_own = latest >= 0
    is_own[is_own] = assessed[latest[is_own]] == company[is_own]
    found: Floats = np.full(len(company), np.nan)
    found[is_own] = answer[latest[is_own]]
    return found


@indicator("D1.1", "Nådda företag", goal=1, statistic=COMPANIES, buckets=BY_COMPANY)
def companies_reached(known: Known) -> Observations:
    """Companies with at least one reach event in the window, each counted once, at its last event."""
    return reached(known.facts)


@indicator("D1.2", "Nya företag", goal=1, statistic=COMPANIES, buckets=BY_COMPANY)
def new_companies(known: Known) -> Observations:
    """Companies whose first reach event in all history lies in the window."""
    return Observations(known.facts.first_reach, date="date", company="company")


@indicator("D1.3", "Nådda företag med tillväxtpotential", goal=1, statistic=COMPANIES, buckets=BY_COMPANY)
def reached_with_potential(known: Known) -> Observations:
    """Reached companies whose latest assessment up to the window's end says growth potential."""
    return assessed(known)


@indicator("D1.4", "Andel med tillväxtpotential", goal=1, statistic=SHARE, buckets=BY_COMPANY)
def share_with_potential(known: Known) -> Observations:
    """Share of the assessed reached companies that have growth potential."""
    return assessed(known)


@indicator("D1.5", "Kommuntäckning", goal=1, statistic=COVERAGE, last_days=365)
def municipalities_covered(known: Known) -> Observations:
    """Municipalities in which at least five companies were reached in the last 365 days."""
    return reached(known.facts)


@indicator("D1.6", "Nådda per 10 000 invånare", goal=1, statistic=PER_POPULATION)
def reached_per_population(known: Known) -> Observations:
    """Reached companies in known municipalities per 10 000 inhabitants on 31 December 2020."""
    return reached(known.facts)


@indicator("D1.7", "Representationskvot", goal=1, statistic=REPRESENTATION, better=Better.NEITHER)
def representation(known: Known) -> Observations:
    """A municipality's share of its region's reached companies over its share of the region's inhabitants."""
    return reached(known.facts)


@indicator("D1.8", "Aktiviteter utanför residensorterna", goal=1, statistic=SHARE_OF_REGIONS)
def activities_outside_residence_towns(known: Known) -> Observations:
    """Share of the valid physical and hybrid activities in the area that are held outside the residence towns."""
    held = known.facts.valid_activities
    inside = held[held["place"] < UNKNOWN_PLACE]
    away = ~inside["municipality"].isin(project().residence_towns)
    return Observations(inside, date="starts_on", place="place", value=true_false(away))
