"""Spells: whatever windows are asked for, in whatever order, each kind is counted as if looked at one by one."""

from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corespons.indicators.events import NEVER
from corespons.indicators.places import PLACES, Floats, Ints
from corespons.indicators.spells import STARTS_KEPT, Spells, Tally

DAYS = st.integers(0, 9)
WINDOWS = st.lists(st.tuples(DAYS, DAYS), min_size=1, max_size=3 * STARTS_KEPT)
SPELL = st.tuples(
    DAYS, st.integers(0, 4), st.one_of(st.integers(0, 4), st.just(NEVER)), st.integers(0, 4),
    st.integers(0, PLACES - 1), st.sampled_from((0.0, 1.0, np.nan)),
)  # fmt: skip
Row = tuple[int, int, int, int, int, float]


def arrays(rows: list[Row]) -> tuple[Spells, Ints, Floats]:
    """Spells by the last day a window may begin on, the days until they begin, how long they last, and how many days
    back they are true."""
    columns = list(zip(*rows, strict=True)) if rows else [()] * 6
    back_to, wait, length, before, place = (np.array(column, dtype=np.int32) for column in columns[:5])
    since = back_to + wait
    until = np.where(length == NEVER, NEVER, since + np.minimum(length, 9)).astype(np.int32)
    return Spells(since, until, back_to, back_to - before), place, np.array(columns[5], dtype=np.float64)


@pytest.mark.parametrize("by_start", [False, True], ids=["with values of its own", "true back to a day"])
@settings(deadline=None)
@given(rows=st.lists(SPELL, max_size=30), windows=WINDOWS)
def test_any_windows_are_counted_as_row_by_row(by_start: bool, rows: list[Row], windows: list[tuple[int, int]]) -> None:
    spells, place, value = arrays(rows)
    if not by_start:
        spells = Spells(spells.since, spells.until, spells.back_to)
    tally = Tally(spells, place, None if by_start else value)
    for start, end in windows:
        counted = np.zeros((PLACES, 3))
        for row in range(len(rows)):
            if spells.back_to[row] >= start and spells.since[row] <= end < spells.until[row]:
                if by_start:
                    kind = 0 if spells.true_back_to is not None and spells.true_back_to[row] >= start else 1
                else:
                    kind = 2 if np.isnan(value[row]) else int(value[row] == 0)
                counted[place[row], kind] += 1
        assert tally.counts(start, end).by_place.tolist() == counted.tolist()


@given(rows=st.lists(SPELL, max_size=30), window=st.tuples(DAYS, DAYS))
def test_what_stands_is_told_in_the_order_it_was_given(rows: list[Row], window: tuple[int, int]) -> None:
    spells, *_ = arrays(rows)
    start, end = window
    stands = (spells.back_to >= start) & (spells.since <= end) & (spells.until > end)
    assert spells.standing(start, end).tolist() == np.flatnonzero(stands).tolist()


def test_many_who_ask_at_once_get_the_same_counts() -> None:
    count = 20_000
    days = np.arange(count, dtype=np.int32) * 7919 % 900
    spells, place = Spells(days, days + 30, days), np.arange(count) * 31 % PLACES
    windows = [(start, end) for start in (0, 300, 500) for end in range(400, 900, 25)]
    alone = {window: Tally(spells, place, None).counts(*window).by_place.tolist() for window in windows}
    for _ in range(20):
        shared = Tally(spells, place, None)
        with ThreadPoolExecutor(8) as sessions:
            together = list(sessions.map(shared.counts, *zip(*windows, strict=True)))
        assert [counts.by_place.tolist() for counts in together] == [alone[window] for window in windows]
