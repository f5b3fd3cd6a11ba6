"""What stands around a course: the months along it, the names at its end, its table, its sentence."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import pandas as pd

from corespons import texts
from corespons.charts.drawing import SMALL, axis, cell, frame
from corespons.charts.paint import INK
from corespons.charts.scale import Ticks
from corespons.charts.words import plain_unit, said, target_said, written
from corespons.followup import Course
from corespons.indicators.result import Result

FEW_MONTHS, MANY_MONTHS = 7, 18
NAME_GAP = 0.075  # of the axis: so far apart that two names at the end of their lines can be read


def months_axis(days: Sequence[date]) -> dict[str, Any]:
    """A tick for each month, quarter or half-year, as they are many; the year under the first one and every January."""
    every = 1 if len(days) <= FEW_MONTHS else 3 if len(days) <= MANY_MONTHS else 6
    named = [day for place, day in enumerate(days) if place == 0 or (day.month - 1) % every == 0]
    if len(named) > 1 and (named[1] - named[0]).days < 14 * every:
        named = named[1:]
    with_year = {named[0], *(day for day in named if day.month == 1)} if named else set()
    names = [
        texts.short_month(day).split(texts.NBSP)[0] + (f"<br>{day.year}" if day in with_year else "") for day in named
    ]
    ends = [days[0].isoformat(), days[-1].isoformat()] if days else [0, 1]
    return axis([day.isoformat() for day in named], names, ends, ticks="outside", ticklen=4)


def names_at_end(days: Sequence[date], at: Sequence[tuple[float | None, str]], scale: Ticks) -> list[dict[str, Any]]:
    """What each line is, right of its end and never over one another."""
    found = sorted((value, name) for value, name in at if value is not None)
    gap = (scale.high - scale.low) * NAME_GAP
    places = spread([value for value, _ in found], gap, scale.high)
    return [
        {
            "x": days[-1].isoformat(), "y": place, "text": name, "showarrow": False, "xanchor": "left", "xshift": 9,
            "align": "left", "font": {"size": SMALL, "color": INK},
        }
        for place, (_, name) in zip(places, found, strict=True)
    ]  # fmt: skip


def spread(values: Sequence[float], gap: float, top: float) -> list[float]:
    """The rising values moved up where they are closer than `gap`, and back down where that went over the top."""
    places: list[float] = []
    for value in values:
        places.append(max(value, places[-1] + gap) if places else value)
    limit = top
    for place in reversed(range(len(places))):
        places[place] = min(places[place], limit)
        limit = places[place] - gap
    return places


def names_of_lines(now: Sequence[Result], before: Sequence[Result], plan: Sequence[float | None],
                   targets: Sequence[float | None]) -> list[tuple[float | None, str]]:  # fmt: skip
    """The last value of each line with its name: 412, plan 374, mål 700, förut 310."""
    unit = now[-1].unit
    found: list[tuple[float | None, str]] = [(now[-1].value, f"<b>{written(now[-1])}</b>")]
    found += [
        (plan[-1], f"plan {texts.number(plan[-1], unit)}"),
        (targets[-1], f"mål {texts.number(targets[-1], unit)}"),
    ]
    if before:
        found.append((before[-1].value, f"förut {written(before[-1])}"))
    return found


def course_table(course: Course, before: Sequence[Result], plan: Sequence[float | None],
                 targets: Sequence[float | None], unit: str) -> pd.DataFrame:  # fmt: skip
    """The plotted months as a table."""
    rows = course.results
    then = [cell(r.value, unit, r.hidden) for r in before] + [None] * (len(rows) - len(before))
    return frame({
        "Till och med": course.days,
        "Utfall": [cell(r.value, unit, r.hidden) for r in rows],
        "Lägst": [r.low for r in rows],
        "Högst": [r.high for r in rows],
        "Plan": plan,
        "Mål": targets,
        "Perioden före": then,
    })  # fmt: skip


def course_sentence(course: Course, before: Sequence[Result], name: str, comparable: bool) -> str:
    """The last figure against plan, target and the period before."""
    if not course.results:
        return "Perioden har inte börjat."
    last, unit = course.results[-1], plain_unit(course.results[-1].unit)
    day = texts.day(course.days[-1])
    text = f"{name}: {said(last)} den {day}, {course.what}."
    if last.hidden:
        text = f"{name} den {day}, {course.what}, visas inte, eftersom små tal döljs."
    if comparable and last.target is not None:
        plan = (
            f"Planen för den dagen är {texts.number(last.plan, unit)} och målet"
            if last.plan != last.target
            else "Målet är"
        )
        text += f" {plan} {target_said(last)}."
    if not comparable:
        text += " Plan och mål ritas inte, eftersom målet räknas från en annan dag än perioden."
    if before:
        text += f" Lika långt in i perioden före: {said(before[-1])}."
    return text


def course_alt(course: Course) -> str:
    """A line chart: over which months, from what to what, and its extremes. Hidden months are only counted."""
    known = [(r.value, texts.month(day), written(r)) for day, r in zip(course.days, course.results, strict=True)
             if r.value is not None]  # fmt: skip
    text = f"Linjediagram över {texts.counted(len(course.days), 'månad', 'månader')}."
    if not known:
        return f"{text} Inga värden att visa."
    low, high, last = min(known, key=lambda row: row[0]), max(known, key=lambda row: row[0]), known[-1]
    text += f" Lägst {low[2]} i {low[1]}, högst {high[2]} i {high[1]}, senast {last[2]} i {last[1]}."
    hidden = sum(r.hidden for r in course.results)
    return f"{text} {texts.counted(hidden, 'månad visas', 'månader visas')} inte." if hidden else text
