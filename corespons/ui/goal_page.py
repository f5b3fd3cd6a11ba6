"""A sub-goal in depth, the same for all three: one indicator over time, its why, and its municipalities."""

import streamlit as st

from corespons import charts, texts
from corespons.followup import Course
from corespons.indicators import CATALOGUE, Result
from corespons.settings import project
from corespons.ui import blocks, cached, comparing, filters, panels
from corespons.ui.filters import Filters


def draw(goal: int) -> Filters:
    """Everything the three pages share. Tells the reader's choice, for what the page adds."""
    blocks.heading(f"Delmål {goal}", project().goals[goal])
    chosen = filters.chosen()
    id = comparing.measure(goal)
    left, right = st.columns([3, 2], gap="large")
    with left:
        over_time(id, chosen)
    with right:
        why(id, chosen)
        panels.definition(id)
    side_by_side(id, chosen)
    return chosen


def over_time(id: str, chosen: Filters) -> None:
    """The indicator month by month against the period before."""
    course = cached.courses(id, chosen.window, chosen.audience).get(chosen.area)
    if course is None:
        return
    before = cached.courses(id, chosen.window.before, chosen.audience).get(chosen.area)
    indicator = CATALOGUE[id]
    blocks.show(charts.course_chart(course, _told(before), indicator.name, indicator.statistic.unit), f"over_tid_{id}")
    st.html(f'<p class="cr-soft">Räknat {course.what}, vid varje månads slut.</p>')


def why(id: str, chosen: Filters) -> None:
    """The figure and everything behind it; where the indicator does not exist in the area, what to choose instead."""
    results = cached.answer(chosen.here((id,)))
    if results:
        panels.why(results[0], chosen)
    else:
        blocks.empty(f"{CATALOGUE[id].name} finns inte för {chosen.area_name}.", _instead(id))


def side_by_side(id: str, chosen: Filters) -> None:
    """The municipalities of the chosen region, or of both, and the regions beside the project."""
    levels = CATALOGUE[id].statistic.levels
    left, right = st.columns([3, 2], gap="large")
    if "municipality" in levels:
        towns = cached.answer(chosen.question((id,), ("municipality", "bucket")))
        shown = [result for result in towns if _lies_in(result, chosen.region)]
        with left:
            blocks.show(charts.municipality_bars(shown, chosen.municipality), f"kommuner_{id}")
    if "region" in levels:
        with right if "municipality" in levels else left:
            by_region(id, chosen, f"regioner_{id}")


def by_region(id: str, chosen: Filters, key: str) -> None:
    """The regions beside the whole project, and how much of its base lies in none of them."""
    results = cached.answer(chosen.question((id,), ("project", "region")))
    blocks.show(charts.comparison_bars(results), key)
    whole = sum(result.n or 0 for result in results if result.level == "project")
    apart = whole - sum(result.n or 0 for result in results if result.level == "region")
    if apart > 0 and not chosen.is_open:
        st.html(
            f'<p class="cr-soft">{texts.number(apart)} av {texts.number(whole)} i underlaget hör inte till någon '
            "region, till exempel digitala aktiviteter och företag i okänd kommun. Det räknas bara i projektet.</p>"
        )


def _told(before: Course | None) -> Course | None:
    """The period before, if anything happened then."""
    return before if before and any(result.value for result in before.results) else None


def _lies_in(result: Result, region: str | None) -> bool:
    return region is None or (result.level == "municipality" and result.area.startswith(region))


def _instead(id: str) -> str:
    words = {"project": "hela projektet", "region": "en region", "municipality": "en kommun"}
    levels = [words[level] for level in CATALOGUE[id].statistic.levels if level in words]
    return f"Välj {texts.listed(levels)} i filterraden.".replace(" och ", " eller ")
