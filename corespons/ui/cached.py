"""Cached reads: what is read from the store is kept under the number of the last delivery (as in cached_*.py)."""

import threading
from collections.abc import Callable
from datetime import date
from typing import Any, TypeVar

import pandas as pd
import streamlit as st

from corespons import followup, texts
from corespons.followup import Attention, Change, Course, Knowledge, Trend, Why, quality
from corespons.followup.explore import Asked, Crossed, cross
from corespons.followup.target_list import TargetList
from corespons.followup.target_list import target_list as read_target_list
from corespons.indicators import Facts, Known, Question, Result, Window, find
from corespons.settings import project, read_settings
from corespons.store import (
    LedgerEntry,
    SetAsideRow,
    Store,
    Undone,
    Version,
    current_state,
    deliveries,
    known_actors,
    open_store,
    set_aside_rows,
    today,
)
from corespons.store import foresee_undo as read_foreseen
from corespons.store import rows_called as find_rows_called
from corespons.store import versions_of as read_versions
from corespons.tables import Table, by_name

Seen = TypeVar("Seen")
_look = threading.local()  # of the thread that draws a page; work in the background reads for itself


@st.cache_resource(show_spinner=False)
def store() -> Store:
    """The open database of this process. Raises StoreLocked or StoreFailed; the next visit tries again."""
    settings = read_settings()
    return open_store(settings.database, settings.secret)


def look_anew() -> None:
    """Begin a look at a page: what is drawn together is of one state, and the number of it is read once."""
    _look.version = current_state(store()).delivery


def data_version() -> int:
    """The number of the last delivery or undo: it changes exactly when the data does."""
    version: int | None = getattr(_look, "version", None)
    return current_state(store()).delivery if version is None else version


def ledger() -> tuple[LedgerEntry, ...]:
    """Every delivery and undo, the first first."""
    return _ledger(data_version())


def has_data() -> bool:
    """Whether something has been loaded that still holds."""
    return any(entry.kind != "undo" and entry.undone_by is None for entry in ledger())


def is_example() -> bool:
    """Whether example data is in use: the screens then say so and open on a day in the middle of the project."""
    return any(entry.kind == "example" and entry.undone_by is None for entry in ledger())


def default_as_of() -> date:
    """The day the screens open on."""
    return project().example_as_of if is_example() else today()


def answer(question: Question) -> tuple[Result, ...]:
    """The results of a question."""
    return _answer(data_version(), question)


def known(window: Window) -> Known:
    """The facts of a window, as known at its as-of date."""
    return Known(_facts(data_version(), window.as_of), window)


def courses(id: str, window: Window, audience: str) -> dict[str, Course]:
    """The course of an indicator in every area."""
    return _courses(data_version(), id, window, audience)


def trends(ids: tuple[str, ...], window: Window, audience: str) -> dict[tuple[str, str], Trend]:
    """The last twelve months' values of some indicators in every area."""
    return _trends(data_version(), ids, window, audience)


def why(result: Result, window: Window) -> Why | None:
    """What stands behind a shown result's status; None without a target or a figure."""
    if result.outcome is None or result.status is None:
        return None
    return whys(window).get((result.id, result.area))


def whys(window: Window) -> dict[tuple[str, str], Why]:
    """(Indicator, area) → what stands behind its status, as the internal audience sees it."""
    return _whys(data_version(), window)


def changes(since: date, ids: tuple[str, ...], window: Window, area: str) -> dict[str, Change]:
    """What has changed since a day in the counts and shares of one area, split by cause."""
    found = _changes(data_version(), since, ids, window)
    return {id: everywhere[area] for id, everywhere in found.items() if area in everywhere}


def late_deliveries(as_of: date) -> list[Attention]:
    """The actors that have not delivered as they promised."""
    return _late_deliveries(data_version(), as_of)


def waiting_rows(as_of: date) -> list[Attention]:
    """The rows that were set aside up to a day and still wait to be corrected."""
    known = {entry.number for entry in ledger() if entry.recorded_at.date() <= as_of}
    return followup.waiting_rows(sum(row.delivery in known for row in _set_aside(data_version())))


def short_names(as_of: date) -> dict[str, str]:
    """Every actor's short name, or its name where it has none."""
    actors = _facts(data_version(), as_of).actors[["actor", "short_name"]]
    return {str(name): name if pd.isna(short) else str(short) for name, short in actors.itertuples(index=False)}


def depth(look: Callable[[Known, str], Seen], window: Window, area: str) -> Seen:
    """One of the looks behind the figures (followup.depth, followup.overlap) at an area."""
    seen: Seen = _depth(data_version(), look.__name__, window, area, look)
    return seen


@st.cache_resource(show_spinner=False, max_entries=128, hash_funcs={Question: repr})
def _answer(version: int, question: Question) -> tuple[Result, ...]:
    return followup.answer(_facts(version, question.window.as_of), question)


@st.cache_resource(show_spinner=False, max_entries=128, hash_funcs={Window: repr})
def _courses(version: int, id: str, window: Window, audience: str) -> dict[str, Course]:
    return followup.courses(_facts(version, window.as_of), id, window, audience)


@st.cache_resource(show_spinner=False, max_entries=32, hash_funcs={Window: repr})
def _trends(version: int, ids: tuple[str, ...], window: Window, audience: str) -> dict[tuple[str, str], Trend]:
    return followup.trends(_facts(version, window.as_of), ids, window, audience)


@st.cache_resource(show_spinner=False, max_entries=32, hash_funcs={Window: repr})
def _changes(version: int, since: date, ids: tuple[str, ...], window: Window) -> dict[str, dict[str, Change]]:
    between = _knowledge(version, since, window.as_of)
    counted = [id for id in ids if find(id).kind in followup.SPLITTABLE]
    return followup.all_changes(between, counted, window.start, window.to)


@st.cache_resource(show_spinner=False, max_entries=32, hash_funcs={Window: repr})
def _whys(version: int, window: Window) -> dict[tuple[str, str], Why]:
    return followup.whys(_facts(version, window.as_of), _answer(version, Question(window)), window)


@st.cache_resource(show_spinner=False, max_entries=64, hash_funcs={Window: repr})
def _depth(version: int, name: str, window: Window, area: str, _look: Callable[[Known, str], Any]) -> Any:  # noqa: ARG001
    return _look(Known(_facts(version, window.as_of), window), area)


@st.cache_resource(show_spinner=False, max_entries=4)
def _set_aside(version: int) -> tuple[SetAsideRow, ...]:  # noqa: ARG001 - the cache's key
    return tuple(set_aside_rows(store()))


@st.cache_resource(show_spinner=False, max_entries=4)
def _knowledge(version: int, since: date, now: date) -> Knowledge:
    return followup.between(store(), since, _facts(version, since), now, _facts(version, now))


@st.cache_resource(show_spinner=False, max_entries=6)
def _facts(version: int, day: date) -> Facts:  # noqa: ARG001 - the cache's key
    return followup.facts_on(store(), day)


@st.cache_resource(show_spinner=False, max_entries=4)
def _ledger(version: int) -> tuple[LedgerEntry, ...]:  # noqa: ARG001 - the cache's key
    return tuple(deliveries(store()))


def actors() -> tuple[str, ...]:
    """The names of the actors known now, in Swedish order."""
    return _actors(data_version())


def set_aside() -> tuple[SetAsideRow, ...]:
    """The rows that wait to be corrected."""
    return _set_aside(data_version())


@st.cache_resource(show_spinner=False, max_entries=24)
def _late_deliveries(version: int, as_of: date) -> list[Attention]:
    last = followup.last_deliveries(_facts(version, as_of), _ledger(version), as_of)
    return followup.late_deliveries(last, as_of)


@st.cache_resource(show_spinner=False, max_entries=4)
def _actors(version: int) -> tuple[str, ...]:  # noqa: ARG001 - the cache's key
    return tuple(sorted((name for name, _ in known_actors(store())), key=texts.sort_key))


def target_list(window: Window) -> TargetList:
    """Every target known at a window's as-of date, as it stands at the window's end."""
    return _target_list(data_version(), window)


@st.cache_resource(show_spinner=False, max_entries=8, hash_funcs={Window: repr})
def _target_list(version: int, window: Window) -> TargetList:
    return read_target_list(_facts(version, window.as_of), window.end)


def foresee_undo(number: int) -> Undone:
    """What an undo of a delivery would do now."""
    return _foreseen(data_version(), number)


@st.cache_resource(show_spinner=False, max_entries=8)
def _foreseen(version: int, number: int) -> Undone:  # noqa: ARG001 - the cache's key
    return read_foreseen(store(), number)


def looked(look: Callable[[Facts], Seen], as_of: date) -> Seen:
    """One of the looks at everything known on a day, whatever the window (followup.lists, followup.journey)."""
    seen: Seen = _looked(data_version(), f"{look.__module__}.{look.__qualname__}", as_of, look)
    return seen


@st.cache_resource(show_spinner=False, max_entries=24)
def _looked(version: int, name: str, as_of: date, _look: Callable[[Facts], Any]) -> Any:  # noqa: ARG001
    return _look(_facts(version, as_of))


def findings(as_of: date) -> dict[str, pd.DataFrame]:
    """The rows of every finding of data quality, by its id."""
    return _findings(data_version(), as_of)


@st.cache_resource(show_spinner=False, max_entries=4)
def _findings(version: int, as_of: date) -> dict[str, pd.DataFrame]:
    facts = _facts(version, as_of)
    return quality.look(facts, followup.last_deliveries(facts, _ledger(version), as_of), as_of)


def crossed(asked: Asked) -> Crossed:
    """A measure crossed by one or two dimensions."""
    return _crossed(data_version(), asked)


@st.cache_resource(show_spinner=False, max_entries=64, hash_funcs={Asked: repr})
def _crossed(version: int, asked: Asked) -> Crossed:
    return cross(_facts(version, asked.window.as_of), asked)


def life(table: Table, row_key: str) -> tuple[Version, ...]:
    """Every version of a row."""
    return _life(data_version(), table.name, row_key)


@st.cache_resource(show_spinner=False, max_entries=16)
def _life(version: int, name: str, row_key: str) -> tuple[Version, ...]:  # noqa: ARG001 - the cache's key
    return read_versions(store(), by_name()[name], row_key)


def rows_called(table: Table, words: str) -> list[str]:
    """The keys of the rows with an ID, or about a company."""
    return _rows_called(data_version(), table.name, words)


@st.cache_resource(show_spinner=False, max_entries=16)
def _rows_called(version: int, name: str, words: str) -> list[str]:  # noqa: ARG001 - the cache's key
    return find_rows_called(store(), by_name()[name], words)
