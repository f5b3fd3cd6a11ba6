"""Where an observation lies: the project's municipalities, and the three places beside them (R4, R5)."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt
import pandas as pd

from corespons.geography import DIGITAL, OUTSIDE, PROJECT, UNKNOWN, area_names, municipalities
from corespons.settings import project

Ints = npt.NDArray[np.integer]
Floats = npt.NDArray[np.float64]

CODES = tuple(municipality.code for municipality in municipalities())
COUNT = len(CODES)
UNKNOWN_PLACE, OUTSIDE_PLACE, DIGITAL_PLACE = COUNT, COUNT + 1, COUNT + 2
PLACES = COUNT + 3
FIRST = -(2**31)


@dataclass(frozen=True)
class Area:
    """An area a result is given for: its level, code and name, and which places lie in it."""

    level: str
    code: str
    name: str
    places: tuple[int, ...]


def _areas() -> tuple[Area, ...]:
    names = area_names()
    own = range(COUNT)
    whole = Area("project", PROJECT, names[PROJECT], (*own, UNKNOWN_PLACE, DIGITAL_PLACE))
    regions = [
        Area("region", region, names[region], tuple(place for place in own if CODES[place][:2] == region))
        for region in project().regions
    ]
    towns = [Area("municipality", code, names[code], (place,)) for place, code in enumerate(CODES)]
    beside = ((UNKNOWN, UNKNOWN_PLACE), (OUTSIDE, OUTSIDE_PLACE), (DIGITAL, DIGITAL_PLACE))
    buckets = [Area("bucket", code, names[code], (place,)) for code, place in beside]
    return (whole, *regions, *towns, *buckets)


AREAS = _areas()
MEMBERS: Floats = np.array([[float(place in area.places) for place in range(PLACES)] for area in AREAS])
POPULATION: Floats = np.array([float(town.population) for town in municipalities()] + [0.0] * (PLACES - COUNT))


def places_of(municipality: "pd.Series[str]") -> Ints:
    """The place of each municipality code; a code beside the project's own lies outside, a missing one is unknown."""
    words = pd.Categorical(municipality)
    own = {code: place for place, code in enumerate(CODES)}
    by_code: Ints = np.array([*(own.get(str(code), OUTSIDE_PLACE) for code in words.categories), UNKNOWN_PLACE])
    return np.take(by_code, words.codes)


@dataclass(frozen=True)
class CompanyRows:
    """What is said of each company over time: rows in the order of company and date, found by company and day.

    `starts`: each company's first row, -1 without one; the last entry stands for companies beyond the rows.
    """

    frame: pd.DataFrame
    starts: Ints
    counts: Ints
    ordering: Ints
    has_several: bool

    @classmethod
    def of(cls, frame: pd.DataFrame) -> "CompanyRows":
        """The index over rows sorted by company and valid_from (missing first)."""
        company = frame["company"].to_numpy()
        beyond = int(company.max(initial=-1)) + 1
        counts = np.bincount(company, minlength=beyond + 1)
        starts = np.where(counts > 0, np.cumsum(counts) - counts, -1).astype(np.int32)
        since = np.nan_to_num(frame["valid_from"].to_numpy(dtype=np.float64), nan=FIRST).astype(np.int64)
        return cls(frame, starts, counts, ordered(company, since), bool((counts > 1).any()))

    def row_on(self, company: Ints, day: Ints) -> Ints:
        """The position of the row that holds for each company on each day; -1 for a company without rows.

        The latest valid_from not after the day; if all are later, the earliest.
        """
        safe = np.minimum(company, len(self.starts) - 1)
        found: Ints = self.starts[safe]
        if self.has_several:
            several = np.flatnonzero(self.counts[safe] > 1)
            last = np.searchsorted(self.ordering, ordered(safe[several], day[several]), side="right") - 1
            found[several] = np.maximum(last, found[several])
        return found

    def value_on(self, column: str, company: Ints, day: Ints) -> Floats:
        """A yes/no column's value on each day: 1, 0 or NaN."""
        row = self.row_on(company, day)
        values = self.frame[column].to_numpy(dtype=np.float64)
        return np.where(row >= 0, values[row] if len(values) else np.nan, np.nan)

    def word_on(self, column: str, company: Ints, day: Ints) -> pd.Categorical:
        """A text column's value on each day."""
        row = self.row_on(company, day)
        words = pd.Categorical(self.frame[column])
        codes = np.where(row >= 0, words.codes[row] if len(words) else -1, -1)
        return pd.Categorical.from_codes(codes, categories=words.categories)

    def place_on(self, company: Ints, day: Ints) -> Ints:
        """The place of each company on each day."""
        return self.places[self.row_on(company, day)]

    @cached_property
    def places(self) -> Ints:
        """Each row's place, and last the place of a company without rows, which row -1 finds."""
        return np.append(places_of(self.frame["municipality"]), UNKNOWN_PLACE).astype(np.int16)

    @cached_property
    def led_by_women(self) -> Floats:
        """Whether each row says that women lead the company, NaN where it does not tell; NaN last, for row -1."""
        led = pd.Categorical(self.frame["leadership"])
        return np.append(np.where(led.codes >= 0, np.asarray(led == "kvinnor"), np.nan), np.nan)


def ordered(company: Ints, day: Ints) -> Ints:
    """One number a pair, in the order of company, then day."""
    return company.astype(np.int64) * 2**33 + (np.asarray(day, dtype=np.int64) - FIRST)
