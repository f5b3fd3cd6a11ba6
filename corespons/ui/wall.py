"""The wall of Läget: one real table a sub-goal, a row an indicator, readable in a minute from across a room."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

import streamlit as st

from corespons import texts
from corespons.charts import bullet_svg, trend_svg
from corespons.followup import Trend
from corespons.indicators import Result
from corespons.ui.blocks import badge, picture

KEY = (
    "<b>Stapeln</b> är utfallet, det grova strecket planen i dag, det tunna målet och den smala linjen osäkerheten "
    "(95 %). <b>Senaste året</b>: streckad linje är målet, det grova strecket sist är planen i dag.",
    "<b>Senaste året</b> har samma tolv månader i alla rader, från ringen till punkten. Antal räknas sedan periodens "
    "början och ritas från noll. Andelar och index gäller de senaste 90 dagarna; ett litet skifte ritas litet, för "
    "linjens höjd är minst 20 enheter.",
    "<b>Enligt plan</b> är minst 95 % av det som planen kräver i dag, <b>risk</b> 80–95 % och <b>efter plan</b> under "
    "80 %. <b>Osäkert</b> betyder att osäkerheten räcker in i ett annat läge.",
    f"<b>{texts.MISSING}</b> betyder att uppgift saknas och <b>{escape(texts.HIDDEN)}</b> att talet inte visas: "
    "det gäller färre än fem. Länken i måttets namn visar definition och underlag.",
)
COLUMNS = ("name", "value", "bullet", "trend", "change", "status")


@dataclass(frozen=True)
class Row:
    """One indicator on the wall: its result, its name as a link, notes in a few words, trend, change and next step."""

    result: Result
    link: str
    note: str = ""
    trend: Trend = ()
    change: float | None = None
    change_note: str = ""
    next_step: str = ""
    of: int | None = None


@dataclass(frozen=True)
class Wall:
    """Some rows under a heading. `since` names the day of comparison; without one there is no such column."""

    caption: str
    rows: Sequence[Row]
    since: str | None = None


def draw(wall: Wall) -> None:
    """Draw the rows as one table. Roles are spelled out since narrow screens show the rows as blocks."""
    since = f"Sedan {wall.since}" if wall.since else None
    heads = ["Mått", "Utfall", "Mot plan och mål", "Senaste året", since, "Läge"]
    shown = [(head, column) for head, column in zip(heads, COLUMNS, strict=True) if head]
    cells = "".join(
        f'<th scope="col" role="columnheader"{_number(column == "value")}>{head}</th>' for head, column in shown
    )
    columns = "".join(f'<col class="cr-col-{column}" />' for _, column in shown)
    st.html(
        f'<table class="cr-wall" role="table"><caption class="cr-unseen">{escape(wall.caption)}</caption>'
        f"<colgroup>{columns}</colgroup>"
        f'<thead role="rowgroup"><tr role="row">{cells}</tr></thead>'
        f'<tbody role="rowgroup">{"".join(_row(row, bool(since)) for row in wall.rows)}</tbody></table>'
    )


def key() -> None:
    """How the tables are read: what each mark in the bar is, and what the words and marks mean."""
    st.html(f'<div class="cr-key">{"".join(f"<p>{words}</p>" for words in KEY)}</div>')


def _row(row: Row, has_change: bool) -> str:
    result = row.result
    of = f" <small>av {texts.number(row.of)}</small>" if row.of is not None else ""
    change = f'<td role="cell" class="cr-change">{_change(row)}</td>' if has_change else ""
    return (
        f'<tr role="row"><th scope="row" role="rowheader">{row.link}{_soft(row.note or _why_empty(result))}</th>'
        f'<td role="cell" class="cr-number cr-large">{_figure(result)}{of}</td>'
        f'<td role="cell" class="cr-bar">{picture(bullet_svg(result), "cr-bullet")}</td>'
        f'<td role="cell" class="cr-line">{_trend(row)}</td>{change}'
        f'<td role="cell">{_status(result)}{_soft(row.next_step)}</td></tr>'
    )


def _figure(result: Result) -> str:
    """The figure with its unit where the name does not say it."""
    figure = escape(texts.figure(result.value, result.unit, result.hidden))
    return f"{figure} <small>dagar</small>" if result.unit == "dagar" and result.value is not None else figure


def _why_empty(result: Result) -> str:
    return "inget att räkna på i perioden" if result.value is None and not result.hidden else ""


def _status(result: Result) -> str:
    return (
        '<span class="cr-soft">Visas inte</span>' if result.status is None else badge(result.status, result.uncertain)
    )


def _trend(row: Row) -> str:
    known = [value for value in row.trend if value is not None]
    if len(known) < 2:
        return ""
    first, last = (texts.number(value, row.result.unit) for value in (known[0], known[-1]))
    words = f"{row.result.name}, de senaste månaderna från {first} till {last}"
    return picture(trend_svg(row.trend, words, row.result), "cr-trend")


def _change(row: Row) -> str:
    """The difference strong, its unit and its causes after it."""
    if row.change is None:
        return ""
    number, _, unit = texts.change(row.change, row.result.unit).partition(texts.NBSP)
    words = " · ".join(word for word in (unit if number != "0" else "", row.change_note) if word)
    return f'<b>{number}</b> <span class="cr-soft">{escape(words)}</span>'


def _number(right: bool) -> str:
    return ' class="cr-number"' if right else ""


def _soft(text: str) -> str:
    return f'<div class="cr-soft">{escape(text)}</div>' if text else ""
