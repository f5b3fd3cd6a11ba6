"""White spots: which industries and sizes are not reached or least reached, of the companies that are known there."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from corespons.followup.classes import NOT_STATED, Sorting, sorting
from corespons.followup.dimensions import INDUSTRY, SIZE, Dimension
from corespons.followup.disclosure import FEW, OPEN
from corespons.followup.explore import Asked, Cell, Crossed
from corespons.followup.slices import Slice, Slices
from corespons.followup.withheld import withheld
from corespons.geography import PROJECT
from corespons.indicators import Facts, Known
from corespons.indicators.places import AREAS, Ints

REACHED = "D1.1"
ONLY_REACHED = "Bara nådda företag finns i Företag, så det går inte att säga hur stor del som är nådd."
ONLY_WHOLE = "Hur stor del som är nådd visas för öppen bara för hela projektet."


@dataclass(frozen=True)
class Population:
    """How many companies are known in each class of a dimension: those with a Företag row, and those reached.

    The last class holds those whose class is not stated.
    """

    dimension: Dimension
    names: tuple[str, ...]
    known: tuple[int, ...]
    reached: tuple[int, ...]


@dataclass(frozen=True)
class Spot:
    """A class: how many of its companies are reached and how many are known; None where it is not told.

    `hidden`: the audience may not see all of it.
    """

    name: str
    reached: int | None
    known: int | None
    hidden: bool = False

    @property
    def share(self) -> float | None:
        """How many of a hundred known companies are reached."""
        return None if self.reached is None or not self.known else 100 * self.reached / self.known


@dataclass(frozen=True)
class WhiteSpots:
    """The classes of a dimension, the least reached first and those that may not be seen last.

    `without`: the names of the classes in which no company is known. `no_shares`: why only the reached are told, in a
    sentence; empty where the known companies say something.
    """

    dimension: Dimension
    spots: tuple[Spot, ...]
    without: tuple[str, ...]
    no_shares: str = ""


def industries_known(known: Known, area: str) -> Population:
    """The companies known in an area by industry."""
    return _population(INDUSTRY, known, area)


def sizes_known(known: Known, area: str) -> Population:
    """The companies known in an area by size class."""
    return _population(SIZE, known, area)


def white_spots(population: Population, crossed: Crossed) -> WhiteSpots:
    """The population held against the reached companies, as the audience of the crossed table may see them.

    `crossed`: the companies reached in the same window and area, by the same dimension alone.
    """
    cells = dict(zip(crossed.rows.names, crossed.row_totals, strict=True))
    places = range(len(population.names))
    seen = _seen(population, crossed.asked)
    spots = [_spot(population, place, cells, seen) for place in places if population.known[place]]
    without = [population.names[place] for place in places[:-1] if not population.known[place]]
    no_shares = ONLY_WHOLE if seen is None else "" if population.known != population.reached else ONLY_REACHED
    ordered = sorted(spots, key=lambda spot: _order(spot, spot.reached if no_shares else spot.share))
    return WhiteSpots(population.dimension, tuple(ordered), tuple(without), no_shares)


def _spot(population: Population, place: int, cells: Mapping[str, Cell], seen: Sequence[int | None] | None) -> Spot:
    """A class as it may be seen; what is known of those whose class is not stated is no measure of anything."""
    name = population.names[place]
    cell = cells.get(name, Cell(0))  # a class that the crossed table leaves out has nobody in it
    reached = None if cell.value is None else int(cell.value)
    known = seen[place] if seen and name != NOT_STATED else None
    is_kept_back = reached is None or (seen is not None and seen[place] is None)
    return Spot(name, reached, known, is_kept_back)


def _population(dimension: Dimension, known: Known, area: str) -> Population:
    facts, end = known.facts, known.window.end
    how = sorting(dimension, facts, end, ())
    reached = _companies_reached(known, area)
    everyone = np.union1d(_companies_delivered(facts, known.end, area), reached)
    return Population(dimension, how.names, _sizes(how, everyone), _sizes(how, reached))


def _companies_reached(known: Known, area: str) -> Ints:
    observed, settled = Slices(known.facts, REACHED, known.window.end).observed(Slice(known.window))
    inside = np.isin(settled.place, _places(area))
    company: Ints = observed.frame["company"].to_numpy()[settled.unit[inside]]
    return company


def _companies_delivered(facts: Facts, day: int, area: str) -> Ints:
    """The companies with a Företag row that lie in the area on a day."""
    others = facts.reading.frame("not_companies")["company"].to_numpy()
    own = np.setdiff1d(facts.companies.frame["company"].to_numpy(), others)
    where = facts.companies.place_on(own, np.full(len(own), day))
    found: Ints = own[np.isin(where, _places(area))]
    return found


def _places(area: str) -> tuple[int, ...]:
    return next(one.places for one in AREAS if one.code == area)


def _sizes(how: Sorting, companies: Ints) -> tuple[int, ...]:
    assert how.by_company is not None
    counts = np.bincount(how.by_company(companies).astype(np.int64), minlength=len(how.names))
    return tuple(int(count) for count in counts)


def _seen(population: Population, asked: Asked) -> list[int | None] | None:
    """How many known companies the audience may count in each class; no list where it may count none of them.

    The open audience sees none that are few, nor any of which few are not reached, and never one hidden class alone,
    since other tables tell the sum; and only over the whole project, else one area could be taken from another.
    """
    if asked.audience != OPEN:
        return list(population.known)
    if asked.area != PROJECT:
        return None
    sizes = np.array([*population.known, sum(population.known)])
    pairs = zip(population.known, population.reached, strict=True)
    few = np.array([*(known in FEW or known - reached in FEW for known, reached in pairs), False])
    parts, no_columns = np.ones(len(sizes) - 1, dtype=bool), np.zeros(0, dtype=bool)
    hidden = withheld(sizes[:, None], few[:, None], parts, no_columns)[:-1, 0]
    return [None if mark else count for mark, count in zip(hidden, population.known, strict=True)]


def _order(spot: Spot, figure: float | None) -> tuple[bool, float, int]:
    """The smallest figure first, the most known first among equals; then those that are not told, as they stand."""
    is_told = figure is not None and not spot.hidden
    return not is_told, figure or 0.0 if is_told else 0.0, -(spot.known or 0) if is_told else 0
