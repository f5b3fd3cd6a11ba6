"""What was delivered: every delivery and undo as a table, one of them in detail, and taking it back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape

import pandas as pd
import streamlit as st

from corespons import texts
from corespons.errors import CoResponsError
from corespons.store import LedgerEntry, Undone, undo
from corespons.ui import blocks, cached, filters, links, listing, loading, receipts, tables, turns
from corespons.ui.plain import plain

SHOWN, NAMED = 15, 20
KINDS = {"load": "Inläsning", "example": "Exempel"}
NUMBER, FOLLOWED = "leverans", "_leverans"
HEADS = ("Nr", "När", "Källa", "Fil", "Vad", "Av", "Ångrad av")


@dataclass(frozen=True)
class TakenBack:
    """An undo that was done: which delivery, and what came of it."""

    number: int
    undone: Undone


def deliveries() -> None:
    """The one delivery that is chosen, and under it all of them, the last first."""
    st.header("Leveranser", anchor=False)
    entries = cached.ledger()[::-1]
    if not entries:
        blocks.empty(
            "Inget är inläst ännu.",
            "Läs in under Data, Läs in. Här står sedan varje leverans: vad, när, av vem, och vad som ångrats.",
        )  # fmt: skip
        return
    _tell_last_undo()
    labels = {entry.number: _label(entry) for entry in entries}
    _follow_address(labels)
    number = st.selectbox(
        "Visa kvitto eller ångra", list(labels), index=None, key=NUMBER, format_func=lambda one: labels[one],
        placeholder="Välj en leverans, eller klicka på ett nummer i tabellen",
    )  # fmt: skip
    if number is not None:
        _detail(next(entry for entry in entries if entry.number == number))
    shows_all = len(entries) <= SHOWN or st.toggle(f"Visa alla {texts.number(len(entries))}", key="alla_leveranser")
    shown = entries if shows_all else entries[:SHOWN]
    rows = [_line(entry) for entry in shown]
    st.html(tables.real_table("Leveranser, den senaste först", HEADS, rows, [False] * len(HEADS)))
    as_of = filters.chosen().window.as_of
    later = sum(entry.recorded_at.date() > as_of for entry in entries)
    if later:
        st.html(
            f'<p class="cr-soft">{texts.counted(later, "leverans kom", "leveranser kom")} in efter '
            f"{texts.day(as_of)} och räknas inte i det läge som visas på andra sidor.</p>"
        )


def to_delivery(number: int) -> str:
    """The address of a delivery's receipt, where it can also be undone."""
    return links.to_page("historik", **{NUMBER: str(number)})


def _follow_address(labels: Mapping[int, str]) -> None:
    """A delivery in the address is chosen once, so that the reader may then choose another."""
    asked = st.query_params.get(NUMBER, "")
    if asked.isdecimal() and int(asked) in labels and st.session_state.get(FOLLOWED) != asked:
        st.session_state[NUMBER] = int(asked)
    st.session_state[FOLLOWED] = asked


def _line(entry: LedgerEntry) -> tables.Cells:
    number = f'<a class="cr-link" href="{escape(listing.here(**{NUMBER: str(entry.number)}))}">{entry.number}</a>'
    undone = f"Leverans {entry.undone_by}" if entry.undone_by else ""
    words = (texts.clock(entry.recorded_at), entry.source, entry.file, _what(entry), entry.loaded_by or "", undone)
    return (number, *map(escape, words))


def _what(entry: LedgerEntry) -> str:
    if entry.undoes is None:
        return f"{KINDS.get(entry.kind, entry.kind)}: {receipts.summary(entry.receipt)}"
    back, gone = entry.receipt.get("restored", 0), entry.receipt.get("withdrawn", 0)
    said = [f"{texts.number(back)} åter"] if back else []
    said += [f"{texts.number(gone)} slutat gälla"] if gone else []
    return f"Ångrar leverans {entry.undoes}: {texts.listed(said) or 'inga rader'}"


def _label(entry: LedgerEntry) -> str:
    what = f"Ångrar {entry.undoes}" if entry.undoes else entry.file
    return f"{entry.number} · {what} · {entry.source} · {texts.short_day(entry.recorded_at)}"


def _detail(entry: LedgerEntry) -> None:
    with st.container(border=True):
        st.markdown(f"**Leverans {entry.number}**")
        if entry.undoes is None:
            receipts.show(entry.receipt, entry.number)
        else:
            _name_left(entry.receipt.get("left", ()))
        if entry.undone_by:
            st.write(f"Ångrad av leverans {entry.undone_by}. Ångra {entry.undone_by} om den ska gälla igen.")
        elif st.button(f"Ångra leverans {entry.number} …", icon=":material/undo:"):
            _confirm(entry)


@st.dialog("Ångra en leverans")
def _confirm(entry: LedgerEntry) -> None:
    """Tell what an undo would do before it is done."""
    st.write(f"Leverans {plain(_label(entry))} ångras.")
    try:
        foreseen = cached.foresee_undo(entry.number)
    except CoResponsError as error:
        st.error(str(error))
        return
    st.write(_consequence(foreseen))
    _name_left(foreseen.left)
    st.write("Inget raderas: med Läget per visas läget före, och ångrandet kan självt ångras.")
    with st.container(horizontal=True):
        does = st.button("Ångra leveransen", type="primary")
        if st.button("Avbryt"):
            st.rerun()
    if does:
        store = cached.store()
        turns.do(lambda _: TakenBack(entry.number, undo(store, entry.number, loaded_by=turns.person())))


def _consequence(undone: Undone) -> str:
    back = (
        [f"{texts.counted(undone.restored, 'rad', 'rader')} får åter sin tidigare lydelse"] if undone.restored else []
    )
    gone = [f"{texts.counted(undone.withdrawn, 'rad', 'rader')} slutar gälla"] if undone.withdrawn else []
    return f"{texts.listed([*back, *gone]) or 'Ingen rad ändras'}."


def _name_left(left: Sequence[Sequence[str]]) -> None:
    """The rows that a later delivery has changed, and that therefore stay as they are."""
    if left:
        named = [f"{sheet} {key}" for sheet, key in left[:NAMED]]
        rest = len(left) - len(named)
        more = f" och {texts.number(rest)} till" if rest > 0 else ""
        rows = texts.counted(len(left), "rad lämnas", "rader lämnas")
        st.write(f"{rows} som de är, eftersom en senare leverans har ändrat dem: {plain(', '.join(named))}{more}.")


def _tell_last_undo() -> None:
    last = turns.result()
    if isinstance(last, TakenBack):
        st.success(
            f"Leverans {last.number} är ångrad (leverans {last.undone.number}): {_consequence(last.undone)} "
            f"Ångra {last.undone.number} om den ändå ska gälla."
        )
        _name_left(last.undone.left)
        loading.when_seen()


def for_the_open_audience() -> None:
    """What everyone may know: when each source last delivered, not what."""
    st.write(
        "I den öppna versionen visas bara när uppgifterna senast kom in, inte vad de innehåller. "
        "Välj målgruppen intern för att läsa in, se kvitton och ångra."
    )
    last = {entry.source: entry.recorded_at.date() for entry in cached.ledger() if entry.kind != "undo"}
    if last:
        rows = [{"Källa": source, "Senaste leverans": day} for source, day in sorted(last.items())]
        st.html(tables.html_table(pd.DataFrame(rows), "Senaste leverans per källa"))
    else:
        st.write("Inget är inläst ännu.")
