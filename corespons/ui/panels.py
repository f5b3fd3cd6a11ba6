"""Panels: the project's time, what needs attention, and the why of a figure."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from html import escape

import streamlit as st

from corespons import followup, texts
from corespons.followup import Attention, Why
from corespons.indicators import CATALOGUE, Result, definitions
from corespons.settings import project
from corespons.ui import blocks, cached, links, navigation
from corespons.ui.filters import Filters

SHOWN_FIRST, SHOWN_PROJECTED = 6, 4


def project_time(day: date) -> None:
    """How much of the project's time has gone, as a thin bar with the same in words."""
    bar = f'<div class="cr-track"><div style="width: {100 * project().share_gone(day):.1f}%"></div></div>'
    st.html(f'<div class="cr-time">{bar}<p class="cr-soft">{_time_told(day)}</p></div>')


def _time_told(day: date) -> str:
    first, last = project().first_day, project().last_day
    if day < first:
        return f"Projektet börjar {texts.day(first)}."
    if day > last:
        return f"Projekttiden tog slut {texts.day(last)}."
    gone, left = texts.share(project().share_gone(day), 1), project().weeks_left(day)
    return f"{gone} av projekttiden har gått · {texts.counted(left, 'vecka', 'veckor')} kvar"


def attention(told: Sequence[Attention], is_projected: bool) -> None:
    """What the steering group needs to see; what does not fit is one click away."""
    if not told:
        st.html('<section class="cr-calm"><p>Inget mått är efter plan och inget väntar på styrgruppen.</p></section>')
        return
    most = SHOWN_PROJECTED if is_projected else SHOWN_FIRST
    rest = told[most:]
    more = ""
    if rest and not is_projected:
        summary = f"Visa {texts.number(len(rest))} till"
        more = f"<details><summary>{summary}</summary><ul>{_items(rest)}</ul></details>"
    some = f" <small>{most} av {texts.number(len(told))}</small>" if rest and is_projected else ""
    heading = f'<h2 class="cr-h">Det här behöver styrgruppen se{some}</h2>'
    st.html(f'<section class="cr-attention">{heading}<ul>{_items(told[:most])}</ul>{more}</section>')


def _items(told: Sequence[Attention]) -> str:
    return "".join(f"<li><b>{escape(one.about)}</b> {escape(one.what)} {_more(one)}</li>" for one in told)


def _more(one: Attention) -> str:
    found = next((page for page in navigation.PAGES if page.address == one.page), None)
    if found is None:
        return ""
    return links.link(found.address, f"Visa {found.title}", **dict(one.choices))


def why(result: Result, chosen: Filters) -> None:
    """The figure, its status and everything that stands behind it, in sentences and a list that can be copied."""
    behind, seen = _why(result, chosen), as_seen(result, chosen)
    status = blocks.badge(seen.status, seen.uncertain) if seen.status else ""
    st.html(f'<p class="cr-why"><span class="cr-huge">{escape(figure(seen))}</span> {status}</p>')
    st.write("\n\n".join(words for words in (followup.tell(seen), *_behind(behind)) if words))
    facts = "".join(_fact(head, words) for head, words in _facts(seen, behind, chosen) if words)
    st.html(f'<dl class="cr-facts">{facts}</dl>')
    if result.target is None and not chosen.is_open and result.status:
        st.html(f'<p class="cr-soft">{links.link("mal", "Lägg in ett mål som styrgruppen har beslutat")}</p>')


def as_seen(result: Result, chosen: Filters) -> Result:
    """The result without a number of missing answers that the open audience may not see."""
    return followup.hide_small_missing(result) if chosen.is_open else result


def figure(result: Result) -> str:
    """The figure as it is shown."""
    return texts.figure(result.value, result.unit, result.hidden)


def meaning(id: str) -> None:
    """The definition alone, under a figure that has been named."""
    told = definitions()[id]
    st.html(f'<p class="cr-soft">{escape(" ".join(word for word in (told.definition, told.caution) if word))}</p>')


def definition(id: str) -> None:
    """What an indicator means, what may not be read into it, and where it comes from."""
    told = definitions()[id]
    blocks.definition(f"{id} {CATALOGUE[id].name}", told.definition, told.caution, told.origin)


def _why(result: Result, chosen: Filters) -> Why | None:
    """The open audience gets no paces and no forecast: they are built of weeks with few companies."""
    behind = None if result.hidden else cached.why(result, chosen.window)
    if behind is None or not chosen.is_open:
        return behind
    return replace(behind, required_pace=None, present_pace=None, forecast=None)


def _behind(behind: Why | None) -> list[str]:
    return [followup.tell_why(behind), followup.tell_forecast(behind)] if behind else []


def _facts(result: Result, behind: Why | None, chosen: Filters) -> list[tuple[str, str]]:
    """Heading and words; without words the fact is left out."""
    unit, outcome, window = result.unit, result.outcome, chosen.window
    return [
        ("Utfall mot målet", texts.quantity(outcome, unit) if outcome not in (None, result.value) else ""),
        ("Plan i dag", texts.quantity(result.plan, unit) if result.plan not in (None, result.target) else ""),
        ("Mål", _target(result)),
        ("Målet gäller", texts.period(behind.target.start, behind.target.to) if behind else ""),
        ("Räknat för", texts.period(window.start, window.end) if window.start <= window.end else ""),
        ("Underlag", texts.number(result.n) if result.n is not None else ""),
        ("Uppgift saknas för", texts.number(result.missing) if result.missing else ""),
        ("Osäkerhet, 95 %", texts.interval(result.low, result.high, unit)),
        ("Svarsfrekvens", "under 30 %, svaren är osäkra" if result.low_response else ""),
    ]


def _target(result: Result) -> str:
    if result.target is None:
        return "inget beslutat"
    return followup.target_told(result) if followup.is_span(result) else texts.quantity(result.target, result.unit)


def _fact(head: str, words: str) -> str:
    return f"<div><dt>{head}</dt><dd>{escape(words)}</dd></div>"
