"""Forecast of a growing count at its target's last day, from its last complete weeks (definitions, §6)."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

LEAST_WEEKS = 12
DRAWS = 4000
SEED = 20210401
BLOCK = 4
ALLOWANCE = 0.07  # of the weekly mean; set by bench/backtest

Weeks = npt.NDArray[np.float64]


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


def _sums(weekly: Weeks, weeks_left: float) -> Weeks:
    """Draws of the sum over the remaining weeks."""
    random = np.random.default_rng(SEED)
    mean = float((weekly.sum() + 0.5) / len(weekly))
    shape = mean**2 / _level_variance(weekly, mean, weeks_left)
    total = random.gamma(shape, mean / shape, DRAWS) * weeks_left
    size = weeks_left / max(_dispersion(weekly, mean), 1e-9)
    return random.negative_binomial(size, size / (size + total)).astype(np.float64)


def _level_variance(weekly: Weeks, mean: float, weeks_left: float) -> float:
    """How well the coming weeks' mean is known: by the number of weeks seen, and by how the level may wander.

    Blocks of four weeks show how it has wandered beyond the weeks' own variation; a standing allowance for breaks
    that have not been seen yet grows with the time that is left.
    """
    variance = max(mean, float(weekly.var(ddof=1)))
    blocks = np.array([block.mean() for block in np.array_split(weekly, len(weekly) // BLOCK)])
    wandered = max(0.0, float(blocks.var(ddof=1)) - variance / BLOCK)
    ahead = weeks_left / len(weekly)
    return variance / len(weekly) + wandered / len(blocks) * (1 + ahead) + (ALLOWANCE * mean) ** 2 * min(ahead, 2.0)


def _dispersion(weekly: Weeks, mean: float) -> float:
    """How much the weeks vary beyond chance: (variance − mean) / mean², never below zero."""
    return max(0.0, (float(weekly.var(ddof=1)) - mean) / mean**2)
