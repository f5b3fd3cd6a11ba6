"""The engine: cuts to the window, collapses, places, and applies the statistic, once for all indicators."""

from collections.abc import Iterable, Iterator

import numpy as np

from corespons.indicators.history import History, placed
from corespons.indicators.known import Known
from corespons.indicators.places import AREAS
from corespons.indicators.registry import Indicator, Observations
from corespons.indicators.statistics import Figure, Settled

FIGURES_KEPT = 1024  # of an indicator in a window: a screen asks for some 600


def figures(indicator: Indicator, known: Known) -> tuple[Figure, ...]:
    """An indicator's figure for every area where it is defined, in the order project, region, municipality, bucket.

    They are kept with the facts: results, changes, trends and disclosure ask for the same ones.
    """
    kept, asked = known.facts.figures, (indicator, known.window)
    found: tuple[Figure, ...] | None = kept.get(asked)
    if found is None:
        if len(kept) >= FIGURES_KEPT:
            kept.clear()
        found = kept[asked] = tuple(_computed(indicator, known))
    return found


def _computed(indicator: Indicator, known: Known) -> Iterable[Figure]:
    """The same, computed from what is known."""
    if indicator.compute is not None:
        return indicator.compute(known)
    found, areas, statistic = _observed(indicator, known), list(areas_of(indicator)), indicator.statistic
    if isinstance(found, Settled):
        return statistic.figures(found, areas)
    start = _first_day(indicator, known)
    if statistic.counting:
        return statistic.counting(found.counts(start, known.end), areas)
    return statistic.listing(found.settled(start, known.end), areas)


def areas_of(indicator: Indicator) -> Iterator[int]:
    """The areas for which an indicator is defined, by number."""
    for number, area in enumerate(AREAS):
        if area.level in indicator.statistic.levels or area.code in indicator.buckets:
            yield number


def settle(indicator: Indicator, observed: Observations, known: Known) -> Settled:
    """An indicator's observations in the window: one a unit where it says so, each in its place."""
    if not observed.whole_window:
        return _history(indicator, observed, known).settled(_first_day(indicator, known), known.end)
    value = None if observed.value is None else np.asarray(observed.value, dtype=np.float64)
    return Settled(placed(observed, known.facts.companies), value, np.arange(len(observed.frame)))


def _observed(indicator: Indicator, known: Known) -> History | Settled:
    """What is observed: of all time, kept with the facts for the next window, or what was chosen for this window."""
    kept, asked = known.facts.kept, (indicator, known.window.as_of)
    history: History | None = kept.get(asked)
    if history is not None:
        return history
    assert indicator.observe is not None
    observed = indicator.observe(known)
    if observed.whole_window:
        return settle(indicator, observed, known)
    history = kept[asked] = _history(indicator, observed, known)
    return history


def _history(indicator: Indicator, observed: Observations, known: Known) -> History:
    """What is observed, in order; several indicators may look at the same."""
    histories = known.facts.histories
    history: History | None = histories.get(observed)
    if history is None:
        history = histories[observed] = History.of(indicator.collapse, observed, known.facts.companies)
    return history


def _first_day(indicator: Indicator, known: Known) -> int:
    return known.start if indicator.last_days is None else known.end - indicator.last_days + 1
