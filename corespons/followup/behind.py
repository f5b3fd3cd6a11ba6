"""What is behind a cell of a crossed table: the rows that its figure was made of, as many as the cell says."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from corespons.errors import BadQuestion
from corespons.followup.disclosure import OPEN
from corespons.followup.explore import Axis, Cell, Crossed, slice_of
from corespons.followup.measures import measure
from corespons.followup.slices import Slices
from corespons.indicators import Facts
from corespons.indicators.places import AREAS, POPULATION
from corespons.indicators.registry import Observations
from corespons.indicators.statistics import PER_POPULATION, Settled

TOTAL = "Totalt"
COUNTING = ("count", "rate", "coverage")  # of what has a value they count only that for which it is true
ONLY_INTERN = "Vilka som finns bakom en ruta visas bara för målgruppen intern."
TOO_FEW = "Rutan visas inte, och därför inte heller vad som finns bakom den."
NO_ROWS = "Måttet räknas fram ur flera tabeller tillsammans; bakom rutan finns ingen lista av rader."


@dataclass(frozen=True, eq=False)
class Behind:
    """The rows behind a cell: company (a number, or None), activity (a key, or None), day, persons and counts.

    `counts` is 1 for what is in a share's numerator, 0 for the rest of its base, and None where it is not told: for
    other measures, and for answers to a survey, which are nobody else's business. `missing` says how many more there
    are whose value is not known.
    """

    cell: Cell
    rows: pd.DataFrame
    missing: int


def behind(facts: Facts, crossed: Crossed, row: str, column: str = TOTAL) -> Behind:
    """The rows behind the cell with these names. `facts` must be those the table was made of.

    Raises BadQuestion, in words for the reader, for a cell that is not there and for what may not be listed.
    """
    asked, indicator = crossed.asked, measure(crossed.asked.id)
    cell = cell_at(crossed, row, column)
    if asked.audience == OPEN:
        raise BadQuestion(ONLY_INTERN)
    if cell.hidden:
        raise BadQuestion(TOO_FEW)
    if indicator.observe is None or indicator.kind == "distinct":
        raise BadQuestion(NO_ROWS)
    sides = [None if one is None else one.classes[place] if place < len(one.classes) else None
             for one, place in _places(crossed, row, column)]  # fmt: skip
    area, piece = slice_of(asked, *sides)
    observed, settled = Slices(facts, asked.id, asked.window.end).observed(piece)
    inside = np.isin(settled.place, next(one.places for one in AREAS if one.code == area))
    if indicator.statistic is PER_POPULATION:
        inside &= POPULATION[settled.place] > 0  # who lies in no municipality is in no rate
    known = inside if settled.value is None else inside & ~np.isnan(settled.value)
    missing = int(inside.sum() - known.sum())
    if settled.value is not None and indicator.kind in COUNTING:
        known &= settled.value == 1
    rows = _rows(observed, settled)
    if indicator.kind != "share" or indicator.is_survey:
        rows = rows.assign(counts=None)
    return Behind(cell, rows[known].reset_index(drop=True), missing)


def cell_at(crossed: Crossed, row: str, column: str = TOTAL) -> Cell:
    """The cell with these names of classes; TOTAL is the last. Raises BadQuestion where there is none."""
    (_, down), (_, across) = _places(crossed, row, column)
    grid = [(*cells, total) for cells, total in zip(crossed.cells, crossed.row_totals, strict=True)]
    return [*grid, (*crossed.column_totals, crossed.total)][down][across]


def _places(crossed: Crossed, row: str, column: str) -> tuple[tuple[Axis | None, int], tuple[Axis | None, int]]:
    return (crossed.rows, _place(crossed.rows, row)), (crossed.columns, _place(crossed.columns, column))


def _place(axis: Axis | None, name: str) -> int:
    names = [*(axis.names if axis else ()), TOTAL]
    if name not in names:
        raise BadQuestion(f"Tabellen har ingen ruta {name!r}. Välj bland dem som finns i listorna.")
    return names.index(name)


def _rows(observed: Observations, settled: Settled) -> pd.DataFrame:
    """The observations that are in the slice, each once."""
    frame = observed.frame.iloc[settled.unit]
    key = "row_key" if observed.company is None and "row_key" in frame else None
    return pd.DataFrame(
        {
            "company": frame[observed.company].to_numpy() if observed.company else None,
            "activity": frame[key].astype(str).to_numpy() if key else None,
            "day": frame[observed.date].to_numpy(),
            "place": settled.place,
            "persons": settled.weight if settled.weight is not None else 1.0,
            "counts": settled.value,
        },
        index=range(len(frame)),
    )
