"""Long lists: a real table a page at a time, each row a link to more about it, and the whole list as a file."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from html import escape
from typing import Any
from urllib.parse import urlencode

import pandas as pd
import streamlit as st

from corespons import texts
from corespons.store.keys import BETWEEN
from corespons.ui import filters, links, tables

PAGE, ROWS = "sida", 50
TABLE, ROW, JOINT = "flik", "rad", "␟"


@dataclass(frozen=True, eq=False)
class Listing:
    """A list: its caption, its rows as they are shown and exported, and where each row leads (an address, or "").

    `file` names the file and tells one list of a page from another.
    """

    caption: str
    frame: pd.DataFrame
    file: str
    leads: Sequence[str] = ()


def draw(listing: Listing, rows: int = ROWS) -> None:
    """The page of the list that the address names, how to reach the others, and the file with all of it."""
    total = len(listing.frame)
    pages = max(1, -(-total // rows))
    page = _page(listing.file, pages)
    first = (page - 1) * rows
    shown = listing.frame.iloc[first : first + rows]
    leads = list(listing.leads[first : first + rows]) or [""] * len(shown)
    st.html(_table(shown, leads, listing.caption, tables.figures_in(listing.frame)))
    with st.container(horizontal=True, vertical_alignment="center"):
        if pages > 1:
            _turn("Föregående", listing.file, page - 1, page > 1)
            _turn("Nästa", listing.file, page + 1, page < pages)
            st.html(f'<p class="cr-soft" role="status">{first + 1}–{first + len(shown)} av {texts.number(total)}</p>')
        download(listing.frame, listing.caption, listing.file, "Hämta hela listan (CSV)")


def download(frame: pd.DataFrame, caption: str, file: str, label: str = "Hämta CSV") -> None:
    """The button that gives a table as a file with the choice written in it."""
    content = tables.csv_file(frame, f"{caption} · {filters.chosen().sentence}")
    st.download_button(
        label, content, f"{file}.csv", "text/csv", key=f"{file}_csv", on_click="ignore", icon=":material/download:"
    )


def _page(name: str, pages: int) -> int:
    """The page in the address, if it is this list's and exists; else the first."""
    asked, _, number = (st.query_params.get(PAGE) or "").rpartition(".")
    return min(int(number), pages) if asked in ("", name) and number.isdecimal() and int(number) > 0 else 1


def _turn(label: str, name: str, page: int, is_there: bool) -> None:
    st.button(label, key=f"{name}_{label}", disabled=not is_there, on_click=_go, args=(name, page))


def _go(name: str, page: int) -> None:
    st.query_params[PAGE] = f"{name}.{page}"


def _table(frame: pd.DataFrame, leads: Sequence[str], caption: str, numeric: Sequence[bool]) -> str:
    rows = [_cells(row, lead) for row, lead in zip(frame.itertuples(index=False, name=None), leads, strict=True)]
    return tables.real_table(caption, [str(name) for name in frame], rows, numeric)


def _cells(row: Sequence[Any], lead: str) -> list[str]:
    head, *cells = (escape(written(cell)) for cell in row)
    return [f'<a class="cr-link" href="{escape(lead)}">{head}</a>' if lead else head, *cells]


def written(value: Any) -> str:
    """A cell as it is read: days and numbers the Swedish way, nothing where there is nothing."""
    if value is None or (isinstance(value, float) and pd.isna(value)):
        return ""
    if isinstance(value, date):
        return texts.short_day(value)
    return value if isinstance(value, str) else texts.number(float(value))


def choice(label: str, key: str, options: Sequence[str], width: int = 200) -> str:
    """A choice in the address; one that is no longer among the options falls back to the first."""
    if st.session_state.get(key, options[0]) not in options:
        st.session_state[key] = options[0]
    return st.selectbox(label, options, key=key, width=width, bind="query-params")


def here(**changes: str) -> str:
    """The address of this page with every choice as it is but for the changes; an empty one is left out."""
    page = (st.context.url or "").partition("?")[0].rpartition("/")[2]
    choices = {key: value for key, value in (st.query_params.to_dict() | changes).items() if value}
    return f"{page}?{urlencode(choices)}" if choices else page


def back(words: str, *choices: str) -> None:
    """The way back from one thing to all of them: the page without these choices."""
    address = here(**dict.fromkeys(choices, ""))
    st.html(f'<p><a class="cr-link" href="{escape(address)}">← {escape(words)}</a></p>')


def in_address(row_key: str) -> str:
    """A row's key as it stands in an address."""
    return row_key.replace(BETWEEN, JOINT)


def row_key(asked: str) -> str:
    """The row's key that an address names."""
    return asked.replace(JOINT, BETWEEN)


def to_row(sheet: str, row_key: str) -> str:
    """The address of a row's whole life."""
    return links.to_page("historik", **{TABLE: sheet, ROW: in_address(row_key)})
