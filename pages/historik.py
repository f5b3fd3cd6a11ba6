"""Historik: every delivery and undo, taking one back, and a row's whole life."""

from corespons.ui import blocks, filters, history, life, turns

blocks.heading("Historik")
row = life.chosen_row()
if filters.chosen().is_open:
    history.for_the_open_audience()
elif row:
    life.one_row(*row)
else:
    turns.follow()
    history.deliveries()
    life.find_row()
