"""Indikatorer: What every indicator means."""

from corespons.ui import blocks

blocks.heading("Indikatorer")
