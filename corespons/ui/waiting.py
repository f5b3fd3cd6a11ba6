"""The rows set aside: how many wait, from whom, and the workbook to correct them in."""

from collections import Counter
from collections.abc import Sequence
from functools import partial

import pandas as pd
import streamlit as st

from corespons import texts
from corespons.intake.quarantine import write_quarantine
from corespons.store import SetAsideRow
from corespons.ui import cached, loading, tables


def set_aside_rows() -> None:
    """The rows that wait, per source and table, and the workbook of one source at a time."""
    st.subheader("Åtsidosatta rader", anchor=False)
    rows = cached.set_aside()
    if not rows:
        st.write("Inga rader väntar på rättning.")
        return
    st.write(
        f"{texts.counted(len(rows), 'rad räknas', 'rader räknas')} inte förrän de är rättade. Hämta arbetsboken, rätta "
        "de gula cellerna och läs in den igen med samma källa; de rader som går in försvinner härifrån."
    )
    sources = sorted({row.source for row in rows}, key=texts.sort_key)
    table = pd.DataFrame([_line(source, [row for row in rows if row.source == source]) for source in sources])
    st.html(tables.html_table(table, "Åtsidosatta rader per källa"))
    with st.container(horizontal=True, vertical_alignment="bottom"):
        last = loading.last_source()
        index = sources.index(last) if last in sources else 0
        source = st.selectbox("Arbetsbok med rader från", sources, index, width=340)
        st.download_button(
            "Hämta raderna", partial(write_quarantine, [row for row in rows if row.source == source]),
            f"Åtsidosatta rader {source}.xlsx", loading.XLSX, on_click="ignore", icon=":material/download:",
        )  # fmt: skip


def _line(source: str, rows: Sequence[SetAsideRow]) -> dict[str, object]:
    sheets = Counter(row.sheet for row in rows)
    return {
        "Källa": source,
        "Rader": len(rows),
        "Flikar": ", ".join(f"{sheet} {texts.number(count)}" for sheet, count in sheets.items()),
    }
