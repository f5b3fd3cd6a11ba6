"""The statistics of INDICATORS.md §1 and their 95 % intervals, exact where they can be."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cache
from math import comb

from .facts import PROJECT, REGIONS
from .rows import inside

Z = 1.959963984540054
Value = bool | Fraction | None
Part = dict[str, object]


@dataclass(frozen=True)
class Obs:
    """One observation: where it lies and its value (None = missing; a count's observations are all True)."""

    place: str
    value: Value = True


@dataclass(frozen=True)
class Cell:
    """The result of one area before targets and disclosure."""

    value: Fraction | None
    n: int
    missing: int = 0
    low: float | None = None
    high: float | None = None
    true: int = 0  # the numerator of a share
    parts: list[Part] | None = field(default=None)


def wilson(true: int, n: int) -> tuple[float | None, float | None]:
    """«share → Wilson score (z = 1.959963984540054) within 0–100»"""
    if n == 0:
        return None, None
    p = true / n
    centre = p + Z * Z / (2 * n)
    half = Z * math.sqrt(p * (1 - p) / n + Z * Z / (4 * n * n))
    scale = 1 + Z * Z / n
    return max(0.0, 100 * (centre - half) / scale), min(100.0, 100 * (centre + half) / scale)


def t_within(t: float, freedom: int) -> float:
    """P(|T| ≤ t) in closed form (Abramowitz & Stegun 26.7.3–4)."""
    theta = math.atan(t / math.sqrt(freedom))
    cos2 = math.cos(theta) ** 2
    if freedom % 2:
        term, total = math.cos(theta), 0.0
        for j in range(1, (freedom - 1) // 2 + 1):
            total += term
            term *= cos2 * (2 * j) / (2 * j + 1)
        return 2 / math.pi * (theta + math.sin(theta) * total)
    term, total = 1.0, 0.0
    for j in range(1, freedom // 2 + 1):
        total += term
        term *= cos2 * (2 * j - 1) / (2 * j)
    return math.sin(theta) * total


@cache
def t_quantile(freedom: int) -> float:
    """The 0.975 quantile of Student's t, by bisection."""
    low, high = 1.0, 13.0
    for _ in range(200):
        middle = (low + high) / 2
        low, high = (middle, high) if t_within(middle, freedom) < 0.95 else (low, middle)
    return (low + high) / 2


def count(values: list[Value]) -> Cell:
    """«n: of a count = the value»; «`missing` is 0 for counts and rates»."""
    return Cell(Fraction(len(values)), len(values))


def share(values: list[Value]) -> Cell:
    """«share = true / (true + false) · 100»"""
    known = [value for value in values if value is not None]
    true = sum(1 for value in known if value)
    n = len(known)
    low, high = wilson(true, n)
    return Cell(Fraction(100 * true, n) if n else None, n, len(values) - n, low, high, true)


def mean(values: list[Value]) -> Cell:
    """«mean → Student t, n ≥ 2, not cut»"""
    known = [Fraction(value) for value in values if value is not None]
    n = len(known)
    missing = len(values) - n
    if n == 0:
        return Cell(None, 0, missing)
    middle = sum(known, Fraction(0)) / n
    if n < 2:
        return Cell(middle, n, missing)
    variance = sum(((value - middle) ** 2 for value in known), Fraction(0)) / (n - 1)
    half = t_quantile(n - 1) * math.sqrt(variance / n)
    return Cell(middle, n, missing, float(middle) - half, float(middle) + half)


def order_rank(n: int) -> int:
    """«k the largest with P(Bin(n, ½) ≤ k−1) ≤ 0,025», in whole numbers; 0 when there is none."""
    k, below = 0, 0
    while k < n:
        below += comb(n, k)  # now the ways to have at most k successes, i.e. ≤ (k+1)−1
        if 40 * below > 2**n:
            break
        k += 1
    return k


def median(values: list[Value]) -> Cell:
    """«median (mean of the two middle values)»; «order statistics x(k)…x(n−k+1), … null when n < 6»"""
    known = sorted(Fraction(value) for value in values if value is not None)
    n = len(known)
    missing = len(values) - n
    if n == 0:
        return Cell(None, 0, missing)
    middle = (known[(n - 1) // 2] + known[n // 2]) / 2
    if n < 6:
        return Cell(middle, n, missing)
    k = order_rank(n)
    return Cell(middle, n, missing, float(known[k - 1]), float(known[n - k]))


STATISTICS: dict[str, Callable[[list[Value]], Cell]] = {"count": count, "share": share, "mean": mean, "median": median}


def by_area(observations: Iterable[Obs], kind: str, areas: Iterable[str]) -> dict[str, Cell]:
    """«An area's value is always computed from observations, never from other areas' values.»"""
    found = list(observations)
    statistic = STATISTICS[kind]
    return {area: statistic([one.value for one in found if inside(one.place, area)]) for area in areas}


def level_of(area: str) -> str:
    if area == PROJECT:
        return "project"
    if area in REGIONS:
        return "region"
    return "municipality" if area.isdigit() else "bucket"
