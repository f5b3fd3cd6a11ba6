"""Intake: from a delivered file to rows in the store, and a receipt of everything that was wrong."""

from corespons.intake.load import Options, load_files
from corespons.intake.receipt import Count, Problem, Receipt, StrictRefusal

__all__ = ["Count", "Options", "Problem", "Receipt", "StrictRefusal", "load_files"]
