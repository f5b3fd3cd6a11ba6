"""A result held against its plan: the words in their order, where doubt is marked, and which target it is."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corespons.followup.status import Held, is_uncertain, ratio_to_plan, status_of
from corespons.followup.targets import Target, Targets
from corespons.indicators import Better, find
from corespons.indicators.places import AREAS
from corespons.indicators.statistics import Figure
from corespons.store import Store
from tests.tables import deliver, facts, result, table


def held(row: dict[str, Any]) -> Held:
    """What one row of a table says; where it says nothing, a base of a hundred and no interval."""
    n, target, outcome = row.get("n", 100), row.get("target"), row.get("outcome")
    figure = Figure(AREAS[0], outcome, n, low=row.get("low"), high=row.get("high"))
    full = None if target is None else Target(row["id"], "projekt", date(2021, 4, 1), date(2023, 10, 31), target, "")
    return Held(find(row["id"]), figure, full, outcome, row["plan"])


WORDS = table("""
    id    outcome  plan  target  n    word
    D1.1  7        -     -       7    Mål saknas
    D3.2  -        -     -       0    Mål saknas
    D3.2  -        80    80      0    Underlag saknas
    D3.8  -        5     5       9    Underlag saknas
    D3.2  100      80    80      4    För litet underlag
    D3.2  100      80    80      5    Enligt plan
    D3.1  70       70    70      4    För litet underlag
    D2.6  3        10    10      4    För litet underlag
    D1.1  3        10    30      3    Efter plan
    D1.1  30       10    30      30   Nått
    D1.1  29       10    30      29   Enligt plan
    D1.1  19       20    30      19   Enligt plan
    D1.1  18       20    30      18   Risk
    D1.1  16       20    30      16   Risk
    D1.1  15       20    30      15   Efter plan
    D1.1  0        0     0       0    Nått
    D1.5  15       10    10      15   Enligt plan
    D2.8  9        7     7       9    Enligt plan
    D3.2  76       80    80      50   Enligt plan
    D3.2  75.9     80    80      50   Risk
    D3.2  63.9     80    80      50   Efter plan
    D2.6  10       10    10      50   Enligt plan
    D2.6  10.6     10    10      50   Risk
    D2.6  12.6     10    10      50   Efter plan
    D2.6  0        10    10      50   Enligt plan
    X9    0        0     0       0    Enligt plan
    X9    1        0     0       1    Efter plan
    X9    2        4     4       2    Enligt plan
    X3    40       50    50      50   Enligt plan
    X3    60       50    50      50   Enligt plan
    X3    39.9     50    50      50   Risk
    X3    70       50    50      50   Risk
    X3    70.1     50    50      50   Efter plan
    X3    29.9     90    90      50   Efter plan
    X6    96       100   100     9    Enligt plan
""")


@pytest.mark.parametrize("row", WORDS, ids=lambda row: f"{row['id']} {row['outcome']} of {row['plan']}")
def test_the_word_for_an_outcome_against_its_plan(row: dict[str, Any]) -> None:
    assert status_of(held(row)) == row["word"]


@pytest.mark.parametrize(
    ("trues", "n", "target", "word"),
    [
        (57, 100, 60, "Enligt plan"),
        (29, 50, 72.5, "Risk"),
        (3, 125, 3, "Risk"),
        (6, 125, 6, "Risk"),
        (57, 100, 71.25, "Risk"),
    ],
)
def test_a_border_that_is_met_exactly_is_met(trues: int, n: int, target: float, word: str) -> None:
    for value in (trues / n * 100, 100 * trues / n):
        assert status_of(held({"id": "D3.2", "outcome": value, "plan": target, "target": target, "n": n})) == word


DOUBT = table("""
    id    low   high  plan  status              uncertain
    D3.2  76    90    80    Enligt plan         nej
    D3.2  75.9  90    80    Enligt plan         ja
    D3.2  70    76    80    Risk                ja
    D3.2  70    75.9  80    Risk                nej
    D3.2  64    75.9  80    Risk                nej
    D3.2  60    64    80    Efter plan          ja
    D3.2  60    63.9  80    Efter plan          nej
    D3.2  0     100   80    För litet underlag  nej
    D3.2  0     100   -     Mål saknas          nej
    D3.2  -     -     80    Enligt plan         nej
    D2.6  8     9.9   9.5   Enligt plan         nej
    D2.6  8     10    9.5   Enligt plan         nej
    D2.6  8     10.1  9.5   Enligt plan         ja
    D2.6  10    11    9.5   Risk                ja
    D2.6  10.1  11.8  9.5   Risk                nej
    X3    41    60    50    Enligt plan         ja
    X3    41    59    50    Enligt plan         nej
    X3    40    59    50    Enligt plan         nej
    X3    39.9  59    50    Enligt plan         ja
    X3    60.1  70    50    Risk                ja
    X3    71    80    50    Efter plan          nej
""")


@pytest.mark.parametrize("row", DOUBT, ids=lambda row: f"{row['id']} {row['low']}–{row['high']}")
def test_the_mark_osäkert_stands_where_the_interval_holds_a_border(row: dict[str, Any]) -> None:
    assert is_uncertain(held(row), row["status"]) is row["uncertain"]


AMOUNTS = st.integers(0, 500)


@given(AMOUNTS, AMOUNTS, st.integers(1, 500))
def test_more_is_never_worse_where_higher_is_better_nor_better_where_lower_is(one: int, more: int, plan: int) -> None:
    less, more = sorted((one, more))
    assert ratio_to_plan(less, plan, Better.HIGHER) <= ratio_to_plan(more, plan, Better.HIGHER)
    assert ratio_to_plan(less, plan, Better.LOWER) >= ratio_to_plan(more, plan, Better.LOWER)


# ---- which target, and how much of it by now ----


def test_the_plan_to_date_counts_both_its_first_and_its_last_day() -> None:
    target = Target("D1.1", "projekt", date(2022, 1, 1), date(2022, 12, 31), 365, "")
    days = (date(2022, 1, 1), date(2022, 1, 31), date(2022, 12, 31))
    assert [target.plan_to(day, find("D1.1")) for day in days] == [1, 31, 365]
    assert [target.plan_to(day, find("D3.2")) for day in days] == [365, 365, 365]


TARGETS = """
    indicator  from_date   to_date     value
    D1.1       2021-04-01  2023-10-31  100
    D1.1       2022-01-01  2022-12-31  40
    D1.1       2022-01-01  2022-06-30  20
"""
APPLYING = table("""
    day         value
    2021-03-31  -
    2021-04-01  100
    2021-12-31  100
    2022-01-01  40
    2022-06-30  40
    2022-12-31  40
    2023-01-01  100
    2023-11-01  -
""")


@pytest.mark.parametrize("row", APPLYING, ids=lambda row: str(row["day"]))
def test_the_latest_start_wins_then_the_latest_end(store: Store, row: dict[str, Any]) -> None:
    deliver(store, "RVN", "2021-01-01", Målvärden=TARGETS)
    target = Targets(facts(store)).applying(row["day"]).get(("D1.1", "projekt"))
    assert (target and target.value) == row["value"]


def test_a_target_holds_for_its_own_area_alone(store: Store) -> None:
    deliver(store, "RVN", "2021-01-01", Målvärden="indicator  area  value\n D1.1  Åre  10")
    assert [result(store, "D1.1", area).target for area in ("Åre", "23", "projekt")] == [10, None, None]


def test_a_decision_changed_later_is_the_old_one_as_of_before(store: Store) -> None:
    deliver(store, "RVN", "2021-05-01", Målvärden="indicator  value\n D1.1  10")
    deliver(store, "RVN", "2022-05-01", Målvärden="indicator  value\n D1.1  20")
    assert [result(store, "D1.1", as_of=day).target for day in ("2021-04-30", "2022-04-30", "2022-05-01")] == [
        None, 10, 20,
    ]  # fmt: skip


def test_a_count_s_outcome_is_taken_from_the_target_s_first_day(store: Store) -> None:
    deliver(
        store, "RVN", "2022-06-30",
        Målvärden="indicator  from_date  to_date  value\n D1.1  2022-01-01  2022-12-31  10",
        Insatser="company  starts_on\n A  2021-05-01\n B  2022-05-01",
    )  # fmt: skip
    found = result(store, "D1.1", as_of="2022-06-30")
    assert (found.value, found.outcome) == (2, 1)
    assert found.plan == pytest.approx(10 * 181 / 365)
    assert found.status == "Efter plan"


@pytest.mark.parametrize(("answered", "is_marked"), [(2, True), (3, False)])
def test_below_30_per_cent_answers_every_survey_indicator_is_marked(
    store: Store, answered: int, is_marked: bool
) -> None:
    rows = "\n".join(f"K{n}  2021-05-01  {'2021-05-02  5' if n < answered else '-  -'}" for n in range(10))
    deliver(store, "Almi", "2022-01-01", Enkäter=f"company  sent_on  answered_on  satisfied\n{rows}")
    found = result(store, "D3.2")
    assert (found.low_response, found.uncertain) == (is_marked, is_marked)
    assert not result(store, "D3.3").low_response
