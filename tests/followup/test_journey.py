"""A company's journey, and who is due for a survey, on tables small enough to check by eye."""

from datetime import date

from corespons.followup.journey import first_contact, journey, journeys, waited_for
from corespons.followup.lists import register
from tests.tables import deliver, facts, number


def steps(store, as_of, company="A"):
    known = facts(store, as_of)
    return journey(journeys(known), register(known).number_of(number(company)), date.fromisoformat(as_of))


def told(store, as_of, company="A"):
    return [(one.event.day.isoformat(), one.title, one.clock, one.dropped) for one in steps(store, as_of, company)]


def due(store, as_of):
    known = facts(store, as_of)
    names = register(known).frame["key"]
    rows = journeys(known).due
    return [(names[company], kind) for company, kind in zip(rows["company"], rows["kind"], strict=True)]


def test_the_whole_way_from_enquiry_to_effect(store):
    deliver(store, "Almi Mitt", "2022-06-01", Ärenden="""
        company  received_at       answered_at
        A        2021-05-03T09:00  2021-05-03T14:30
    """, Lotsningar="""
        company  referred_on  received_on  outcome
        A        2021-05-04   2021-05-10   mottagen
    """, Insatser="""
        service_id  company  starts_on   ends_on     hours
        I-1         A        2021-05-17  2021-06-30  1
    """, Enkäter="""
        company  kind    sent_on     answered_on  export_increased
        A        6 mån   2021-12-30  2022-01-02   ja
    """, Exportvärden="""
        company  year  amount
        A        2021  125000
    """)  # fmt: skip
    assert told(store, "2022-06-15") == [
        ("2021-05-03", "Ärende till Almi Mitt", "Svar efter 5\u00a0timmar", ""),
        ("2021-05-04", "Lotsad från Almi Mitt till Business Sweden", "Mottagen efter 6\u00a0dagar", ""),
        ("2021-05-17", "Rådgivning hos Almi Mitt", "14\u00a0dagar efter det första ärendet", ""),
        ("2021-12-30", "Enkät (6 mån) skickad", "Besvarad efter 3\u00a0dagar", ""),
        ("2021-12-31", "Export 2021: 125\u00a0000\u00a0kr", "", ""),
    ]
    events = [one.event for one in steps(store, "2022-06-15")]
    assert (waited_for(events), first_contact(events)) == (14, date(2021, 5, 3))
    assert steps(store, "2022-06-15")[2].words.endswith("1 timme · avslutad")


def test_dropped_threads_depend_on_the_day(store):
    deliver(store, "Almi Mitt", "2022-01-03", Ärenden="""
        company  received_at       answered_at
        A        2022-01-03T09:00  -
    """, Lotsningar="""
        company  referred_on  received_on
        A        2022-01-03   -
    """, Enkäter="""
        company  sent_on
        A        2022-01-03
    """)  # fmt: skip
    assert [one.dropped for one in steps(store, "2022-01-03")] == ["", "", ""]
    assert [one.clock for one in steps(store, "2022-01-03")] == [
        "Väntar på svar", "Väntar på att tas emot", "Väntar på svar",
    ]  # fmt: skip
    assert [one.dropped for one in steps(store, "2022-02-03")] == [
        "Obesvarat efter 31\u00a0dagar", "Inte mottagen efter 31\u00a0dagar", "Obesvarad efter 31\u00a0dagar",
    ]  # fmt: skip


def test_what_went_wrong_is_named(store):
    deliver(store, "Almi Mitt", "2022-01-10", Ärenden="""
        company  received_at       answered_at
        A        2022-01-03T09:00  2022-01-02T09:00
    """, Lotsningar="""
        company  referred_on  received_on  outcome
        A        2022-01-04   -            avböjd
    """, Insatser="""
        company  starts_on   status
        A        2022-01-05  avbruten
    """, Enkäter="""
        company  sent_on     status
        A        2022-01-06  studs
    """)  # fmt: skip
    assert [one.dropped for one in steps(store, "2022-01-10")] == [
        "Svaret är daterat före ärendet", "Avböjd", "Avbruten", "Kom aldrig fram",
    ]  # fmt: skip


def test_persons_at_one_activity_are_one_step(store):
    deliver(store, "Almi Mitt", "2022-01-10", Aktiviteter="""
        activity_id  title      starts_on   status
        M-1          Exportcafé  2022-01-03  genomförd
        M-2          Mässan      2022-01-05  planerad
    """, Deltagande="""
        activity_id  company
        M-1          A
        M-1          A
        M-2          A
    """)  # fmt: skip
    cafe, fair = steps(store, "2022-01-10")
    assert (cafe.title, cafe.words) == ("Exportcafé", "workshop hos Almi Mitt, 2\u00a0personer")
    assert fair.dropped == "Dagen har passerat"


def test_merged_companies_have_one_journey(store):
    deliver(store, "Almi Mitt", "2022-01-10", Insatser="""
        company  starts_on
        A        2022-01-03
        B        2022-01-04
    """)  # fmt: skip
    assert len(steps(store, "2022-01-10")) == 1
    deliver(store, "Almi Mitt", "2022-01-11", Sammanslagning="""
        from_key  to_key
        B         A
    """)  # fmt: skip
    assert len(steps(store, "2022-01-11")) == 2
    assert len(steps(store, "2022-01-11", "B")) == 2


def test_who_is_due_for_a_survey(store):
    deliver(store, "Almi Mitt", "2021-07-01", Insatser="""
        service_id  company  starts_on   ends_on     status
        I-1         A        2021-05-03  2021-06-15  avslutad
        I-2         B        2021-05-03  2021-06-15  avslutad
        I-3         C        2021-05-03  -           pågående
        I-4         D        2021-05-03  2021-06-15  avbruten
        I-5         E        2021-05-03  2021-06-15  avslutad
    """, Enkäter="""
        company  kind    sent_on     status
        B        6 mån   2021-12-14  skickad
        E        6 mån   2021-12-14  studs
    """)  # fmt: skip
    a, b, e = number("A"), number("B"), number("E")
    assert due(store, "2021-12-14") == []
    assert sorted(due(store, "2021-12-15")) == sorted([(a, "6 mån"), (e, "6 mån")])  # B has got it, E's bounced
    assert sorted(due(store, "2022-06-15")) == sorted([(a, "12 mån"), (b, "12 mån"), (e, "12 mån")])


def test_a_survey_sent_before_the_service_ended_does_not_count(store):
    deliver(store, "Almi Mitt", "2021-07-01", Insatser="""
        service_id  company  starts_on   ends_on
        I-1         A        2020-01-07  2020-05-03
        I-2         A        2021-01-07  2021-06-15
    """, Enkäter="""
        company  kind    sent_on
        A        6 mån   2020-11-03
        A        12 mån  2021-05-03
    """)  # fmt: skip
    assert due(store, "2021-12-20") == [(number("A"), "6 mån")]
    assert steps(store, "2021-12-20")[2].dropped == "Enkät 6 mån är inte skickad, 5\u00a0dagar sen"
