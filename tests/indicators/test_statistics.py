"""From observations to one figure an area: each statistic by hand, and what holds for any numbers."""

import math
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corespons.indicators.places import AREAS, CODES
from corespons.indicators.registry import true_false
from corespons.indicators.statistics import interval_rank, share, wilson
from corespons.store import Store
from tests.tables import deliver, result, table

NEWCOMBE = table("""
    positives  n    low    high
    81         263  25.53  36.62
    15         148  6.24   16.05
    0          20   0.00   16.11
    1          29   0.61   17.18
""")


@given(st.integers(1, 400).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_a_share_is_the_number_nearest_to_it(counts: tuple[int, int]) -> None:
    positives, n = counts
    assert share(AREAS[0], positives, n - positives, 0).value == float(Fraction(100 * positives, n))


@pytest.mark.parametrize("row", NEWCOMBE, ids=lambda row: f"{row['positives']} of {row['n']}")
def test_wilson_s_interval_as_newcombe_printed_it(row: dict[str, float]) -> None:
    assert wilson(row["positives"], row["n"]) == pytest.approx((row["low"], row["high"]), abs=0.005)


COUNTS = st.integers(1, 10_000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


@given(COUNTS)
def test_a_share_lies_within_its_interval_and_that_within_0_and_100(counts: tuple[int, int]) -> None:
    positives, n = counts
    found = share(AREAS[0], positives, n - positives, 3)
    assert found.value is not None and found.low is not None and found.high is not None
    assert 0 <= found.low <= found.value + 1e-9
    assert found.value - 1e-9 <= found.high <= 100


@given(COUNTS)
def test_the_interval_of_no_mirrors_that_of_yes(counts: tuple[int, int]) -> None:
    positives, n = counts
    low, high = wilson(positives, n)
    assert wilson(n - positives, n) == pytest.approx((100 - high, 100 - low), abs=1e-6)


def test_a_share_without_a_denominator_has_no_value() -> None:
    nothing = share(AREAS[0], 0, 0, 7)
    assert (nothing.value, nothing.n, nothing.missing, nothing.low) == (None, 0, 7, None)


@pytest.mark.parametrize(("n", "rank"), [(0, 0), (5, 0), (6, 1), (8, 1), (9, 2), (11, 2), (12, 3), (20, 6)])
def test_the_median_s_interval_as_in_the_printed_sign_test(n: int, rank: int) -> None:
    assert interval_rank(n) == rank


@given(st.integers(6, 400))
def test_the_rank_is_the_largest_that_leaves_a_fortieth_on_each_side(n: int) -> None:
    def tail(k: int) -> float:
        return sum(math.comb(n, i) for i in range(k)) / 2**n

    rank = interval_rank(n)
    assert tail(rank) <= 0.025 < tail(rank + 1)


def test_true_false_and_not_known_are_three_things() -> None:
    answers = true_false([True, False, True], [True, True, False])
    assert list(answers[:2]) == [1, 0]
    assert math.isnan(answers[2])


# ---- nought and nothing are two things (R6) ----

NOUGHT = ("D1.1", "D1.2", "D1.3", "D1.5", "D1.6", "D2.1", "D2.8", "D3.5", "X1", "X2", "X7", "X9")
NOTHING = (
    "D1.4", "D1.8", "D2.2", "D2.3", "D2.4", "D2.5", "D2.6", "D2.7", "D3.1", "D3.2", "D3.3", "D3.4", "D3.6", "D3.7",
    "D3.8", "D3.9", "X3", "X4", "X5", "X6", "X8", "Q1",
)  # fmt: skip


@pytest.mark.parametrize(("ids", "empty"), [(NOUGHT, 0), (NOTHING, None)])
def test_without_observations_counts_are_nought_and_the_rest_have_no_value(
    store: Store, ids: tuple[str, ...], empty: float | None
) -> None:
    found = {id: result(store, id) for id in ids}
    assert {id: one.value for id, one in found.items()} == dict.fromkeys(ids, empty)
    assert all((one.low, one.high, one.missing) == (None, None, 0) for one in found.values())
    assert all(one.n == (15 if one.id == "D1.5" else 0) for one in found.values())


def test_the_quota_of_an_empty_region_has_no_value(store: Store) -> None:
    assert {result(store, "D1.7", town).value for town in CODES} == {None}


def test_one_answer_has_a_mean_but_no_interval(store: Store) -> None:
    deliver(store, "Almi", "2022-01-01", Enkäter="company  sent_on  answered_on  nki_1  nki_2  nki_3\n"
            "A  2021-05-01  2021-05-02  10  10  10")  # fmt: skip
    found = result(store, "D3.1")
    assert (found.n, found.hidden, found.low, found.high) == (1, True, None, None)


def test_the_interval_of_a_mean_is_not_cut(store: Store) -> None:
    answers = "\n".join(
        f"K{n}  2021-05-01  2021-05-02  {mark}  {mark}  {mark}" for n, mark in enumerate([1, 10, 10, 10, 10])
    )
    deliver(store, "Almi", "2022-01-01", Enkäter=f"company  sent_on  answered_on  nki_1  nki_2  nki_3\n{answers}")
    found = result(store, "D3.1")
    assert found.high is not None
    assert (found.value, found.high > 100) == (80, True)
