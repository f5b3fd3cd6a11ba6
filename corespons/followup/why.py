"""The why of a status: what is missing to the next better one, until when, and at what pace (definitions, §6)."""

import math
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from corespons.followup.status import BEHIND, ON_PLAN, ON_PLAN_FROM, REACHED, RISK, RISK_FROM
from corespons.followup.targets import Target, Targets
from corespons.indicators import Facts, Indicator, Known, Result, Window, find
from corespons.indicators.engine import figures

PACE_WEEKS = 26
NEXT_BETTER = {BEHIND: RISK, RISK: ON_PLAN, ON_PLAN: REACHED}


@dataclass(frozen=True)
class Why:
    """What stands behind a status. `missing` is how much more of a growing count gives the status `next_status`,
    if it comes by `until`; paces are per week, None where nothing is counted up."""

    result: Result
    target: Target
    next_status: str | None
    missing: int | None
    until: date | None
    required_pace: float | None
    present_pace: float | None


def why(facts: Facts, result: Result, window: Window) -> Why | None:
    """The why of a result shown to the internal audience; None without a target or a figure."""
    target = Targets(facts).applying(window.end).get((result.id, result.area))
    if target is None or result.outcome is None or result.plan is None or result.status is None:
        return None
    indicator = find(result.id)
    if not indicator.grows:
        return Why(result, target, None, None, None, None, None)
    following = NEXT_BETTER.get(result.status)
    missing = _missing(result.outcome, target, window.end, following, indicator)
    weekly = weekly_counts(facts, indicator, target, window, result.area)
    return Why(
        result=result,
        target=target,
        next_status=following,
        missing=missing,
        until=_until(result.outcome + missing, target, following, window.end) if following and missing else None,
        required_pace=_required(result.outcome, target, window.end),
        present_pace=sum(weekly) / len(weekly) if weekly else None,
    )  # fmt: skip


def _level(following: str, target: Target, day: date, indicator: Indicator) -> float:
    if following == REACHED:
        return target.value
    share = ON_PLAN_FROM if following == ON_PLAN else RISK_FROM
    return target.plan_to(day, indicator) * share


def _missing(outcome: float, target: Target, end: date, following: str | None, indicator: Indicator) -> int | None:
    if following is None:
        return None
    return max(0, math.ceil(_level(following, target, end, indicator) - outcome - 1e-9))


def _until(level: float, target: Target, following: str, end: date) -> date:
    """The last day on which that many still give the better status: the plan rises every day."""
    if following == REACHED:
        return target.to
    share = ON_PLAN_FROM if following == ON_PLAN else RISK_FROM
    length = (target.to - target.start).days + 1
    days = math.floor(level / share / target.value * length + 1e-9) if target.value else length
    return max(end, min(target.to, target.start + timedelta(days=days - 1)))


def _required(outcome: float, target: Target, end: date) -> float | None:
    weeks = (target.to - end).days / 7
    return max(0.0, target.value - outcome) / weeks if weeks > 0 else None


def weekly_counts(facts: Facts, indicator: Indicator, target: Target, window: Window, area: str) -> list[float]:
    """How much the count grew in each of the last 26 complete ISO weeks since the target began, the oldest first."""
    last_sunday = window.end - timedelta(days=window.end.isoweekday() % 7)
    first_monday = target.start + timedelta(days=-target.start.weekday() % 7)
    weeks = min(PACE_WEEKS, ((last_sunday - first_monday).days + 1) // 7)
    ends = [last_sunday - timedelta(days=7 * back) for back in range(weeks, -1, -1)] if weeks > 0 else []
    levels = [_count_to(facts, indicator, Window(target.start, day, window.as_of), area) for day in ends]
    return [after - before for before, after in pairwise(levels)]


def _count_to(facts: Facts, indicator: Indicator, window: Window, area: str) -> float:
    return next(f.value or 0.0 for f in figures(indicator, Known(facts, window)) if f.area.code == area)
