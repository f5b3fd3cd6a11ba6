"""The blocks that pages are built of: heading, empty state, badge, chart with its table, definition."""

from base64 import b64encode
from collections.abc import Callable
from functools import partial
from html import escape
from typing import Any

import streamlit as st

from corespons.charts import Chart, status_svg
from corespons.colours import STATUS_TONE
from corespons.ui import cached, filters, navigation, tables

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
        st.html(f'<p class="cr-sub">{" · ".join(words)}</p>')


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

    `says` is false where another chart beside it has said the same already.
    """
    if says:
        st.subheader(chart.title, anchor=False)
        st.write(chart.sentence)
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
        st.html(tables.html_table(chart.shown, chart.title))
        sentence = f"{chart.title} · {filters.chosen().sentence}"
        st.download_button(
            "Hämta CSV", tables.csv_file(chart.table, sentence), f"{key}.csv", "text/csv", key=f"{key}_csv",
            on_click="ignore", icon=":material/download:",
        )  # fmt: skip


def definition(name: str, text: str, caution: str = "", origin: str = "") -> None:
    """What an indicator means, in words an official can copy."""
    st.subheader(name, anchor=False)
    st.write(text)
    for label, words in (("Att tänka på", caution), ("Ursprung", origin)):
        if words:
            st.html(f'<p class="cr-soft"><b>{label}:</b> {escape(words)}</p>')
