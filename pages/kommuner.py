"""Kommuner: map, comparison, one municipality at a time."""

from corespons.ui import blocks, profile, side_by_side

blocks.heading("Kommuner")
measure = side_by_side.chosen_measure()
side_by_side.map_and_bars(measure)
side_by_side.white_spots()
profile.profile(measure)
