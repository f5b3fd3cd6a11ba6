"""Where a count is heading: the same data give the same answer, and it says what it must."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corespons.followup import Forecast, forecast

STEADY = [3.0, 2, 4, 3, 3, 2, 4, 3, 5, 1, 3, 3, 2]
WEEKS = st.lists(st.integers(0, 30).map(float), min_size=12, max_size=26)
LEFT, OUTCOME = st.floats(0, 110), st.integers(0, 400).map(float)


def certain(weekly: list[float], outcome: float = 10, left: float = 10, target: float = 40) -> Forecast:
    found = forecast(outcome, weekly, left, target)
    assert found is not None
    return found


@pytest.mark.parametrize(("weeks", "is_made"), [(0, False), (11, False), (12, True), (26, True)])
def test_it_takes_twelve_complete_weeks(weeks: int, is_made: bool) -> None:
    assert (forecast(10, [2.0] * weeks, 10, 40) is not None) is is_made


def test_three_a_week_for_ten_weeks_are_about_thirty_more() -> None:
    found = certain(STEADY)
    assert 36 <= found.median <= 44
    assert found.low < found.median < found.high
    assert 0.2 < found.probability < 0.8


def test_without_weeks_left_it_is_what_it_is() -> None:
    assert certain(STEADY, left=0) == Forecast(10, 10, 10, 0)
    assert certain(STEADY, left=0, target=10) == Forecast(10, 10, 10, 1)


def test_weeks_that_swing_more_make_a_wider_interval() -> None:
    swinging = [0.0, 9, 0, 8, 1, 0, 9, 0, 7, 0, 1, 4, 0]
    steady, wide = certain(STEADY), certain(swinging)
    assert wide.high - wide.low > steady.high - steady.low


def test_after_empty_weeks_little_more_is_expected_but_not_ruled_out() -> None:
    found = certain([0.0] * 26, left=4)
    assert found.median == 10
    assert 0 <= found.probability < 0.05


@settings(max_examples=60, deadline=None)
@given(OUTCOME, WEEKS, LEFT, st.integers(0, 800).map(float))
def test_the_same_data_give_the_same_answer_with_the_median_between(
    outcome: float, weekly: list[float], left: float, target: float
) -> None:
    found = certain(weekly, outcome, left, target)
    assert found == certain(weekly, outcome, left, target)
    assert outcome <= found.low <= found.median <= found.high
    assert 0 <= found.probability <= 1


@settings(max_examples=40, deadline=None)
@given(OUTCOME, WEEKS, LEFT)
def test_what_is_reached_is_reached(outcome: float, weekly: list[float], left: float) -> None:
    assert certain(weekly, outcome, left, target=outcome).probability == 1


@settings(max_examples=40, deadline=None)
@given(OUTCOME, WEEKS, LEFT, st.integers(0, 800), st.integers(0, 800))
def test_a_higher_target_is_never_likelier(
    outcome: float, weekly: list[float], left: float, one: int, other: int
) -> None:
    low, high = sorted((one, other))
    assert certain(weekly, outcome, left, low).probability >= certain(weekly, outcome, left, high).probability
