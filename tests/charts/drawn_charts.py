"""Every chart of the room on data that can be checked by eye, for the tests that hold for all of them."""

from collections.abc import Callable, Sequence

from corespons import charts
from corespons.charts import Chart, Spending
from corespons.followup import Overlap
from corespons.followup.dimensions import SIZE
from corespons.followup.white_spots import WhiteSpots
from tests.charts import sample

SHARE = {"name": "Svar inom 24 timmar", "unit": "%"}
AREAS = [
    sample.result(61, n=91, low=51, high=70, target=80, plan=80, outcome=61, status="Efter plan", **SHARE),
    sample.result(72, n=50, low=58, high=83, status="Risk", uncertain=True, area_name="Västernorrland", **SHARE),
    sample.result(None, n=0, status="Underlag saknas", area_name="Jämtland Härjedalen", **SHARE),
]
QUESTIONS = [
    sample.result(76.4, n=41, low=70, high=82, name="Nöjd-kund-index", unit="index"),
    sample.result(43, n=23, low=26, high=63, name="Ökad export efter 12 månader", unit="%", low_response=True),
]
HOURS = [3, 6, 6.5, 24, 24.1, 30, 60, 400]
FLOWS = [("Almi", "BuS", 17, 12), ("BuS", "EEN", 9, 9), ("EEN", "EKN", 7, 1)]
TWO = Overlap(("Almi", "Business Sweden"), (120, 80), (("Almi", "Business Sweden", 17),), 183)
BUDGET = [("Personal", "22", 4_000_000, 2_200_000), ("Externa tjänster", "gemensamt", 1_000_000, 1_100_000)]
FUNDING = [
    {"funder": "REACT-EU", "status": "beviljat", "value": 8e6},
    {"funder": "REACT-EU", "status": "utbetalt", "value": 2.1e6},
]  # fmt: skip
SPENDING = Spending(sample.months(3), (100_000, 250_000, 400_000), 9_600_000)
MANY = [7.0 * place for place in range(1, 32)]

BUILT: dict[str, tuple[Callable[[], Chart], Sequence[float]]] = {  # name → how, and what must be plotted
    "course": (lambda: charts.course_chart(sample.planned([3, None, 40, 84], 700), sample.course([2, 5, 8, 11, 14]),
                                           sample.REACHED, "företag"), [3, 40, 84]),
    "long course": (lambda: charts.course_chart(sample.planned(MANY, 700), sample.course(MANY), sample.REACHED,
                                                "företag"), MANY),
    "bars": (lambda: charts.municipality_bars(sample.counted(), "2313"), sorted(sample.COUNTS.values(), reverse=True)),
    "map": (lambda: charts.municipality_map(sample.counted(), "2313"), ()),
    "status bars": (lambda: charts.standing_bars(sample.standing(), "2321"), [30, 24, 17, 9, 99]),
    "status map": (lambda: charts.standing_map(sample.standing(), "2321"), ()),
    "white spots": (lambda: charts.white_spot_bars(sample.unreached()), [0, 25, 50]),
    "comparison": (lambda: charts.comparison_bars(AREAS), [61, 72]),
    "survey": (lambda: charts.survey_bars(QUESTIONS, sample.result(24, name="Svarsfrekvens", unit="%")), [76.4, 43]),
    "answer times": (lambda: charts.answer_time_distribution(HOURS, 2), [2, 1, 0, 1, 2, 1, 1, 2]),
    "referrals": (lambda: charts.referral_flow(FLOWS), [1, 12, 9]),
    "overlap": (lambda: charts.overlap_chart(TWO), [120, 80]),
    "budget": (lambda: charts.budget_chart(BUDGET, 0.53), [2_200_000, 1_100_000]),
    "funding": (lambda: charts.funding_chart(FUNDING), [8e6, 2.1e6]),
    "spending": (lambda: charts.spending_course(SPENDING), [100_000, 250_000, 400_000]),
}  # fmt: skip

EMPTY: dict[str, Callable[[], Chart]] = {
    "bars": lambda: charts.municipality_bars([]),
    "map": lambda: charts.municipality_map([]),
    "status bars": lambda: charts.standing_bars([]),
    "status map": lambda: charts.standing_map([]),
    "white spots": lambda: charts.white_spot_bars(WhiteSpots(SIZE, (), ("0 anställda",))),
    "course": lambda: charts.course_chart(sample.course([]), None, sample.REACHED, "företag"),
    "one month": lambda: charts.course_chart(sample.course([7]), None, sample.REACHED, "företag"),
    "comparison": lambda: charts.comparison_bars([]),
    "survey": lambda: charts.survey_bars([]),
    "answer times": lambda: charts.answer_time_distribution([], 0),
    "referrals": lambda: charts.referral_flow([]),
    "overlap": lambda: charts.overlap_chart(Overlap((), (), (), 0)),
    "budget": lambda: charts.budget_chart([]),
    "funding": lambda: charts.funding_chart([]),
    "spending": lambda: charts.spending_course(Spending((), (), 0)),
}
