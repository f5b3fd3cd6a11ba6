"""Läs in: Load deliveries, see what was set aside, undo."""

from corespons.ui import blocks

blocks.heading("Läs in")
