"""Delmål 3: services that hit, with effect. Survey answers, and what the effects can bear."""

from corespons.ui import depth_sections, goal_page

chosen = goal_page.draw(3)
depth_sections.survey(chosen)
depth_sections.effects(chosen)
