"""The pages: one registry that draws the navigation and drives the tests.

A page's address is its file's name. Another address would greet the first visitor with an English "Page not found".
"""

from copy import copy
from dataclasses import dataclass
from functools import cache
from html import escape
from typing import Any

import streamlit as st

from corespons.settings import ROOT, project


@dataclass(frozen=True)
class PageEntry:
    """One page: file and address, title, icon, section of the menu, the goal it follows (if one), and what it is for.

    `needs_data`: there is nothing to see before something has been loaded.
    """

    address: str
    title: str
    icon: str
    section: str
    help: str
    goal: int | None = None
    needs_data: bool = True
    in_menu: bool = True

    @property
    def file(self) -> str:
        """The page's file, relative to the project."""
        return f"pages/{self.address}.py"


FOLLOW, GOALS, EXPLORE, DATA = "", "Delmål", "Fördjupning", "Data"

PAGES: tuple[PageEntry, ...] = (
    PageEntry("laget", "Läget", ":material/flag:", FOLLOW, "Delmålen på en minut: utfall, plan, status och trend."),
    PageEntry("kommuner", "Kommuner", ":material/map:", FOLLOW, "Karta, jämförelse och en kommun i taget."),
    PageEntry("rapporter", "Rapporter", ":material/description:", FOLLOW, "Rapporter i Word, PDF, Excel, PowerPoint."),
    PageEntry("delmal_1", "Delmål 1", ":material/looks_one:", GOALS, "Räckvidden över tid och mellan kommuner.", 1),
    PageEntry("delmal_2", "Delmål 2", ":material/looks_two:", GOALS, "Svarstider, lotsningar, samverkan.", 2),
    PageEntry("delmal_3", "Delmål 3", ":material/looks_3:", GOALS, "Enkätsvar och effekter, med vad de tål.", 3),
    PageEntry("ekonomi", "Ekonomi", ":material/payments:", GOALS, "Budget, finansiering och kostnad per företag."),
    PageEntry("utforska", "Utforska", ":material/pivot_table_chart:", EXPLORE, "Mått efter två indelningar."),
    PageEntry("foretag", "Företag", ":material/store:", EXPLORE, "Ett företags resa, vilka som ska följas upp."),
    PageEntry("aktiviteter", "Aktiviteter", ":material/event:", EXPLORE, "Vad som har varit och vad som kommer."),
    PageEntry("las_in", "Läs in", ":material/upload_file:", DATA, "Läs in uppgifter och ångra.", needs_data=False),
    PageEntry("datakvalitet", "Datakvalitet", ":material/rule:", DATA, "Vad som är fel, som listor att beta av."),
    PageEntry("historik", "Historik", ":material/history:", DATA, "Leveranser, en rads hela liv.", needs_data=False),
    PageEntry("mal", "Mål och inställningar", ":material/tune:", DATA, "Mål, inställningar.", needs_data=False),
    PageEntry("indikatorer", "Indikatorer", ":material/menu_book:", DATA, "Vad varje mått betyder.", needs_data=False),
    PageEntry(
        "start", "Börja här", ":material/home:", FOLLOW, "Välj exempel eller egna uppgifter.",
        needs_data=False, in_menu=False,
    ),
)  # fmt: skip

START, FIRST, LOAD = "start", "laget", "las_in"


def entry(address: str) -> PageEntry:
    """The page with an address."""
    return next(page for page in PAGES if page.address == address)


def wordmark() -> str:
    """The project's name as a picture for the top left corner, in a blue that reads on light and dark."""
    name = escape(project().name)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{11 * len(name) + 30}" height="24">'
        '<rect width="22" height="22" y="1" rx="5" fill="#2b7c9c"/>'
        '<path d="M4 5h14M6 18v-4M11 18v-6.5M16 18v-9" stroke="#fff" stroke-width="2.5" fill="none"/>'
        '<g font-family="sans-serif" font-size="16" font-weight="700" fill="#2b7c9c">'
        f'<text x="29" y="18" textLength="{11 * len(name)}" lengthAdjust="spacingAndGlyphs">{name}</text></g></svg>'
    )


def choose(has_data: bool) -> tuple[Any, PageEntry]:
    """Draw the menu and tell which page is asked for. An unknown address lands on the first page."""
    pages = {page.address: _as_streamlit(page, has_data) for page in PAGES}
    sections: dict[str, list[Any]] = {}
    for page in PAGES:
        sections.setdefault(page.section, []).append(pages[page.address])
    home = st.Page(_nowhere, title="Hem", url_path="hem", default=True, visibility="hidden")
    st.logo(wordmark(), size="medium")
    asked = st.navigation({FOLLOW: [home, *sections.pop(FOLLOW, [])], **sections}, position="top")
    if asked is home or (asked is pages[FIRST] and not has_data):
        go_to(FIRST if has_data else START)
    return asked, next(page for page in PAGES if pages[page.address] is asked)


def _nowhere() -> None:
    """The root of the address space is no page of its own: it leads on."""


def _as_streamlit(page: PageEntry, has_data: bool) -> Any:
    return copy(_made(page, has_data))  # a run marks its own as called


@cache
def _made(page: PageEntry, has_data: bool) -> Any:
    """A page for Streamlit, made once: it looks its file up on the disk."""
    shown = page.in_menu or (page.address == START and not has_data)
    return st.Page(
        ROOT / page.file, title=page.title, icon=page.icon, help=page.help, visibility="visible" if shown else "hidden"
    )


def go_to(address: str) -> None:
    """Leave for another page, with the filters as they are."""
    st.switch_page(str(ROOT / entry(address).file))


def link(address: str, label: str | None = None) -> None:
    """A link to another page that keeps the filters."""
    page = entry(address)
    st.page_link(str(ROOT / page.file), label=label or page.title, icon=page.icon)
