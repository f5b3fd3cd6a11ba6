"""Follow-up: results held against targets, what changed and why, and what an audience may see."""

from corespons.followup.answer import answer, facts_of, facts_on
from corespons.followup.attention import Attention, LastDelivery, attention, late_deliveries, waiting_rows
from corespons.followup.change import Change, Knowledge, change, is_splittable, knowledge
from corespons.followup.course import Course, Trend, course, courses, trends
from corespons.followup.forecast import Forecast, forecast
from corespons.followup.overlap import Overlap, overlap_between_actors
from corespons.followup.status import STATUSES
from corespons.followup.targets import Target, Targets
from corespons.followup.telling import short_step, tell, tell_why
from corespons.followup.why import Why, why

__all__ = [
    "STATUSES",
    "Attention",
    "Change",
    "Course",
    "Forecast",
    "Knowledge",
    "LastDelivery",
    "Overlap",
    "Target",
    "Targets",
    "Trend",
    "Why",
    "answer",
    "attention",
    "change",
    "course",
    "courses",
    "facts_of",
    "facts_on",
    "forecast",
    "is_splittable",
    "knowledge",
    "late_deliveries",
    "overlap_between_actors",
    "short_step",
    "tell",
    "tell_why",
    "trends",
    "waiting_rows",
    "why",
]
