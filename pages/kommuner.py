"""Kommuner: map, comparison, one municipality at a time."""

from corespons.ui import blocks, profile, side_by_side, white_spots

blocks.heading("Kommuner")
choice = side_by_side.chosen()
side_by_side.map_and_bars(choice)
profile.profile(choice.id)
white_spots.show()
