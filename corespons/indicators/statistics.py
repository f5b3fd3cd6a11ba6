"""The statistics: from placed observations to one figure an area, with its base, what is missing and its interval.

An area's figure is always computed from its observations, never from other areas' figures.
"""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy.special import bdtr, stdtrit

from corespons.indicators.places import AREAS, COUNT, MEMBERS, PLACES, POPULATION, Area, Floats, Ints

Truths = npt.NDArray[np.bool_]
Z = 1.959963984540054
CLASSES = 3
LEVELS_EVERYWHERE = ("project", "region", "municipality")


@dataclass(frozen=True)
class Figure:
    """A figure for one area: `positives` is the numerator of a share, `parts` what the figure is made of."""

    area: Area
    value: float | None
    n: int
    missing: int = 0
    low: float | None = None
    high: float | None = None
    positives: int | None = None
    parts: tuple[dict[str, Any], ...] | None = None


@dataclass(frozen=True)
class Counts:
    """How many observations lie in each place (first axis): those whose value is 1, 0 and not known (second axis)."""

    by_place: Floats

    def among(self, areas: Sequence[int]) -> list[list[int]]:
        """The same in each area."""
        return [[int(count) for count in counts] for counts in MEMBERS[list(areas)] @ self.by_place]

    @property
    def positives(self) -> Floats:
        """How many with the value 1 lie in each place."""
        positives: Floats = self.by_place[:, 0]
        return positives


def cells_of(place: Ints, value: Floats | None) -> Ints:
    """Where each observation is counted: in its place, what is true or only counted before 0 before what is missing."""
    cell = place.astype(np.int16) * np.int16(CLASSES)
    if value is not None:
        cell += value == 0
        cell += np.isnan(value) * np.int16(2)
    return cell


@dataclass(frozen=True)
class Settled:
    """Observations in the window, collapsed and placed. Without values each counts as one. Weight is how many each row
    stands for."""

    place: Ints
    value: Floats | None
    unit: Ints
    weight: Floats | None = None

    @cached_property
    def counts(self) -> Counts:
        """How many observations of each kind lie in each place."""
        found = np.bincount(cells_of(self.place, self.value), weights=self.weight, minlength=PLACES * CLASSES)
        return Counts(found.reshape(PLACES, CLASSES).astype(np.float64))

    def values_in(self, area: int) -> tuple[Floats, int]:
        """The values in an area, and how many are missing there."""
        values, bounds = self._by_place
        parts = [values[bounds[place] : bounds[place + 1]] for place in AREAS[area].places]
        found = np.concatenate(parts) if parts else values[:0]
        known = ~np.isnan(found)
        return found[known], int(len(found) - known.sum())

    @cached_property
    def _by_place(self) -> tuple[Floats, Ints]:
        """The values place by place, and where each place begins."""
        assert self.value is not None
        order = np.argsort(self.place.astype(np.int16), kind="stable")
        return self.value[order], np.searchsorted(self.place[order], np.arange(PLACES + 1))


@dataclass(frozen=True)
class Statistic:
    """How observations become a figure, its unit, and which kind it is for targets, change and disclosure.

    Some need only to know how many there are (`counting`), others each of them (`listing`). An indicator that computes
    its figures itself has none to make here.
    """

    kind: str
    unit: str
    counting: Callable[[Counts, Sequence[int]], list[Figure]] | None = None
    listing: Callable[[Settled, Sequence[int]], list[Figure]] = lambda settled, areas: []  # noqa: ARG005
    levels: tuple[str, ...] = LEVELS_EVERYWHERE
    minimum: int = 0

    def figures(self, settled: Settled, areas: Sequence[int]) -> list[Figure]:
        """The figure of each area."""
        return self.counting(settled.counts, areas) if self.counting else self.listing(settled, areas)


def _counts(counts: Counts, areas: Sequence[int]) -> list[Figure]:
    return [Figure(AREAS[area], float(n), n) for area, (n, *_) in zip(areas, counts.among(areas), strict=True)]


def _distinct(settled: Settled, areas: Sequence[int]) -> list[Figure]:
    size = int(settled.unit.max()) + 1 if len(settled.unit) else 0
    met = np.zeros((PLACES, size))
    met[settled.place, settled.unit] = 1.0
    counts = ((MEMBERS[list(areas)] @ met) > 0).sum(axis=1)
    return [Figure(AREAS[area], float(count), int(count)) for area, count in zip(areas, counts, strict=True)]


def _shares(counts: Counts, areas: Sequence[int]) -> list[Figure]:
    return [share(AREAS[area], *parts) for area, parts in zip(areas, counts.among(areas), strict=True)]


def share(area: Area, positives: int, negatives: int, missing: int) -> Figure:
    """Share in per cent with its 95 % Wilson score interval; no value without a denominator."""
    n = positives + negatives
    if not n:
        return Figure(area, None, 0, missing)
    low, high = wilson(positives, n)
    return Figure(area, 100 * positives / n, n, missing, low, high, positives)


def wilson(positives: int, n: int) -> tuple[float, float]:
    """95 % Wilson score interval of a share, in per cent, within 0–100."""
    p = positives / n
    middle = p + Z * Z / (2 * n)
    spread = Z * math.sqrt(p * (1 - p) / n + Z * Z / (4 * n * n))
    low, high = ((middle + side * spread) / (1 + Z * Z / n) * 100 for side in (-1, 1))
    return max(0.0, low), min(100.0, high)


def _means(settled: Settled, areas: Sequence[int]) -> list[Figure]:
    return [_mean(area, *settled.values_in(area)) for area in areas]


def _mean(area: int, values: Floats, missing: int) -> Figure:
    n = len(values)
    if not n:
        return Figure(AREAS[area], None, 0, missing)
    mean = math.fsum(values.tolist()) / n
    if n == 1:
        return Figure(AREAS[area], mean, 1, missing)
    deviation = math.sqrt(math.fsum(((values - mean) ** 2).tolist()) / (n - 1))
    spread = float(stdtrit(n - 1, 0.975)) * deviation / math.sqrt(n)
    return Figure(AREAS[area], mean, n, missing, mean - spread, mean + spread)


def _medians(minimum: int) -> Callable[[Settled, Sequence[int]], list[Figure]]:
    def figures(settled: Settled, areas: Sequence[int]) -> list[Figure]:
        return [_median(area, *settled.values_in(area), minimum) for area in areas]

    return figures


def _median(area: int, values: Floats, missing: int, minimum: int) -> Figure:
    n = len(values)
    if n == 0 or n < minimum:
        return Figure(AREAS[area], None, n, missing)
    ordered = np.sort(values)
    middle = float(ordered[(n - 1) // 2] + ordered[n // 2]) / 2
    rank = interval_rank(n)
    low, high = (float(ordered[rank - 1]), float(ordered[n - rank])) if rank else (None, None)
    return Figure(AREAS[area], middle, n, missing, low, high)


@cache
def interval_rank(n: int) -> int:
    """The largest k with P(Bin(n, ½) ≤ k−1) ≤ 0.025; 0 when n is under 6 and there is no interval."""
    ranks = np.arange(1, n // 2 + 1)
    return int(np.sum(bdtr(ranks - 1, n, 0.5) <= 0.025)) if n >= 6 else 0


def _coverage(least: int) -> Callable[[Counts, Sequence[int]], list[Figure]]:
    def figures(counts: Counts, areas: Sequence[int]) -> list[Figure]:
        covered = (counts.positives >= least).astype(np.float64)
        covered[COUNT:] = 0
        return [
            Figure(AREAS[area], float(count), int(MEMBERS[area][:COUNT].sum()))
            for area, count in zip(areas, MEMBERS[list(areas)] @ covered, strict=True)
        ]

    return figures


def _per_population(counts: Counts, areas: Sequence[int]) -> list[Figure]:
    own = counts.positives * (POPULATION > 0)
    companies, people = MEMBERS[list(areas)] @ own, MEMBERS[list(areas)] @ POPULATION
    return [
        Figure(AREAS[area], float(count / inhabitants * 10_000), int(count))
        for area, count, inhabitants in zip(areas, companies, people, strict=True)
    ]


def _representation(least: int) -> Callable[[Counts, Sequence[int]], list[Figure]]:
    def figures(counts: Counts, areas: Sequence[int]) -> list[Figure]:
        return [_quota(AREAS[area], counts.positives, least) for area in areas]

    return figures


def _quota(area: Area, per_place: Floats, least: int) -> Figure:
    place = area.places[0]
    region = list(next(other.places for other in AREAS if other.level == "region" and place in other.places))
    companies = per_place[region].sum()
    if companies < least:
        return Figure(area, None, int(per_place[place]))
    expected = POPULATION[place] / POPULATION[region].sum()
    return Figure(area, float(per_place[place] / companies / expected), int(per_place[place]))


COMPANIES = Statistic("count", "företag", _counts)
COUNTED = Statistic("count", "antal", _counts)
ACTORS = Statistic("distinct", "aktörer", listing=_distinct)
COVERAGE = Statistic("coverage", "kommuner", _coverage(least=5))
PER_POPULATION = Statistic("rate", "per 10 000 invånare", _per_population)
REPRESENTATION = Statistic("rate", "kvot", _representation(least=20), levels=("municipality",))
SHARE = Statistic("share", "%", _shares)
SHARE_OF_REGIONS = Statistic("share", "%", _shares, levels=("project", "region"))
MEAN = Statistic("mean", "index", listing=_means)
MEDIAN_DAYS = Statistic("median", "dagar", listing=_medians(0))
MEDIAN_CHANGE = Statistic("median", "%", listing=_medians(10), minimum=10)
