"""A crossed list, with years or places as headings: read long, one row a cell, unless a person says otherwise."""

from collections.abc import Sequence

import streamlit as st

from corespons.intake.matching_lists import FoundList
from corespons.intake.saved_profiles import SavedProfile

LABEL = "Läs varje cell under rubrikerna som en egen rad, med rubriken i kolumnen {}"


def as_read(found: FoundList, key: str, saved: Sequence[SavedProfile], source: str | None) -> FoundList:
    """The list made long or as it stands: as a person has said, else as a saved profile knows it, else long."""
    if found.as_it_stands is None:
        return found
    plain = found.as_it_stands
    is_known = any(
        not one.profile.across and source in (None, one.profile.source) and not one.differs(plain.headings)
        for one in saved
    )
    return found if st.session_state.get(f"korsad_{key}", not is_known) else plain


def ask(found: FoundList, key: str, is_long: bool) -> None:
    """Let a person say how a crossed list is read; what is chosen holds when the page is drawn next."""
    if found.across:
        st.checkbox(LABEL.format(found.across), is_long, key=f"korsad_{key}")
