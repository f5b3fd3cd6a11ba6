"""Making a report: a kind and a scope in, a frozen report out; and the scope that a kind has unless told."""

from dataclasses import replace
from datetime import date, timedelta

from corespons.errors import BadQuestion
from corespons.followup import OPEN
from corespons.geography import PROJECT, municipalities
from corespons.indicators import Window
from corespons.reports.closing import closing
from corespons.reports.composing import Composer
from corespons.reports.fingerprint import fingerprinted
from corespons.reports.kinds import find_kind
from corespons.reports.report import Note, Report, Scope
from corespons.reports.source import Source
from corespons.settings import project
from corespons.store import today

A_MONTH = timedelta(days=28)
MOST_MONTHS = 6


def scope_for(kind: str, as_of: date, start: date | None, to: date | None, **rest: str) -> Scope:
    """The scope of a kind of report; a period that is not told is the kind's own, `rest` is area and audience.

    Raises BadQuestion for an area that no report is made of.
    """
    found = find_kind(kind)
    first, last = found.period(as_of)
    area = rest.get("area") or PROJECT
    known = {PROJECT, *project().regions, *(town.code for town in municipalities())}
    if area not in known:
        raise BadQuestion(f"Området {area!r} har ingen rapport. Välj projekt, en region (22, 23) eller en kommunkod.")
    audience = OPEN if found.is_open else rest.get("audience") or "intern"
    return Scope(Window(start or first, to or last, as_of), area, audience, since=as_of - A_MONTH)


def make_report(kind: str, source: Source, made: date | None = None) -> Report:
    """The report of a kind in a source's scope, with its codes, last section and fingerprint."""
    found = find_kind(kind)
    composer = Composer(source)
    sections = found.compose(composer)
    report = Report(
        kind=kind, title=found.title, subtitle=source.scope.sentence, diary_number=project().diary_number,
        scope=source.scope, delivery=source.delivery, made=made or today(), sections=tuple(sections),
        figures=tuple(composer.figures.values()), tables=tuple(composer.tables),
    )  # fmt: skip
    sealed = fingerprinted(_with_remark(report))
    return sealed.changed(sections=(*sealed.sections, closing(sealed)))


def reports_by_town(kind: str, source: Source, made: date | None = None) -> dict[str, Report]:
    """A report for each municipality in the source's area, by its name; every question is asked once for all."""
    area = source.scope.area
    towns = [town for town in municipalities() if area in (town.code, town.region, PROJECT)]
    return {town.name: make_report(kind, source.in_area(town.code), made) for town in towns}


def remark_on(kind: str, scope: Scope) -> str:
    """What the receiver would object to in the period of a kind of report; empty where there is nothing."""
    if kind != "lagesrapport" or _is_short(scope.window):
        return ""
    return (
        f"Perioden är inte 1–{MOST_MONTHS} månader inom ett kalenderår, som en lägesrapport till förvaltande myndighet "
        "ska vara."
    )


def _with_remark(report: Report) -> Report:
    """A progress report that is longer than the authority takes says so."""
    words = remark_on(report.kind, report.scope)
    if not words:
        return report
    first, *rest = report.sections
    return report.changed(sections=(replace(first, blocks=(Note(words), *first.blocks)), *rest))


def _is_short(window: Window) -> bool:
    months = window.to.month - window.start.month + 1
    return window.start.year == window.to.year and months <= MOST_MONTHS
