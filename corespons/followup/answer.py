"""Answering a question: figures, targets, status and disclosure put together into results."""

from collections.abc import Iterator
from datetime import date

from corespons.errors import BadQuestion
from corespons.followup import disclosure
from corespons.followup.status import Held, is_uncertain, status_of
from corespons.followup.targets import Target, Targets
from corespons.geography import area_names
from corespons.indicators import CATALOGUE, Facts, Indicator, Known, Question, Result, Window, find
from corespons.indicators.engine import figures
from corespons.indicators.statistics import Figure
from corespons.store import State, Store, state_on

RESPONSE_RATE = "D3.3"
LOW_RESPONSE = 30.0


def facts_on(store: Store, day: date) -> Facts:
    """What is known at the end of a day."""
    return Facts(store, state_on(store, day))


def facts_of(store: Store, state: State) -> Facts:
    """What is known in a state."""
    return Facts(store, state)


def answer(facts: Facts, question: Question) -> tuple[Result, ...]:
    """The results of a question in the order of the catalogue, each from the project to the buckets.

    `facts` must be those known at the question's as-of date.
    Raises BadQuestion for an indicator or area that does not exist.
    """
    asked = [find(id) for id in question.ids] if question.ids is not None else list(CATALOGUE.values())
    for area in question.areas or ():
        if area not in area_names():
            raise BadQuestion(f"Området {area!r} finns inte. Välj projekt, en region (22, 23) eller en kommunkod.")
    asked = sorted(asked, key=lambda indicator: list(CATALOGUE).index(indicator.id))
    if question.ids is None:
        facts.read_ahead()
    answering = _Answering(facts, question)
    return tuple(result for indicator in asked for result in answering.results(indicator))


class _Answering:
    """One question being answered: every indicator's figures are computed once."""

    def __init__(self, facts: Facts, question: Question) -> None:
        self.question = question
        self.known = Known(facts, question.window)
        self.targets = Targets(facts).applying(question.window.end)
        self.is_open = question.audience == disclosure.OPEN
        self._figures: dict[str, dict[str, Figure]] = {}
        self._outcomes: dict[tuple[str, date], dict[str, Figure]] = {}

    def figures(self, id: str) -> dict[str, Figure]:
        if id not in self._figures:
            self._figures[id] = _by_area(CATALOGUE[id], self.known)
        return self._figures[id]

    def results(self, indicator: Indicator) -> Iterator[Result]:
        if self.is_open and indicator.is_internal:
            return
        hidden = self._hidden(indicator)
        for figure in self.figures(indicator.id).values():
            if self._is_asked(figure):
                yield self._shown(indicator, figure, figure.area.code in hidden)

    def _is_asked(self, figure: Figure) -> bool:
        levels, areas = self.question.levels, self.question.areas
        return (levels is None or figure.area.level in levels) and (areas is None or figure.area.code in areas)

    def _hidden(self, indicator: Indicator) -> frozenset[str]:
        if not self.is_open:
            return frozenset()
        ids = (indicator.id, *disclosure.needed(indicator.id))
        return disclosure.hidden_areas(indicator.id, {id: self.figures(id) for id in ids})

    def _shown(self, indicator: Indicator, figure: Figure, is_hidden: bool) -> Result:
        result = self._result(indicator, figure)
        if is_hidden:
            return disclosure.hide(result, for_everyone=False)
        if disclosure.hidden_for_everyone(indicator.id, figure):
            return disclosure.hide(result, for_everyone=True)
        if self.is_open:
            return disclosure.hide_small_outcome(result.changed(parts=None) if indicator.id == "Q1" else result)
        return result

    def _result(self, indicator: Indicator, figure: Figure) -> Result:
        target = self.targets.get((indicator.id, figure.area.code))
        plan = target.plan_to(self.known.window.end, indicator) if target else None
        outcome = self._outcome(indicator, figure, target) if target else None
        held = Held(indicator, figure, target, outcome, plan)
        status = status_of(held)
        low_response = indicator.is_survey and self._has_low_response(figure.area.code)
        return Result(
            id=indicator.id, name=indicator.name, unit=indicator.statistic.unit,
            level=figure.area.level, area=figure.area.code, area_name=figure.area.name,
            value=figure.value, n=figure.n, missing=figure.missing, low=figure.low, high=figure.high,
            parts=figure.parts, target=target.value if target else None, plan=plan, outcome=outcome, status=status,
            uncertain=low_response or is_uncertain(held, status), low_response=low_response,
        )  # fmt: skip

    def _outcome(self, indicator: Indicator, figure: Figure, target: Target) -> float | None:
        """What is held against the plan: for what grows, the figure from the target's first day."""
        window = self.known.window
        if not indicator.grows or target.start == window.start:
            return figure.value
        asked = (indicator.id, target.start)
        if asked not in self._outcomes:
            since = Window(target.start, window.to, window.as_of)
            self._outcomes[asked] = _by_area(indicator, self.known.over(since))
        return self._outcomes[asked][figure.area.code].value

    def _has_low_response(self, area: str) -> bool:
        rate = self.figures(RESPONSE_RATE)[area].value
        return rate is not None and rate < LOW_RESPONSE


def _by_area(indicator: Indicator, known: Known) -> dict[str, Figure]:
    return {figure.area.code: figure for figure in figures(indicator, known)}
