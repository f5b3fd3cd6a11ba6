"""A search field whose words live in the address, except a person's number: it becomes its key before it is kept."""

from functools import partial

import streamlit as st

from corespons.intake.persons import Persons, ten_digits
from corespons.store import Store
from corespons.ui import cached


def words(label: str, parameter: str, placeholder: str) -> str:
    """What is searched for."""
    kept, field = st.query_params.get(parameter, ""), f"_{parameter}"
    if st.session_state.get(field) != kept:
        st.session_state[field] = without_persons(kept)
    return st.text_input(
        label, key=field, on_change=partial(_keep, parameter, field), width=300, placeholder=placeholder
    )


def without_persons(text: str, store: Store | None = None) -> str:
    """The text with every person's number replaced by its key in a store, the dashboard's own unless told otherwise."""
    persons = Persons((store or cached.store()).secret)
    number = ten_digits(text)
    return persons.key(number) if number and number[2] in "01" else persons.hide_likely(text)


def _keep(parameter: str, field: str) -> None:
    said = without_persons(st.session_state[field].strip())
    st.session_state[field] = said
    if said:
        st.query_params[parameter] = said
    else:
        st.query_params.pop(parameter, None)
