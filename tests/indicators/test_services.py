"""Sub-goal 3, worked by hand: what the companies say, and what can be seen in their export."""

import pytest

from corespons.store import Store
from tests.tables import deliver, result, value


def known(store: Store, **sheets: str) -> None:
    """One delivery, known long before it is asked for."""
    deliver(store, "Almi", "2024-01-15", **sheets)


# ---- the surveys' last answer ----

SCALES = [("D2.7", "easy_to_find"), ("D3.2", "satisfied"), ("D3.9", "need_met")]


@pytest.mark.parametrize(("id", "asked"), SCALES)
def test_four_and_five_of_the_last_answer_are_good(store: Store, id: str, asked: str) -> None:
    known(
        store,
        Enkäter=f"""
            company  sent_on     answered_on  {asked}
            A        2021-05-01  2021-05-02   5
            B        2021-05-01  2021-05-02   4
            C        2021-05-01  2021-05-02   3
            D        2021-05-01  2021-05-02   5
            D        2021-06-01  2021-06-02   1
            E        2021-05-01  2021-05-02   4
            E        2021-06-01  2021-06-02   -
            F        2021-05-01  2021-05-02   -
            G        2021-05-01  -            -
        """,
    )
    found = result(store, id)
    assert (found.value, found.n, found.missing) == (60, 5, 1)  # A B E of A–E; F answered without this; G not at all


@pytest.mark.parametrize(("id", "asked"), SCALES)
def test_only_direct_surveys_answered_in_the_window_that_did_not_bounce(store: Store, id: str, asked: str) -> None:
    known(
        store,
        Enkäter=f"""
            company  kind    sent_on     answered_on  status   {asked}
            A        direkt  2021-03-01  2021-03-31   skickad  5
            B        direkt  2021-03-01  2021-04-01   skickad  5
            C        direkt  2023-10-01  2023-10-31   skickad  5
            D        direkt  2023-10-01  2023-11-01   skickad  5
            E        6 mån   2021-05-01  2021-05-02   skickad  5
            F        direkt  2021-05-01  2021-05-02   studs    5
        """,
    )
    assert result(store, id).n == 2  # B and C


def test_of_two_answers_of_a_day_the_greatest_id_as_text_holds(store: Store) -> None:
    rows = """
        survey_id  company  sent_on     answered_on  satisfied
        E10        A        2021-05-01  2021-05-02   5
        E9         A        2021-05-01  2021-05-02   1
    """
    known(store, Enkäter=rows)
    assert value(store, "D3.2") == 0


def test_an_answer_lies_where_the_company_was_when_it_answered(store: Store) -> None:
    known(
        store, Företag="company  municipality  valid_from\n A  Åre  -\n A  Berg  2021-06-01",
        Enkäter="company  sent_on  answered_on  satisfied\n A  2021-05-01  2021-06-01  5"
    )  # fmt: skip
    assert [result(store, "D3.2", town).n for town in ("Åre", "Berg", "22", "23")] == [0, 1, 0, 1]


def test_the_satisfaction_index_is_the_mean_of_three_on_a_scale_to_100(store: Store) -> None:
    known(
        store,
        Enkäter="""
            company  sent_on     answered_on  nki_1  nki_2  nki_3
            A        2021-05-01  2021-05-02   10     10     10
            B        2021-05-01  2021-05-02   1      1      1
            C        2021-05-01  2021-05-02   4      5      6
            D        2021-05-01  2021-05-02   7      8      9
            E        2021-05-01  2021-05-02   10     9      5
            F        2021-05-01  2021-05-02   10     -      10
        """,
    )
    found = result(store, "D3.1")  # 100, 0, 4/9, 7/9, 7/9; F left one out
    assert (found.value, found.n, found.missing) == (pytest.approx(60), 5, 1)
    spread = 2.7764451 * 38.9682 / 5**0.5  # t(4 degrees of freedom) and the standard deviation of the five
    assert (found.low, found.high) == (pytest.approx(60 - spread, abs=1e-3), pytest.approx(60 + spread, abs=1e-3))


# ---- D3.3 Svarsfrekvens ----


@pytest.mark.parametrize(("answered", "share"), [("2021-05-31", 100), ("2021-06-01", 0), ("-", 0)])
def test_a_survey_is_answered_within_30_days(store: Store, answered: str, share: float) -> None:
    known(store, Enkäter=f"company  sent_on  answered_on\n A  2021-05-01  {answered}")
    assert value(store, "D3.3") == share


@pytest.mark.parametrize(("as_of", "n"), [("2021-05-30", 0), ("2021-05-31", 1)])
def test_a_survey_is_judged_when_30_days_have_passed(store: Store, as_of: str, n: int) -> None:
    deliver(store, "Almi", "2021-05-02", Enkäter="company  sent_on\n A  2021-05-01")
    assert result(store, "D3.3", as_of=as_of).n == n


def test_every_survey_of_a_company_counts_but_no_bounce(store: Store) -> None:
    rows = """
        company  kind    sent_on     answered_on  status
        A        direkt  2021-05-01  2021-05-02   skickad
        A        6 mån   2021-11-01  -            skickad
        A        12 mån  2022-05-01  -            skickad
        B        direkt  2021-05-01  -            studs
        C        direkt  2021-05-01  2021-05-02   -
    """
    known(store, Enkäter=rows)
    assert (value(store, "D3.3"), result(store, "D3.3").n) == (50, 4)


# ---- D3.4 and D3.6: after months ----


def test_a_later_do_not_know_does_not_take_an_earlier_yes_away(store: Store) -> None:
    known(
        store,
        Enkäter="""
            company  kind    sent_on     answered_on  export_increased
            A        12 mån  2022-05-01  2022-05-02   ja
            A        12 mån  2022-06-01  2022-06-02   vet ej
            B        12 mån  2022-05-01  2022-05-02   ja
            B        12 mån  2022-06-01  2022-06-02   nej
            C        12 mån  2022-05-01  2022-05-02   för tidigt
            D        6 mån   2022-05-01  2022-05-02   ja
        """,
    )
    found = result(store, "D3.4")
    assert (found.value, found.n, found.missing) == (50, 2, 1)  # A yes, B no; C too early; D's is no 12 month answer


def test_much_or_some_is_a_contribution_after_6_or_12_months(store: Store) -> None:
    known(
        store,
        Enkäter="""
            company  kind    sent_on     answered_on  contribution
            A        6 mån   2022-05-01  2022-05-02   stor
            B        12 mån  2022-05-01  2022-05-02   viss
            C        6 mån   2022-05-01  2022-05-02   liten
            D        6 mån   2022-05-01  2022-05-02   stor
            D        12 mån  2022-11-01  2022-11-02   ingen
            E        direkt  2022-05-01  2022-05-02   stor
        """,
    )
    assert (value(store, "D3.6"), result(store, "D3.6").n) == (50, 4)


# ---- D3.5 Nya exportörer ----

BEGINNERS = """
    company  exports_at_baseline
    A        nej
    B        nej
    C        ja
    D        -
    E        nej
    F        nej
"""


def test_a_new_exporter_did_not_export_and_shows_a_sign_after_its_first_service(store: Store) -> None:
    known(
        store,
        Företag=BEGINNERS,
        Insatser="company  starts_on\n A  2021-05-01\n B  2021-05-01\n C  2021-05-01\n D  2021-05-01\n E  2021-05-01",
        Exportvärden="""
            company  year  amount
            A        2022  1
            C        2022  1000
            D        2022  1000
            E        2021  1000
            E        2022  0
            F        2022  1000
        """,
        Enkäter="company  kind  sent_on  answered_on  export_increased\n B  12 mån  2021-05-01  2021-05-02  ja",
    )
    assert value(store, "D3.5") == 2  # A and B; F never had a service
    assert value(store, "D3.5", to="2022-12-31") == 2
    assert value(store, "D3.5", to="2022-12-30") == 1  # A's export of 2022 dates from 31 December
    assert value(store, "D3.5", to="2021-05-01") == 0


def test_the_sign_dates_from_the_first_and_is_never_counted_again(store: Store) -> None:
    known(
        store,
        Företag="company  exports_at_baseline\n A  nej",
        Insatser="company  starts_on\n A  2021-05-01",
        Exportvärden="company  year  amount\n A  2022  100",
        Enkäter="company  kind  sent_on  answered_on  export_increased\n A  12 mån  2022-05-01  2022-05-02  ja",
    )
    assert [value(store, "D3.5", start=day) for day in ("2022-05-02", "2022-05-03")] == [1, 0]


def test_an_answer_on_the_day_of_the_first_service_is_no_sign_of_it(store: Store) -> None:
    answers = "company  kind  sent_on  answered_on  export_increased\n A  12 mån  2021-05-01  2021-05-01  ja"
    known(store, Företag=BEGINNERS, Insatser="company  starts_on\n A  2021-05-01", Enkäter=answers)
    assert value(store, "D3.5") == 0


# ---- D3.7 Slutfört enligt plan ----


@pytest.mark.parametrize(
    ("status", "ended", "share"),
    [
        ("avslutad", "2021-07-01", 100),  # 30 days late
        ("avslutad", "2021-07-02", 0),
        ("avslutad", "-", 0),
        ("avbruten", "2021-06-01", 0),
        ("pågående", "-", 0),
        ("planerad", "-", 0),
    ],
)
def test_a_service_is_on_plan_when_finished_within_30_days_of_it(
    store: Store, status: str, ended: str, share: float
) -> None:
    row = f"company  starts_on  planned_end  ends_on  status\n A  2021-05-01  2021-06-01  {ended}  {status}"
    known(store, Insatser=row)
    assert value(store, "D3.7") == share


def test_a_plan_is_judged_after_30_days_and_one_without_plan_is_missing(store: Store) -> None:
    rows = "company  starts_on  planned_end\n A  2021-05-01  2021-06-01\n B  2021-05-01  -\n C  2020-05-01  -"
    deliver(store, "Almi", "2021-06-15", Insatser=rows)
    judged = [result(store, "D3.7", as_of=day) for day in ("2021-06-30", "2021-07-01")]
    assert [(one.value, one.n, one.missing) for one in judged] == [(None, 0, 1), (0, 1, 1)]


# ---- D3.8 Exportförändring ----


def ten_companies(rows: str, first: str = "2021-06-01") -> dict[str, str]:
    """Nine companies with export from 100 to 110, and one more that the test is about."""
    values = "company  year  amount  origin\n K1..K9  2020  100  SCB\n K1..K9  2022  110  SCB\n"
    return {"Insatser": f"company  starts_on\n K1..K9  2021-06-01\n K10  {first}", "Exportvärden": values + rows}


@pytest.mark.parametrize(
    ("rows", "n"),
    [
        ("K10  2020  100  SCB\n K10  2022  50  SCB", 10),
        ("K10  2020  100  SCB\n K10  2022  50  egen uppgift", 9),  # not the same origin
        ("K10  2020  0  SCB\n K10  2022  50  SCB", 9),  # nothing to compare with
        ("K10  2020  100  SCB\n K10  2022  0  SCB", 9),
        ("K10  2021  100  SCB\n K10  2022  50  SCB", 9),  # the year of the service itself is not compared
    ],
)
def test_export_is_compared_between_the_years_around_the_first_service(store: Store, rows: str, n: int) -> None:
    known(store, **ten_companies(rows))
    found = result(store, "D3.8")
    assert (found.n, found.missing) == (n, 10 - n)
    assert found.value == (pytest.approx(10) if n == 10 else None)  # the median needs ten


def test_the_annual_report_goes_before_scb_and_that_before_their_own_word(store: Store) -> None:
    origins = {"egen uppgift": 900, "SCB": 120, "årsredovisning": 150}
    pairs = [f"K10  2020  100  {name}\n K10  2022  {after}  {name}" for name, after in origins.items()]
    known(store, **ten_companies("\n".join(pairs)), Företag="company  municipality\n K10  Åre\n K1..K9  Berg")
    found = result(store, "D3.8")
    assert (found.value, found.low, found.high) == (pytest.approx(10), pytest.approx(10), pytest.approx(10))
    assert result(store, "D3.8", "Åre").n == 1


@pytest.mark.parametrize(("to", "n"), [("2022-12-31", 0), ("2023-01-01", 10)])
def test_a_year_is_due_when_it_is_over(store: Store, to: str, n: int) -> None:
    known(store, **ten_companies("K10  2020  100  SCB\n K10  2022  50  SCB"))
    assert (result(store, "D3.8", to=to).n, result(store, "D3.8", to=to).missing) == (n, 10 - n)
