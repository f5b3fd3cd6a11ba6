"""Links inside our own tables and sentences: they keep the filters, and svenska.js opens them without a reload."""

from html import escape
from urllib.parse import urlencode

import streamlit as st

from corespons.ui import filters, navigation

KEPT = (filters.REGION, filters.MUNICIPALITY, filters.FROM, filters.TO, filters.AS_OF, filters.AUDIENCE)


def to_page(address: str, **choices: str) -> str:
    """The address of a page with the filters as they are, and choices of its own (`matt="D1.3"`)."""
    kept = {key: value for key, value in st.query_params.items() if key in KEPT}
    asked = urlencode(kept | choices)
    return f"{address}?{asked}" if asked else address


def written_out() -> dict[str, str]:
    """Every choice of the filter row as it stands in an address, also those that nobody has changed."""
    chosen = filters.chosen()
    kept = {key: value for key, value in st.query_params.items() if key in KEPT}
    days = {filters.FROM: chosen.window.start, filters.TO: chosen.window.to, filters.AS_OF: chosen.window.as_of}
    return kept | {key: day.isoformat() for key, day in days.items()} | {filters.AUDIENCE: chosen.audience}


def link(address: str, words: str, **choices: str) -> str:
    """The same as HTML. Where the page is not there (yet), the words alone."""
    if address not in {page.address for page in navigation.PAGES}:
        return escape(words)
    return f'<a class="cr-link" href="{escape(to_page(address, **choices))}">{escape(words)}</a>'
