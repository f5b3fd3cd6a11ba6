"""A company's journey on screen: what is known of it, its clocks, and every step on a line."""

from collections.abc import Sequence
from html import escape
from typing import Any

import pandas as pd
import streamlit as st

from corespons import texts
from corespons.followup.journey import Step, first_contact, journeys, waited_for
from corespons.followup.journey import journey as steps_of
from corespons.followup.lists import register
from corespons.tables import by_name
from corespons.ui import blocks, cached, listing
from corespons.ui.filters import Filters

SIGNS = {
    "enquiry": "Ärende", "activity": "Aktivitet", "referral": "Lotsning", "service": "Insats", "survey": "Enkät",
    "export": "Effekt",
}  # fmt: skip

DROPPED = (
    "En tappad tråd är något som har stannat: ett obesvarat ärende, en lotsning som inte togs emot, en avbruten insats "
    "eller en enkät som uteblev. Allt som är känt den valda dagen visas, oavsett period."
)


def journey(chosen: Filters, key: str) -> None:
    """One company: facts, clocks, the line, and the same as a file."""
    as_of = chosen.window.as_of
    names = cached.looked(register, as_of)
    number = names.number_of(key)
    listing.back("Alla företag", "foretag")
    if number is None:
        blocks.empty("Företaget är inte känt den valda dagen.", "Välj en senare dag i Läget per, eller sök på nytt.")
        return
    about = names.frame.loc[number]
    st.header(str(about["name"]), anchor=False)
    facts = [about["shown"], about["place"], f"tillväxtpotential: {about['growth']}", _employees(about["employees"])]
    st.html(f'<p class="cr-sub">{escape(" · ".join(str(fact) for fact in facts if fact))}</p>')
    if about["row_key"]:
        address = escape(listing.to_row(by_name()["company"].sheet, str(about["row_key"])))
        st.html(f'<p><a class="cr-link" href="{address}">Radens historik i fliken Företag</a></p>')
    steps = steps_of(cached.looked(journeys, as_of), number, as_of)
    if not steps:
        blocks.empty("Inget har hänt ännu.", "Företaget finns i registret men ingen aktör har mött det.")
        return
    st.html(_clocks(steps))
    st.html(f'<p class="cr-soft">{DROPPED}</p>')
    st.html(_line(steps))
    listing.download(_table(steps), f"{about['name']}: resan", "resa")


def _employees(count: Any) -> str:
    return "" if pd.isna(count) else texts.counted(int(count), "anställd", "anställda")


def _clocks(steps: Sequence[Step]) -> str:
    """The few figures that tell how it has gone."""
    events = [step.event for step in steps]
    dropped = sum(bool(step.dropped) for step in steps)
    answers = [step.event.hours for step in steps if step.event.kind == "enquiry" and step.event.hours is not None]
    waited, first = waited_for(events), first_contact(events)
    figures = [
        ("Första kontakt", texts.NONE if first is None else texts.short_day(first)),
        ("Timmar till svar", texts.digits(answers[0], 1) if answers else texts.NONE),
        ("Dagar till insats", texts.NONE if waited is None else texts.number(waited)),
        ("Aktörer", texts.number(len({event.actor for event in events if event.actor}))),
        ("Tappade trådar", texts.number(dropped)),
    ]
    rows = "".join(f"<div><dt>{head}</dt><dd>{escape(value)}</dd></div>" for head, value in figures)
    return f'<dl class="cr-figures">{rows}</dl>'


def _line(steps: Sequence[Step]) -> str:
    return f'<ol class="cr-journey" aria-label="Resan, det första först">{"".join(map(_stop, steps))}</ol>'


def _stop(step: Step) -> str:
    address = escape(listing.to_row(by_name()[step.table].sheet, step.event.row_key))
    more = " · ".join(escape(words) for words in (step.words, step.clock) if words)
    dropped = f'<p class="cr-dropped"><b>Tappad tråd:</b> {escape(step.dropped)}</p>' if step.dropped else ""
    mark = " cr-lost" if step.dropped else ""
    return (
        f'<li class="cr-{step.event.kind}{mark}"><time datetime="{step.event.day.isoformat()}">'
        f'{texts.short_day(step.event.day)}</time><div><p><span class="cr-sign">{SIGNS[step.event.kind]}</span> '
        f'<a class="cr-link" href="{address}">{escape(step.title)}</a></p>'
        f"{f'<p class=cr-soft>{more}</p>' if more else ''}{dropped}</div></li>"
    )


def _table(steps: Sequence[Step]) -> pd.DataFrame:
    rows = [
        {"Dag": step.event.day, "Slag": SIGNS[step.event.kind], "Vad": step.title, "Mer": step.words,
         "Klocka": step.clock, "Tappad tråd": step.dropped}
        for step in steps
    ]  # fmt: skip
    return pd.DataFrame(rows, dtype=object)
