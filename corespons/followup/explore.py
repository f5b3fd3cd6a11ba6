"""Any measure by any two dimensions: every cell and every total is the measure over its own rows, never a sum."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from corespons.errors import BadQuestion
from corespons.followup.classes import Class, areas_within, parts_of
from corespons.followup.dimensions import DIMENSIONS, INDUSTRY, Dimension, Family, goes_with, why_not
from corespons.followup.disclosure import NEVER, OPEN
from corespons.followup.measures import NOT_ABOUT_COMPANIES, measure, measures
from corespons.followup.slices import Slice, Slices
from corespons.followup.withheld import withheld
from corespons.geography import PROJECT
from corespons.indicators import Facts, Window
from corespons.indicators.statistics import Figure


@dataclass(frozen=True)
class Asked:
    """What is to be crossed: a measure in a window and an area, by one or two dimensions (their keys)."""

    id: str
    window: Window
    rows: str
    columns: str | None = None
    audience: str = "intern"
    area: str = PROJECT


@dataclass(frozen=True)
class Cell:
    """A cell: its value and base; None where there is none, or where it is hidden. Some figures do not exist at all."""

    value: float | None = None
    n: int | None = None
    hidden: bool = False
    exists: bool = True


@dataclass(frozen=True)
class Axis:
    """One side of the table: its dimension and classes."""

    dimension: Dimension
    classes: tuple[Class, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the classes."""
        return tuple(one.name for one in self.classes)

    @property
    def days(self) -> tuple[date, ...]:
        """The last day of each part of the window; empty for what is no time."""
        return tuple(one.last for one in self.classes if one.last)


@dataclass(frozen=True)
class Crossed:
    """The finished table. With one dimension there are no columns, and `row_totals` holds its figures."""

    asked: Asked
    name: str
    unit: str
    kind: str
    rows: Axis
    columns: Axis | None
    cells: tuple[tuple[Cell, ...], ...]
    row_totals: tuple[Cell, ...]
    column_totals: tuple[Cell, ...]
    total: Cell

    @property
    def is_count(self) -> bool:
        """Whether parts of a whole can be spoken of."""
        return self.kind == "count"


def cross(facts: Facts, asked: Asked) -> Crossed:
    """Compute every cell and total. `facts` must be those known at the window's as-of date.

    Raises BadQuestion with the reason for what cannot be crossed.
    """
    rows, columns = _dimensions(asked)
    indicator = measure(asked.id)
    slices = Slices(facts, asked.id, asked.window.end)
    down = _axis(slices, asked, rows)
    across = _axis(slices, asked, columns) if columns else None
    grid = _settled(slices, asked, down.classes, across.classes if across else ())
    return Crossed(
        asked, indicator.name, indicator.statistic.unit, indicator.kind, down, across,
        cells=tuple(tuple(row[:-1]) for row in grid[:-1]), row_totals=tuple(row[-1] for row in grid[:-1]),
        column_totals=tuple(grid[-1][:-1]), total=grid[-1][-1],
    )  # fmt: skip


def dimension(key: str) -> Dimension:
    """The dimension with a key. Raises BadQuestion naming those that exist."""
    found = next((one for one in DIMENSIONS if one.key == key), None)
    if found is None:
        raise BadQuestion(f"Indelningen {key!r} finns inte. Välj bland {', '.join(one.key for one in DIMENSIONS)}.")
    return found


def _dimensions(asked: Asked) -> tuple[Dimension, Dimension | None]:
    if asked.id not in measures(asked.audience == OPEN):
        raise BadQuestion(f"Måttet {asked.id!r} kan inte utforskas. Välj bland {', '.join(measures())}.")
    rows, columns = dimension(asked.rows), dimension(asked.columns) if asked.columns else None
    for one in (rows, columns):
        reason = one and why_not(measure(asked.id), one)
        if one and reason:
            raise BadQuestion(f"{measure(asked.id).name} finns inte efter {one.name.lower()}. {reason}")
    if columns and not goes_with(rows, columns):
        raise BadQuestion(f"{rows.name} och {columns.name.lower()} kan inte korsas med varandra.")
    return rows, columns


def _axis(slices: Slices, asked: Asked, dimension: Dimension) -> Axis:
    """The dimension's classes, without those of no use: empty places beside the areas, empty classes of a word."""
    classes = list(_classes(slices, asked, dimension))
    return Axis(dimension, tuple(one for one in classes if _is_kept(slices, asked, dimension, one)))


def _classes(slices: Slices, asked: Asked, dimension: Dimension) -> Sequence[Class]:
    if dimension.family is Family.PLACE:
        return list(areas_within(dimension, asked.area))
    if dimension.family is Family.TIME:
        return list(parts_of(dimension, asked.window))
    return [Class(name, number=number) for number, name in enumerate(slices.sorting(dimension).names)]


def _is_kept(slices: Slices, asked: Asked, dimension: Dimension, one: Class) -> bool:
    is_beside = one.area is not None and not one.area.isdigit()
    is_word = dimension.family is Family.ROW or dimension is INDUSTRY
    is_last = one.number is not None and one.number == len(slices.sorting(dimension).names) - 1
    if not (is_beside or is_word or is_last):
        return True
    figure = _figure(slices, asked, ((dimension, one),))
    return figure is not None and bool(figure.n or figure.missing)


def slice_of(asked: Asked, row: Class | None, column: Class | None) -> tuple[str, Slice]:
    """Where the figure of a cell is found, by its area and its slice; no class on a side is that side's total."""
    sides = ((asked.rows, row), (asked.columns, column))
    return _slice(asked, [(dimension(key), one) for key, one in sides if key and one])


def _slice(asked: Asked, classes: Sequence[tuple[Dimension, Class]]) -> tuple[str, Slice]:
    """Where a cell's figure is found: its area and its slice."""
    area = next((one.area for _, one in classes if one.area), asked.area)
    window = next((one.window for _, one in classes if one.window), asked.window)
    numbered = tuple((dimension, one.number) for dimension, one in classes if one.number is not None)
    return area, Slice(window, numbered)


def _figure(slices: Slices, asked: Asked, classes: Sequence[tuple[Dimension, Class]]) -> Figure | None:
    area, piece = _slice(asked, classes)
    return slices.figures(piece).get(area)


def _settled(slices: Slices, asked: Asked, down: Sequence[Class], across: Sequence[Class]) -> list[list[Cell]]:
    """The table with its totals last, every cell as the audience may see it."""
    places = [[slice_of(asked, one, other) for other in (*across, None)] for one in (*down, None)]
    found = [[slices.figures(piece).get(area) for area, piece in row] for row in places]
    is_open = asked.audience == OPEN
    hidden = np.array([[area in slices.hidden(piece, is_open) for area, piece in row] for row in places])
    if is_open and asked.id not in (*NEVER, *NOT_ABOUT_COMPANIES):
        sizes = np.array([[figure.n if figure else 0 for figure in row] for row in found])
        rows, columns = (np.array([one.in_total for one in side], dtype=bool) for side in (down, across))
        hidden = withheld(sizes, hidden, rows, columns)
    return [[_cell(one, bool(mark)) for one, mark in zip(*row, strict=True)] for row in zip(found, hidden, strict=True)]


def _cell(figure: Figure | None, hidden: bool) -> Cell:
    if figure is None:
        return Cell(exists=False)
    return Cell(hidden=True) if hidden else Cell(figure.value, figure.n)
