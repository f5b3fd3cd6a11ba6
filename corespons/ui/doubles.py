"""Pairs of companies that may be one: shown one at a time, decided by a person, and remembered either way."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

import pandas as pd
import streamlit as st

from corespons import texts
from corespons.followup.likeness import OWN_ID, Alike, doubles, undecided
from corespons.followup.lists import Register
from corespons.intake import Options, Receipt
from corespons.store import Note, end_note, notes, today, write_note
from corespons.ui import blocks, cached, links, listing, loading, turns
from corespons.ui.entering import enter
from corespons.ui.plain import plain
from corespons.ui.search import without_persons

DIFFERENT = "olika"
SHOWN = {
    "Namn": "name", "Nummer": "shown", "Kommun": "place", "Anställda": "employees", "Tillväxtpotential": "growth",
}  # fmt: skip
PAIR, BY, KEPT = "par", "vem_avgor", "galler"


@dataclass(frozen=True)
class Decided:
    """What a person said of a pair: the receipt where they were merged, None where they are two companies."""

    what: str
    receipt: Receipt | None = None


def decide(known: Register, here: set[int]) -> None:
    """The pairs of the chosen area, one at a time with what speaks for it, then all of them, then those told apart.

    `known`: the companies known now, whatever day the other screens show, since a decision holds from now on.
    """
    st.write(
        "Företag som kan vara samma, av allt som är känt nu oavsett Läget per. Bolagsform, stora bokstäver, "
        "skiljetecken och ordföljd räknas inte. Inget slås ihop av sig självt: du avgör, och det kan ångras."
    )
    _tell_decided()
    told_apart = notes(cached.store(), DIFFERENT)
    pairs = [pair for pair in _undecided(known, told_apart) if pair.one in here or pair.other in here]
    if pairs:
        _one_at_a_time(known, pairs)
        st.subheader("Alla par att avgöra", anchor=False)
        listing.draw(listing.Listing("Möjliga dubbletter", _listed(known, pairs), "dubbletter", _leads(pairs)))
    else:
        blocks.empty("Inga möjliga dubbletter att avgöra.", "Namnen i varje kommun är tillräckligt olika.")
    if told_apart:
        _told_apart(known, told_apart)


def _undecided(known: Register, told_apart: Sequence[Note]) -> tuple[Alike, ...]:
    numbered = [tuple(known.number_of(note.content[end]) for end in ("one", "other")) for note in told_apart]
    different = [(one, other) for one, other in numbered if one is not None and other is not None]
    return undecided(cached.looked(doubles, today()), different)


def _one_at_a_time(known: Register, pairs: Sequence[Alike]) -> None:
    place = _place(len(pairs))
    pair = pairs[place]
    st.html(
        f'<p role="status">Par <b>{place + 1}</b> av <b>{texts.number(len(pairs))}</b>: namnen är '
        f"<b>{texts.number(pair.likeness, '%')}</b> lika, {escape(pair.why)}.</p>"
    )
    st.html(_side_by_side(known, pair))
    with st.container(horizontal=True, vertical_alignment="bottom"):
        who = st.text_input("Vem avgör", turns.person(), key=BY, width=220)
        gone, kept = _direction(known, pair)
    with st.container(horizontal=True):
        same = st.button("Samma företag", type="primary", shortcut="s", icon=":material/merge:")
        apart = st.button("Inte samma företag", shortcut="i", icon=":material/call_split:")
        for label, key, step, sign in (
            ("Föregående par", "f", -1, "arrow_back"),
            ("Nästa par", "n", 1, "arrow_forward"),
        ):
            st.button(label, shortcut=key, icon=f":material/{sign}:", disabled=not 0 <= place + step < len(pairs),
                      on_click=_go, args=(place + step,))  # fmt: skip
    if same:
        _merge(known, pair, gone, kept, who)
    elif apart:
        _tell_apart(known, pair, who)


def _place(count: int) -> int:
    asked = st.query_params.get(PAIR, "")
    return min(int(asked), count) - 1 if asked.isdecimal() and int(asked) > 0 else 0


def _go(place: int) -> None:
    st.query_params[PAIR] = str(place + 1)


def _side_by_side(known: Register, pair: Alike) -> str:
    one, other = (known.frame.loc[known.frame.index == number].iloc[0] for number in (pair.one, pair.other))
    rows = "".join(
        f'<tr><th scope="row">{head}</th><td>{_cell(one, name)}</td><td>{_cell(other, name)}</td></tr>'
        for head, name in SHOWN.items()
    )
    return (
        '<div class="cr-scroll" tabindex="0" role="region" aria-label="Paret"><table class="cr-table">'
        '<caption class="cr-unseen">De två företagen sida vid sida</caption><thead><tr><td></td>'
        f'<th scope="col">Det ena</th><th scope="col">Det andra</th></tr></thead><tbody>{rows}</tbody></table></div>'
    )


def _cell(company: "pd.Series[Any]", name: str) -> str:
    if name == "name":
        return links.link("foretag", str(company["name"]), foretag=str(company["key"]))
    value = company[name]
    return "" if pd.isna(value) else escape(texts.number(value) if isinstance(value, int | float) else str(value))


def _direction(known: Register, pair: Alike) -> tuple[int, int]:
    """Which of the two goes into which. Where only one has an organisation number there is nothing to choose."""
    keys = known.frame["key"]
    if str(keys[pair.one]).startswith(OWN_ID):
        return pair.one, pair.other
    ends = {str(known.frame.at[number, "shown"]): number for number in (pair.other, pair.one)}
    chosen = st.radio(
        "Numret som ska gälla", list(ends), horizontal=True, key=f"{KEPT}_{keys[pair.one]}_{keys[pair.other]}"
    )
    kept = ends[chosen or next(iter(ends))]
    return (pair.one, pair.other) if kept == pair.other else (pair.other, pair.one)


def _merge(known: Register, pair: Alike, gone: int, kept: int, who: str) -> None:
    store, keys = cached.store(), known.frame["key"]
    person = without_persons(who.strip()) or turns.person()
    decision = f"Avgjort av {person} {today().isoformat()}: namnen {pair.likeness} % lika, {pair.why}"
    cells = {"from_key": str(keys[gone]), "to_key": str(keys[kept]), "decision": decision}
    what = f"{_named(known, gone)} är nu samma företag som {_named(known, kept)}"
    options = Options(source=person, loaded_by=turns.person())
    turns.do(lambda tell: Decided(what, enter(store, "company_merge", cells, options, tell)))


def _tell_apart(known: Register, pair: Alike, who: str) -> None:
    store = cached.store()
    one, other = sorted(str(known.frame.at[number, "key"]) for number in (pair.one, pair.other))
    person = without_persons(who.strip()) or turns.person()
    what = f"{_named(known, pair.one)} och {_named(known, pair.other)} är olika företag och föreslås inte igen"

    def work(_tell: turns.Tell) -> Decided:
        write_note(store, DIFFERENT, f"{one} | {other}", {"one": one, "other": other}, person)
        return Decided(what)

    turns.do(work)


def _named(known: Register, number: int) -> str:
    return known.name_of(str(known.frame.at[number, "key"]))


def _tell_decided() -> None:
    last = turns.result()
    if isinstance(last, turns.Refused):
        st.error(plain(last.why))
    if not isinstance(last, Decided):
        return
    if last.receipt is None:
        st.success(f"{plain(last.what)}.")
    elif last.receipt.is_faulty:
        said = " ".join(f"{problem.column}: {problem.message}" for problem in last.receipt.problems)
        st.error(f"Företagen är inte sammanslagna. {plain(said)}")
    else:
        st.success(f"{plain(last.what)} (leverans {last.receipt.id}). Ångra den leveransen på Läs in om det blev fel.")
        loading.when_seen()


def _listed(known: Register, pairs: Sequence[Alike]) -> pd.DataFrame:
    one, other = known.frame.loc[[pair.one for pair in pairs]], known.frame.loc[[pair.other for pair in pairs]]
    return pd.DataFrame(
        {
            "Företag": one["name"].tolist(), "Nummer": one["shown"].tolist(),
            "Kan vara samma som": other["name"].tolist(), "Dess nummer": other["shown"].tolist(),
            "Kommun": one["place"].tolist(), "Likhet": [f"{pair.likeness} %" for pair in pairs],
            "Därför": [pair.why for pair in pairs],
        }, dtype=object,
    )  # fmt: skip


def _leads(pairs: Sequence[Alike]) -> list[str]:
    return [listing.here(**{PAIR: str(place)}) for place in range(1, len(pairs) + 1)]


def _told_apart(known: Register, told_apart: Sequence[Note]) -> None:
    """The pairs that somebody has said are two companies, each to be proposed again if that was wrong."""
    with st.expander(f"Avgjorda som olika företag ({texts.number(len(told_apart))})"):
        for note in reversed(told_apart):
            with st.container(horizontal=True, vertical_alignment="center"):
                names = " och ".join(_name_then(known, note.content, end) for end in ("one", "other"))
                st.markdown(plain(f"{names}: {note.made_by}, {texts.short_day(note.made_at)}"))
                if st.button("Föreslå igen", key=f"igen_{note.number}"):
                    end_note(cached.store(), DIFFERENT, note.name)
                    turns.forget()
                    st.rerun()


def _name_then(known: Register, content: Mapping[str, str], end: str) -> str:
    return known.name_of(content[end]) or "ett företag som inte längre är känt"
