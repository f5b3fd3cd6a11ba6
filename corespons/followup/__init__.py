"""Follow-up: results held against targets, what changed and why, and what an audience may see."""

from corespons.followup.answer import answer, facts_of, facts_on
from corespons.followup.attention import (
    Attention,
    LastDelivery,
    attention,
    last_deliveries,
    late_deliveries,
    page_of,
    waiting_rows,
)
from corespons.followup.change import (
    SPLITTABLE,
    Change,
    Knowledge,
    all_changes,
    between,
    change,
    changes,
    is_splittable,
    knowledge,
)
from corespons.followup.course import Course, Trend, course, courses, trends
from corespons.followup.disclosure import OPEN, hide_small_missing
from corespons.followup.forecast import Forecast, forecast
from corespons.followup.overlap import Overlap, overlap_between_actors
from corespons.followup.status import STATUSES
from corespons.followup.targets import Target, Targets
from corespons.followup.telling import (
    is_span,
    short_base,
    short_forecast,
    short_split,
    short_step,
    target_ends,
    target_told,
    tell,
    tell_forecast,
    tell_shared,
    tell_why,
)
from corespons.followup.why import Why, why, whys

__all__ = [
    "OPEN",
    "SPLITTABLE",
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
    "all_changes",
    "answer",
    "attention",
    "between",
    "change",
    "changes",
    "course",
    "courses",
    "facts_of",
    "facts_on",
    "forecast",
    "hide_small_missing",
    "is_span",
    "is_splittable",
    "knowledge",
    "last_deliveries",
    "late_deliveries",
    "overlap_between_actors",
    "page_of",
    "short_base",
    "short_forecast",
    "short_split",
    "short_step",
    "target_ends",
    "target_told",
    "tell",
    "tell_forecast",
    "tell_shared",
    "tell_why",
    "trends",
    "waiting_rows",
    "why",
    "whys",
]
