"""Writing a report to a file: one document, or a ZIP of one document a municipality."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from corespons import texts
from corespons.reports.formats import find_format
from corespons.reports.kinds import find_kind
from corespons.reports.making import make_report, reports_by_town
from corespons.reports.office_file import packed
from corespons.reports.own_words import saved_words, with_own_words
from corespons.reports.report import Report, Scope
from corespons.reports.source import Source

Progress = Callable[[float, str], object]
SHEET_FORMAT = "pdf"


@dataclass(frozen=True)
class Written:
    """A file: its name, media type and bytes, and the reports in it: one, or one for each municipality."""

    name: str
    format: str
    media: str
    content: bytes
    scope: Scope
    reports: tuple[Report, ...]

    @property
    def report(self) -> Report | None:
        """The report in it where it holds one."""
        return self.reports[0] if len(self.reports) == 1 else None


def write(
    kind: str, source: Source, format: str, template: bytes | None = None,
    *, progress: Progress | None = None, made: date | None = None,
) -> Written:  # fmt: skip
    """The file of a kind of report, with its own words. `progress` is told how far it has come; `made` is its day."""
    find_format(format)
    tell = progress or _silent
    tell(0.1, "Räknar talen")
    saved = saved_words(source.store)
    reports = [with_own_words(one, saved) for one in compose(kind, source, format, made)]
    return write_composed(reports, source.scope, format, template, progress=tell)


def compose(kind: str, source: Source, format: str, made: date | None = None) -> tuple[Report, ...]:
    """The reports of a kind as the rules compose them: one, or for a ZIP of pages one for each municipality."""
    if is_by_town(kind, format):
        return tuple(reports_by_town(kind, source, made).values())
    return (make_report(kind, source, made),)


def write_composed(
    reports: Sequence[Report], scope: Scope, format: str, template: bytes | None = None,
    *, progress: Progress | None = None,
) -> Written:  # fmt: skip
    """The file of reports that are composed already: a second format of the same report need only be written."""
    found, tell, first = find_format(format), progress or _silent, reports[0]
    if is_by_town(first.kind, format):
        content = _by_town(reports, tell)
    else:
        tell(0.6, f"Skriver {found.name}")
        content = found.write(first, template)
    tell(1.0, "Klart")
    return Written(_name(first.title, scope, format), format, found.media, content, scope, tuple(reports))


def is_by_town(kind: str, format: str) -> bool:
    """Whether the file holds a document for each municipality."""
    return format == "zip" and find_kind(kind).by_town


def _silent(done: float, what: str) -> None:
    """Progress that nobody looks at."""


def _by_town(reports: Sequence[Report], tell: Progress) -> bytes:
    files = {}
    for place, report in enumerate(reports):
        town = report.scope.area_name
        tell(0.2 + 0.8 * place / len(reports), f"Skriver {town}")
        files[f"{report.title} {town}.{SHEET_FORMAT}"] = find_format(SHEET_FORMAT).write(report, None)
    return packed(files)


def _name(title: str, scope: Scope, format: str) -> str:
    """Lägesrapport Hela projektet 2022-08-17.docx; what a file system may not have is left out."""
    name = f"{title} {scope.area_name} {scope.window.as_of.isoformat()}" + (" öppen" if scope.is_open else "")
    return f"{name.replace(':', '-').replace(texts.NBSP, ' ')}.{format}"
