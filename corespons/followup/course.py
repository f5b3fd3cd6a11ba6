"""The course of an indicator over time: one point a month, as known at one date."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, partial

from corespons.followup.answer import answer
from corespons.followup.disclosure import OPEN, hidden_for_everyone
from corespons.indicators import Facts, Indicator, Known, Question, Result, Window, find
from corespons.indicators.engine import figures

ROLLING_DAYS = 90
TREND_POINTS = 12

Trend = tuple[float | None, ...]


@dataclass(frozen=True)
class Course:
    """One indicator's results in one area, one a month up to the window's end; `what` says what each point covers."""

    id: str
    area: str
    what: str
    days: tuple[date, ...]
    results: tuple[Result, ...]


def course(facts: Facts, id: str, window: Window, area: str, audience: str) -> Course:
    """The course in one area; see `courses`."""
    return courses(facts, id, window, audience)[area]


def courses(facts: Facts, id: str, window: Window, audience: str) -> dict[str, Course]:
    """The course in every area.

    What grows is counted from the window's first day to each month's end; what can fall again is taken over the
    last 90 days, or as the definition itself says where it does not look at the window's first day.
    """
    indicator = find(id)
    days = tuple(month_ends(window.start, window.end))
    found: dict[str, list[Result]] = {}
    for day in days:
        question = Question(_window_to(indicator, window, day), ids=(id,), audience=audience)
        for result in answer(facts, question):
            found.setdefault(result.area, []).append(result)
    what = "sedan periodens början" if _is_counted_from_start(indicator) else f"de senaste {ROLLING_DAYS} dagarna"
    return {area: Course(indicator.id, area, what, days, tuple(results)) for area, results in found.items()}


def trends(facts: Facts, ids: Sequence[str], window: Window, audience: str) -> dict[tuple[str, str], Trend]:
    """(Indicator, area) → its values at the window's last twelve month ends, as on a course; None = no value shown.

    One pass for a whole screen: an internal audience needs no marks, so the figures alone are enough.
    """
    found: dict[tuple[str, str], list[float | None]] = {}
    for day in tuple(month_ends(window.start, window.end))[-TREND_POINTS:]:
        known_in = cache(partial(Known, facts))  # indicators of the same window look at the same companies
        for id in ids:
            for area, value in _values(known_in(_window_to(find(id), window, day)), find(id), audience):
                found.setdefault((id, area), []).append(value)
    return {key: tuple(values) for key, values in found.items()}


def _values(known: Known, indicator: Indicator, audience: str) -> Iterator[tuple[str, float | None]]:
    if audience == OPEN:
        for result in answer(known.facts, Question(known.window, ids=(indicator.id,), audience=audience)):
            yield result.area, result.value
    else:
        for figure in figures(indicator, known):
            yield figure.area.code, None if hidden_for_everyone(indicator.id, figure) else figure.value


def month_ends(start: date, end: date) -> Iterator[date]:
    """The last day of each month from start on, and the end itself as the last."""
    following = (start.replace(day=1) + timedelta(days=32)).replace(day=1)
    while (last := following - timedelta(days=1)) < end:
        yield last
        following = (following + timedelta(days=32)).replace(day=1)
    if start <= end:
        yield end


def _is_counted_from_start(indicator: Indicator) -> bool:
    return indicator.grows or indicator.compute is not None or indicator.kind in ("coverage", "rate")


def _window_to(indicator: Indicator, window: Window, day: date) -> Window:
    if _is_counted_from_start(indicator):
        return Window(window.start, day, window.as_of)
    return Window(day - timedelta(days=ROLLING_DAYS - 1), day, window.as_of)
