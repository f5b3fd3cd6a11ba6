"""Each finding on a table small enough to check by eye."""

from datetime import date

import pytest

from corespons import texts
from corespons.followup import last_deliveries
from corespons.followup.quality import ASPECTS, FINDINGS, count_seen, filled_columns, look, timeliness
from corespons.indicators import CATALOGUE
from corespons.store import deliveries
from corespons.store.reading import QUERIES
from tests.tables import deliver, facts, number, result

AS_OF = "2022-06-30"
COMPANY = """
    company
    A
"""


def found(store, id, as_of=AS_OF):
    """The rows of a finding: (what the row is called, said)."""
    known, day = facts(store, as_of), date.fromisoformat(as_of)
    rows = look(known, last_deliveries(known, deliveries(store), day), day)[id]
    return [(key.split("\x1f")[-1], said) for key, said in zip(rows["row_key"], rows["said"], strict=True)]


def test_every_finding_has_its_question_and_touches_indicators_that_exist():
    files = {path.stem.removeprefix("finding_") for path in QUERIES.glob("finding_*.sql")}
    assert files == {one.id for one in FINDINGS if not one.by_list}
    assert len({one.id for one in FINDINGS}) == len(FINDINGS)
    for one in FINDINGS:
        assert one.aspect in ASPECTS
        assert one.affects
        assert set(one.affects) <= set(CATALOGUE)


@pytest.mark.parametrize("finding", FINDINGS, ids=lambda one: one.id)
def test_nothing_is_found_where_there_is_nothing(store, finding):
    assert found(store, finding.id) == []


def test_a_fact_without_a_company_row(store):
    deliver(store, "Almi Mitt", "2022-01-10", Företag=COMPANY, Insatser="""
        service_id  company  starts_on
        I-1         A        2022-01-03
        I-2         B        2022-01-04
    """)  # fmt: skip
    assert found(store, "without_company_row") == [("I-2", "rådgivning")]
    deliver(store, "Almi Mitt", "2022-01-11", Företag="""
        company
        B
    """)  # fmt: skip
    assert found(store, "without_company_row") == []
    assert found(store, "without_company_row", "2022-01-10") == [("I-2", "rådgivning")]


def test_a_wrong_check_digit_is_named_in_facts_and_register(store):
    wrong = number("A")[:9] + str((int(number("A")[9]) + 1) % 10)
    deliver(store, "Almi Mitt", "2022-01-10", Företag=f"""
        company
        A
        {wrong}
    """, Ärenden=f"""
        enquiry_id  company  received_at
        E-1         A        2022-01-03T09:00
        E-2         {wrong}  2022-01-03T09:00
        E-3         P:0123456789abcdef  2022-01-03T09:00
    """)  # fmt: skip
    assert [said for _, said in found(store, "wrong_check_digit")] == [wrong, wrong]


def test_a_company_known_by_the_deliverers_own_id_alone(store):
    deliver(store, "Almi Mitt", "2022-01-10", Företag="""
        company
        A#7
    """, Insatser="""
        service_id  company  starts_on
        I-1         #7       2022-01-03
        I-2         #8       2022-01-03
    """)  # fmt: skip
    assert found(store, "only_own_id") == [("I-2", "8")]


def test_references_look_in_their_own_source_and_else_in_the_only_other(store):
    deliver(store, "Almi Mitt", "2022-01-10", Aktiviteter="""
        activity_id  starts_on
        M-1          2022-01-03
        M-2          2022-01-03
    """)  # fmt: skip
    deliver(store, "Business Sweden", "2022-01-11", Aktiviteter="""
        activity_id  starts_on
        M-2          2022-01-03
    """)  # fmt: skip
    deliver(store, "Exportkreditnämnden", "2022-01-12", Deltagande="""
        attendance_id  activity_id  company
        D-1            M-1          A
        D-2            M-2          A
        D-3            M-3          A
    """, Enkäter="""
        survey_id  company  service_id  sent_on
        U-1        A        I-9         2022-01-05
        U-2        A        -           2022-01-05
    """)  # fmt: skip
    assert found(store, "unresolved") == [("D-2", "M-2"), ("D-3", "M-3"), ("U-1", "I-9")]


def test_the_faults_of_q1_are_findings(store):
    """Every row that Q1 calls unsound stands in one of the lists, and none of the sound ones does."""
    deliver(store, "Almi Mitt", "2022-01-10", Företag=COMPANY, Insatser="""
        service_id  company  starts_on
        I-1         A        2022-01-03
        I-2         B        2022-01-04
        I-3         #8       2022-01-04
    """, Deltagande="""
        attendance_id  activity_id  company
        D-1            M-1          A
    """)  # fmt: skip
    lists = ("without_company_row", "wrong_check_digit", "only_own_id", "unresolved")
    unsound = {key for id in lists for key, _ in found(store, id)}
    assert unsound == {"I-2", "I-3", "D-1"}
    assert result(store, "Q1", as_of=AS_OF).value == 25


def test_companies_met_but_not_assessed(store):
    deliver(store, "Almi Mitt", "2022-01-10", Företag="""
        company  growth_potential  assessed_on
        A        ja                2022-01-02
        B        -                 -
        C        nej               2022-07-01
        D        -                 -
    """, Insatser="""
        service_id  company  starts_on
        I-1         A        2022-01-03
        I-2         B        2022-01-03
        I-3         C        2022-01-04
    """)  # fmt: skip
    rows = look(facts(store, AS_OF), (), date.fromisoformat(AS_OF))["not_assessed"]
    assert rows["company_key"].tolist() == [number("C"), number("B")]  # the last met first; D was never met
    assert rows["day"].tolist() == [date(2022, 1, 4), date(2022, 1, 3)]


def test_services_without_planned_end_or_without_end(store):
    deliver(store, "Almi Mitt", "2022-01-10", Insatser="""
        service_id  company  starts_on   planned_end  ends_on     status
        I-1         A        2022-01-03  2022-02-01   2022-02-01  avslutad
        I-2         A        2022-01-03  -            2022-02-01  avslutad
        I-3         A        2022-01-03  -            -           avbruten
        I-4         A        2022-01-03  2022-02-01   -           avslutad
        I-5         A        2022-01-03  2022-02-01   -           pågående
    """)  # fmt: skip
    assert found(store, "without_planned_end") == [("I-2", "Almi Mitt")]
    assert found(store, "finished_without_end") == [("I-4", "Almi Mitt")]


def test_attendances_without_gender(store):
    deliver(store, "Almi Mitt", "2022-01-10", Deltagande="""
        attendance_id  activity_id  company  gender  attended
        D-1            M-1          A        kvinna  ja
        D-2            M-1          A        -       ja
        D-3            M-1          A        -       nej
    """)  # fmt: skip
    assert found(store, "without_gender") == [("D-2", "M-1")]


def test_enquiries_answered_before_they_came_and_unanswered_for_a_day(store):
    deliver(store, "Almi Mitt", "2022-01-10", Ärenden="""
        enquiry_id  company  received_at       answered_at
        E-1         A        2022-01-03T09:00  2022-01-03T10:00
        E-2         A        2022-01-03T09:00  2022-01-02T10:00
        E-3         A        2022-01-08T23:59  -
        E-4         A        2022-01-09T00:00  -
    """)  # fmt: skip
    assert found(store, "answered_before") == [("E-2", "2022-01-03 09:00, svar 2022-01-02 10:00")]
    assert found(store, "unanswered", "2022-01-09") == []  # not known until the 10th
    assert found(store, "unanswered", "2022-01-10") == [("E-3", "Almi Mitt"), ("E-4", "Almi Mitt")]


def test_twenty_four_hours_are_counted_as_in_d2_2(store):
    deliver(store, "Almi Mitt", "2022-01-01", Ärenden="""
        enquiry_id  company  received_at       answered_at
        E-3         A        2022-01-08T23:59  -
        E-4         A        2022-01-09T00:00  -
    """)  # fmt: skip
    assert found(store, "unanswered", "2022-01-09") == [("E-3", "Almi Mitt")]
    assert result(store, "D2.2", as_of="2022-01-09").n == 1


def test_planned_activities_whose_last_day_has_passed(store):
    deliver(store, "Almi Mitt", "2022-01-10", Aktiviteter="""
        activity_id  title   starts_on   ends_on     status
        M-1          Kvar    2022-06-29  2022-06-30  planerad
        M-2          Glömd   2022-06-29  -           planerad
        M-3          Hållen  2022-06-29  -           genomförd
    """)  # fmt: skip
    assert found(store, "planned_past") == [("M-2", "Glömd")]
    assert found(store, "planned_past", "2022-07-01") == [("M-2", "Glömd"), ("M-1", "Kvar")]


def test_activities_delivered_twice_share_day_place_and_four_fifths_of_the_companies(store):
    attendance = """
        activity_id  company
        {id}         K1..K4
        {id}         {last}
    """
    deliver(store, "Almi Mitt", "2022-01-10", Aktiviteter="""
        activity_id  starts_on   municipality
        M-1          2022-01-03  Sundsvall
        M-2          2022-01-03  Timrå
    """, Deltagande=attendance.format(id="M-1", last="K5"))  # fmt: skip
    deliver(store, "Business Sweden", "2022-01-10", Aktiviteter="""
        activity_id  title  starts_on   municipality
        B-1          Mässa  2022-01-03  Sundsvall
        B-2          Mässa  2022-01-03  Timrå
    """, Deltagande=attendance.format(id="B-1", last="K6"))  # fmt: skip
    assert found(store, "activity_doubles") == [("M-1", "Mässa (Business Sweden B-1): 4 av 5 företag")]
    deliver(store, "Business Sweden", "2022-01-11", Deltagande="""
        activity_id  company
        B-1          K7
    """)  # fmt: skip
    assert found(store, "activity_doubles") == []  # 4 of 6


def test_actors_overdue_are_those_that_laget_names(store):
    deliver(store, "Almi Mitt", "2022-01-10", Aktörer="""
        actor            delivery_days
        Almi Mitt        30
        Business Sweden  400
        Nya              30
    """)  # fmt: skip
    deliver(store, "Business Sweden", "2022-01-10", Företag=COMPANY)

    def overdue(day):
        return {actor: said.replace(texts.NBSP, " ") for actor, said in found(store, "overdue", day)}

    assert set(overdue("2022-02-11")) - set(overdue("2022-02-09")) == {"Almi Mitt"}
    assert overdue("2022-02-11")["Almi Mitt"] == "2 dagar över de lovade 30"
    assert overdue("2022-02-10")["Almi Mitt"] == "1 dag över de lovade 30"
    assert overdue("2022-02-09")["Nya"] == "har ännu inte levererat något"
    assert "Business Sweden" not in overdue("2022-02-11")


def test_the_open_audience_is_not_told_one_to_four():
    assert [count_seen(count, is_open=True) for count in (0, 1, 4, 5)] == [0, None, None, 5]
    assert count_seen(3, is_open=False) == 3


def test_timeliness_and_what_is_filled_in(store):
    deliver(store, "Almi Mitt", "2022-01-10", Insatser="""
        service_id  company  starts_on   planned_end  hours
        I-1         A        2022-01-05  2022-02-01   4
        I-2         A        2022-01-07  -            -
    """)  # fmt: skip
    deliver(store, "Business Sweden", "2022-01-20", Insatser="""
        service_id  company  starts_on   planned_end  hours
        I-1         A        2022-01-10  2022-02-01   2
    """)  # fmt: skip
    first, second = timeliness(facts(store, AS_OF))
    assert (first.source, first.rows, first.last_day, first.delay) == ("Almi Mitt", 2, date(2022, 1, 7), 4)
    assert (second.recorded.month, second.delay) == (1, 10)
    planned = next(one for one in filled_columns(facts(store, AS_OF)) if one.name == "planned_end")
    assert (planned.filled, planned.asked, planned.worst) == (2, 3, ("Almi Mitt", 1, 2))
