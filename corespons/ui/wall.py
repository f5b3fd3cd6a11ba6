"""The wall of Läget: one real table a sub-goal, a row an indicator, readable in a minute from across a room."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

import streamlit as st

from corespons import texts
from corespons.charts import bullet_svg, sparkline_svg
from corespons.followup import Course
from corespons.indicators import Result
from corespons.ui.blocks import badge, picture

HEADS = ("Mått", "Utfall", "Mot plan och mål", "Utveckling", "Sedan sist", "Läge")


@dataclass(frozen=True)
class Row:
    """One indicator on the wall: its result, what it is in a few words, its course, its change and its next step."""

    result: Result
    note: str = ""
    link: str = ""
    course: Course | None = None
    change: float | None = None
    change_note: str = ""
    next_step: str = ""
    of: int | None = None


def result_rows(rows: Sequence[Row], caption: str) -> None:
    """Draw the rows as one table. Roles are spelled out since narrow screens show the rows as blocks."""
    heads = "".join(f'<th scope="col" role="columnheader"{_number(head == "Utfall")}>{head}</th>' for head in HEADS)
    st.html(
        f'<table class="cr-wall" role="table"><caption class="cr-unseen">{escape(caption)}</caption>'
        f'<thead role="rowgroup"><tr role="row">{heads}</tr></thead>'
        f'<tbody role="rowgroup">{"".join(map(_row, rows))}</tbody></table>'
    )


def _row(row: Row) -> str:
    result = row.result
    name = f'<a href="{escape(row.link)}">{escape(result.name)}</a>' if row.link else escape(result.name)
    of = f" <small>av {texts.number(row.of)}</small>" if row.of is not None else ""
    trend = picture(sparkline_svg(row.course), "cr-trend") if row.course else ""
    return (
        f'<tr role="row"><th scope="row" role="rowheader">{name}{_soft(row.note)}</th>'
        f'<td role="cell" class="cr-number cr-large">{texts.figure(result.value, result.unit, result.hidden)}{of}</td>'
        f'<td role="cell" class="cr-bar">{picture(bullet_svg(result), "cr-bullet")}</td>'
        f'<td role="cell" class="cr-line">{trend}</td><td role="cell" class="cr-change">{_change(row)}</td>'
        f'<td role="cell">{badge(result.status or "Mål saknas", result.uncertain)}{_soft(row.next_step)}</td></tr>'
    )


def _change(row: Row) -> str:
    if row.change is None:
        return ""
    return f'<b>{texts.change(row.change, row.result.unit)}</b> <span class="cr-soft">{escape(row.change_note)}</span>'


def _number(right: bool) -> str:
    return ' class="cr-number"' if right else ""


def _soft(text: str) -> str:
    return f'<div class="cr-soft">{escape(text)}</div>' if text else ""
