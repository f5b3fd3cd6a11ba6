"""Delmål 1: Goal 1 in depth."""

from corespons.ui import blocks

blocks.heading("Delmål 1")
