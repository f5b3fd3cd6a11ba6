"""The state of the chosen area: what the wall of Läget shows for each sub-goal, and what needs attention."""

import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from corespons import followup
from corespons.followup import Attention, Change, Trend, Why
from corespons.indicators import CATALOGUE, Question, Result, Window, whole_project
from corespons.indicators.result import AUDIENCES
from corespons.ui import cached, links
from corespons.ui.comparing import A_WEEK, MEASURE
from corespons.ui.filters import Filters
from corespons.ui.wall import Row

ECONOMY = ("X6", "X7", "X8")
COVERAGE = "D1.5"
ON_WALL = tuple(id for id in CATALOGUE if id not in ECONOMY)
WORST_FIRST = ("Efter plan", "Risk", "Enligt plan", "Nått")
NEEDS_STEP = ("Efter plan", "Risk")
PROJECTED = 5  # rows of each sub-goal that a projector has room for
_warming, _warmed = threading.Lock(), list[int]()  # the number of the delivery that was warmed for last


@dataclass(frozen=True)
class Beside:
    """What stands beside the results of the chosen area, by indicator; the open audience gets the trends alone."""

    trends: Mapping[tuple[str, str], Trend]
    changes: Mapping[str, Change]
    before: Mapping[str, Result]
    whys: Mapping[tuple[str, str], Why]


def rows(chosen: Filters, since: date) -> dict[int, list[Row]]:
    """Goal (0: across the goals) → its indicators that exist in the area, in the order of the catalogue."""
    beside = _beside(chosen, since)
    found: dict[int, list[Row]] = {}
    for result in cached.answer(chosen.question()):
        if result.area == chosen.area and result.id in ON_WALL:
            seen = followup.hide_small_missing(result) if chosen.is_open else result
            found.setdefault(CATALOGUE[result.id].goal, []).append(_row(seen, beside))
    return found


def keep_warm() -> None:
    """Compute what Läget opens with in the background, once after each delivery: the next visitor need not wait."""
    version = cached.data_version()
    with _warming:
        if _warmed == [version]:
            return
        _warmed[:] = [version]
    threading.Thread(target=warm, name="warm", daemon=True).start()


def warm() -> None:
    """Compute what Läget opens with, and for a shorter period too: much is counted up once a second is asked for."""
    if cached.has_data():
        as_of = cached.default_as_of()
        whole = whole_project(as_of)
        shorter = Window(whole.start, min(whole.to, as_of) - A_WEEK, as_of)
        for window in (whole, shorter):
            opening = Filters(None, None, window, AUDIENCES[0])
            rows(opening, as_of - A_WEEK)
            attention(opening, as_of - A_WEEK)


def most_important(of_goal: Sequence[Row]) -> list[Row]:
    """The rows with a target, so many as a projector has room for: the worst, shown in the order they stand."""
    held = [row for row in of_goal if row.result.status in WORST_FIRST]
    worst = sorted(held, key=lambda row: WORST_FIRST.index(row.result.status or ""))[:PROJECTED]
    return [row for row in of_goal if row in worst]


def attention(chosen: Filters, since: date) -> list[Attention]:
    """What the steering group needs to see, the worst first; deliveries and waiting rows only inside the project."""
    now, before = cached.answer(chosen.question()), cached.answer(_question(chosen, since))
    told = followup.attention(now, before, chosen.area)
    if chosen.is_open:
        return told
    as_of = chosen.window.as_of
    return [*told, *cached.late_deliveries(as_of), *cached.waiting_rows(as_of)]


def _question(chosen: Filters, day: date) -> Question:
    return Question(Window(chosen.window.start, chosen.window.to, day), audience=chosen.audience)


def _beside(chosen: Filters, since: date) -> Beside:
    trends = cached.trends(ON_WALL, chosen.window, chosen.audience)
    if chosen.is_open:
        return Beside(trends, {}, {}, {})
    before = {result.id: result for result in cached.answer(_question(chosen, since)) if result.area == chosen.area}
    changes = cached.changes(since, ON_WALL, chosen.window, chosen.area)
    return Beside(trends, changes, before, cached.whys(chosen.window))


def _row(result: Result, beside: Beside) -> Row:
    why, split = beside.whys.get((result.id, result.area)), beside.changes.get(result.id)
    return Row(
        result,
        link=links.link(followup.page_of(result.id), result.name, **_choice(result)),
        note=(followup.short_forecast(why) if why else "") or followup.short_base(result),
        trend=beside.trends.get((result.id, result.area), ()),
        change=_moved(result, beside.before.get(result.id)),
        change_note=followup.short_split(split, result.unit) if split else "",
        next_step=followup.short_step(why) if why and result.status in NEEDS_STEP else "",
        of=result.n if result.id == COVERAGE and result.level != "municipality" else None,
    )


def _moved(result: Result, before: Result | None) -> float | None:
    if before is None or before.value is None or result.value is None:
        return None
    return result.value - before.value


def _choice(result: Result) -> dict[str, str]:
    """What the page is to open on: a sub-goal's page has a choice of indicator."""
    return {MEASURE: result.name} if CATALOGUE[result.id].goal else {}
