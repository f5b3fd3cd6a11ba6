"""Which indicators a tried load would move, as a table."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from corespons import texts
from corespons.followup.effects import Effect
from corespons.ui import tables


def show(moved: Sequence[Effect]) -> None:
    """The indicators that move, for the whole project, with their values before and after."""
    if not moved:
        st.write("Inga indikatorer för hela projektet ändras.")
        return
    st.write(f"{texts.sentence(texts.counted(len(moved), 'indikator', 'indikatorer'))} för hela projektet ändras:")
    frame = pd.DataFrame([
        {
            "Indikator": f"{one.id} {one.name}",
            "Nu": texts.quantity(one.before, one.unit),
            "Efter inläsningen": texts.quantity(one.after, one.unit),
            "Ändring": _moved(one),
        }
        for one in moved
    ])  # fmt: skip
    st.html(tables.html_table(frame, "Indikatorer som inläsningen ändrar"))


def _moved(one: Effect) -> str:
    if one.before is None or one.after is None:
        return "får värde" if one.before is None else "mister sitt värde"
    if texts.number(one.after, one.unit) == texts.number(one.before, one.unit):
        return "mindre än vad som syns"
    return texts.change(one.after - one.before, one.unit)
