"""The sentences, over small tables that can be checked by eye."""

import pytest

from corespons import charts, texts
from corespons.charts import Spending
from corespons.charts.words import ranking
from corespons.followup import Overlap
from tests.charts import drawn_charts as drawn
from tests.charts import sample


def plainly(text: str) -> str:
    return text.replace(texts.NBSP, " ")


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"Åre": 84, "Berg": 12}, "Åre har flest nådda företag, 84."),
        ({"Åre": 12, "Berg": 12}, "Berg och Åre har flest nådda företag, 12 var."),
        ({"Åre": 84, "Berg": 4, "Krokom": 1}, "Åre har flest nådda företag, 84. Berg och Krokom har färre än fem."),
        ({"Åre": 84, "Berg": 0}, "Åre har flest nådda företag, 84. Berg har inga."),
        ({"Åre": 0, "Berg": 0}, "Berg och Åre har inga nådda företag."),
        ({"Åre": 3, "Berg": 2}, "Åre har flest nådda företag, 3. Berg har färre än fem."),
        ({"Åre": 84, "Berg": None}, "Åre har flest nådda företag, 84. Berg saknar uppgift."),
        ({"Åre": 84} | dict.fromkeys(("Berg", "Krokom", "Timrå", "Ånge", "Bräcke"), 2),
         "Åre har flest nådda företag, 84. 5 kommuner har färre än fem."),
        ({}, "Det finns inga uppgifter."),
    ],
)  # fmt: skip
def test_ranking_of_counts(values, sentence):
    assert plainly(ranking(sample.towns(values))) == sentence


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"Åre": 61.2, "Berg": 12}, "Andel nöjda: högst i Åre, 61 %, och lägst i Berg, 12 %."),
        ({"Åre": 61.2, "Berg": 61.4}, "Andel nöjda: 61 % i Berg och Åre."),
        ({"Åre": 61.2}, "Andel nöjda: 61 % i Åre."),
        ({"Åre": 61.2, "Berg": None}, "Andel nöjda: 61 % i Åre. Berg saknar uppgift."),
    ],
)
def test_ranking_of_shares(values, sentence):
    assert plainly(ranking(sample.towns(values, name="Andel nöjda", unit="%"))) == sentence


def test_what_lies_in_no_municipality_is_told():
    outside = sample.result(7, level="bucket", area="utanför området", area_name="Utanför området")
    chart = charts.municipality_bars([*sample.towns({"Åre": 84}), outside])
    assert plainly(chart.sentence) == "Åre har flest nådda företag, 84. Därtill 7 utanför området."


def test_ranking_is_by_value_then_by_swedish_name():
    chart = charts.municipality_bars(sample.towns({"Östersund": 9, "Åre": 9, "Ånge": 9, "Berg": 1, "Timrå": 30}))
    assert list(chart.table["Kommun"]) == ["Timrå", "Ånge", "Åre", "Östersund", "Berg"]


def test_course_against_plan_and_the_period_before():
    chart = charts.course_chart(
        sample.planned([3, 40, 84], 310), sample.course([2, 5, 8, 11]), sample.REACHED, "företag"
    )
    assert plainly(chart.sentence) == (
        "Nådda företag: 84 den 17 juni 2021, sedan periodens början. Planen för den dagen är 30 och målet 310. "
        "Lika långt in i perioden före: 8."
    )
    assert plainly(chart.alt) == (
        "Linjediagram över 3 månader. Lägst 3 i april 2021, högst 84 i juni 2021, senast 84 i juni 2021."
    )


def test_plan_counted_from_another_day_is_not_drawn():
    course = sample.course([3, 40])
    held = tuple(r.changed(target=100, plan=50, outcome=60) for r in course.results)
    chart = charts.course_chart(
        type(course)("D1.1", "projekt", course.what, course.days, held), None, "Nådda", "företag"
    )
    assert "Plan och mål ritas inte" in chart.sentence
    assert "Plan" not in chart.table and "Mål" not in chart.table


def test_comparison_names_each_area():
    chart = charts.comparison_bars(drawn.AREAS)
    assert plainly(chart.sentence) == (
        "Svar inom 24 timmar: Hela projektet 61 %, Västernorrland 72 % och Jämtland Härjedalen uppgift saknas."
    )
    assert list(chart.table["Läge"]) == ["Efter plan", "Risk, osäkert", "Underlag saknas"]


def test_survey_tells_response_rate_and_warns():
    chart = charts.survey_bars(drawn.QUESTIONS, sample.result(24, name="Svarsfrekvens", unit="%"))
    assert plainly(chart.sentence) == (
        "Nöjd-kund-index 76; Ökad export efter 12 månader 43 %. Svarsfrekvens: 24 %. "
        "Svarsfrekvensen är låg; svaren är osäkra."
    )


def test_answers_within_the_promise():
    chart = charts.answer_time_distribution(drawn.HOURS, 2)
    assert plainly(chart.sentence) == (
        "4 av 10 ärenden (40 %) fick svar inom 24 timmar. Hälften av svaren kom inom 24 timmar. 2 är obesvarade."
    )


def test_referrals_tell_where_they_got_stuck():
    assert plainly(charts.referral_flow(drawn.FLOWS).sentence) == (
        "22 av 33 lotsningar (67 %) togs emot i tid. 11 fastnade, flest hos EKN: 6."
    )


@pytest.mark.parametrize(
    ("overlap", "sentence"),
    [
        (drawn.TWO, "Almi 120 + Business Sweden 80 − 17 hos båda = 183 unika företag."),
        (
            Overlap(("A", "B", "C"), (120, 80, 9), (("A", "B", 17),), 190),
            "190 unika företag; summan av aktörernas är 209.",
        ),
        (Overlap(("A",), (1,), (), 1), "1 unikt företag; summan av aktörernas är 1."),
        (Overlap((), (), (), 0), "Inga företag är nådda än."),
    ],
)
def test_overlap_counts_each_company_once(overlap, sentence):
    assert plainly(charts.overlap_chart(overlap).sentence) == sentence


def test_budget_says_who_went_over():
    assert plainly(charts.budget_chart(drawn.BUDGET, 0.53).sentence) == (
        "Av budgeten på 5,0 mnkr är 3,3 mnkr bokfört, 66 %. 53 % av tiden har gått. "
        "Externa tjänster (gemensamt) har gått över sin budget."
    )


def test_funding_says_what_is_paid():
    assert plainly(charts.funding_chart(drawn.FUNDING).sentence) == "REACT-EU har betalat ut 2,1 mnkr."


def test_spending_against_an_even_pace():
    even = plainly(charts.spending_course(Spending(sample.months(1), (100_000,), 944_000)).sentence)
    assert even == "100 tkr är bokfört till och med 17 april 2021, 11 % av budgeten; i jämn takt vore det 17 tkr."
