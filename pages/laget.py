"""Läget: The state in a minute."""

from corespons.ui import blocks

blocks.heading("Läget")
