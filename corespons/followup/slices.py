"""A measure's figures in a slice of what is known: a window, some classes, perhaps one actor. Never a sum of others."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

import numpy as np

from corespons.followup import disclosure
from corespons.followup.classes import Sorting, sorting
from corespons.followup.dimensions import ACTOR, Dimension, Family, column_of, is_seen_by_actor
from corespons.followup.measures import COUNTS, NOT_ABOUT_COMPANIES, measure
from corespons.indicators import Facts, Indicator, Known, Window
from corespons.indicators.engine import areas_of, figures, settle
from corespons.indicators.places import Ints
from corespons.indicators.registry import Observations
from corespons.indicators.restricted import OneActor
from corespons.indicators.statistics import Figure, Settled, Truths

ANY_COUNT = "D2.1"  # a count that follows no other's marks: how plain counts of rows are hidden


@dataclass(frozen=True)
class Slice:
    """A window, and for some dimensions the number of a class."""

    window: Window
    classes: tuple[tuple[Dimension, int], ...] = ()


@dataclass
class _Seen:
    """A measure's observations in a window, and the class of each in the dimensions that were asked for."""

    observed: Observations
    settled: Settled
    numbers: dict[Dimension, Ints] = field(default_factory=dict)


class Slices:
    """One measure's figures slice by slice; each set of observations is made once and shared."""

    def __init__(self, facts: Facts, id: str, end: date) -> None:
        """Explore a measure; companies are sorted by what is said of them on `end`."""
        self.facts, self.id, self.end = facts, id, end
        self._seen: dict[tuple[str, Window, int | None], _Seen] = {}
        self._sortings: dict[Dimension, Sorting] = {}
        self._actors: dict[int, Facts] = {}
        self._known: dict[tuple[Window, int | None], Known] = {}
        self._figures: dict[tuple[str, Slice], Mapping[str, Figure]] = {}

    def sorting(self, dimension: Dimension) -> Sorting:
        """The numbered classes of a dimension."""
        if dimension not in self._sortings:
            self._sortings[dimension] = sorting(dimension, self.facts, self.end, list(self._words(dimension)))
        return self._sortings[dimension]

    def figures(self, piece: Slice, id: str | None = None) -> Mapping[str, Figure]:
        """The figure of every area, computed from the slice's own observations."""
        asked = (id or self.id, piece)
        if asked not in self._figures:
            self._figures[asked] = {one.area.code: one for one in self._compute(measure(asked[0]), piece)}
        return self._figures[asked]

    def hidden(self, piece: Slice, is_open: bool) -> frozenset[str]:
        """The areas whose figure in the slice the audience may not see (§8), before the table's own rule."""
        by_area = self.figures(piece)
        if measure(self.id).kind in ("mean", "median"):
            few = {code for code, one in by_area.items() if one.value is not None and one.n in disclosure.FEW}
        else:
            few = set()
        if not is_open or self.id in NOT_ABOUT_COMPANIES:
            return frozenset(few)
        if self.id in COUNTS:
            return disclosure.hidden_areas(ANY_COUNT, {ANY_COUNT: by_area})
        ids = (self.id, *disclosure.needed(self.id))
        return disclosure.hidden_areas(self.id, {id: self.figures(piece, id) for id in ids}) | few

    def _compute(self, indicator: Indicator, piece: Slice) -> Sequence[Figure]:
        if indicator.compute is not None:
            return figures(indicator, Known(self.facts, piece.window))
        seen, inside = self._inside(indicator, piece)
        return indicator.statistic.figures(_part(seen.settled, inside), list(areas_of(indicator)))

    def observed(self, piece: Slice) -> tuple[Observations, Settled]:
        """The measure's observations, and those of them that lie in the slice; `unit` is the place of each."""
        seen, inside = self._inside(measure(self.id), piece)
        return seen.observed, _part(seen.settled, inside)

    def _inside(self, indicator: Indicator, piece: Slice) -> tuple[_Seen, Truths]:
        """What was observed in the slice's window, and which of it lies in the slice's classes."""
        actor = next((number for one, number in piece.classes if is_seen_by_actor(one, indicator.id)), None)
        seen = self._observations(indicator, piece.window, actor)
        inside = np.ones(len(seen.settled.place), dtype=bool)
        for dimension, number in piece.classes:
            if not is_seen_by_actor(dimension, indicator.id):
                inside &= self._numbers(seen, dimension, indicator.id) == number
        return seen, inside

    def _observations(self, indicator: Indicator, window: Window, actor: int | None) -> _Seen:
        asked = (indicator.id, window, actor)
        if asked not in self._seen:
            known = self._known_in(window, actor)
            assert indicator.observe is not None
            observed = indicator.observe(known)
            self._seen[asked] = _Seen(observed, settle(indicator, observed, known))
        return self._seen[asked]

    def _known_in(self, window: Window, actor: int | None) -> Known:
        """The facts in a window, one and the same for every measure that is asked there."""
        if (window, actor) not in self._known:
            self._known[window, actor] = Known(self.facts if actor is None else self._facts_of(actor), window)
        return self._known[window, actor]

    def _facts_of(self, actor: int) -> Facts:
        if actor not in self._actors:
            self._actors[actor] = OneActor(self.facts, self.sorting(ACTOR).names[actor])
        return self._actors[actor]

    def _numbers(self, seen: _Seen, dimension: Dimension, id: str) -> Ints:
        if dimension not in seen.numbers:
            how, frame, kept = self.sorting(dimension), seen.observed.frame, seen.settled.unit
            if how.by_company:
                seen.numbers[dimension] = how.by_company(frame[seen.observed.company].to_numpy()[kept])
            else:
                seen.numbers[dimension] = how.of_words(frame[column_of(dimension, id)].iloc[kept])
        return seen.numbers[dimension]

    def _words(self, dimension: Dimension) -> set[str]:
        """Every actor that rows may name."""
        if dimension.family is Family.COMPANY:
            return set()
        rows = (self.facts.services["actor"], self.facts.enquiries["actor"], self.facts.activities["lead_actor"],
                self.facts.referrals["from_actor"], self.facts.referrals["to_actor"])  # fmt: skip
        return {str(name) for column in rows for name in column.cat.categories}


def _part(settled: Settled, inside: Truths) -> Settled:
    value, weight = (None if column is None else column[inside] for column in (settled.value, settled.weight))
    return Settled(settled.place[inside], value, settled.unit[inside], weight)
