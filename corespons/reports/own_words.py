"""An official's own words in a report: kept per report, section, area, period and audience, never overwritten.

With the words stand the figures that the section had when they were written, so that it is told when those have moved.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from corespons.intake.persons import Persons
from corespons.reports.grid import as_grid, value_cell
from corespons.reports.kinds import find_kind
from corespons.reports.report import Block, Comparison, DataTable, FigureTable, Paragraph, Report, Scope, Section
from corespons.store import Note, Store, end_note, note_versions, notes, today, write_note

NOTE_KIND = "rapporttext"
CODE = re.compile(r" \[F\d+\]")
BLANK_LINE = re.compile(r"\n\s*\n")

Figures = Mapping[str, str]


@dataclass(frozen=True)
class OwnWords:
    """Words for one section: exactly as typed, whether the rule-built sentences are left out, and by whom and when.

    `figures`: what the section's figures were on the day that the words were written about them, `figures_on`.
    """

    number: int
    text: str
    alone: bool
    figures: Figures
    figures_on: date
    written_at: datetime
    written_by: str

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """The text parted at its blank lines."""
        return tuple(part.strip("\n") for part in BLANK_LINE.split(self.text) if part.strip())


@dataclass(frozen=True)
class Moved:
    """A figure that is no longer what it was when the words about it were written."""

    what: str
    before: str
    after: str


def saved_words(store: Store) -> dict[str, OwnWords]:
    """Every section's own words that hold now, by the name of the section's place."""
    return {note.name: _words(note) for note in notes(store, NOTE_KIND)}


def earlier_words(store: Store, kind: str, scope: Scope, section: str) -> tuple[OwnWords, ...]:
    """Every wording of a section, the newest first."""
    return tuple(_words(note) for note in reversed(note_versions(store, NOTE_KIND, place_of(kind, scope, section))))


def save_words(store: Store, report: Report, section: Section, text: str, alone: bool, by: str) -> OwnWords | None:
    """Keep words for a section of a report as the rules composed it; an empty text takes them away.

    A person's number in them is kept as its key.
    """
    name = place_of(report.kind, report.scope, section.title)
    if not text.strip():
        end_note(store, NOTE_KIND, name)
        return None
    hidden = Persons(store.secret).hide(text.replace("\r\n", "\n").replace("\r", "\n"))
    figures = figures_under(section, report.scope)
    content = {"text": hidden, "alone": alone, "figures": figures, "figures_on": today().isoformat()}
    return _words(write_note(store, NOTE_KIND, name, content, by))


def bring_back(store: Store, kind: str, scope: Scope, section: str, words: OwnWords, by: str) -> None:
    """Let an earlier wording hold again, with the figures that it was written about."""
    content = {"text": words.text, "alone": words.alone, "figures": dict(words.figures),
               "figures_on": words.figures_on.isoformat()}  # fmt: skip
    write_note(store, NOTE_KIND, place_of(kind, scope, section), content, by)


def place_of(kind: str, scope: Scope, section: str) -> str:
    """The name that a section's words are kept under. A municipality's page has the same words in every file."""
    area = "" if find_kind(kind).by_town else scope.area
    return " | ".join(
        (kind, section, area, scope.audience, scope.window.start.isoformat(), scope.window.to.isoformat())
    )


def with_own_words(report: Report, saved: Mapping[str, OwnWords]) -> Report:
    """The report with the own words first in their sections; the figures and the fingerprint are the same."""
    sections = tuple(_worded(one, saved.get(place_of(report.kind, report.scope, one.title))) for one in report.sections)
    return report.changed(sections=sections)


def moved_under(section: Section, scope: Scope, words: OwnWords) -> tuple[Moved, ...]:
    """What has moved in a section, as the rules composed it, since words were written about it."""
    now = figures_under(section, scope)
    both = dict.fromkeys((*words.figures, *now))
    found = ((what, words.figures.get(what, "–"), now.get(what, "–")) for what in both)
    return tuple(Moved(*one) for one in found if one[1] != one[2])


def figures_under(section: Section, scope: Scope) -> dict[str, str]:
    """What the words of a section rest on: its figures as shown, or where it has none its rule-built sentences."""
    found = dict(pair for block in section.blocks for pair in _figures(block, scope))
    if found:
        return found
    told = (one for one in section.blocks if isinstance(one, Paragraph) and (one.lead or one.text))
    return {one.lead.rstrip(":") or f"Mening {place}": CODE.sub("", one.text) for place, one in enumerate(told, 1)}


def _figures(block: Block, scope: Scope) -> Iterator[tuple[str, str]]:
    if isinstance(block, FigureTable | Comparison):
        rows = block.rows if isinstance(block, Comparison) else [block.figures]
        for figure in (one for row in rows for one in row if one is not None):
            result = figure.result
            where = "" if result.area == scope.area else f" {result.area_name}"
            yield f"{result.id}{where}", value_cell(figure).text
    elif isinstance(block, DataTable):
        for place, row in enumerate(as_grid(block).rows, 1):
            yield f"{block.title}, rad {place}", " · ".join(cell.text for cell in row)


def _worded(section: Section, words: OwnWords | None) -> Section:
    if words is None:
        return section
    kept = [one for one in section.blocks if not (words.alone and isinstance(one, Paragraph))]
    return replace(section, blocks=(*map(Paragraph, words.paragraphs), *kept))


def _words(note: Note) -> OwnWords:
    content = note.content
    day = date.fromisoformat(content["figures_on"])
    return OwnWords(
        note.number, content["text"], content["alone"], content["figures"], day, note.made_at, note.made_by
    )  # fmt: skip
