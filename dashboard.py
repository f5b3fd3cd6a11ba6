"""The frame: page config, the database, the shared filters and the navigation. Nothing else.

`streamlit run dashboard.py` imports this file once for the server (`app`) and runs it anew for every look at a page.
"""

import streamlit as st

from corespons.errors import CoResponsError
from corespons.settings import STATIC, project
from corespons.ui import blocks, cached, failures, filters, navigation, server, standing, views_button


def draw() -> None:
    """One look at a page."""
    # First of all, and with our icon: else the menu's icon becomes the page's, and is fetched from another host.
    st.set_page_config(page_title=project().name, page_icon=str(STATIC / "icon.png"), layout="wide")
    try:
        cached.look_anew()
        has_data = cached.has_data()
        standing.keep_warm()
    except CoResponsError as error:
        st.title(project().name)
        st.error(str(error))
        st.stop()
    page, entry = navigation.choose(has_data)
    st.set_page_config(page_title=f"{entry.title} · {project().name}")
    if has_data:
        with filters.draw(cached.default_as_of()):
            views_button.show()
    if entry.needs_data and not has_data:
        blocks.nothing_loaded(entry)
    else:
        page.run()


if __name__ == "__main__":
    draw()
else:
    app = st.App(__file__, middleware=server.AROUND, lifespan=server.warmed, on_script_error=failures.show_failure)
