"""Sub-goal 1, worked by hand: who is reached, where, and how that compares with the people who live there."""

import pytest

from corespons.store import Store
from tests.tables import deliver, result, value, values

PUBLIC_BODY, PERSON = "2120002387", "P:0011223344556677"


def known(store: Store, **sheets: str) -> None:
    """One delivery, known long before it is asked for."""
    deliver(store, "Almi", "2024-01-15", **sheets)


# ---- D1.1 Nådda företag ----


def test_a_company_is_reached_by_attendance_service_or_enquiry_and_counted_once(store: Store) -> None:
    known(
        store,
        Aktiviteter="activity_id  starts_on\n T1  2021-05-01",
        Deltagande="activity_id  company\n T1  A\n T1  B",
        Insatser="company  starts_on\n B  2021-06-01\n C  2021-06-01",
        Ärenden="company  received_at\n C  2021-07-01 10:00\n D  2021-07-01 10:00",
    )
    assert value(store, "D1.1") == 4  # A, B, C, D


def test_what_did_not_happen_reaches_no_one(store: Store) -> None:
    known(
        store,
        Aktiviteter="""
            activity_id  starts_on   status
            held         2021-05-01  genomförd
            planned      2021-05-01  planerad
            cancelled    2021-05-01  inställd
        """,
        Deltagande="""
            activity_id  company  attended
            held         A        ja
            held         B        -
            held         C        nej
            planned      D        ja
            cancelled    E        ja
            nowhere      F        ja
        """,
        Insatser="""
            company  starts_on   status
            G        2021-05-01  pågående
            H        2021-05-01  avslutad
            I        2021-05-01  planerad
            J        2021-05-01  avbruten
        """,
    )
    assert value(store, "D1.1") == 4  # A, B, G, H


def test_an_attendance_counts_once_its_activity_arrives(store: Store) -> None:
    deliver(store, "Almi", "2022-01-01", Deltagande="activity_id  company\n T1  A")
    deliver(store, "Almi", "2022-02-01", Aktiviteter="activity_id  starts_on\n T1  2021-05-01")
    assert [value(store, "D1.1", as_of=day) for day in ("2022-01-31", "2022-02-01")] == [0, 1]


def test_an_activity_is_looked_for_at_home_then_in_the_one_other_source_that_has_it(store: Store) -> None:
    deliver(store, "BuS", "2022-01-01", Aktiviteter="activity_id  starts_on\n T1  2021-05-01")
    deliver(store, "Almi", "2022-01-01", Deltagande="activity_id  company\n T1  A")
    deliver(store, "EEN", "2022-02-01", Aktiviteter="activity_id  starts_on\n T1  2021-05-01")
    assert [value(store, "D1.1", as_of=day) for day in ("2022-01-31", "2022-02-01")] == [1, 0]


@pytest.mark.parametrize(
    ("day", "counts"), [("2021-03-31", 0), ("2021-04-01", 1), ("2023-10-31", 1), ("2023-11-01", 0)]
)
def test_the_window_holds_its_first_and_last_day(store: Store, day: str, counts: int) -> None:
    known(store, Insatser=f"company  starts_on\n A  {day}")
    assert value(store, "D1.1") == counts


def test_an_enquiry_belongs_to_its_day_up_to_the_last_second(store: Store) -> None:
    known(store, Ärenden="company  received_at\n A  2023-10-31 23:59:59\n B  2023-11-01 00:00:00")
    assert value(store, "D1.1") == 1


def test_nothing_after_the_date_of_knowledge_counts_even_if_it_is_known(store: Store) -> None:
    deliver(store, "Almi", "2022-01-01", Insatser="company  starts_on\n A  2022-02-01\n B  2022-02-02")
    assert value(store, "D1.1", as_of="2022-02-01") == 1


def test_public_bodies_and_res_actors_are_no_companies_but_persons_are(store: Store) -> None:
    actors = "actor  is_res_partner  org_number\n Almi Mitt  ja  A\n Konsulten  nej  B"
    known(
        store, Aktörer=actors, Insatser=f"company  starts_on\n A  2021-05-01\n B  2021-05-01\n"
        f"{PUBLIC_BODY}  2021-05-01\n {PERSON}  2021-05-01"
    )  # fmt: skip
    assert value(store, "D1.1") == 2  # B, whose owner is no RES partner, and the person


def test_each_company_lies_where_it_was_at_its_last_contact_in_the_window(store: Store) -> None:
    known(
        store,
        Företag="""
            company  municipality  valid_from
            A        Sundsvall     -
            A        Åre           2022-01-01
            B        Sundsvall     -
            C        Stockholm     -
        """,
        Insatser="company  starts_on\n A  2021-12-31\n A  2022-01-01\n B  2021-05-01\n C  2021-05-01\n D  2021-05-01",
    )
    assert values(store, "D1.1") == {
        "Hela projektet": 3,  # A, B and D of unknown municipality; not C in Stockholm
        "Västernorrland": 1,
        "Jämtland Härjedalen": 1,
        "Sundsvall": 1,
        "Åre": 1,
        "Okänd kommun": 1,
        "Utanför området": 1,
    }
    assert value(store, "D1.1", "Sundsvall", to="2021-12-31") == 2


def test_before_its_first_row_a_company_lies_where_that_says(store: Store) -> None:
    known(
        store, Företag="company  municipality  valid_from\n A  Åre  2022-01-01\n A  Berg  2023-01-01",
        Insatser="company  starts_on\n A  2021-05-01"
    )  # fmt: skip
    assert value(store, "D1.1", "Åre") == 1


# ---- D1.2 Nya företag ----


@pytest.mark.parametrize(
    ("start", "to", "new"),
    [("2021-04-01", "2021-12-31", 1), ("2021-06-01", "2021-12-31", 1), ("2021-07-01", "2021-12-31", 0)],
)
def test_a_company_is_new_once_at_its_first_contact_in_all_history(store: Store, start: str, to: str, new: int) -> None:
    known(store, Insatser="company  starts_on\n A  2020-01-01\n A  2021-08-01\n B  2021-06-01\n B  2021-08-01")
    assert value(store, "D1.2", start=start, to=to) == new  # A was met long ago; B is new on 1 June


def test_an_earlier_contact_that_becomes_known_later_makes_the_company_old(store: Store) -> None:
    deliver(store, "Almi", "2022-01-01", Insatser="service_id  company  starts_on\n I2  A  2021-06-01")
    deliver(store, "Almi", "2022-02-01", Insatser="service_id  company  starts_on\n I1  A  2021-03-31")
    assert [value(store, "D1.2", as_of=day) for day in ("2022-01-31", "2022-02-01")] == [1, 0]


# ---- D1.3 and D1.4: growth potential ----

ASSESSED = """
    company  valid_from  growth_potential  assessed_on
    A        -           ja                2021-05-01
    B        -           nej               2021-05-01
    C        -           nej               2021-05-01
    C        2021-01-01  ja                2021-06-01
    D        -           -                 -
    E        -           ja                2023-12-01
"""
MET = "company  starts_on\n A  2021-05-01\n B  2021-05-01\n C  2021-05-01\n D  2021-05-01\n E  2021-05-01"


def test_potential_is_the_latest_assessment_up_to_the_window_s_end(store: Store) -> None:
    known(store, Företag=ASSESSED, Insatser=MET)
    assert value(store, "D1.3") == 2  # A and C; E was assessed after the end
    assert value(store, "D1.3", to="2021-05-31") == 1  # C's yes comes on 1 June
    assert value(store, "D1.3", to="2021-06-01") == 2


def test_the_share_leaves_out_those_not_assessed_and_tells_how_many(store: Store) -> None:
    known(store, Företag=ASSESSED, Insatser=MET)
    share = result(store, "D1.4")
    assert (share.value, share.n, share.missing) == (pytest.approx(200 / 3), 3, 2)  # A, C of A, B, C; not D, E


def test_of_two_assessments_of_a_day_the_row_of_the_greatest_date_holds(store: Store) -> None:
    rows = "company  valid_from  growth_potential  assessed_on\n A  -  ja  2021-05-01\n A  2021-02-01  nej  2021-05-01"
    known(store, Företag=rows, Insatser="company  starts_on\n A  2021-05-01")
    assert value(store, "D1.3") == 0


# ---- D1.5 Kommuntäckning ----


def test_a_municipality_is_covered_by_five_companies_in_the_last_365_days(store: Store) -> None:
    known(
        store,
        Företag="company  municipality\n K1..K5  Åre\n L1..L4  Berg\n M1..M5  Sundsvall\n N1..N5  Stockholm",
        Insatser="""
            company  starts_on
            K1..K4   2023-01-01
            K5       2022-11-01
            L1..L4   2023-01-01
            M1..M5   2022-10-31
            N1..N5   2023-01-01
        """,
    )
    covered = values(store, "D1.5", start="2023-06-01")  # whatever the window's first day
    assert covered == {"Hela projektet": 1, "Jämtland Härjedalen": 1, "Åre": 1}  # 1 Nov 2022 is the first of 365 days
    assert values(store, "D1.5", to="2023-10-30")["Hela projektet"] == 2  # Sundsvall's 31 October is still among them
    bases = [result(store, "D1.5", area).n for area in ("projekt", "22", "23", "Åre")]
    assert bases == [15, 7, 8, 1]


# ---- D1.6 and D1.7: against the inhabitants ----


def test_reached_per_inhabitant_is_sum_over_sum(store: Store) -> None:
    known(
        store, Företag="company  municipality\n K1..K6  Åre\n L1..L4  Östersund\n M  Stockholm",
        Insatser="company  starts_on\n K1..K6  2021-05-01\n L1..L4  2021-05-01\n M  2021-05-01\n Q  2021-05-01"
    )  # fmt: skip
    assert value(store, "D1.6", "Åre") == pytest.approx(6 / 12_049 * 10_000)
    assert value(store, "D1.6", "23") == pytest.approx(10 / 131_155 * 10_000)
    assert value(store, "D1.6") == pytest.approx(10 / 375_709 * 10_000)  # neither Stockholm's nor the unknown
    assert value(store, "D1.6", "Sundsvall") == 0
    assert result(store, "D1.6").n == 10


@pytest.mark.parametrize(("others", "quota"), [(15, (5 / 20) / (12_049 / 131_155)), (14, None)])
def test_the_quota_is_share_of_companies_over_share_of_people_from_twenty_on(
    store: Store, others: int, quota: float | None
) -> None:
    known(
        store, Företag=f"company  municipality\n K1..K5  Åre\n L1..L{others}  Östersund",
        Insatser=f"company  starts_on\n K1..K5  2021-05-01\n L1..L{others}  2021-05-01"
    )  # fmt: skip
    assert value(store, "D1.7", "Åre") == (None if quota is None else pytest.approx(quota))
    assert value(store, "D1.7", "Berg") == (None if quota is None else 0)
    assert value(store, "D1.7", "Sundsvall") is None


# ---- D1.8 Aktiviteter utanför residensorterna ----


def test_activities_outside_the_residence_towns_are_a_share_of_those_held_in_the_fifteen(store: Store) -> None:
    known(
        store,
        Aktiviteter="""
            starts_on   municipality  format   status
            2021-05-01  Sundsvall     fysisk   genomförd
            2021-05-01  Östersund     hybrid   genomförd
            2021-05-01  Åre           hybrid   genomförd
            2021-05-01  Kramfors      fysisk   genomförd
            2021-05-01  Berg          fysisk   genomförd
            2021-05-01  Berg          digital  genomförd
            2021-05-01  Berg          fysisk   planerad
            2021-05-01  Stockholm     fysisk   genomförd
        """,
    )
    assert [result(store, "D1.8", area).n for area in ("projekt", "22", "23")] == [5, 2, 3]
    assert [value(store, "D1.8", area) for area in ("projekt", "22")] == [60, 50]  # Åre, Kramfors, Berg; Kramfors
    assert value(store, "D1.8", "23") == pytest.approx(200 / 3)
    assert "Berg" not in values(store, "D1.8")
