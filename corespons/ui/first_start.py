"""The first start: filling an empty database with the example, with progress."""

import streamlit as st

from corespons.example import load_example
from corespons.store import deliveries
from corespons.ui import cached, navigation, turns
from corespons.ui.plain import plain

FILLED = "filled"


def example_button() -> None:
    """One click fills the database with the example and lands on Läget."""
    turns.follow()
    if turns.result() == FILLED:
        turns.forget()
        navigation.go_to(navigation.FIRST)
    if isinstance(last := turns.result(), turns.Refused):
        st.error(plain(last.why))
    if cached.has_data():
        st.write("Databasen har redan uppgifter. Exemplet kan bara läsas in i en tom databas.")
        navigation.link(navigation.FIRST)
    elif st.button("Utforska exempeldata", type="primary", icon=":material/explore:", width="stretch"):
        _fill()


def _fill() -> None:
    store = cached.store()

    def work(tell: turns.Tell) -> str:
        if not deliveries(store):  # two first visitors may click: whoever comes second finds it done
            load_example(store, tell)
        return FILLED

    turns.do(work)
