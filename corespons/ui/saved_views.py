"""Views saved by name: a page's address with every choice, for anyone to open; who saved it and when."""

from dataclasses import dataclass
from html import escape
from urllib.parse import parse_qsl, urlencode

import streamlit as st

from corespons import texts
from corespons.errors import BadQuestion
from corespons.store import Note, Store, end_note, notes, write_note
from corespons.ui import cached, filters, navigation, turns
from corespons.ui.plain import plain
from corespons.ui.search import without_persons

VIEW = "vy"
NAME, CHOSEN = "vynamn", "vy_att_ta_bort"
LONGEST = 80


@dataclass(frozen=True)
class Done:
    """What has been done with a view, in a sentence."""

    what: str


def save(store: Store, name: str, address: str, by: str) -> Note:
    """Save an address under a name. Raises BadQuestion for a name that is empty, too long or already used.

    Call it in a turn: then nobody else can take the name between the look and the writing.
    """
    name = " ".join(without_persons(name).split())
    if not name or len(name) > LONGEST:
        raise BadQuestion(f"Ge vyn ett namn på högst {LONGEST} tecken.")
    if any(view.name.casefold() == name.casefold() for view in notes(store, VIEW)):
        raise BadQuestion(f"Det finns redan en vy som heter {name}. Välj ett annat namn, eller ta bort den först.")
    return write_note(store, VIEW, name, {"address": address}, by)


def opens(view: Note, audience: str) -> str | None:
    """The address that opens a view for an audience, whoever saved it; None where its page is no longer there."""
    page, _, query = str(view.content["address"]).partition("?")
    if page not in {one.address for one in navigation.PAGES}:
        return None
    choices = dict(parse_qsl(query)) | {filters.AUDIENCE: audience}
    return f"{page}?{urlencode(choices)}"


def show(address: str) -> None:
    """The saved views, and for the internal audience how to save this one (`address`) and take one away."""
    views = sorted(notes(cached.store(), VIEW), key=lambda view: texts.sort_key(view.name))
    with st.expander(f"Sparade vyer ({len(views)})", icon=":material/bookmark:"):
        _tell()
        if views:
            st.html(_list(views))
        else:
            st.write("Ingen vy är sparad ännu. En sparad vy öppnar sidan med just de val som gällde då.")
        if filters.chosen().is_open:
            st.write("Vyer sparas och tas bort för målgruppen intern.")
            return
        _save_this(address)
        if views:
            _take_away(views)


def _list(views: list[Note]) -> str:
    rows = "".join(
        f'<tr><th scope="row">{_link(view)}</th><td>{texts.short_day(view.made_at.date())}</td>'
        f"<td>{escape(view.made_by)}</td></tr>"
        for view in views
    )
    return (
        '<div class="cr-scroll" tabindex="0" role="region" aria-label="Sparade vyer"><table class="cr-table">'
        '<caption class="cr-unseen">Sparade vyer</caption><thead><tr><th scope="col">Vy</th>'
        f'<th scope="col">Sparad</th><th scope="col">Av</th></tr></thead><tbody>{rows}</tbody></table></div>'
    )


def _link(view: Note) -> str:
    address = opens(view, filters.chosen().audience)
    name = escape(view.name)
    return f'<a class="cr-link" href="{escape(address)}">{name}</a>' if address else name


def _save_this(address: str) -> None:
    with st.container(horizontal=True, vertical_alignment="bottom"):
        name = st.text_input("Namn på vyn", key=NAME, max_chars=LONGEST, width=320)
        does = st.button("Spara vyn", icon=":material/bookmark_add:")
    if does:
        store, by = cached.store(), turns.person()
        turns.do(lambda _: Done(f"Vyn {save(store, name, address, by).name} är sparad."))


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
    elif isinstance(last, turns.Refused):
        st.error(plain(last.why))
        turns.forget()
