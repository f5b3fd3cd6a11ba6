"""Läget: the state in a minute. What needs attention, then every sub-goal's indicators against plan and target."""

import streamlit as st

from corespons import texts
from corespons.settings import project
from corespons.ui import blocks, comparing, filters, panels, standing, wall

chosen = filters.chosen()
as_of = chosen.window.as_of
with st.container(horizontal=True, vertical_alignment="bottom", key="laget"):
    with st.container(key="rubrik"):
        blocks.heading(f"Läget {texts.week(as_of)}")
    since = comparing.since(as_of)
    is_projected = comparing.is_projected()

panels.project_time(as_of)
panels.attention(standing.attention(chosen, since), is_projected)
rows = standing.rows(chosen, since)
compared = None if chosen.is_open else texts.short_day(since)
for goal, title in project().goals.items():
    st.html(f'<h2 class="cr-h"><span>Delmål {goal}</span> {title}</h2>')
    shown = standing.most_important(rows.get(goal, [])) if is_projected else rows.get(goal, [])
    wall.draw(wall.Wall(f"Delmål {goal}", shown, compared))
if is_projected:
    st.html('<div class="cr-projector"></div>')
else:
    st.html('<h2 class="cr-h">Gemensamt för delmålen</h2>')
    wall.draw(wall.Wall("Gemensamt för delmålen", rows.get(0, []), compared))
wall.key()
