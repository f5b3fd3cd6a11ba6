"""Two readings of the definitions that never met give the same numbers: ours and the oracle's."""

import math
import random
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest

from corespons.followup import answer, change, facts_on, knowledge
from corespons.indicators import CATALOGUE, Question, Window
from corespons.store import Store, open_store
from tests.against_oracle import record_history
from tests.oracle import Query, changes, indicators, random_query, random_world

FIELDS = ("value", "n", "missing", "low", "high", "status", "uncertain", "target", "plan", "hidden", "outcome", "parts")
WORLDS = [(seed, 8) for seed in range(12)] + [(seed, 45) for seed in range(100, 108)]


@pytest.fixture
def store(tmp_path) -> Iterator[Store]:
    opened = open_store(str(tmp_path / "world.duckdb"), "secret")
    yield opened
    opened.close()


@pytest.mark.parametrize(("seed", "size"), WORLDS)
def test_every_indicator_level_and_status_is_the_same(store, seed, size):
    rng = random.Random(seed)
    history = random_world(rng, size)
    record_history(store, history)
    for query in (Query(as_of=date(2023, 2, 1)), random_query(rng), random_query(rng)):
        assert _ours(store, query) == pytest.approx(_theirs(history, query))


@pytest.mark.parametrize(("seed", "size"), WORLDS[::3])
def test_every_change_splits_the_same(store, seed, size):
    rng = random.Random(seed)
    history = random_world(rng, size)
    record_history(store, history)
    then = date(2021, 9, 1) + timedelta(days=rng.randrange(500))
    now = then + timedelta(days=1 + rng.randrange(300))
    known = knowledge(store, then, now)
    start, to = date(2021, 4, 1), date(2023, 10, 31)
    for id in [id for id, one in CATALOGUE.items() if one.kind in ("count", "share", "coverage", "distinct")]:
        area = "projekt" if id in ("Q1", "D1.8") else rng.choice(["projekt", "22", "2281"])
        ours, theirs = change(known, id, start, to, area), changes(history, id, then, now, start, to, area)
        for field in ("before", "after", "corrections", "late", "new"):
            assert _close(getattr(ours, field), theirs[field]), (id, area, field, ours, theirs)


def _ours(store: Store, query: Query) -> dict[Any, Any]:
    window = Window(query.start, query.end, query.as_of)
    results = answer(facts_on(store, query.as_of), Question(window, audience=query.audience))
    return {(one.id, one.area, field): _plain(getattr(one, field)) for one in results for field in FIELDS}


def _theirs(history: list[Any], query: Query) -> dict[Any, Any]:
    return {
        (one["id"], one["area"], field): _plain(one[field]) for one in indicators(history, query) for field in FIELDS
    }


def _plain(value: Any) -> Any:
    if isinstance(value, list | tuple):
        parts = [{name: _rounded(part) for name, part in one.items()} for one in value]
        return str(sorted(sorted(one.items()) for one in parts))
    return value


def _rounded(value: Any) -> Any:
    return round(value, 6) if isinstance(value, float) else value


def _close(ours: float | None, theirs: float | None) -> bool:
    if ours is None or theirs is None:
        return ours is theirs
    return math.isclose(ours, theirs, abs_tol=1e-9)
