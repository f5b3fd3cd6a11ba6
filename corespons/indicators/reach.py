"""Sub-goal 1: reach more companies with growth potential, everywhere."""

from datetime import timedelta

from corespons.indicators.days import day_of
from corespons.indicators.known import Known
from corespons.indicators.places import UNKNOWN_PLACE, Floats
from corespons.indicators.registry import BY_COMPANY, Better, Observations, indicator, true_false
from corespons.indicators.result import Window
from corespons.indicators.statistics import (
    COMPANIES,
    COVERAGE,
    PER_POPULATION,
    REPRESENTATION,
    SHARE,
    SHARE_OF_REGIONS,
)
from corespons.settings import project


def reached(known: Known, value: Floats | None = None) -> Observations:
    """D1.1's companies, each at its last reach event in the window."""
    return Observations(known.reached, date="date", company="company", place="place", value=value, whole_window=True)


def counted(known: Known) -> Observations:
    """D1.1's companies, made once for all that count them."""
    return known.once("reached", lambda: reached(known))


def assessed(known: Known) -> Observations:
    """D1.1's companies, each by its latest assessment up to the window's end: 1 yes, 0 no, NaN not assessed."""
    return known.once("assessed", lambda: reached(known, known.of_reached(lambda standing: standing.potential)))


@indicator("D1.1", "Nådda företag", goal=1, statistic=COMPANIES, buckets=BY_COMPANY)
def companies_reached(known: Known) -> Observations:
    """Companies with at least one reach event in the window, each counted once, at its last event."""
    return counted(known)


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


@indicator("D1.5", "Kommuntäckning", goal=1, statistic=COVERAGE)
def municipalities_covered(known: Known) -> Observations:
    """Municipalities in which at least five companies were reached in the last 365 days."""
    end = day_of(known.end)
    return counted(known.over(Window(end - timedelta(days=364), end, known.window.as_of)))


@indicator("D1.6", "Nådda per 10 000 invånare", goal=1, statistic=PER_POPULATION)
def reached_per_population(known: Known) -> Observations:
    """Reached companies in known municipalities per 10 000 inhabitants on 31 December 2020."""
    return counted(known)


@indicator("D1.7", "Representationskvot", goal=1, statistic=REPRESENTATION, better=Better.NEITHER)
def representation(known: Known) -> Observations:
    """A municipality's share of its region's reached companies over its share of the region's inhabitants."""
    return counted(known)


@indicator("D1.8", "Aktiviteter utanför residensorterna", goal=1, statistic=SHARE_OF_REGIONS)
def activities_outside_residence_towns(known: Known) -> Observations:
    """Share of the valid physical and hybrid activities in the area that are held outside the residence towns."""
    held = known.facts.valid_activities
    inside = held[held["place"] < UNKNOWN_PLACE]
    away = ~inside["municipality"].isin(project().residence_towns)
    return Observations(inside, date="starts_on", place="place", value=true_false(away))
