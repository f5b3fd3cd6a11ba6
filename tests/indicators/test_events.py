"""Reach events as arrays: what is last in any window and whom it met, held against plain counting."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from corespons.indicators.events import BEFORE_ALL, NEVER, Partners, Reach, distinct, until
from corespons.indicators.spells import Spells

DAYS = st.integers(0, 9)
MEETINGS = st.lists(st.tuples(st.integers(0, 3), DAYS, st.integers(0, 3)), max_size=30).map(sorted)
IS_PARTNER = np.array([True, True, True, False])


def test_a_row_holds_until_the_company_s_next() -> None:
    company, date = np.array([1, 1, 1, 2]), np.array([5, 5, 8, 6])
    assert until(company, date).tolist() == [5, 8, NEVER, NEVER]


def test_the_different_numbers_come_in_order() -> None:
    assert distinct(np.array([3, 1, 3, 2, 1])).tolist() == [1, 2, 3]
    assert distinct(np.array([], dtype=np.int64)).tolist() == []


def test_a_company_that_met_the_same_partner_twice_has_met_one() -> None:
    company, date, actor = np.array([7, 7, 7]), np.array([1, 2, 3]), np.array([0, 1, 1])
    met = Partners.of(Reach.of(company, date), actor, date, IS_PARTNER)
    assert met.one.tolist() == [1, 2, 3]
    assert met.other.tolist() == [BEFORE_ALL, 1, 1]


@settings(deadline=None)
@given(MEETINGS, DAYS, DAYS)
def test_any_window_s_last_events_and_partners_are_those_found_by_counting(
    meetings: list[tuple[int, int, int]], start: int, end: int
) -> None:
    company, date, actor = (
        (np.array(column, dtype=np.int32) for column in zip(*meetings, strict=True))
        if meetings
        else (np.array([], dtype=np.int32) for _ in range(3))
    )
    reach = Reach.of(company, date)
    met = Partners.of(reach, actor, date, IS_PARTNER)
    found = {
        int(reach.company[row]): (int(reach.date[row]), int(met.one[row] >= start) + int(met.other[row] >= start))
        for row in Spells(reach.date, reach.until, reach.date).standing(start, end)
    }
    inside = [one for one in meetings if start <= one[1] <= end]
    counted = {
        one: (
            max(day for other, day, _ in inside if other == one),
            min(2, len({who for other, _, who in inside if other == one and IS_PARTNER[who]})),
        )
        for one in {one for one, _, _ in inside}
    }
    assert found == counted
