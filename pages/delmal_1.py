"""Delmål 1: reach in depth, and which companies several actors have met."""

from corespons.ui import depth_sections, goal_page

chosen = goal_page.draw(1)
depth_sections.overlap(chosen)
