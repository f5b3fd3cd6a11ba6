"""One municipality on a page: its figures against region and project, one figure's course, and its activities."""

from collections.abc import Iterable, Mapping, Sequence
from html import escape

import pandas as pd
import streamlit as st

from corespons import texts
from corespons.charts import course_chart
from corespons.followup.behind import ONLY_INTERN
from corespons.followup.explore import Asked
from corespons.followup.programme import Happening, programme
from corespons.geography import PROJECT, area_names, municipalities
from corespons.indicators import CATALOGUE, Result, find
from corespons.settings import project
from corespons.ui import blocks, cached, exploring_cell, filters, links, tables
from corespons.ui.comparing import MEASURE

ACROSS = "Tvärs över delmålen"
LISTED = 8
REACHED = "D1.1"

Found = Mapping[tuple[str, str], Result]


def profile(measure: str) -> None:
    """The chosen municipality's page, or how to choose one."""
    code = filters.chosen().municipality
    if code is None:
        st.subheader("En kommun i taget", anchor=False)
        st.write(
            "Klicka på en kommun, på kartan eller i staplarna, eller välj den i raden överst: då visas dess tal här."
        )
        return
    st.header(area_names()[code], anchor=False)
    st.html(f'<p class="cr-sub">{escape(_facts(code))}</p>')
    _figures(code)
    _course(measure, code)
    _companies(code)
    _activities(code)


def _facts(code: str) -> str:
    town = next(one for one in municipalities() if one.code == code)
    people = texts.counted(town.population, "invånare", "invånare")
    return f"{town.formal_name} i {project().regions[town.region]} · {people} den 31 december 2020"


def _figures(code: str) -> None:
    """A table a sub-goal: each indicator that exists here, against the region and the whole project."""
    found = {(one.id, one.area): one for one in cached.answer(filters.chosen().question())}
    for goal, words in (*project().goals.items(), (0, "")):
        ids = [id for id, one in CATALOGUE.items() if one.goal == goal and (id, code) in found]
        title = f"Delmål {goal}: {words}" if goal else ACROSS
        if ids:
            st.html(_table(title, ids, found, (code, code[:2], PROJECT)))
    absent = [f"{one.name} ({id})" for id, one in CATALOGUE.items() if (id, code) not in found and not one.is_internal]
    if absent:
        st.html(f'<p class="cr-soft">Finns inte för en kommun: {escape(texts.listed(absent))}.</p>')


def _table(title: str, ids: Iterable[str], found: Found, areas: Sequence[str]) -> str:
    names = [escape(area_names()[area]) for area in areas]
    heads = "".join(f'<th scope="col" role="columnheader" class="cr-number">{name}</th>' for name in names)
    heads = (
        f'<th scope="col" role="columnheader">Mått</th>{heads}<th scope="col" role="columnheader">{_where(areas)}</th>'
    )
    rows = "".join(_row(id, found, areas) for id in ids)
    return (
        f'<div class="cr-scroll" tabindex="0" role="region" aria-label="{escape(title)}">'
        f'<table class="cr-table cr-profile cr-stacks" role="table"><caption>{escape(title)}</caption>'
        f'<thead role="rowgroup"><tr role="row">{heads}</tr></thead><tbody role="rowgroup">{rows}</tbody></table></div>'
    )


def _where(areas: Sequence[str]) -> str:
    return f"Läge i {escape(area_names()[areas[0]])}"


def _row(id: str, found: Found, areas: Sequence[str]) -> str:
    cells = "".join(
        f'<td role="cell" class="cr-number" data-head="{escape(area_names()[area])}">'
        f"{_figure(found.get((id, area)))}</td>"
        for area in areas
    )
    name = f'{links.link("indikatorer", find(id).name, **{MEASURE: find(id).name})} <span class="cr-soft">{id}</span>'
    status = f'<td role="cell" data-head="{_where(areas)}">{_status(found[id, areas[0]])}</td>'
    return f'<tr role="row"><th scope="row" role="rowheader">{name}</th>{cells}{status}</tr>'


def _status(here: Result) -> str:
    if here.target is None or here.plan is None:
        return '<span class="cr-soft">Mål saknas</span>'
    plan = f'<span class="cr-soft">plan {escape(texts.number(here.plan, here.unit))}</span>'
    return f"{blocks.badge(here.status, here.uncertain)} {plan}" if here.status else plan


def _figure(result: Result | None) -> str:
    if result is None:
        return texts.NONE
    spread = texts.interval(result.low, result.high, result.unit)
    more = f' <span class="cr-soft">({spread})</span>' if spread else ""
    return f"<b>{escape(texts.figure(result.value, result.unit, result.hidden))}</b>{more}"


def _course(measure: str, code: str) -> None:
    chosen, indicator = filters.chosen(), find(measure)
    now = cached.courses(measure, chosen.window, chosen.audience)
    before = cached.courses(measure, chosen.window.before, chosen.audience)
    if code in now:
        blocks.show(course_chart(now[code], before.get(code), indicator.name, indicator.statistic.unit), "kurva")


def _companies(code: str) -> None:
    """The reached companies by name, as many as D1.1 says; for the internal audience alone."""
    chosen, town = filters.chosen(), area_names()[code]
    st.subheader(f"Nådda företag i {town}", anchor=False)
    if chosen.is_open:
        st.write(ONLY_INTERN)
        return
    crossed = cached.crossed(Asked(REACHED, chosen.window, "municipality", None, chosen.audience, code))
    if town in crossed.rows.names:
        exploring_cell.rows_behind(crossed, town)
    else:
        blocks.empty("Inga företag är nådda här i perioden.", "Välj en längre period i raden överst.")


def _activities(code: str) -> None:
    """What has been held here and what is to come; titles are for the internal audience alone: they may name anyone."""
    chosen = filters.chosen()
    here = cached.depth(programme, chosen.window, code)
    st.subheader(f"Aktiviteter i {area_names()[code]}", anchor=False)
    held, coming = st.columns(2, gap="medium")
    with coming:
        _list("Kommande", here.coming, "Inga planerade aktiviteter är inlästa.", chosen.is_open)
    with held:
        _list("Genomförda", here.held, "Inga genomförda aktiviteter i perioden.", chosen.is_open)


def _list(title: str, happenings: Sequence[Happening], nothing: str, is_open: bool) -> None:
    if not happenings:
        st.markdown(f"**{title}.** {nothing}")
        return
    rest = len(happenings) - LISTED
    shown = f"{title}, de {LISTED} närmaste i tid" if rest > 0 else title
    rows = pd.DataFrame([_line(one, is_open) for one in happenings[:LISTED]])
    st.html(tables.html_table(rows, shown, shows_caption=True))
    if rest > 0:
        st.html(f'<p class="cr-soft">Därtill {texts.number(rest)}.</p>')


def _line(one: Happening, is_open: bool) -> dict[str, object]:
    named = {} if is_open else {"Vad": one.title}
    return {"Dag": one.day, **named, "Typ": f"{one.kind}, {one.format}", "Ansvarig": one.actor}
