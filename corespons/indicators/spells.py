"""Spells: from when until when an event is the last known of its company, so that any window is counted fast."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from corespons.indicators.events import NEVER
from corespons.indicators.places import PLACES, Floats, Ints
from corespons.indicators.statistics import CLASSES, Counts, cells_of

STARTS_KEPT, ASKED_KEPT = 4, 512
LOOKS = 2  # so many windows are sooner looked at as the events are than after sorting them
CELLS = PLACES * CLASSES


@dataclass(frozen=True, eq=False)
class Spells:
    """When each event stands for its company: in windows that end on a day from `since` up to the day before `until`,
    and begin no later than `back_to`, which is never after `since`. A company has one at a time.

    `true_back_to`: its value is 1 in windows that begin no later than this day, else 0.
    """

    since: Ints
    until: Ints
    back_to: Ints
    true_back_to: Ints | None = None
    is_sorted: bool = False

    def standing(self, start: int, end: int) -> Ints:
        """Which events stand for their companies in a window, in the order they are given."""
        inside = slice(None)
        if self.is_sorted:
            inside = slice(self.first_from(start), self.first_from(max(start, end + 1)))
        is_standing = self.until[inside] > end
        if not self.is_sorted:
            is_standing &= self.back_to >= start
        if not (self.is_sorted and self.since is self.back_to):
            is_standing &= self.since[inside] <= end
        return np.flatnonzero(is_standing) + (inside.start or 0)

    def first_from(self, day: int) -> int:
        """The first of sorted events that counts in windows which begin on a day."""
        return int(np.searchsorted(self.back_to, self.back_to.dtype.type(day)))  # of its kind: else all are copied

    @cached_property
    def by_start(self) -> tuple[Ints, "Spells"]:
        """The events sorted by `back_to`: which they are, and their spells."""
        first = int(self.back_to.min()) if len(self.back_to) else 0
        days = self.back_to - first
        small = days.astype(np.int16) if days.max(initial=0) < 2**15 else days  # which are sorted ten times faster
        order = np.argsort(small, kind="stable").astype(np.int32)
        back_to = self.back_to[order]
        since = back_to if self.since is self.back_to else self.since[order]
        true_back_to = None if self.true_back_to is None else self.true_back_to[order]
        return order, Spells(since, self.until[order], back_to, true_back_to, is_sorted=True)

    @cached_property
    def turns(self) -> tuple[Ints, Ints, Ints]:
        """The days on which anything begins or ends, and the number among them of each event's first day and of the day
        it ends; what never ends has the number after the last."""
        first = int(self.since.min()) if len(self.since) else 0
        last = int(max(self.since.max(initial=first), self.until[self.until < NEVER].max(initial=first)))
        begins, ends = self.since - first, np.minimum(self.until, last + 1) - first
        is_turn = np.zeros(last - first + 2, dtype=bool)
        is_turn[begins] = is_turn[ends] = is_turn[-1] = True
        number = (np.cumsum(is_turn) - 1).astype(np.int32)
        return np.flatnonzero(is_turn)[:-1] + first, number[begins], number[ends]


class Tally:
    """How many events of each kind stand in each place, in any window: looked at one by one the first time, and counted
    up day by day when another window begins on the same day."""

    def __init__(self, spells: Spells, place: Ints, value: Floats | None) -> None:
        """Count these. Many sessions ask one tally at once: what it is made of never changes."""
        self._given = spells, cells_of(place, value)
        self._asked: dict[int, tuple[int, Counts]] = {}
        self._from: dict[int, Floats] = {}

    @cached_property
    def _sorted(self) -> tuple[Spells, Ints]:
        spells, cell = self._given
        order, by_start = spells.by_start
        return by_start, cell[order]

    def counts(self, start: int, end: int) -> Counts:
        """How many there are in a window."""
        asked = self._asked.get(start)
        if asked is None:
            counts = self._looked_at(start, end)
            if len(self._asked) >= ASKED_KEPT:
                self._asked.clear()
            self._asked[start] = (end, counts)
            return counts
        return asked[1] if asked[0] == end else self._counted_up(start, end)

    def _looked_at(self, start: int, end: int) -> Counts:
        spells, cell = self._sorted if len(self._asked) >= LOOKS else self._given
        rows = spells.standing(start, end)
        return _counts(np.bincount(_cells(spells, cell, rows, start), minlength=CELLS))

    def _counted_up(self, start: int, end: int) -> Counts:
        running = self._from.get(start)
        if running is None:
            running = self._from[start] = self._count_from(start)
            for old in list(self._from)[:-STARTS_KEPT]:
                self._from.pop(old, None)
        days, *_ = self._sorted[0].turns
        return _counts(running[np.searchsorted(days, end, side="right")])

    def _count_from(self, start: int) -> Floats:
        """What stands after each turn, and first before any, in windows that begin on a day."""
        spells, cell = self._sorted
        days, begins, ends = spells.turns
        rows = slice(spells.first_from(start), None)
        cells, size = _cells(spells, cell, rows, start), (len(days) + 1) * CELLS
        came = np.bincount(begins[rows] * CELLS + cells, minlength=size)
        went = np.bincount(ends[rows] * CELLS + cells, minlength=size)
        running = np.zeros((len(days) + 1, CELLS))
        np.cumsum((came - went).reshape(-1, CELLS)[:-1], axis=0, out=running[1:])
        return running


def _cells(spells: Spells, cell: Ints, rows: Ints | slice, start: int) -> Ints:
    true_back_to = spells.true_back_to
    return cell[rows] if true_back_to is None else cell[rows] + (true_back_to[rows] < start)


def _counts(cells: Ints | Floats) -> Counts:
    return Counts(cells.reshape(PLACES, CLASSES).astype(np.float64))
