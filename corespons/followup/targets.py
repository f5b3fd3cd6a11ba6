"""Targets: which one applies to a result, and how much of it should have been reached by now (definitions, §6)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from corespons.indicators.days import day_of
from corespons.indicators.known import Facts
from corespons.indicators.registry import Indicator


@dataclass(frozen=True)
class Target:
    """A decided value for one indicator and area over a period."""

    indicator: str
    area: str
    start: date
    to: date
    value: float
    decision: str

    def plan_to(self, end: date, indicator: Indicator) -> float:
        """What should have been reached by the end of a day: in proportion to time for what grows, else the whole."""
        if not indicator.grows:
            return self.value
        return self.value * ((end - self.start).days + 1) / ((self.to - self.start).days + 1)


class Targets:
    """The targets known in one state."""

    def __init__(self, facts: Facts) -> None:
        """Take the facts whose targets are meant."""
        self._facts = facts

    @cached_property
    def all(self) -> tuple[Target, ...]:
        """Every target, in the order of indicator, area and period."""
        rows = self._facts.targets.astype({"indicator": str, "area": str, "decision": str}).to_dict("records")
        return tuple(
            Target(r["indicator"], r["area"], day_of(r["from_date"]), day_of(r["to_date"]), r["value"], r["decision"])
            for r in rows
        )

    def applying(self, end: date) -> Mapping[tuple[str, str], Target]:
        """(Indicator, area) → the target that holds on a day: the latest start wins, then the latest end."""
        holding = [target for target in self.all if target.start <= end <= target.to]
        return {(t.indicator, t.area): t for t in sorted(holding, key=lambda target: (target.start, target.to))}
