"""Indikatorer: what every indicator means."""

from corespons.ui import blocks, definitions

blocks.heading("Indikatorer")
definitions.catalogue()
