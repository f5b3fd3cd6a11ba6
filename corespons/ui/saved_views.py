"""Views saved by name: a page's address with every choice, for anyone to open; who saved it and when."""

from dataclasses import dataclass
from html import escape

import streamlit as st

from corespons import texts
from corespons.errors import BadQuestion
from corespons.followup import OPEN
from corespons.store import Note, Store, end_note, notes, write_note
from corespons.ui import cached, filters, listing, turns
from corespons.ui.opened_views import opens, page_of, told_openly
from corespons.ui.plain import plain
from corespons.ui.search import without_persons

VIEW = "vy"
NAME, CHOSEN = "vynamn", "vy_att_ta_bort"
LONGEST = 80
ABOUT_NAMES = (
    "Namnet ser bara målgruppen intern; öppen ser sidan och valen. Valen på sidan följer med, också raden överst."
)


@dataclass(frozen=True)
class Done:
    """What has been done with a view, in a sentence."""

    what: str


@dataclass(frozen=True)
class NotDone:
    """Why a view was not saved, and what to do."""

    why: str


def save(store: Store, name: str, address: str, by: str) -> Note:
    """Save an address under a name. Raises BadQuestion for a name that is empty, too long or already used.

    Call it in a turn: then nobody else can take the name between the look and the writing.
    """
    name = " ".join(without_persons(name, store).split())
    if not name or len(name) > LONGEST:
        raise BadQuestion(f"Ge vyn ett namn på högst {LONGEST} tecken.")
    if any(view.name.casefold() == name.casefold() for view in notes(store, VIEW)):
        raise BadQuestion(f"Det finns redan en vy som heter {name}. Välj ett annat namn, eller ta bort den först.")
    return write_note(store, VIEW, name, {"address": address}, by)


def show() -> None:
    """Every saved view, and for the internal audience how to save the one on screen."""
    views = sorted(notes(cached.store(), VIEW), key=lambda view: texts.sort_key(view.name))
    if filters.chosen().is_open:
        views = sorted(
            (view for view in views if opens(view, OPEN)), key=lambda view: texts.sort_key(told_openly(view))
        )
    _tell()
    if views:
        st.html(_list(views))
    else:
        st.write("Ingen vy är sparad ännu. En sparad vy öppnar sidan med just de val som gällde då.")
    if filters.chosen().is_open:
        st.write("Vyer sparas och tas bort för målgruppen intern.")
        return
    _save_this()
    if views:
        _take_away(views)


def _list(views: list[Note]) -> str:
    lines = "".join(f"<li>{_line(view)}</li>" for view in views)
    return f'<ul class="cr-views" aria-label="Sparade vyer">{lines}</ul>'


def _line(view: Note) -> str:
    """What opens the view, its page, when it was saved and by whom. The open audience gets no typed word."""
    audience, day = filters.chosen().audience, texts.short_day(view.made_at.date())
    is_open = audience == OPEN
    address, name = opens(view, audience), escape(told_openly(view) if is_open else view.name)
    told = f"sparad {day}" if is_open else f"{page_of(view)} · {day} · {escape(view.made_by)}"
    link = f'<a class="cr-link" href="{escape(address)}">{name}</a>' if address else name
    return f'{link} <span class="cr-soft">{told}</span>'


def _save_this() -> None:
    """The page as it stands: its address holds every choice that somebody has made, and no other."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        name = st.text_input("Namn på vyn", key=NAME, max_chars=LONGEST, width=320, help=ABOUT_NAMES)
        does = st.button("Spara vyn", icon=":material/bookmark_add:")
    if does:
        store, by, address = cached.store(), turns.person(), listing.here(**{listing.PAGE: ""})
        turns.do(lambda _: _saved(store, name, address, by))


def _saved(store: Store, name: str, address: str, by: str) -> Done | NotDone:
    try:
        return Done(f"Vyn {save(store, name, address, by).name} är sparad.")
    except BadQuestion as error:
        return NotDone(str(error))


def _take_away(views: list[Note]) -> None:
    names = [view.name for view in views]
    with st.container(horizontal=True, vertical_alignment="bottom"):
        name = st.selectbox("Vy att ta bort", names, key=CHOSEN, width=320)
        if st.button("Ta bort vyn …", icon=":material/delete:"):
            _confirm(name)


@st.dialog("Ta bort en vy")
def _confirm(name: str) -> None:
    st.write(f"Vyn {plain(name)} tas bort för alla. Siffrorna påverkas inte.")
    with st.container(horizontal=True):
        does = st.button("Ta bort", type="primary")
        if st.button("Avbryt"):
            st.rerun()
    if does:
        store = cached.store()
        turns.do(lambda _: _end(store, name))


def _end(store: Store, name: str) -> Done:
    gone = end_note(store, VIEW, name)
    return Done(f"Vyn {name} är borttagen." if gone else f"Vyn {name} var redan borttagen.")


def _tell() -> None:
    last = turns.result()
    if isinstance(last, Done):
        st.success(plain(last.what))
        turns.forget()
    elif isinstance(last, NotDone):
        st.error(plain(last.why))
        turns.forget()
