"""An indicator's observations of all time: placed and put in order once, then asked window by window."""

from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

import numpy as np

from corespons.indicators.events import NEVER, first_of_each, until
from corespons.indicators.places import FIRST, PLACES, CompanyRows, Floats, Ints
from corespons.indicators.registry import Collapse, Observations
from corespons.indicators.spells import Spells, Tally
from corespons.indicators.statistics import CLASSES, Counts, Settled, cells_of

Values = TypeVar("Values", Floats, Ints)


@dataclass(frozen=True)
class History:
    """What is observed, whatever the window. `row`: where each stands in the frame, if not as it is; `spells`: where
    one observation a company is kept, in which windows it is this one; `known_from`: the day from which a value can be
    told; `company`: whose it is, where a missing value gives way to any other.
    """

    row: Ints | None
    date: Ints
    place: Ints
    value: Floats | None
    weight: Floats | None
    unit: Ints | None
    known_from: Ints | None
    spells: Spells | None
    company: Ints | None

    @classmethod
    def of(cls, collapse: Collapse, observed: Observations, companies: CompanyRows) -> "History":
        """Observations collapsed as far as no window is needed, each in its place."""
        date = _days(observed.frame[observed.date].to_numpy())
        company = None if observed.company is None else observed.frame[observed.company].to_numpy()
        value = None if observed.value is None else np.asarray(observed.value, dtype=np.float64)
        row, spells = None, observed.spells
        if company is not None and collapse is not Collapse.NONE:
            row = in_order(company, date)
            if collapse is Collapse.FIRST_EVER:
                row = row[first_of_each(company[row])]
            else:
                company, day = company[row], date[row]
                spells = Spells(day, _until(company, day, _at(value, row)), day)
        kept = slice(None) if row is None else row
        return cls(
            row=row,
            date=date[kept],
            place=placed(observed, companies)[kept],
            value=_at(value, kept),
            weight=None if observed.weight is None else observed.frame[observed.weight].to_numpy(np.float64)[kept],
            unit=_at(observed.unit, kept),
            known_from=_at(observed.known_from, kept),
            spells=spells,
            company=company if collapse is Collapse.LAST else None,
        )

    def settled(self, start: int, end: int) -> Settled:
        """The observations in a window."""
        kept = self._kept(start, end)
        value = _at(self.value, kept)
        if value is not None and self.known_from is not None:
            value = np.where(self.known_from[kept] <= end, value, np.nan)
        if self.spells is not None and self.spells.true_back_to is not None:
            value = (self.spells.true_back_to[kept] >= start).astype(np.float64)
        unit = self.row if self.unit is None else self.unit
        return Settled(self.place[kept], value, kept if unit is None else unit[kept], _at(self.weight, kept))

    def counts(self, start: int, end: int) -> Counts:
        """How many observations of each kind lie in each place in a window; none in one that ends before it starts."""
        if self.known_from is not None or self._gives_way:
            return self.settled(start, end).counts
        if self.spells is not None:
            return self._tally.counts(start, end)
        days, running = self._running
        before, after = np.searchsorted(days, (start, max(start, end + 1)))
        return Counts(running[after] - running[before])

    def _kept(self, start: int, end: int) -> Ints:
        if self.spells is None:
            return np.flatnonzero((self.date >= start) & (self.date <= end))
        kept = self.spells.standing(start, end)
        if self.value is None or self.company is None or not self._gives_way:
            return kept
        missing, company = np.isnan(self.value[kept]), self.company[kept]
        has_value = np.zeros(company.max(initial=-1) + 1, dtype=bool)
        has_value[company[~missing]] = True
        return kept[~(missing & has_value[company])]

    @cached_property
    def _gives_way(self) -> bool:
        return self.company is not None and self.value is not None and bool(np.isnan(self.value).any())

    @cached_property
    def _tally(self) -> Tally:
        assert self.spells is not None
        return Tally(self.spells, self.place, self.value)

    @cached_property
    def _running(self) -> tuple[Ints, Floats]:
        """The days on which anything is observed, and the counts up to before each and, last, of all."""
        days, day = np.unique(self.date, return_inverse=True)
        cell = day * (PLACES * CLASSES) + cells_of(self.place, self.value)
        by_day = np.bincount(cell, weights=self.weight, minlength=len(days) * PLACES * CLASSES)
        running = np.zeros((len(days) + 1, PLACES, CLASSES))
        np.cumsum(by_day.reshape(len(days), PLACES, CLASSES), axis=0, out=running[1:])
        return days, running


def in_order(company: Ints, date: Ints) -> Ints:
    """The rows in the order of company, then date, then as they stand; most queries give them so."""
    before, after = company[:-1], company[1:]
    if np.all((before < after) | ((before == after) & (date[:-1] <= date[1:]))):
        return np.arange(len(date))
    return np.lexsort((date, company))


def _at(values: Values | None, rows: Ints | slice) -> Values | None:
    return None if values is None else values[rows]


def _days(date: "Ints | Floats") -> Ints:
    """Whole numbers; a missing day lies before every window."""
    return np.nan_to_num(date, nan=FIRST).astype(np.int32) if date.dtype.kind == "f" else date.astype(np.int32)


def placed(observed: Observations, companies: CompanyRows) -> Ints:
    """Where each observation lies: in its own place, or where its company lay that day."""
    if observed.place is not None:
        return observed.frame[observed.place].to_numpy()
    return companies.place_on(observed.frame[observed.company].to_numpy(), observed.frame[observed.date].to_numpy())


def _until(company: Ints, date: Ints, value: Floats | None) -> Ints:
    """A value holds until the company's next value; a missing one until its next missing one."""
    missing = np.zeros(len(date), dtype=bool) if value is None else np.isnan(value)
    found = np.full(len(date), NEVER, dtype=np.int32)
    for rows in (np.flatnonzero(~missing), np.flatnonzero(missing)):
        found[rows] = until(company[rows], date[rows])
    return found
