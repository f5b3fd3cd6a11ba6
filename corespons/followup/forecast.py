"""Forecast of a growing count at its target's last day, from its last complete weeks (definitions, §6)."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

LEAST_WEEKS = 12
DRAWS = 4000
SEED = 20210401


@dataclass(frozen=True)
class Forecast:
    """Where a count is heading: median, 80 % interval and the probability of reaching the target."""

    median: float
    low: float
    high: float
    probability: float


def forecast(outcome: float, weekly: Sequence[float], weeks_left: float, target: float) -> Forecast | None:
    """The outcome plus the sum of the remaining weeks, drawn from an over-dispersed count model of the weeks seen.

    `weekly`: growth in each of the last complete ISO weeks, the oldest first. None with fewer than 12 weeks.
    Each draw takes a level of the weekly mean that the weeks seen are compatible with, then negative binomial
    weeks around it. The same data give the same answer.
    """
    if len(weekly) < LEAST_WEEKS:
        return None
    if weeks_left <= 0:
        return Forecast(outcome, outcome, outcome, float(outcome >= target))
    sums = np.sort(_sums(np.maximum(np.asarray(weekly, dtype=np.float64), 0.0), weeks_left))
    low, median, high = (outcome + float(np.quantile(sums, q, method="nearest")) for q in (0.1, 0.5, 0.9))
    return Forecast(median, low, high, float(np.mean(outcome + sums >= target)))


def _sums(weekly: npt.NDArray[np.float64], weeks_left: float) -> npt.NDArray[np.float64]:
    """Draws of the sum over the remaining weeks, whose mean drifts further the longer it has to."""
    random = np.random.default_rng(SEED)
    mean, spread = _level(weekly)
    drift = spread * np.sqrt(1 + weeks_left / len(weekly))
    shape = (mean / drift) ** 2 if drift > 0 else 1e9
    levels = random.gamma(shape, mean / shape, DRAWS) if mean > 0 else np.zeros(DRAWS)
    total = levels * weeks_left
    size = weeks_left / max(_dispersion(weekly, mean), 1e-9)
    return random.negative_binomial(size, size / (size + total)).astype(np.float64)


def _level(weekly: npt.NDArray[np.float64]) -> tuple[float, float]:
    """The weekly mean and how well it is known: blocks of four weeks show how it wanders."""
    mean = float((weekly.sum() + 0.5) / len(weekly))
    blocks = np.array([block.mean() for block in np.array_split(weekly, max(3, len(weekly) // 4))])
    by_block = float(blocks.std(ddof=1)) / math.sqrt(len(blocks))
    by_count = math.sqrt(mean / len(weekly))
    return mean, max(by_block, by_count)


def _dispersion(weekly: npt.NDArray[np.float64], mean: float) -> float:
    """How much the weeks vary beyond chance: (variance − mean) / mean², never below zero."""
    return max(0.0, (float(weekly.var(ddof=1)) - mean) / mean**2)
