"""The why of a status: what is missing to the next better one, until when, and at what pace (definitions, §6)."""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from corespons.followup.forecast import Forecast, forecast
from corespons.followup.status import BEHIND, ON_PLAN, ON_PLAN_FROM, REACHED, RISK, RISK_FROM
from corespons.followup.targets import Target, Targets
from corespons.indicators import Facts, Indicator, Known, Result, Window, find
from corespons.indicators.engine import figures

PACE_WEEKS = 26
NEXT_BETTER = {BEHIND: RISK, RISK: ON_PLAN, ON_PLAN: REACHED}


@dataclass(frozen=True)
class Why:
    """What stands behind a status. `missing` is how much more of a growing count gives the status `next_status`,
    if it comes by `until`; paces are per week, None where nothing is counted up; the forecast is for
    the target's end."""

    result: Result
    target: Target
    next_status: str | None
    missing: int | None
    until: date | None
    required_pace: float | None
    present_pace: float | None
    forecast: Forecast | None = None
    is_over: bool = False  # the target's time is over: nothing is to come, and nothing can be missing until a day


def why(facts: Facts, result: Result, window: Window) -> Why | None:
    """The why of a result shown to the internal audience; None without a target or a figure."""
    return whys(facts, [result], window).get((result.id, result.area))


def whys(facts: Facts, results: Iterable[Result], window: Window) -> dict[tuple[str, str], Why]:
    """(Indicator, area) → its why, for the results that have a target and a figure; each week is counted once."""
    applying = Targets(facts).applying(window.end)
    grown: dict[tuple[str, date], dict[str, list[float]]] = {}
    found = {}
    for result in results:
        target, indicator = applying.get((result.id, result.area)), find(result.id)
        if target is None or result.outcome is None or result.plan is None or result.status is None:
            continue
        asked = (indicator.id, target.start)
        if indicator.grows and asked not in grown:
            grown[asked] = weekly_by_area(facts, indicator, target.start, window)
        weekly = grown[asked][result.area] if indicator.grows else None
        found[result.id, result.area] = _why(result, result.outcome, target, window.end, weekly)
    return found


def _why(result: Result, outcome: float, target: Target, end: date, weekly: list[float] | None) -> Why:
    if weekly is None:
        return Why(result, target, None, None, None, None, None)
    following = NEXT_BETTER.get(result.status or "")
    missing = _missing(outcome, target, end, following, find(result.id))
    return Why(
        result=result,
        target=target,
        next_status=following,
        missing=missing,
        until=_until(outcome + missing, target, following, end) if following and missing else None,
        required_pace=_required(outcome, target, end),
        present_pace=sum(weekly) / len(weekly) if weekly else None,
        forecast=forecast(outcome, weekly, (target.to - end).days / 7, target.value),
        is_over=end >= target.to,
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
    return weekly_by_area(facts, indicator, target.start, window)[area]


def weekly_by_area(facts: Facts, indicator: Indicator, start: date, window: Window) -> dict[str, list[float]]:
    """The same in every area, counted from a day on."""
    last_sunday = window.end - timedelta(days=window.end.isoweekday() % 7)
    first_monday = start + timedelta(days=-start.weekday() % 7)
    weeks = max(0, min(PACE_WEEKS, ((last_sunday - first_monday).days + 1) // 7))
    levels: dict[str, list[float]] = {}
    for back in range(weeks, -1, -1):
        to_then = Window(start, last_sunday - timedelta(days=7 * back), window.as_of)
        for figure in figures(indicator, Known(facts, to_then)):
            levels.setdefault(figure.area.code, []).append(figure.value or 0.0)
    return {area: [after - before for before, after in pairwise(counts)] for area, counts in levels.items()}
