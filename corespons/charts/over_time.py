"""An indicator over time: this period against the one before, its plan and its target."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from corespons import texts
from corespons.charts.chart import Chart
from corespons.charts.drawing import axis, drawn
from corespons.charts.over_time_words import (
    course_alt,
    course_sentence,
    course_table,
    months_axis,
    names_at_end,
    names_of_lines,
)
from corespons.charts.paint import CLEAR, DATA, HATCH, INK, PALE
from corespons.charts.scale import Ticks, ticks
from corespons.charts.words import said
from corespons.followup import Course
from corespons.indicators.result import Result

HEIGHT, RIGHT = 340, 118
BEFORE, UNSEEN = "perioden före", "visas inte"


def course_chart(current: Course, previous: Course | None, indicator_name: str, unit: str) -> Chart:
    """The course month by month, its interval as a band, the plan dashed, the target dotted, the period before in grey.

    The period before is laid month by month from the start. The plan is drawn only where it is counted from the same
    day as the figures; otherwise the two would not be comparable.
    """
    before = list(previous.results[: len(current.days)]) if previous else []
    plan, targets = _plan_and_targets(current)
    ends = [end for r in (*current.results, *before) for end in (r.value, r.low, r.high)]
    scale = ticks([*ends, *plan, *targets], unit)
    traces = [
        *_band(current), *_unseen(current, scale), _line(current.days, targets, INK, "dot", 1.5),
        _line(current.days, plan, INK, "dash", 1.5), _points(current.days, before, PALE, BEFORE, 2),
        _points(current.days, current.results, DATA, indicator_name, 3),
    ]  # fmt: skip
    names = names_of_lines(current.results, before, plan, targets) if current.results else []
    return Chart(
        title=f"{indicator_name} månad för månad",
        figure=_figure(current.days, traces, scale, names_at_end(current.days, names, scale)),
        table=course_table(current, before, plan, targets, unit),
        sentence=course_sentence(current, before, indicator_name, comparable=_is_comparable(current)),
        alt=course_alt(current),
        units=dict.fromkeys(("Utfall", "Lägst", "Högst", "Plan", "Mål", "Perioden före"), unit),
    )


def _figure(days: Sequence[date], traces: Sequence[dict[str, Any]], scale: Ticks, names: list[dict[str, Any]]) -> Any:
    return drawn(
        [trace for trace in traces if any(value is not None for value in trace["y"])], height=HEIGHT,
        margin={"l": 4, "r": RIGHT, "t": 12, "b": 8, "pad": 4}, annotations=names,
        xaxis=months_axis(days), yaxis=axis(scale.values, scale.names, scale.ends, showgrid=True),
    )  # fmt: skip


def _is_comparable(course: Course) -> bool:
    """Whether what is held against the plan is what is drawn: both counted from the same day."""
    return all(r.outcome is None or r.outcome == r.value for r in course.results)


def _plan_and_targets(course: Course) -> tuple[list[float | None], list[float | None]]:
    """The plan to each day (nothing where it is the target itself) and the target."""
    if not _is_comparable(course):
        return [None] * len(course.results), [None] * len(course.results)
    targets = [r.target for r in course.results]
    plan = [r.plan for r in course.results]
    return [None] * len(plan) if plan == targets else plan, targets


def _line(days: Sequence[date], values: Sequence[float | None], colour: str, dash: str, width: float) -> dict[str, Any]:
    return {
        "type": "scatter", "mode": "lines", "x": _iso(days), "y": list(values), "hoverinfo": "skip",
        "line": {"color": colour, "dash": dash, "width": width},
    }  # fmt: skip


def _points(days: Sequence[date], results: Sequence[Result], colour: str, name: str, width: float) -> dict[str, Any]:
    shown = days[: len(results)]
    words = [f"{texts.sentence(name)}, månad {place}: {said(r)}" if name == BEFORE else f"{texts.day(day)}: {said(r)}"
             for place, (day, r) in enumerate(zip(shown, results, strict=True), 1)]  # fmt: skip
    return _line(shown, [r.value for r in results], colour, "solid", width) | {
        "mode": "lines+markers", "marker": {"size": width * 2.2, "color": colour}, "hoverinfo": "text",
        "hovertext": words, "connectgaps": False, "cliponaxis": False,
    }  # fmt: skip


def _band(course: Course) -> list[dict[str, Any]]:
    """The interval: one closed shape for each unbroken run of months that has one."""
    return [_area(x, y) | {"fillcolor": DATA, "opacity": 0.16} for x, y in _runs(course)]


def _runs(course: Course) -> list[tuple[list[str], list[float]]]:
    runs: list[list[tuple[str, float, float]]] = [[]]
    for day, r in zip(_iso(course.days), course.results, strict=True):
        if r.low is None or r.high is None:
            runs.append([])
        else:
            runs[-1].append((day, r.low, r.high))
    return [
        (
            [x for x, _, _ in run] + [x for x, _, _ in reversed(run)],
            [h for *_, h in run] + [low for _, low, _ in reversed(run)],
        )
        for run in runs
        if run
    ]


def _unseen(course: Course, scale: Ticks) -> list[dict[str, Any]]:
    """A hatched column over each run of months whose figures may not be seen."""
    hidden = [place for place, r in enumerate(course.results) if r.hidden]
    starts = [place for place in hidden if place - 1 not in hidden]
    ends = [place for place in hidden if place + 1 not in hidden]
    columns = [
        (_between(course.days, start - 1), _between(course.days, end)) for start, end in zip(starts, ends, strict=True)
    ]
    return [
        _area([left, right, right, left], [scale.low, scale.low, scale.high, scale.high])
        | {"fillpattern": HATCH, "hoveron": "fills", "hoverinfo": "text", "text": UNSEEN}
        for left, right in columns
    ]


def _between(days: Sequence[date], place: int) -> str:
    """Half-way between a month's end and the next; at either end of the course the course's own."""
    first, second = days[max(place, 0)], days[min(place + 1, len(days) - 1)]
    return (first + (second - first) / 2 if place >= 0 else first).isoformat()


def _area(x: Sequence[str], y: Sequence[float]) -> dict[str, Any]:
    return {
        "type": "scatter", "mode": "lines", "x": list(x), "y": list(y), "fill": "toself", "hoverinfo": "skip",
        "line": {"color": CLEAR, "width": 0},
    }  # fmt: skip


def _iso(days: Sequence[date]) -> list[str]:
    return [day.isoformat() for day in days]
