"""Rapporter: choose a report and a format, read it, write in it, take it along; and the reports made earlier."""

from corespons.ui import blocks, report_archive, reporting

blocks.heading("Rapporter")
choice = reporting.choice()
reporting.make(choice)
report_archive.shown()
