"""Backtest of the forecast: how often its 80 % interval holds the truth, replayed week by week.

python -m bench.backtest [DATABASE]: with a database that holds the example; without, the simulated processes alone.
"""

import math
import sys
from collections.abc import Callable, Iterator
from datetime import date, timedelta

import numpy as np
import numpy.typing as npt

from corespons.followup.forecast import forecast
from corespons.followup.targets import Target
from corespons.followup.why import PACE_WEEKS, weekly_counts
from corespons.indicators import CATALOGUE, Known, Window
from corespons.indicators.engine import figures

Weeks = npt.NDArray[np.float64]
LENGTH = 135  # the project's weeks
REPLICAS = 60
STEP = 4
LEAST = 0.60
BETWEEN = (0.72, 0.88)


def steady(random: np.random.Generator) -> Weeks:
    """The same mean every week."""
    return random.poisson(random.uniform(1, 12), LENGTH).astype(float)


def seasonal(random: np.random.Generator) -> Weeks:
    """A quiet July and Christmas, peaks in spring and autumn."""
    week = np.arange(LENGTH)
    season = 1 + 0.5 * np.sin(4 * math.pi * week / 52 + random.uniform(0, 1))
    season[(week % 52 >= 26) & (week % 52 < 31)] *= 0.2
    return random.poisson(random.uniform(2, 10) * season).astype(float)


def bursty(random: np.random.Generator) -> Weeks:
    """Few large events among quiet weeks."""
    mean = random.uniform(2, 8)
    return random.negative_binomial(0.5, 0.5 / (0.5 + mean), LENGTH).astype(float)


def trend_break(random: np.random.Generator) -> Weeks:
    """A level that changes once, up or down by at most half, somewhere in the middle."""
    level = np.full(LENGTH, random.uniform(3, 10))
    level[random.integers(40, 100) :] *= random.uniform(0.5, 1.5)
    return random.poisson(level).astype(float)


PROCESSES: dict[str, Callable[[np.random.Generator], Weeks]] = {
    "steady": steady, "seasonal": seasonal, "bursty": bursty, "trend break": trend_break,
}  # fmt: skip


def hits(weeks: Weeks, first: int = 12) -> Iterator[bool]:
    """Whether each forecast made along a course held the sum at its end."""
    whole = weeks.sum()
    for now in range(first, len(weeks) - 2, STEP):
        told = forecast(weeks[:now].sum(), list(weeks[max(0, now - PACE_WEEKS) : now]), len(weeks) - now, whole)
        if told:
            yield told.low <= whole <= told.high


def simulated() -> dict[str, list[bool]]:
    """Hits of every simulated process."""
    found: dict[str, list[bool]] = {}
    for name, process in PROCESSES.items():
        random = np.random.default_rng(7)
        found[name] = [hit for _ in range(REPLICAS) for hit in hits(process(random))]
    return found


def replayed(database: str) -> list[bool]:
    """Hits on the example data: each growing count, replayed every fourth week to the project's end."""
    from corespons.followup import facts_on
    from corespons.settings import project
    from corespons.store import open_store

    facts = facts_on(open_store(database), date(2024, 6, 1))
    first, last = project().first_day, project().last_day
    window = Window(first, last, date(2024, 6, 1))
    found = []
    for indicator in [one for one in CATALOGUE.values() if one.grows]:
        target = Target(indicator.id, "projekt", first, last, 0.0, "")
        truth = figures(indicator, Known(facts, window))[0].value or 0.0
        for week in range(14, LENGTH - 2, STEP):
            now = Window(first, first + timedelta(weeks=week), window.as_of)
            outcome = figures(indicator, Known(facts, now))[0].value or 0.0
            weekly = weekly_counts(facts, indicator, target, now, "projekt")
            told = forecast(outcome, weekly, (last - now.end).days / 7, truth)
            if told:
                found.append(told.low <= truth <= told.high)
    return found


def main() -> int:
    """Print the coverage; 1 if it is not what the definitions ask."""
    found = simulated()
    if len(sys.argv) > 1:
        found["example data"] = replayed(sys.argv[1])
    for name, one in found.items():
        print(f"{name:14} {np.mean(one):6.1%}  of {len(one)} forecasts")
    together = float(np.mean([hit for one in found.values() for hit in one]))
    print(f"{'together':14} {together:6.1%}")
    good = BETWEEN[0] <= together <= BETWEEN[1] and all(np.mean(one) >= LEAST for one in found.values())
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
