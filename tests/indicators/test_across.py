"""Across the goals, worked by hand: EU's common indicators, balance, money, hours, aid and the data's own quality."""

import pytest

from corespons.store import Store
from tests.tables import deliver, number, result, value, values


def known(store: Store, **sheets: str) -> None:
    """One delivery, known long before it is asked for."""
    deliver(store, "Almi", "2024-01-15", **sheets)


# ---- X1 and X2: EU's CO01 and CO04 ----

SUPPORTED = """
    company  starts_on   kind          status
    A        2021-05-01  rådgivning    avslutad
    A        2022-05-01  rådgivning    avslutad
    B        2021-05-01  finansiering  pågående
    B        2021-08-01  matchning     pågående
    C        2021-05-01  garanti       avslutad
    D        2021-05-01  coachning     planerad
    E        2021-05-01  utbildning    avbruten
    F        2020-05-01  rådgivning    avslutad
    F        2021-06-01  coachning     avslutad
"""


def test_a_supported_company_is_counted_once_at_its_first_valid_service_of_the_project(store: Store) -> None:
    known(store, Insatser=SUPPORTED)
    assert value(store, "X1") == 4  # A, B, C, and F whose service of 2020 was before the project
    assert value(store, "X1", start="2021-06-01") == 1  # F
    assert value(store, "X1", start="2022-01-01") == 0


def test_support_without_money_is_advice_coaching_training_and_matchmaking(store: Store) -> None:
    known(store, Insatser=SUPPORTED)
    assert value(store, "X2") == 3  # A, B from its matchmaking on, F
    assert value(store, "X2", to="2021-07-31") == 2


# ---- X3 Andel kvinnor bland deltagare ----


def test_women_among_those_whose_gender_is_known_public_bodies_people_too(store: Store) -> None:
    known(
        store,
        Aktiviteter="""
            activity_id  starts_on   format   municipality
            T1           2021-05-01  fysisk   Åre
            T2           2021-05-01  digital  -
        """,
        Deltagande="""
            activity_id  company     gender  attended
            T1           A           kvinna  ja
            T1           A           kvinna  ja
            T1           2120002387  man     ja
            T1           B           annat   ja
            T1           B           -       ja
            T1           B           kvinna  nej
            T2           C           man     ja
        """,
    )
    found = result(store, "X3")
    assert (found.value, found.n, found.missing) == (50, 4, 2)
    assert value(store, "X3", "Åre") == pytest.approx(200 / 3)
    assert [result(store, "X3", area).n for area in ("22", "23", "Digitalt")] == [0, 3, 1]


# ---- X4 and X5 ----


def test_companies_led_by_women_as_their_row_says_on_the_day(store: Store) -> None:
    known(
        store,
        Företag="""
            company  valid_from  leadership
            A        -           män
            A        2021-05-01  kvinnor
            B        -           jämn
            C        -           män
            D        -           -
        """,
        Insatser="company  starts_on\n A  2021-05-01\n B  2021-05-01\n C  2021-05-01\n D  2021-05-01\n E  2021-05-01",
    )
    found = result(store, "X4")
    assert (found.value, found.n, found.missing) == (pytest.approx(100 / 3), 3, 2)


def test_services_with_a_part_on_sustainability_of_those_with_an_answer(store: Store) -> None:
    rows = """
        company  starts_on   status    sustainability
        A        2021-05-01  avslutad  ja
        A        2021-05-01  pågående  nej
        B        2021-05-01  avslutad  nej
        B        2021-05-01  avslutad  nej
        C        2021-05-01  avslutad  -
        D        2021-05-01  planerad  ja
    """
    known(store, Insatser=rows)
    found = result(store, "X5")
    assert (found.value, found.n, found.missing) == (25, 4, 1)


# ---- X6, X7, X8: the project's economy ----


def test_booked_and_approved_costs_to_date_of_the_budget(store: Store) -> None:
    known(
        store,
        Budget="category  region  amount\n Lön  22  400\n Lön  23  200\n Resor  gemensamt  400",
        Utfall="""
            booked_on   region     amount  status
            2021-03-01  22         100     bokförd
            2021-05-01  22         150     attesterad
            2021-06-01  22         -50     bokförd
            2021-06-01  22         999     preliminär
            2021-06-01  gemensamt  100     bokförd
            2023-11-01  22         999     bokförd
        """,
    )
    assert (value(store, "X6", start="2022-01-01"), value(store, "X6", "22")) == (30, 50)
    assert value(store, "X6", "23") is None  # nothing booked is no figure, not nought
    assert "Åre" not in values(store, "X6")


def test_costs_without_a_budget_have_no_share(store: Store) -> None:
    known(store, Utfall="booked_on  region  amount\n 2021-05-01  22  100")
    assert (value(store, "X6"), result(store, "X6").n) == (None, 1)


def test_what_the_funders_have_paid_out_and_in_which_status_the_rest_is(store: Store) -> None:
    known(
        store,
        Finansiering="""
            funder    region     status     dated       amount
            1:1       22         utbetalt   2022-01-01  300000
            1:1       23         utbetalt   2022-01-01  200000
            REACT-EU  gemensamt  beviljat   2021-06-01  1798740
            REACT-EU  gemensamt  utbetalt   2023-11-01  999999
        """,
    )
    paid = result(store, "X7")
    assert (paid.value, paid.n) == (500_000, 2)
    assert [value(store, "X7", region) for region in ("22", "23")] == [300_000, 200_000]
    assert [tuple(part.values()) for part in paid.parts or ()] == [
        ("REACT-EU", "sökt", 1_798_740),  # shipped with the project
        ("REACT-EU", "beviljat", 1_798_740),
        ("1:1", "sökt", 1_800_000),
        ("1:1", "utbetalt", 500_000),
    ]


def test_nothing_paid_out_is_nought(store: Store) -> None:
    assert (value(store, "X7"), result(store, "X7").n) == (0, 0)


def test_management_hours_of_whole_months_against_a_quarter_of_full_time(store: Store) -> None:
    rows = """
        month    region  role            hours
        2021-04  23      projektledning  20
        2021-05  23      Projekt ledning 23
        2021-06  23      projektledning  99
        2021-05  22      projektledning  99
        2021-05  23      ekonomi         99
    """.replace("Projekt ledning 23", "Projekt Ledning  23")
    known(store, Tid=rows)
    full = 1720 / 12 / 4  # hours a month
    asked = {"to": "2021-06-29"}  # June is not whole
    assert value(store, "X8", **asked) == pytest.approx(43 / (2 * full) * 100) == value(store, "X8", "23", **asked)
    assert value(store, "X8", start="2021-04-02", to="2021-06-29") == pytest.approx(23 / full * 100)
    assert result(store, "X8", **asked).n == 2
    assert "Västernorrland" not in values(store, "X8")


# ---- X9 Nära taket för försumbart stöd ----


@pytest.mark.parametrize(
    ("granted", "amount", "to", "near"),
    [
        ("2023-01-01", "1600000", "2023-12-31", 1),  # 160 000 EUR is 80 % of 200 000
        ("2023-01-01", "1599999.99", "2023-12-31", 0),
        ("2021-01-01", "1600000", "2023-12-31", 1),  # the calendar year and the two before
        ("2020-12-31", "1600000", "2023-12-31", 0),
        ("2023-06-02", "1600000", "2023-06-01", 0),  # not yet granted
        ("2023-01-01", "1600000", "2024-01-01", 0),  # the ceiling is 300 000 EUR from 2024 on
        ("2023-01-01", "2400000", "2024-01-01", 1),
    ],
)
def test_a_company_is_near_the_ceiling_at_80_per_cent_over_three_years(
    store: Store, granted: str, amount: str, to: str, near: int
) -> None:
    known(store, Försumbart_stöd=f"company  granted_on  amount\n A  {granted}  {amount}")
    assert value(store, "X9", to=to) == near


def test_aid_from_several_givers_is_added_each_at_its_own_rate(store: Store) -> None:
    rows = "company  granted_on  amount  sek_per_eur\n A  2022-01-01  800000  10\n A  2023-01-01  880000  11"
    known(store, Försumbart_stöd=rows, Företag="company  municipality  valid_from\n A  Åre  -\n A  Berg  2023-01-01")
    assert values(store, "X9") == {"Hela projektet": 1, "Jämtland Härjedalen": 1, "Berg": 1}  # at the last grant


# ---- Q1 Datakvalitet ----


def test_a_sound_row_is_identified_placed_and_its_references_resolve(store: Store) -> None:
    wrong_check_digit = number("A")[:-1] + str((int(number("A")[-1]) + 1) % 10)
    known(
        store,
        Företag=f"company\n A\n B#1\n {wrong_check_digit}\n #2\n 2120002387",
        Aktiviteter="activity_id  starts_on\n T1  2021-05-01",
        Insatser=f"""
            service_id  company            starts_on
            I1          A                  2021-05-01
            I2          #1                 2021-05-01
            I3          #2                 2021-05-01
            I4          {wrong_check_digit}  2021-05-01
            I5          2120002387         1999-01-01
            I6          C                  2021-05-01
        """,
        Deltagande="activity_id  company\n T1  A\n T9  A",
        Enkäter="company  sent_on  service_id\n A  2021-05-01  I1\n A  2021-05-01  I99\n A  2021-05-01  -",
    )
    quality = result(store, "Q1")
    assert {part["table"]: (part["n"], round(part["value"])) for part in quality.parts or ()} == {
        "Insatser": (6, 50),  # A, B by its tie, and the public body; not #2, not the wrong digit, not unplaced C
        "Deltagande": (2, 50),  # activity T9 is nowhere
        "Enkäter": (3, 67),  # service I99 is nowhere; none named is fine
    }
    assert (quality.value, quality.n) == (pytest.approx(600 / 11), 11)
    assert list(values(store, "Q1")) == ["Hela projektet"]


def test_quality_is_told_for_each_source(store: Store) -> None:
    for source, company in (("Almi", "A"), ("BuS", "B")):
        deliver(
            store, source, "2022-01-01", Företag="company\n A", Insatser=f"company  starts_on\n {company}  2021-05-01"
        )
    assert [(part["source"], part["value"]) for part in result(store, "Q1").parts or ()] == [("Almi", 100), ("BuS", 0)]
