"""Matching values: what a foreign word may mean in one of our code lists, or among the actors."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from corespons.geography import plain
from corespons.intake.cell_text import is_missing, shown
from corespons.intake.cells import Known, read_column
from corespons.intake.matching import ALIKE, Sureness
from corespons.intake.matching_words import bare, likeness, value_synonyms
from corespons.intake.sheets import Cell, is_filled
from corespons.tables import Column, Kind, Table

YES_NO = ("ja", "nej")
MOST_VALUES = 40


@dataclass(frozen=True)
class Translation:
    """A foreign value, how many cells hold it, and which of ours it may mean; None = nothing near it."""

    value: str
    count: int
    meaning: str | None
    sureness: Sureness
    reason: str


def choices(column: Column, known: Known) -> tuple[str, ...]:
    """What the values of a column can be translated into; nothing where it is no list."""
    if column.kind is Kind.CODE:
        return column.codes
    if column.kind is Kind.YES_NO:
        return YES_NO
    return tuple(known.actors.names.values()) if column.kind is Kind.ACTOR else ()


def propose_values(table: Table, column: Column, cells: Sequence[Cell], known: Known) -> tuple[Translation, ...]:
    """What each value of a column that is not ours may mean, the commonest first."""
    open_to = choices(column, known)
    filled = [cell for cell in cells if is_filled(cell) and not is_missing(cell)]
    if not open_to or not filled:
        return ()
    faults = read_column(column, filled, known).faults
    counted = Counter(known.persons.hide_likely(shown(filled[place])) for place in faults)
    return tuple(
        _translation(table, column, value, count, open_to) for value, count in counted.most_common(MOST_VALUES)
    )


def _translation(table: Table, column: Column, value: str, count: int, open_to: tuple[str, ...]) -> Translation:
    meant = value_synonyms(table, column).get(bare(value))
    if meant:
        return Translation(value, count, meant, Sureness.LIKELY, f"”{value}” är ett känt ord för {meant}.")
    nearest = max(open_to, key=lambda one: likeness(value, one))
    if likeness(value, nearest) >= ALIKE:
        return Translation(value, count, nearest, Sureness.LIKELY, f"”{value}” liknar {nearest}.")
    held = next((one for one in open_to if len(bare(one)) > 3 and plain(one) in plain(value)), None)
    if held:
        return Translation(value, count, held, Sureness.UNSURE, f"”{value}” innehåller {held}.")
    return Translation(value, count, None, Sureness.UNSURE, f"”{value}” liknar inget i listan.")
