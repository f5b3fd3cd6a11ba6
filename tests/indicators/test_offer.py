"""Sub-goal 2, worked by hand: referrals, answers, joint work, and how long it takes."""

import pytest

from corespons.store import Store
from tests.tables import deliver, result, value, values


def known(store: Store, **sheets: str) -> None:
    """One delivery, known long before it is asked for."""
    deliver(store, "Almi", "2024-01-15", **sheets)


# ---- D2.1 and D2.3: referrals ----


def test_a_referral_counts_once_between_two_partners_on_a_day(store: Store) -> None:
    known(
        store,
        Aktörer="actor  is_res_partner\n Konsulten  nej",
        Lotsningar="""
            company  from_actor  to_actor   referred_on
            A        Almi        BuS        2021-05-01
            A        Almi        BuS        2021-05-01
            A        Almi        BuS        2021-05-02
            A        BuS         Almi       2021-05-01
            A        Almi        EEN        2021-05-01
            A        Almi        Konsulten  2021-05-01
            A        Konsulten   Almi       2021-05-01
        """,
    )
    assert value(store, "D2.1") == 4


def test_the_two_ends_telling_of_one_referral_are_one_and_its_earliest_reception_holds(store: Store) -> None:
    for source, received in (("Almi", "2021-05-20"), ("BuS", "2021-05-15")):
        row = f"company  referred_on  received_on\n A  2021-05-01  {received}"
        deliver(store, source, "2022-01-01", Lotsningar=row)
    assert (value(store, "D2.1"), value(store, "D2.3")) == (1, 100)  # received on the fourteenth day


@pytest.mark.parametrize(("received", "share"), [("2021-05-01", 100), ("2021-05-15", 100), ("2021-05-16", 0), ("-", 0)])
def test_a_referral_is_picked_up_within_14_days(store: Store, received: str, share: float) -> None:
    known(store, Lotsningar=f"company  referred_on  received_on\n A  2021-05-01  {received}")
    assert value(store, "D2.3") == share


@pytest.mark.parametrize(("as_of", "n"), [("2021-05-14", 0), ("2021-05-15", 1)])
def test_a_referral_is_judged_when_14_days_have_passed(store: Store, as_of: str, n: int) -> None:
    deliver(store, "Almi", "2021-05-02", Lotsningar="company  referred_on\n A  2021-05-01")
    assert (result(store, "D2.3", as_of=as_of).n, value(store, "D2.1", as_of=as_of)) == (n, 1)


# ---- D2.2 Svar inom 24 timmar ----


@pytest.mark.parametrize(
    ("answered", "share", "missing"),
    [
        ("2021-05-03 10:00:00", 100, 0),  # 24 hours to the second
        ("2021-05-03 10:00:01", 0, 0),
        ("2021-05-02 10:00:00", 100, 0),  # at once
        ("2021-05-02 09:59:59", None, 1),  # before it came: a wrong entry, not a quick answer
        ("-", 0, 0),
    ],
)
def test_an_enquiry_is_answered_within_24_hours(store: Store, answered: str, share: float | None, missing: int) -> None:
    known(store, Ärenden=f"company  received_at  answered_at\n A  2021-05-02 10:00:00  {answered}")
    found = result(store, "D2.2")
    assert (found.value, found.missing) == (share, missing)


@pytest.mark.parametrize(("received", "n"), [("2022-05-01 23:59:59", 1), ("2022-05-02 00:00:00", 0)])
def test_an_enquiry_is_judged_when_24_hours_have_passed_at_the_day_s_last_second(
    store: Store, received: str, n: int
) -> None:
    deliver(store, "Almi", "2022-05-02", Ärenden=f"company  received_at\n A  {received}")
    assert result(store, "D2.2", as_of="2022-05-02").n == n


# ---- D2.4 Företag med flera aktörer ----


def test_companies_with_several_partners_of_those_that_met_any(store: Store) -> None:
    known(
        store,
        Aktörer="actor  is_res_partner\n Konsulten  nej",
        Aktiviteter="activity_id  starts_on  lead_actor  partners\n T1  2021-05-01  BuS  Almi;EEN",
        Deltagande="activity_id  company\n T1  A\n T1  B",
        Insatser="""
            company  starts_on   actor
            A        2021-05-01  Almi
            B        2021-05-01  BuS
            C        2021-05-01  Konsulten
            D        2021-05-01  Konsulten
            D        2021-05-01  EEN
        """,
        Ärenden="company  received_at  actor\n E  2021-05-01 10:00  Almi\n E  2021-06-01 10:00  RVN",
    )
    found = result(store, "D2.4")
    assert (found.value, found.n) == (50, 4)  # A: Almi, BuS; B: BuS; D: EEN; E: Almi, RVN; C met no partner
    assert value(store, "D2.4", to="2021-05-31") == 25  # E has met Almi alone


# ---- D2.5 Gemensamma aktiviteter ----


def test_joint_activities_of_those_with_a_partner(store: Store) -> None:
    known(
        store,
        Aktörer="actor  is_res_partner\n Konsulten  nej",
        Aktiviteter="""
            starts_on   format   municipality  lead_actor  partners
            2021-05-01  fysisk   Sundsvall     Almi        BuS
            2021-05-01  digital  -             Almi        BuS;EEN
            2021-05-01  fysisk   Sundsvall     Almi        Konsulten
            2021-05-01  fysisk   Åre           Konsulten   Almi;BuS
            2021-05-01  fysisk   Åre           Konsulten   -
            2021-05-01  fysisk   Stockholm     Almi        BuS
            2021-05-01  fysisk   Sundsvall     Almi        Almi
        """,
    )
    assert [result(store, "D2.5", area).n for area in ("projekt", "22", "23", "Digitalt", "Utanför området")] == [
        5, 3, 1, 1, 1,
    ]  # fmt: skip
    assert value(store, "D2.5") == 60  # Almi+BuS, the digital one, Konsulten's with Almi and BuS
    assert value(store, "D2.5", "Sundsvall") == pytest.approx(100 / 3)  # an actor is not its own partner


# ---- D2.6 Tid till första insats ----


def test_days_from_the_first_enquiry_to_the_first_service_on_or_after_it(store: Store) -> None:
    known(
        store,
        Ärenden="""
            company  received_at
            A        2021-05-01 23:00
            A        2021-06-01 10:00
            B        2021-05-01 10:00
            C        2021-05-01 10:00
            D        2021-05-01 10:00
            E        2021-05-01 10:00
            F        2021-03-31 10:00
        """,
        Insatser="""
            company  starts_on   status
            A        2021-04-30  avslutad
            A        2021-05-04  avslutad
            B        2021-05-01  pågående
            C        2021-05-11  avslutad
            D        2021-05-02  avbruten
            D        2021-05-21  avslutad
            F        2021-04-02  avslutad
        """,
    )
    waited = result(store, "D2.6")
    assert (waited.n, waited.missing) == (4, 1)  # A 3, B 0, C 10, D 20 days; E none; F asked before the window
    assert waited.hidden  # fewer than five: shown to no one


def test_the_median_of_an_even_number_lies_midway(store: Store) -> None:
    enquiries = "company  received_at\n" + "\n".join(f"K{n}  2021-05-01 10:00" for n in range(1, 7))
    services = (
        "company  starts_on\n" + "\n".join(f"K{n}  2021-05-{n * n:02d}" for n in range(1, 6)) + "\nK6  2021-06-30"
    )
    known(store, Ärenden=enquiries, Insatser=services)
    waited = result(store, "D2.6")
    assert (waited.value, waited.low, waited.high) == (11.5, 0, 60)  # 0 3 8 | 15 24 60 days


# ---- D2.8 Aktiva RES-aktörer ----


def test_active_partners_are_counted_once_and_where_they_were_seen(store: Store) -> None:
    known(
        store,
        Företag="company  municipality\n A  Åre\n B  Stockholm\n C  Kramfors",
        Aktörer="actor  is_res_partner\n Konsulten  nej",
        Aktiviteter="""
            starts_on   format   municipality  lead_actor  partners
            2021-05-01  fysisk   Åre           Almi        RVN
            2021-05-01  digital  -             EEN         -
            2021-05-01  fysisk   Stockholm     RJH         -
        """,
        Insatser="company  starts_on  actor\n A  2021-05-01  Almi\n B  2021-05-01  RJH\n A  2021-05-01  Konsulten",
        Lotsningar="company  referred_on  from_actor  to_actor\n C  2021-05-01  BuS  Konsulten",
    )
    assert values(store, "D2.8") == {
        "Hela projektet": 4,  # Almi, RVN, EEN (digitally), BuS; RJH was seen outside the area only
        "Västernorrland": 1,
        "Jämtland Härjedalen": 2,
        "Åre": 2,
        "Kramfors": 1,
    }
