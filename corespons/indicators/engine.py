"""The engine: cuts to the window, collapses, places, and applies the statistic, once for all indicators."""

from collections.abc import Iterator

import numpy as np

from corespons.indicators.known import Known
from corespons.indicators.places import AREAS, Floats, Ints
from corespons.indicators.registry import Collapse, Indicator, Observations
from corespons.indicators.statistics import Figure, Settled


def figures(indicator: Indicator, known: Known) -> list[Figure]:
    """An indicator's figure for every area where it is defined, in the order project, region, municipality, bucket."""
    if indicator.compute is not None:
        return list(indicator.compute(known))
    return indicator.statistic.figures(settle(indicator, known), list(_areas_of(indicator)))


def _areas_of(indicator: Indicator) -> Iterator[int]:
    for number, area in enumerate(AREAS):
        if area.level in indicator.statistic.levels or area.code in indicator.buckets:
            yield number


def settle(indicator: Indicator, known: Known) -> Settled:
    """An indicator's observations in the window: one a unit where it says so, each in its place."""
    assert indicator.observe is not None
    observed = indicator.observe(known)
    date = observed.frame[observed.date].to_numpy()
    value = _values(observed, len(date))
    kept = _kept(indicator.collapse, observed, date, value, known)
    company = None if observed.company is None else observed.frame[observed.company].to_numpy()[kept]
    return Settled(
        place=_places(observed, company, date[kept], kept, known),
        value=value[kept],
        unit=_units(observed, kept),
        weight=None if observed.weight is None else observed.frame[observed.weight].to_numpy(np.float64)[kept],
    )


def _values(observed: Observations, size: int) -> Floats:
    return np.ones(size) if observed.value is None else np.asarray(observed.value, dtype=np.float64)


def _kept(collapse: Collapse, observed: Observations, date: Ints, value: Floats, known: Known) -> Ints:
    inside = np.ones(len(date), dtype=bool)
    if not observed.whole_window:
        inside = (date >= known.start) & (date <= known.end)
    if collapse is Collapse.NONE:
        return np.flatnonzero(inside)
    company = observed.frame[observed.company].to_numpy()
    if collapse is Collapse.FIRST_EVER:
        first = _first_each(company, date)
        return first[inside[first]]
    return _last_each(company, date, value, np.flatnonzero(inside))


def _first_each(company: Ints, date: Ints) -> Ints:
    order = np.arange(len(date)) if _is_ordered(company, date) else np.lexsort((date, company))
    ordered = company[order]
    first = np.ones(len(order), dtype=bool)
    first[1:] = ordered[1:] != ordered[:-1]
    return order[first]


def _is_ordered(company: Ints, date: Ints) -> bool:
    """Whether the rows stand in the order of company and date already, as most queries give them."""
    step = np.diff(company)
    return bool(np.all((step > 0) | ((step == 0) & (np.diff(date) >= 0))))


def _last_each(company: Ints, date: Ints, value: Floats, inside: Ints) -> Ints:
    """The last observation of each company; one with a value goes before a later one without.

    On the same day the order of the rows decides, which the queries set by id and source.
    """
    order = inside[np.lexsort((date[inside], ~np.isnan(value[inside]), company[inside]))]
    ordered = company[order]
    last = np.ones(len(order), dtype=bool)
    last[:-1] = ordered[1:] != ordered[:-1]
    return order[last]


def _places(observed: Observations, company: Ints | None, date: Ints, kept: Ints, known: Known) -> Ints:
    if observed.place is not None:
        return observed.frame[observed.place].to_numpy()[kept]
    assert company is not None
    return known.facts.companies.place_on(company, date)


def _units(observed: Observations, kept: Ints) -> Ints:
    return kept if observed.unit is None else observed.unit[kept]
