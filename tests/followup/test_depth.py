"""What lies behind the figures: answer times, referrals between partners, the economy."""

from corespons.followup.depth import answer_times, referral_flow, spending, spent_by_day, unit_cost
from corespons.indicators import Known
from corespons.store import Store
from tests.tables import deliver, facts, window


def known(store: Store) -> Known:
    return Known(facts(store), window())


def test_answer_times_are_in_hours_and_sorted_and_leave_out_answers_before_the_enquiry(store: Store) -> None:
    deliver(store, "Almi", "2022-01-01", Ärenden="""
        company  received_at       answered_at
        A        2021-05-03 09:00  2021-05-04 15:00
        B        2021-05-03 09:00  2021-05-03 10:30
        C        2021-05-03 09:00  -
        D        2021-05-03 09:00  2021-05-02 09:00
    """)  # fmt: skip
    times = answer_times(known(store))
    assert times.hours == (1.5, 30.0)
    assert times.unanswered == 1


def test_a_referral_is_picked_up_within_fourteen_days_or_stuck(store: Store) -> None:
    deliver(store, "Almi", "2022-01-01", Lotsningar="""
        company  referred_on  received_on  from_actor  to_actor
        A        2021-05-03   2021-05-17   Almi        BuS
        B        2021-05-03   2021-05-18   Almi        BuS
        C        2021-05-03   -            Almi        BuS
        D        2021-05-03   2021-05-04   BuS         Almi
    """)  # fmt: skip
    flow = [(one.from_actor, one.to_actor, one.referred, one.picked_up) for one in referral_flow(known(store))]
    assert flow == [("Almi Mitt", "Business Sweden", 3, 1), ("Business Sweden", "Almi Mitt", 1, 1)]


def test_a_region_s_economy_is_its_own_rows_and_costs_count_when_booked(store: Store) -> None:
    deliver(store, "RVN", "2022-01-01", Budget="""
        category  region      amount
        Lön       22          1000
        Lön       gemensamt   500
    """, Utfall="""
        voucher  booked_on   region     amount  status
        1        2021-05-01  22         300     bokförd
        2        2021-05-01  22         100     preliminär
        3        2021-06-01  22         -50     attesterad
        4        2021-06-01  gemensamt  80      bokförd
    """)  # fmt: skip
    assert [(one.region, one.budget, one.booked) for one in spending(known(store), "22")] == [("22", 1000, 250)]
    assert [kr for _, kr in spent_by_day(known(store))] == [300, 330]


def test_a_cost_per_company_counts_each_company_once(store: Store) -> None:
    deliver(store, "RVN", "2022-01-01", Insatser="""
        company  starts_on   status
        A        2021-05-01  avslutad
        A        2021-06-01  avslutad
        B        2021-06-01  pågående
    """, Utfall="voucher  booked_on  amount\n 1  2021-05-01  600")  # fmt: skip
    cost = unit_cost(known(store))
    assert (cost.per_company, cost.per_service) == (300, 300)
    assert unit_cost(known(store), "22").per_company is None
