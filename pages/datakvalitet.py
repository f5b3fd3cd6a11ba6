"""Datakvalitet: how far the rows can be trusted, and every fault as a list to work off."""

from corespons.ui import blocks, filters, quality, quality_tables

chosen = filters.chosen()
blocks.heading("Datakvalitet")
finding = quality.chosen_finding()
if finding:
    quality.finding(chosen, finding)
else:
    quality.sound_rows(chosen)
    quality.overview(chosen)
    quality_tables.per_table_and_source(chosen)
    quality_tables.filled(chosen)
