"""The button in the filter row that opens the saved views."""

import streamlit as st

OPENED = "sparade_vyer"


def show() -> None:
    """The button; what is behind it is read, and the pages' modules that it knows of loaded, when somebody looks."""
    views_open = st.popover("Sparade vyer", icon=":material/bookmark:", key=OPENED, on_change="rerun")
    if views_open.open:
        from corespons.ui import saved_views

        with views_open:
            saved_views.show()
