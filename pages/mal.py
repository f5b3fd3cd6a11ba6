"""Mål och inställningar: a form for new targets, the targets decided, and the project's settings."""

from corespons.ui import blocks, filters, project_settings, targets, turns

blocks.heading("Mål och inställningar")
turns.follow()
if not filters.chosen().is_open:
    targets.form()
targets.listed()
project_settings.shown()
