"""Reports: a report is frozen data until it is written; one writer a format, each the only door to its library."""

from corespons.reports.formats import FORMATS, Format, find_format
from corespons.reports.kinds import KINDS, Kind, find_kind
from corespons.reports.making import make_report, reports_by_town, scope_for
from corespons.reports.report import Report, Scope
from corespons.reports.source import Source, source_of
from corespons.reports.writing import Written, write

__all__ = [
    "FORMATS", "KINDS", "Format", "Kind", "Report", "Scope", "Source", "Written", "find_format", "find_kind",
    "make_report", "reports_by_town", "scope_for", "source_of", "write",
]  # fmt: skip
