"""Charts: one function a question, each gives a figure, its table and its sentence. The only door to plotly."""

from corespons.charts.answer_times import answer_time_distribution
from corespons.charts.chart import Chart
from corespons.charts.comparison import comparison_bars, survey_bars
from corespons.charts.economy import Spending, budget_chart, funding_chart, spending_course
from corespons.charts.municipalities import municipality_bars
from corespons.charts.municipality_map import municipality_map
from corespons.charts.municipality_status import standing_bars, standing_map
from corespons.charts.over_time import course_chart
from corespons.charts.overlapping import overlap_chart
from corespons.charts.referrals import referral_flow
from corespons.charts.svg import bullet_svg, status_svg, trend_svg
from corespons.charts.white_spots import white_spot_bars

__all__ = [
    "Chart", "Spending", "answer_time_distribution", "budget_chart", "bullet_svg", "comparison_bars", "course_chart",
    "funding_chart", "municipality_bars", "municipality_map", "overlap_chart", "referral_flow",
    "spending_course", "standing_bars", "standing_map", "status_svg", "survey_bars", "trend_svg", "white_spot_bars",
]  # fmt: skip
