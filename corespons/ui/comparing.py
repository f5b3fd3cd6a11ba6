"""Choices of single pages, in the address: the day of comparison, the projector's view, a sub-goal's indicator."""

from datetime import date, timedelta

import streamlit as st

from corespons.indicators import CATALOGUE
from corespons.ui.filters import EARLIEST

SINCE, VIEW, MEASURE = "jamfor", "vy", "matt"
SCREEN, PROJECTOR = "skärm", "projektor"
OPENED_WITH = "_jamfor_opened_with"
A_WEEK = timedelta(days=7)


def since(as_of: date) -> date:
    """The day to compare with, a week before the as-of date until the reader chooses another."""
    opens_with, latest = as_of - A_WEEK, as_of - timedelta(days=1)
    _follow_default(opens_with, latest)
    chosen = st.date_input(
        "Jämfört med", opens_with, min_value=EARLIEST, max_value=latest, key=SINCE, format="YYYY-MM-DD", width=134,
        bind="query-params", help="Ändringarna räknas från det som var känt den dagen.",
    )  # fmt: skip
    return chosen or opens_with


def is_projected() -> bool:
    """The choice of view: the ordinary, or large type without menus for a projector."""
    view = st.segmented_control("Vy", (SCREEN, PROJECTOR), default=SCREEN, required=True, key=VIEW, bind="query-params")
    return view == PROJECTOR


def measure(goal: int) -> str:
    """Which of a sub-goal's indicators is looked at: its id."""
    ids = {indicator.name: indicator.id for indicator in CATALOGUE.values() if indicator.goal == goal}
    names = list(ids)
    name = st.pills("Mått", names, default=names[0], required=True, key=MEASURE, bind="query-params")
    return ids[name or names[0]]


def _follow_default(opens_with: date, latest: date) -> None:
    """A day that nobody chose follows the as-of date; one that has come to lie after it falls back."""
    chosen, before = st.session_state.get(SINCE), st.session_state.get(OPENED_WITH, opens_with)
    if chosen is not None and (chosen > latest or (chosen == before and before != opens_with)):
        st.session_state[SINCE] = opens_with
    st.session_state[OPENED_WITH] = opens_with
