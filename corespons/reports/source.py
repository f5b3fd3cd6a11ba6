"""What a report is composed from: the answers to its question in one state of knowledge, each asked once."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import cached_property

from corespons import followup
from corespons.followup import Change, Course, Knowledge, Why
from corespons.geography import PROJECT
from corespons.indicators import CATALOGUE, Facts, Known, Question, Result, Window
from corespons.reports.report import Scope
from corespons.store import Store, state_on


@dataclass
class Source:
    """One state of knowledge, asked for one audience. Nothing in it reaches beyond what that audience may see."""

    store: Store
    facts: Facts
    scope: Scope
    _asked: dict[Window, dict[tuple[str, str], Result]] = field(default_factory=dict)
    _courses: dict[tuple[str, Window], dict[str, Course]] = field(default_factory=dict)

    @property
    def delivery(self) -> int:
        """The number of the last delivery that counts."""
        return self.facts.reading.state.delivery

    @property
    def window(self) -> Window:
        """The report's period."""
        return self.scope.window

    @property
    def has_economy(self) -> bool:
        """Whether the area has an economy of its own: the project and the regions."""
        return len(self.scope.area) == 2 or self.scope.area == PROJECT

    @cached_property
    def known(self) -> Known:
        """The facts in the report's period."""
        return Known(self.facts, self.window)

    def all(self, window: Window | None = None) -> dict[tuple[str, str], Result]:
        """(Indicator, area) → result, for every indicator and area; a small number of missing is not told openly."""
        asked = window or self.window
        if asked not in self._asked:
            results = followup.answer(self.facts, Question(asked, audience=self.scope.audience))
            seen = (followup.hide_small_missing(one) if self.scope.is_open else one for one in results)
            self._asked[asked] = {(one.id, one.area): one for one in seen}
        return self._asked[asked]

    def here(self, ids: Iterable[str] | None = None, area: str | None = None) -> list[Result]:
        """The results in the report's area, in the order of the catalogue, those that are defined there."""
        found, place = self.all(), area or self.scope.area
        return [found[id, place] for id in (CATALOGUE if ids is None else ids) if (id, place) in found]

    def everywhere(self, id: str) -> list[Result]:
        """One indicator's results in every area."""
        return [result for (one, _), result in self.all().items() if one == id]

    def whys(self, results: Iterable[Result]) -> dict[tuple[str, str], Why]:
        """What stands behind some statuses. The open audience gets no paces and no forecast: they are of few."""
        found = followup.whys(self.facts, [one for one in results if not one.hidden], self.window)
        if not self.scope.is_open:
            return found
        return {key: replace(why, required_pace=None, present_pace=None, forecast=None) for key, why in found.items()}

    def course(self, id: str, window: Window | None = None) -> Course | None:
        """An indicator month by month in the report's area; None where it is not defined."""
        asked = (id, window or self.window)
        if asked not in self._courses:
            self._courses[asked] = followup.courses(self.facts, *asked, self.scope.audience)
        return self._courses[asked].get(self.scope.area)

    def in_area(self, area: str) -> "Source":
        """The same state and answers, for a report about another area."""
        return replace(self, scope=replace(self.scope, area=area))

    def changes(self, ids: Iterable[str]) -> list[Change]:
        """What has changed in the report's area since the day it is compared with; nothing for the open audience."""
        since, area = self.scope.since, self.scope.area
        if since is None or self.scope.is_open or since >= self.window.as_of:
            return []
        between = self._knowledge()
        splittable = [id for id in ids if followup.is_splittable(id, area)]
        return [followup.change(between, id, self.window.start, self.window.to, area) for id in splittable]

    def _knowledge(self) -> Knowledge:
        """The states to compare, none of which knows a later delivery than the report's."""
        assert self.scope.since is not None
        then = replace(state_on(self.store, self.scope.since), delivery=self.delivery)
        facts = followup.facts_of(self.store, then)
        return followup.between(self.store, self.scope.since, facts, self.window.as_of, self.facts)


def source_of(store: Store, scope: Scope, delivery: int | None = None) -> Source:
    """A source as of the scope's day of knowledge; `delivery`: without what was loaded after that number."""
    state = state_on(store, scope.window.as_of)
    if delivery is not None:
        state = replace(state, delivery=delivery)
    return Source(store, followup.facts_of(store, state), scope)
