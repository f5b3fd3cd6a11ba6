"""Ekonomi: budget against outcome and time, who pays, and what a company and a service cost."""

import streamlit as st

from corespons.ui import blocks, economy, filters

chosen = filters.chosen()
blocks.heading("Ekonomi")
if not economy.has_economy(chosen):
    st.stop()
if economy.has_costs(chosen):
    left, right = st.columns([3, 2], gap="large")
    with left:
        economy.over_time(chosen)
        economy.per_unit(chosen)
    with right:
        economy.figures(chosen)
left, right = st.columns(2, gap="large")
with left:
    economy.by_category(chosen)
with right:
    economy.funding(chosen)
