"""Status: a figure held against its plan, in the words and the order of the definitions, §6."""

import math
from dataclasses import dataclass

from corespons.followup.targets import Target
from corespons.indicators.registry import Better, Indicator
from corespons.indicators.statistics import Figure

NO_TARGET = "Mål saknas"
NO_VALUE = "Underlag saknas"
TOO_FEW = "För litet underlag"
REACHED = "Nått"
ON_PLAN = "Enligt plan"
RISK = "Risk"
BEHIND = "Efter plan"
STATUSES = (REACHED, ON_PLAN, RISK, BEHIND, TOO_FEW, NO_VALUE, NO_TARGET)
AGAINST_PLAN = (ON_PLAN, RISK, BEHIND)

FEW = 5
ON_PLAN_FROM, RISK_FROM = 0.95, 0.80
BALANCE, NEAR_BALANCE = (40.0, 60.0), (30.0, 70.0)


@dataclass(frozen=True)
class Held:
    """A figure held against its target: what is compared with the plan, and what should have been reached by now."""

    indicator: Indicator
    figure: Figure
    target: Target | None
    outcome: float | None
    plan: float | None


def status_of(held: Held) -> str:
    """The word for a figure held against its target, from unhidden values."""
    indicator, figure, target = held.indicator, held.figure, held.target
    if target is None:
        return NO_TARGET
    if figure.value is None or held.outcome is None or held.plan is None:
        return NO_VALUE
    if indicator.kind in ("share", "mean", "median") and figure.n < FEW:
        return TOO_FEW
    if indicator.grows and held.outcome >= target.value:
        return REACHED
    if indicator.better is Better.BALANCED:
        return _balance(figure.value)
    ratio = ratio_to_plan(held.outcome, held.plan, indicator.better)
    return ON_PLAN if ratio >= ON_PLAN_FROM else RISK if ratio >= RISK_FROM else BEHIND


def _balance(value: float) -> str:
    if BALANCE[0] <= value <= BALANCE[1]:
        return ON_PLAN
    return RISK if NEAR_BALANCE[0] <= value <= NEAR_BALANCE[1] else BEHIND


def ratio_to_plan(outcome: float, plan: float, better: Better) -> float:
    """Outcome over plan, or plan over outcome where lower is better; infinite when nothing more can be asked.

    The last digits of binary noise do not decide: 57 of 100 is 0.95 of 60.
    """
    if better is Better.LOWER:
        if plan == 0:
            return 0.0 if outcome > 0 else math.inf
        return round(plan / outcome, 12) if outcome else math.inf
    if plan == 0:
        return math.inf if outcome > 0 else 1.0
    return round(outcome / plan, 12)


def is_uncertain(held: Held, status: str) -> bool:
    """Whether the figure's interval crosses a border between two statuses."""
    low, high, plan = held.figure.low, held.figure.high, held.plan
    if status not in AGAINST_PLAN or low is None or high is None or plan is None:
        return False
    if held.indicator.better is Better.LOWER:
        return any(low <= border < high for border in (plan / ON_PLAN_FROM, plan / RISK_FROM))
    if held.indicator.better is Better.BALANCED:
        return any(low < border <= high for border in (*BALANCE, *NEAR_BALANCE))
    return any(low < border <= high for border in (plan * ON_PLAN_FROM, plan * RISK_FROM))
