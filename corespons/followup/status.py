"""Status: a result held against its plan, in the words and the order of the definitions, §6."""

import math

from corespons.followup.targets import Target
from corespons.indicators.registry import Better, Indicator
from corespons.indicators.result import Result

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


def status_of(indicator: Indicator, result: Result, target: Target | None) -> str:
    """The word for a result; `result` holds the outcome and the plan, unhidden."""
    if target is None:
        return NO_TARGET
    if result.value is None or result.outcome is None or result.plan is None:
        return NO_VALUE
    if indicator.kind in ("share", "mean", "median") and (result.n or 0) < FEW:
        return TOO_FEW
    if indicator.grows and result.outcome >= target.value:
        return REACHED
    if indicator.better is Better.BALANCED:
        return _balance(result.value)
    ratio = ratio_to_plan(result.outcome, result.plan, indicator.better)
    return ON_PLAN if ratio >= ON_PLAN_FROM else RISK if ratio >= RISK_FROM else BEHIND


def _balance(value: float) -> str:
    if BALANCE[0] <= value <= BALANCE[1]:
        return ON_PLAN
    return RISK if NEAR_BALANCE[0] <= value <= NEAR_BALANCE[1] else BEHIND


def ratio_to_plan(outcome: float, plan: float, better: Better) -> float:
    """Outcome over plan, or plan over outcome where lower is better; infinite when nothing more can be asked."""
    if better is Better.LOWER:
        if plan == 0:
            return 0.0 if outcome > 0 else math.inf
        return plan / outcome if outcome else math.inf
    if plan == 0:
        return math.inf if outcome > 0 else 1.0
    return outcome / plan


def is_uncertain(indicator: Indicator, result: Result) -> bool:
    """Whether the interval crosses a border between two statuses."""
    if result.status not in AGAINST_PLAN or result.low is None or result.high is None or result.plan is None:
        return False
    low, high = result.low, result.high
    if indicator.better is Better.LOWER:
        return any(low <= border < high for border in (result.plan / ON_PLAN_FROM, result.plan / RISK_FROM))
    borders = (
        (*BALANCE, *NEAR_BALANCE)
        if indicator.better is Better.BALANCED
        else (result.plan * ON_PLAN_FROM, result.plan * RISK_FROM)
    )
    return any(low < border <= high for border in borders)
