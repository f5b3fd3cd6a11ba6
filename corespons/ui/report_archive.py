"""The reports that have been made, the newest first: to fetch again byte for byte and to hold against the database."""

import pandas as pd
import streamlit as st

from corespons import reports, texts
from corespons.errors import CoResponsError
from corespons.reports.verifying import Verdict, verify
from corespons.ui import cached, filters, tables
from corespons.ui.plain import plain

EVERY = "Alla rapporter"
HEADS = ("Rapport", "Format", "Gäller", "Framställd", "Till och med leverans", "Av", "Fingeravtryck", "SHA-256")
MOST_TOLD, MOST_LISTED, DIGITS = 10, 50, 16


def shown() -> None:
    """The list with a choice of kind; one of the reports can be fetched or checked. The open sees only the open."""
    st.header("Tidigare rapporter", anchor=False)
    found = [one for one in reports.kept_reports(cached.store()) if one.is_open or not filters.chosen().is_open]
    if not found:
        st.write("Ingen rapport har skapats ännu. Varje rapport som skapas sparas här.")
        return
    titles = list(dict.fromkeys(_title(one) for one in found))
    with st.container(horizontal=True, vertical_alignment="bottom"):
        kind = st.selectbox("Visa", [EVERY, *titles], width=240)
        listed = [one for one in found if kind in (EVERY, _title(one))]
        names = {f"{texts.clock(one.made_at)}: {one.name} ({place})": one for place, one in enumerate(listed, 1)}
        chosen = names[st.selectbox("Tidigare rapport", list(names), width=520)]
    _use(chosen)
    rows = [_row(one) for one in listed[:MOST_LISTED]]
    st.html(tables.html_table(pd.DataFrame(rows, columns=list(HEADS), dtype="str"), "Tidigare rapporter"))
    if len(listed) > MOST_LISTED:
        st.write(f"Tabellen visar de {MOST_LISTED} senaste; alla {texts.number(len(listed))} går att välja ovanför.")


def _title(kept: reports.Kept) -> str:
    return reports.find_kind(kept.kind).title


def _row(kept: reports.Kept) -> tuple[str, ...]:
    about = f"{kept.about} · exempeldata" if kept.is_example else kept.about
    fingerprint = kept.fingerprint[:DIGITS] or "ett för varje kommun"
    return (
        _title(kept), reports.find_format(kept.format).name, about, texts.clock(kept.made_at), str(kept.delivery),
        kept.made_by, fingerprint, kept.sha256[:DIGITS],
    )  # fmt: skip


def _use(kept: reports.Kept) -> None:
    """The buttons for one report, and what a check of it says."""
    try:
        content = reports.content_of(cached.store(), kept)
    except CoResponsError as error:
        st.error(plain(str(error)))
        return
    with st.container(horizontal=True):
        st.download_button("Hämta igen", content, kept.name, kept.media, on_click="ignore", icon=":material/download:")
        if not st.button("Kontrollera", icon=":material/fact_check:", help="Räknar om talen ur rapportens dataläge."):
            return
    try:
        with st.spinner("Räknar om talen"):
            _tell(verify(content, cached.store()))
    except CoResponsError as error:
        st.error(plain(str(error)))


def _tell(verdicts: list[Verdict]) -> None:
    differences = [words for one in verdicts for words in one.differences]
    if not differences:
        st.success(plain(f"Lika: alla tal är desamma. {verdicts[0].state}."))
        return
    rest = f"\n- Därtill {len(differences) - MOST_TOLD}." if len(differences) > MOST_TOLD else ""
    st.warning("Olika:\n" + "\n".join(f"- {plain(words)}" for words in differences[:MOST_TOLD]) + rest)
