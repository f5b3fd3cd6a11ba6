"""Writing a report to a file: one document, or a ZIP of one document a municipality."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from corespons import texts
from corespons.reports.formats import find_format
from corespons.reports.kinds import find_kind
from corespons.reports.making import make_report, reports_by_town
from corespons.reports.office_file import packed
from corespons.reports.report import Report
from corespons.reports.source import Source

Progress = Callable[[float, str], object]
SHEET_FORMAT = "pdf"


@dataclass(frozen=True)
class Written:
    """A file: its name, media type and bytes, and the report in it where it holds one."""

    name: str
    media: str
    content: bytes
    report: Report | None = None


def write(
    kind: str, source: Source, format: str, template: bytes | None = None,
    *, progress: Progress | None = None, made: date | None = None,
) -> Written:  # fmt: skip
    """The file of a kind of report. `progress` is told how far it has come; `made` is the day it bears, else today."""
    found, tell = find_format(format), progress or _silent
    if format == "zip" and find_kind(kind).by_town:
        content = _by_town(kind, source, tell, made)
        return Written(_name(find_kind(kind).title, source, format), found.media, content)
    tell(0.1, "Räknar talen")
    report = make_report(kind, source, made)
    tell(0.6, f"Skriver {found.name}")
    content = found.write(report, template)
    tell(1.0, "Klart")
    return Written(_name(report.title, source, format), found.media, content, report)


def _silent(done: float, what: str) -> None:
    """Progress that nobody looks at."""


def _by_town(kind: str, source: Source, tell: Progress, day: date | None) -> bytes:
    tell(0.05, "Räknar talen")
    reports: dict[str, Report] = reports_by_town(kind, source, day)
    files = {}
    for place, (town, report) in enumerate(reports.items()):
        tell(0.2 + 0.8 * place / len(reports), f"Skriver {town}")
        files[f"{find_kind(kind).title} {town}.{SHEET_FORMAT}"] = find_format(SHEET_FORMAT).write(report, None)
    tell(1.0, "Klart")
    return packed(files)


def _name(title: str, source: Source, format: str) -> str:
    """Lägesrapport Hela projektet 2022-08-17.docx; what a file system may not have is left out."""
    scope = source.scope
    name = f"{title} {scope.area_name} {scope.window.as_of.isoformat()}" + (" öppen" if scope.is_open else "")
    return f"{name.replace(':', '-').replace(texts.NBSP, ' ')}.{format}"
