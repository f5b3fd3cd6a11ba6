"""The only module with caches. What is read from the store is kept under the number of the last delivery."""

from collections.abc import Callable
from datetime import date

import streamlit as st

from corespons.followup import Change, Course, Knowledge, Trend, Why, change, facts_on, is_splittable, knowledge
from corespons.followup import answer as followup_answer
from corespons.followup import courses as followup_courses
from corespons.followup import trends as followup_trends
from corespons.followup import why as followup_why
from corespons.indicators import Facts, Known, Question, Result, Window
from corespons.settings import project, read_settings
from corespons.store import LedgerEntry, Store, current_state, deliveries, open_store, today


@st.cache_resource(show_spinner=False)
def store() -> Store:
    """The open database of this process. Raises StoreLocked or StoreFailed; the next visit tries again."""
    settings = read_settings()
    return open_store(settings.database, settings.secret)


def data_version() -> int:
    """The number of the last delivery or undo: it changes exactly when the data does."""
    return current_state(store()).delivery


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
    """What stands behind a result's status."""
    return followup_why(known(window).facts, result, window)


def changes(since: date, ids: tuple[str, ...], window: Window, area: str) -> dict[str, Change]:
    """What has changed since a day in the counts and shares of one area, split by cause."""
    return _changes(data_version(), since, ids, window, area)


def load_example(progress: Callable[[float, str], None]) -> None:
    """Fill the empty database with the example."""
    from corespons.example import load_example as load

    load(store(), progress)


@st.cache_resource(show_spinner=False, max_entries=512, hash_funcs={Question: repr})
def _answer(version: int, question: Question) -> tuple[Result, ...]:
    return followup_answer(_facts(version, question.window.as_of), question)


@st.cache_resource(show_spinner=False, max_entries=128, hash_funcs={Window: repr})
def _courses(version: int, id: str, window: Window, audience: str) -> dict[str, Course]:
    return followup_courses(_facts(version, window.as_of), id, window, audience)


@st.cache_resource(show_spinner=False, max_entries=32, hash_funcs={Window: repr})
def _trends(version: int, ids: tuple[str, ...], window: Window, audience: str) -> dict[tuple[str, str], Trend]:
    return followup_trends(_facts(version, window.as_of), ids, window, audience)


@st.cache_resource(show_spinner=False, max_entries=32, hash_funcs={Window: repr})
def _changes(version: int, since: date, ids: tuple[str, ...], window: Window, area: str) -> dict[str, Change]:
    between = _knowledge(version, since, window.as_of)
    return {id: change(between, id, window.start, window.to, area) for id in ids if is_splittable(id, area)}


@st.cache_resource(show_spinner=False, max_entries=4)
def _knowledge(version: int, since: date, now: date) -> Knowledge:  # noqa: ARG001 - the cache's key
    return knowledge(store(), since, now)


@st.cache_resource(show_spinner=False, max_entries=6)
def _facts(version: int, day: date) -> Facts:  # noqa: ARG001 - the cache's key
    return facts_on(store(), day)


@st.cache_resource(show_spinner=False, max_entries=4)
def _ledger(version: int) -> tuple[LedgerEntry, ...]:  # noqa: ARG001 - the cache's key
    return tuple(deliveries(store()))
