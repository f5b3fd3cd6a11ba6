"""Follow-up: results held against targets, what changed and why, and what an audience may see."""

from corespons.followup.answer import answer, facts_of, facts_on
from corespons.followup.change import Change, Knowledge, change, knowledge
from corespons.followup.course import Course, course, courses
from corespons.followup.forecast import Forecast, forecast
from corespons.followup.overlap import Overlap, overlap_between_actors
from corespons.followup.status import STATUSES
from corespons.followup.targets import Target, Targets
from corespons.followup.why import Why, why

__all__ = [
    "STATUSES",
    "Change",
    "Course",
    "Forecast",
    "Knowledge",
    "Overlap",
    "Target",
    "Targets",
    "Why",
    "answer",
    "change",
    "course",
    "courses",
    "facts_of",
    "facts_on",
    "forecast",
    "knowledge",
    "overlap_between_actors",
    "why",
]
