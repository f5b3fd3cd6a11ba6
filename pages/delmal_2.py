"""Delmål 2: one offer that is easy to reach. Answer times, referrals and joint activities."""

import streamlit as st

from corespons.ui import depth_sections, goal_page

chosen = goal_page.draw(2)
left, right = st.columns([3, 2], gap="large")
with left:
    depth_sections.answers(chosen)
with right:
    depth_sections.joint_activities(chosen)
depth_sections.referrals(chosen)
