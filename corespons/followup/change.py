"""What changed between two dates of knowledge, split so that the parts sum to the whole (definitions, §7)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from corespons.errors import BadQuestion
from corespons.followup.answer import facts_of
from corespons.geography import PROJECT
from corespons.indicators import Facts, Indicator, Known, Window, find
from corespons.indicators.engine import figures
from corespons.indicators.places import AREAS
from corespons.store import State, Store, state_on

SPLITTABLE = ("count", "share", "coverage", "distinct")


@dataclass(frozen=True)
class Change:
    """A figure before and after, and why it moved: corrections, late reports, new events. None = no figure."""

    id: str
    area: str
    before: float | None
    after: float | None
    corrections: float | None
    late: float | None
    new: float | None


@dataclass(frozen=True)
class Knowledge:
    """The three states that a change is split by: then, what was known then in today's version, and now."""

    known_then: date
    known_now: date
    then: Facts
    corrected: Facts
    now: Facts


def knowledge(store: Store, known_then: date, known_now: date) -> Knowledge:
    """The states of two dates of knowledge, the earlier first. Raises BadQuestion when they are not."""
    if known_then >= known_now:
        raise BadQuestion(f"Den första dagen {known_then} måste ligga före den andra {known_now}. Byt plats på dem.")
    then, now = state_on(store, known_then), state_on(store, known_now)
    return between(store, known_then, facts_of(store, then), known_now, facts_of(store, now))


def between(store: Store, known_then: date, then: Facts, known_now: date, now: Facts) -> Knowledge:
    """The states of two dates of knowledge whose facts are at hand, the earlier first."""
    corrected = State(now.reading.state.at, now.reading.state.delivery, existed=then.reading.state.at)
    return Knowledge(known_then, known_now, then, facts_of(store, corrected), now)


def is_splittable(id: str, area: str) -> bool:
    """Whether an indicator's change can be split in an area: a count or share that is defined there."""
    indicator = find(id)
    level = next(one.level for one in AREAS if one.code == area)
    return indicator.kind in SPLITTABLE and level in indicator.statistic.levels


def change(known: Knowledge, id: str, start: date, to: date, area: str = PROJECT) -> Change:
    """One count's or share's change in one area. Raises BadQuestion for other kinds and unknown areas."""
    everywhere = changes(known, id, start, to)
    if area not in everywhere:
        indicator = find(id)
        raise BadQuestion(f"{indicator.id} {indicator.name} finns inte för området {area!r}.")
    return everywhere[area]


def changes(known: Knowledge, id: str, start: date, to: date) -> dict[str, Change]:
    """A count's or share's change in every area where it is defined. Raises BadQuestion for other kinds."""
    return all_changes(known, (id,), start, to)[id]


def all_changes(known: Knowledge, ids: Sequence[str], start: date, to: date) -> dict[str, dict[str, Change]]:
    """The change of several counts and shares in every area, by indicator. Raises BadQuestion for other kinds."""
    asked = [(id, _splittable(id)) for id in ids]
    steps = [(known.then, known.known_then), (known.corrected, known.known_then), (known.now, known.known_then),
             (known.now, known.known_now)]  # fmt: skip
    values: dict[tuple[str, str], list[float | None]] = {}
    for facts, as_of in steps:
        step = Known(facts, Window(start, to, as_of))  # one for all: they look at the same companies
        for id, indicator in asked:
            for figure in figures(indicator, step):
                values.setdefault((id, figure.area.code), []).append(figure.value)
    found: dict[str, dict[str, Change]] = {id: {} for id in ids}
    for (id, area), four in values.items():
        found[id][area] = _split(find(id).id, area, four)
    return found


def _splittable(id: str) -> Indicator:
    indicator = find(id)
    if indicator.kind not in SPLITTABLE:
        raise BadQuestion(f"{indicator.id} {indicator.name} är varken antal eller andel; ändringen kan inte delas upp.")
    return indicator


def _split(id: str, area: str, values: list[float | None]) -> Change:
    before, corrected, reported, after = values
    if before is None or corrected is None or reported is None or after is None:
        return Change(id, area, before, after, None, None, None)
    return Change(id, area, before, after, corrected - before, reported - corrected, after - reported)
