"""Kommuner: Map, comparison, one municipality at a time."""

from corespons.ui import blocks

blocks.heading("Kommuner")
