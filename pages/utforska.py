"""Utforska: any measure by any two dimensions, with totals that are counted anew."""

from corespons.ui import blocks, exploring

blocks.heading("Utforska")
exploring.show(exploring.choices())
