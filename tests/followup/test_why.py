"""The why of a status: how many more, until when, and at what pace."""

from collections.abc import Iterator
from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corespons.followup import Why, answer, why
from corespons.followup.targets import Target, Targets
from corespons.followup.why import weekly_counts
from corespons.indicators import Facts, Question, find
from corespons.store import Store
from tests.tables import area_code, deliver, facts, fresh_store, result, window


def why_of(store: Store, id: str = "D1.1", area: str = "projekt", **asked: str) -> Why:
    found = why(facts(store, asked["as_of"]), result(store, id, area, **asked), window(**asked))
    assert found is not None
    return found


def served(*companies: str) -> str:
    return "company  starts_on\n" + "\n".join(f"{name}  2022-01-10" for name in companies)


def test_nine_more_companies_until_new_year_s_eve(store: Store) -> None:
    deliver(
        store, "Almi", "2022-12-10", Insatser=served("K1..K91"),
        Målvärden="indicator  from_date  to_date  value\n D1.1  2022-01-01  2022-12-31  100",
    )  # fmt: skip
    found = why_of(store, as_of="2022-12-10")
    assert (found.result.status, found.next_status) == ("Enligt plan", "Nått")  # 91 of 94.2 by day 344
    assert (found.missing, found.until) == (9, date(2022, 12, 31))
    assert found.required_pace == 3  # nine in the three weeks left
    assert found.target.decision == "Styrgruppen"


def test_the_better_status_holds_until_the_plan_has_risen_past_it(store: Store) -> None:
    deliver(store, "Almi", "2022-07-16", Insatser=served("K1..K8"), Målvärden="indicator  value\n D1.1  20")
    found = why_of(store, as_of="2022-07-16")  # day 472 of 944: half the time, so ten of twenty
    assert (found.result.plan, found.result.status, found.next_status) == (10, "Risk", "Enligt plan")
    assert found.missing == 2  # 9.5 are needed
    assert found.until == date(2022, 8, 9)  # ten are 95 % of 10.53, which the plan reaches after day 496.8


def test_when_the_target_is_reached_nothing_is_missing(store: Store) -> None:
    deliver(store, "Almi", "2022-07-16", Insatser=served("K1..K8"), Målvärden="indicator  value\n D1.1  8")
    found = why_of(store, as_of="2022-07-16")
    assert (found.next_status, found.missing, found.until, found.required_pace) == (None, None, None, 0)


def test_what_is_not_counted_up_has_neither_number_nor_pace(store: Store) -> None:
    rows = "company  sent_on  answered_on  satisfied\n K1..K9  2022-01-01  2022-01-02  3"
    deliver(store, "Almi", "2022-07-16", Enkäter=rows, Målvärden="indicator  value\n D3.2  80")
    found = why_of(store, "D3.2", as_of="2022-07-16")
    assert (found.result.status, found.missing, found.required_pace, found.present_pace) == (
        "Efter plan",
        None,
        None,
        None,
    )


def test_without_target_or_figure_there_is_no_why(store: Store) -> None:
    deliver(store, "Almi", "2022-07-16", Målvärden="indicator  value\n D3.2  80")
    for id in ("D1.1", "D3.2"):
        assert why(facts(store), result(store, id), window()) is None


def test_on_the_last_day_no_pace_is_enough(store: Store) -> None:
    deliver(store, "Almi", "2023-10-31", Insatser=served("K1..K8"), Målvärden="indicator  value\n D1.1  20")
    assert why_of(store, as_of="2023-10-31").required_pace is None


# ---- complete weeks ----

WEEKS = """
    company  starts_on
    A        2022-01-02
    B        2022-01-03
    C        2022-01-09
    D        2022-01-10
    E        2022-01-16
    F        2022-01-17
    A        2022-01-12
"""


@pytest.mark.parametrize(
    ("start", "end", "weekly"),
    [
        ("2022-01-03", "2022-01-16", [2, 3]),  # Monday to Sunday; A, too, for the target knows it not from before
        ("2022-01-03", "2022-01-15", [2]),  # the second week is not over
        ("2022-01-01", "2022-01-20", [2, 2]),  # the first Monday is the 3rd; A came before it
        ("2022-01-04", "2022-01-16", [3]),
        ("2022-01-10", "2022-01-15", []),
    ],
)
def test_growth_is_told_in_complete_iso_weeks_of_the_target(
    store: Store, start: str, end: str, weekly: list[float]
) -> None:
    deliver(store, "Almi", "2022-02-01", Insatser=WEEKS)
    target = Target("D1.1", "projekt", date.fromisoformat(start), date(2022, 12, 31), 10, "")
    found = weekly_counts(facts(store), find("D1.1"), target, window(to=end), "projekt")
    assert found == weekly


def test_the_present_pace_is_that_of_the_last_26_weeks_at_most(store: Store) -> None:
    rows = "company  starts_on\n K1..K50  2021-05-03\n L1..L13  2022-06-01"
    deliver(store, "Almi", "2022-08-01", Insatser=rows, Målvärden="indicator  value\n D1.1  200")
    found = why_of(store, as_of="2022-08-01")
    assert found.present_pace == 0.5  # 13 in 26 weeks; the fifty of the year before are past
    target = Targets(facts(store)).all[0]
    assert len(weekly_counts(facts(store), find("D1.1"), target, window(as_of="2022-08-01"), "projekt")) == 26


# ---- the until date, against every day there is ----

PLANS = [("Åre", 7), ("Berg", 20), ("Krokom", 33), ("Bräcke", 95), ("Ånge", 365), ("Timrå", 1000), ("Kramfors", 1)]


@pytest.fixture(scope="module")
def planned() -> Iterator[Facts]:
    rows = "\n".join(
        f"D1.1  {town}  2021-0{4 + n % 3}-0{1 + n}  2023-{6 + n % 4:02d}-1{n}  {value}"
        for n, (town, value) in enumerate(PLANS)
    )
    with fresh_store() as store:
        deliver(store, "RVN", "2021-01-01", Målvärden=f"indicator  area  from_date  to_date  value\n{rows}")
        yield facts(store)


RANK = {"Efter plan": 0, "Risk": 1, "Enligt plan": 2, "Nått": 3}


def exact_word(outcome: int, target: Target, day: date) -> str:
    """The status of a growing count on a day, in whole numbers."""
    days, length = (day - target.start).days + 1, (target.to - target.start).days + 1
    share = Fraction(outcome * length, int(target.value) * days)
    if outcome >= target.value:
        return "Nått"
    return "Enligt plan" if share >= Fraction(95, 100) else "Risk" if share >= Fraction(80, 100) else "Efter plan"


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(place=st.sampled_from(PLANS), part=st.floats(0, 1), reached=st.floats(0, 1.2))
def test_that_many_suffice_up_to_the_until_date_and_no_day_longer(
    planned: Facts, place: tuple[str, int], part: float, reached: float
) -> None:
    area = area_code(place[0])
    target = next(one for one in Targets(planned).all if one.area == area)
    end = target.start + timedelta(days=round(part * (target.to - target.start).days))
    plan = target.plan_to(end, find("D1.1"))
    outcome = round(reached * plan)
    word = exact_word(outcome, target, end)
    asked = window(to=end.isoformat())
    (unmet,) = answer(planned, Question(asked, ids=("D1.1",), areas=(area,)))
    found = why(planned, unmet.changed(outcome=float(outcome), plan=plan, status=word), asked)
    assert found is not None
    if word == "Nått":
        assert found.missing is None
        return
    assert found.next_status is not None and found.missing is not None and found.until is not None
    assert RANK[exact_word(outcome + found.missing, target, end)] >= RANK[found.next_status]
    assert RANK[exact_word(outcome + found.missing - 1, target, end)] < RANK[found.next_status]
    days = [end + timedelta(days=n) for n in range((target.to - end).days + 1)]
    enough = [RANK[exact_word(outcome + found.missing, target, day)] >= RANK[found.next_status] for day in days]
    assert found.until == days[sum(enough) - 1]
