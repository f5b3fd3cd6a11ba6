"""A month of activities as a calendar: a real table of weeks, a plain list of days on a narrow screen."""

import calendar
from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from functools import partial
from html import escape

import streamlit as st

from corespons import texts
from corespons.followup.activities import CANCELLED, Activity
from corespons.ui import blocks, listing
from corespons.ui.filters import EARLIEST, LATEST, Filters

MONTH = "manad"
NOTHING = "Ingen aktivitet är planerad"
A_MONTH_ON = timedelta(days=32)

Lead = Callable[[Activity], str]


def month(chosen: Filters, found: Sequence[Activity], lead: Lead) -> None:
    """The month that the address names, else the as-of date's, and the ways to those before and after."""
    as_of = chosen.window.as_of
    first = _asked() or as_of.replace(day=1)
    by_day: dict[date, list[Activity]] = {}
    for one in found:
        if one.day.replace(day=1) == first:
            by_day.setdefault(one.day, []).append(one)
    count = texts.counted(sum(map(len, by_day.values())), "aktivitet", "aktiviteter")
    st.header(texts.sentence(texts.month(first)), anchor=False)
    st.html(f'<nav class="cr-months" aria-label="Månader">{_ways(first, as_of)}</nav><p role="status">{count}.</p>')
    if by_day:
        st.html(_table(first, by_day, chosen, lead))
    else:
        _nearest(first, found)
    coming = [one for one in found if one.day > as_of and one.status != CANCELLED]
    ahead = texts.counted(len(coming), "aktivitet är planerad", "aktiviteter är planerade") if coming else NOTHING
    last = f", den sista {texts.day(coming[-1].day)}" if coming else ""
    st.html(f'<p class="cr-soft">{ahead} efter {texts.day(as_of)}{last}.</p>')


def _asked() -> date | None:
    try:
        first = date.fromisoformat(f"{st.query_params.get(MONTH, '')}-01")
        return first if EARLIEST <= first <= LATEST else None
    except ValueError:
        return None


def _ways(first: date, as_of: date) -> str:
    before, after = (first - timedelta(days=1)).replace(day=1), (first + A_MONTH_ON).replace(day=1)
    ways = [_way(before, f"← {texts.month(before)}"), _way(after, f"{texts.month(after)} →")]
    if first != as_of.replace(day=1):
        ways.insert(1, _way(as_of.replace(day=1), f"Till {texts.month(as_of)}"))
    return " ".join(ways)


def _way(first: date, words: str) -> str:
    return f'<a class="cr-link" href="{escape(listing.here(**{MONTH: f"{first:%Y-%m}"}))}">{escape(words)}</a>'


def _nearest(first: date, found: Sequence[Activity]) -> None:
    """An empty month says which the nearest with something in it are."""
    before = [one.day for one in found if one.day < first]
    after = [one.day for one in found if one.day >= first]
    near = [_way(day.replace(day=1), texts.month(day)) for day in (*before[-1:], *after[:1])]
    blocks.empty("Inga aktiviteter den här månaden.", "Byt månad eller ändra valen ovan.")
    if near:
        st.html(f"<p>Närmast: {texts.listed(near)}.</p>")


def _table(first: date, by_day: Mapping[date, Sequence[Activity]], chosen: Filters, lead: Lead) -> str:
    heads = "".join(f'<th scope="col" role="columnheader">{name[:3]}</th>' for name in texts.WEEKDAYS)
    weeks = calendar.Calendar().monthdatescalendar(first.year, first.month)
    rows = "".join(_week(week, first, by_day, partial(_item, chosen=chosen, lead=lead)) for week in weeks)
    return (
        f'<table class="cr-calendar" role="table"><caption class="cr-unseen">{texts.month(first)}</caption>'
        f'<thead role="rowgroup"><tr role="row">{heads}</tr></thead><tbody role="rowgroup">{rows}</tbody></table>'
    )


def _week(week: Sequence[date], first: date, by_day: Mapping[date, Sequence[Activity]], item: Lead) -> str:
    days = [by_day.get(day, ()) if day.month == first.month else None for day in week]
    cells = "".join(_day(day, held, item) for day, held in zip(week, days, strict=True))
    return f'<tr role="row"{_none(any(days))}>{cells}</tr>'


def _day(day: date, held: Sequence[Activity] | None, item: Lead) -> str:
    if held is None:
        return '<td role="cell" class="cr-none"></td>'
    weekday = f'<span class="cr-weekday">{texts.WEEKDAYS[day.weekday()]} </span>'
    items = f"<ul>{''.join(map(item, held))}</ul>" if held else ""
    return f'<td role="cell"{_none(bool(held))}><time datetime="{day}">{weekday}{day.day}</time>{items}</td>'


def _none(is_something: bool) -> str:
    return "" if is_something else ' class="cr-none"'


def _item(one: Activity, chosen: Filters, lead: Lead) -> str:
    name = texts.sentence(one.kind) if chosen.is_open else one.title
    status = "planerad, dagen har passerat" if one.is_forgotten(chosen.window.as_of) else one.status
    until = f", till {texts.short_day(one.last_day)}" if one.last_day > one.day else ""
    late = ' class="cr-dropped"' if one.is_forgotten(chosen.window.as_of) else ' class="cr-soft"'
    return (
        f'<li><a class="cr-link" href="{escape(lead(one))}">{escape(name)}</a>'
        f"<span{late}> {escape(one.place)} · {status}{until}</span></li>"
    )
