"""The blocks that pages are built of: heading, empty state, badge, chart with its table, definition."""

from base64 import b64encode
from collections.abc import Callable, Collection, Mapping
from functools import partial
from html import escape
from typing import Any

import pandas as pd
import streamlit as st

from corespons import texts
from corespons.charts import Chart, status_svg
from corespons.colours import STATUS_TONE
from corespons.indicators import Window
from corespons.settings import project
from corespons.ui import cached, filters, links, listing, navigation, tables
from corespons.ui.words import explained

MARKS = {
    texts.HIDDEN: "att talet inte visas, eftersom det gäller färre än fem", texts.MISSING: "att uppgift saknas",
}  # fmt: skip
DRAWING = "diagram"
FIXED = "Kopiera länken: alla val är utskrivna, så den visar samma tal för andra och andra dagar"
BROWSER = {"topojsonURL": "./app/static/", "displaylogo": False, "displayModeBar": False, "responsive": True}


def heading(title: str, *extra: str) -> None:
    """The page's title with the reader's choice under it, and a badge where example data is in use."""
    st.title(title, anchor=False)
    words = [escape(part) for part in extra]
    if cached.has_data():
        words.append(escape(filters.chosen().sentence))
    if cached.is_example():
        words.append('<span class="cr-badge">Exempeldata</span>')
    if words:
        link = f" {_fixed_link()}" if cached.has_data() else ""
        st.html(f'<p class="cr-sub">{" · ".join(words)}{link}</p>')
    if cached.has_data():
        _tell_empty_choice(filters.chosen().window)


def _fixed_link() -> str:
    """A link to copy: with every choice written out it shows the same figures to anyone, also on another day."""
    address = escape(listing.here(**links.written_out()))
    return f'<a class="cr-link cr-fixed" href="{address}" title="{FIXED}">Fast länk</a>'


def _tell_empty_choice(window: Window) -> None:
    """Why there is nothing to see, where the choice of days leaves nothing, and what to choose instead."""
    first = min((entry.recorded_at.date() for entry in cached.ledger()), default=window.as_of)
    if window.as_of < first:
        st.info(
            f"Inget var inläst {texts.day(window.as_of)}. Det första kom in {texts.day(first)}: "
            "välj den dagen eller en senare i Läget per."
        )
    elif window.start > window.as_of:
        st.info(
            f"Perioden börjar efter {texts.day(window.as_of)}. Välj en tidigare dag i Från eller senare i Läget per."
        )
    elif window.to < project().first_day or window.start > project().last_day:
        whole = texts.period(project().first_day, project().last_day)
        st.info(f"Perioden ligger utanför projekttiden, {whole}. Ändra Från och Till för att se projektets uppgifter.")


def empty(what_is_missing: str, what_to_do: str, address: str | None = None) -> None:
    """An empty state: what is not here, what to do next, and the way there."""
    with st.container(border=True):
        st.markdown(f"**{what_is_missing}** {what_to_do}")
        if address:
            navigation.link(address)


def nothing_loaded(page: navigation.PageEntry) -> None:
    """What a page shows before anything has been loaded."""
    st.title(page.title, anchor=False)
    empty("Här finns inga uppgifter ännu.", "Utforska exempeldata eller läs in egna.", navigation.START)


def badge(status: str, uncertain: bool = False) -> str:
    """A status as a word and a shape in its colour, as HTML."""
    word = escape(f"{status}, osäkert" if uncertain else status)
    shape = picture(status_svg(status), "cr-shape", alt="")
    return f'<span class="cr-status cr-{STATUS_TONE[status]}">{shape} {word}</span>'


def picture(svg: str, name: str, alt: str | None = None) -> str:
    """A drawing as an image whose text is the drawing's title; empty where the words beside it say the same."""
    words = svg.partition("<title>")[2].partition("</title>")[0] if alt is None else escape(alt)
    data = b64encode(svg.encode("utf-8")).decode("ascii")
    return f'<img class="cr-picture {name}" alt="{words}" src="data:image/svg+xml;base64,{data}" />'


def show(chart: Chart, key: str, clickable: bool = False, says: bool = True) -> str | None:
    """A chart with its title, sentence and table. Tells the code of the area that was clicked, if it is clickable.

    `says` is false where another chart beside it has said the same already. Where there is nothing to draw, the title
    and the sentence stand alone.
    """
    with st.container(key=f"{DRAWING}_{key}"):  # one piece on paper
        if says:
            st.subheader(chart.title, anchor=False)
            st.write(chart.sentence)
        if chart.is_empty:
            return None
        draw: Callable[..., Any] = partial(
            st.plotly_chart, chart.figure, key=key, theme="streamlit", config=BROWSER, alt=chart.alt
        )
        drawn = draw(on_select="rerun", selection_mode="points") if clickable else draw()
    points = drawn["selection"]["points"] if clickable else []
    as_table(chart, key)
    return next((str(point.get("location") or point.get("customdata")) for point in points), None)


def as_table(chart: Chart, key: str) -> None:
    """The chart's numbers as a table to read and a file to take along."""
    with st.expander("Visa som tabell"):
        shown = chart.shown
        st.html(tables.html_table(shown, chart.title) + marks_explained(shown))
        sentence = f"{chart.title} · {filters.chosen().sentence}"
        st.download_button(
            "Hämta CSV", tables.csv_file(chart.table, sentence), f"{key}.csv", "text/csv", key=f"{key}_csv",
            on_click="ignore", icon=":material/download:",
        )  # fmt: skip


def marks_explained(shown: pd.DataFrame) -> str:
    """What the marks in a table mean, those that stand in it, as HTML."""
    cells = set(shown.to_numpy().ravel())
    words = " ".join(f"{escape(mark)} betyder {meaning}." for mark, meaning in MARKS.items() if mark in cells)
    return f'<p class="cr-soft">{words}</p>' if words else ""


def short_names(short: Mapping[str, str], actors: Collection[str]) -> None:
    """The key to the actors' short names; nothing where nobody has one."""
    known = sorted((short[name], name) for name in actors if short.get(name, name) != name)
    if known:
        words = " · ".join(f"{escape(one)}: {escape(name)}" for one, name in known)
        st.html(f'<p class="cr-soft">{words}</p>')


def definition(name: str, text: str, caution: str = "", origin: str = "") -> None:
    """What an indicator means, in words an official can copy."""
    st.subheader(name, anchor=False)
    st.write(text)
    for label, words in (("Att tänka på", caution), ("Ord", explained(f"{name} {text}")), ("Ursprung", origin)):
        if words:
            st.html(f'<p class="cr-soft"><b>{label}:</b> {escape(words)}</p>')
