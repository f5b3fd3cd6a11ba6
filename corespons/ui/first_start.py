"""The first start: filling an empty database with the example, with progress."""

import streamlit as st

from corespons.ui import cached, navigation

DOING = "Läser in exempeldata …"


def example_button() -> None:
    """One click fills the database with the example and lands on Läget."""
    if cached.has_data():
        st.write("Databasen har redan uppgifter. Exemplet kan bara läsas in i en tom databas.")
        navigation.link(navigation.FIRST)
    elif st.button("Utforska exempeldata", type="primary", icon=":material/explore:", width="stretch"):
        bar = st.progress(0.0, DOING)

        def show(done: float, doing: str) -> None:
            bar.progress(min(done, 1.0), doing or DOING)

        cached.load_example(show)
        navigation.go_to(navigation.FIRST)
