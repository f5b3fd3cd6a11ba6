"""Effects: which indicators a load would move, and by how much."""

from dataclasses import dataclass

from corespons.followup.answer import answer, facts_on
from corespons.geography import PROJECT
from corespons.indicators import Question, Result, Window
from corespons.store import Store


@dataclass(frozen=True)
class Effect:
    """An indicator that moves: its value for the whole project before and after; None is no value. For intern only."""

    id: str
    name: str
    unit: str
    before: float | None
    after: float | None


def effects(before: Store, after: Store, window: Window) -> tuple[Effect, ...]:
    """The indicators whose value for the whole project differs between two stores, in the order of the catalogue."""
    held = {result.id: result for result in _results(before, window)}
    return tuple(
        Effect(now.id, now.name, now.unit, held[now.id].value, now.value)
        for now in _results(after, window)
        if held[now.id].value != now.value
    )


def _results(store: Store, window: Window) -> tuple[Result, ...]:
    return answer(facts_on(store, window.as_of), Question(window, areas=(PROJECT,)))
