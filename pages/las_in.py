"""Läs in: load deliveries, see what was set aside, undo."""

from corespons.ui import blocks, example_data, filters, guided_profiles, history, loading, turns, waiting

blocks.heading("Läs in")
if filters.chosen().is_open:
    history.for_the_open_audience()
else:
    turns.follow()
    example_data.notice()
    loading.upload()
    waiting.set_aside_rows()
    guided_profiles.saved()
    history.deliveries()
