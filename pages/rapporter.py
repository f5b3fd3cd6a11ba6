"""Rapporter: choose a report and a format, make it, read it here and take it along."""

from corespons.ui import blocks, reporting

blocks.heading("Rapporter")
choice = reporting.choice()
reporting.make(choice)
