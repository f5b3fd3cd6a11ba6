"""Reports: a report is frozen data until it is written; one writer a format, each the only door to its library."""

from corespons.reports.archive import Kept, content_of, keep_report, kept_reports
from corespons.reports.formats import FORMATS, Format, find_format
from corespons.reports.kinds import KINDS, Kind, find_kind
from corespons.reports.making import make_report, remark_on, reports_by_town, scope_for
from corespons.reports.own_words import (
    Moved,
    OwnWords,
    bring_back,
    earlier_words,
    moved_under,
    place_of,
    save_words,
    saved_words,
    with_own_words,
)
from corespons.reports.report import Report, Scope
from corespons.reports.source import Source, source_of
from corespons.reports.writing import Written, compose, is_by_town, write, write_composed

__all__ = [
    "FORMATS", "KINDS", "Format", "Kept", "Kind", "Moved", "OwnWords", "Report", "Scope", "Source", "Written",
    "bring_back", "compose", "content_of", "earlier_words", "find_format", "find_kind", "is_by_town", "keep_report",
    "kept_reports", "make_report", "moved_under", "place_of", "remark_on", "reports_by_town", "save_words",
    "saved_words", "scope_for", "source_of", "with_own_words", "write", "write_composed",
]  # fmt: skip
