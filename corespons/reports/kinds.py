"""The kinds of reports: one registry that drives the page, the command line and the tests."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from corespons.errors import BadQuestion
from corespons.indicators import CATALOGUE, Result, definitions
from corespons.reports import doings, outcomes
from corespons.reports.composing import Composer
from corespons.reports.report import Block, Heading, Note, Paragraph, Section
from corespons.settings import project

Compose = Callable[[Composer], list[Section]]
Period = tuple[date, date]


@dataclass(frozen=True)
class Kind:
    """A kind of report: what it is called, what it is for, how it is composed, and which period it has unless told.

    `is_open`: always for the open audience. `by_town`: can also be had as a file for each municipality.
    """

    id: str
    title: str
    help: str
    compose: Compose
    period: Callable[[date], Period]
    is_open: bool = False
    by_town: bool = False


KINDS: dict[str, Kind] = {}


def find_kind(id: str) -> Kind:
    """The kind with an id. Raises BadQuestion naming those that exist."""
    if id not in KINDS:
        raise BadQuestion(f"Rapporten {id!r} finns inte. Välj bland {', '.join(KINDS)}.")
    return KINDS[id]


def whole_project(day: date) -> Period:  # noqa: ARG001 - one signature for every period
    """From the project's first day to its last."""
    return project().first_day, project().last_day


def half_year(day: date) -> Period:
    """The last half of a calendar year that has ended inside the project's time, else the first."""
    return _last_ended(
        day, lambda year: [(date(year, 1, 1), date(year, 6, 30)), (date(year, 7, 1), date(year, 12, 31))]
    )


def calendar_year(day: date) -> Period:
    """The last calendar year that has ended, inside the project's time."""
    return _last_ended(day, lambda year: [(date(year, 1, 1), date(year, 12, 31))])


def _last_ended(day: date, parts: Callable[[int], list[Period]]) -> Period:
    start, end = project().first_day, project().last_day
    cut = [
        (max(first, start), min(last, end)) for year in range(start.year, end.year + 1) for first, last in parts(year)
    ]
    inside = [(first, last) for first, last in cut if first <= last]
    return max((period for period in inside if period[1] <= day), default=inside[0])


def _kind(
    id: str, title: str, help: str, period: Callable[[date], Period], **rest: bool
) -> Callable[[Compose], Compose]:
    def register(compose: Compose) -> Compose:
        KINDS[id] = Kind(id, title, help, compose, period, **rest)
        return compose

    return register


@_kind(
    "lagesrapport", "Lägesrapport", "Till förvaltande myndighet: en period på 1–6 månader i ett kalenderår.", half_year
)
def progress(composer: Composer) -> list[Section]:
    """Activities, results, target groups, deviations, economy and horizontal principles of a part of a year."""
    return [
        outcomes.summary(composer), doings.activities(composer), *outcomes.goals(composer),
        outcomes.target_groups(composer), outcomes.deviations(composer), doings.economy(composer),
        outcomes.horizontal(composer), doings.signature(composer),
    ]  # fmt: skip


@_kind("slutrapport", "Slutrapport", "Till förvaltande myndighet: hela projektet.", whole_project)
def final(composer: Composer) -> list[Section]:
    """The same over the project's whole time."""
    return progress(composer)


@_kind("arsrapport", "Årsrapport 1:1", "Anslag 1:1: ett kalenderår, ekonomin först.", calendar_year)
def yearly(composer: Composer) -> list[Section]:
    """A year for those who pay: the economy first."""
    return [
        outcomes.summary(composer), doings.economy(composer), doings.activities(composer), *outcomes.goals(composer),
        outcomes.target_groups(composer), outcomes.deviations(composer), outcomes.horizontal(composer),
        doings.signature(composer),
    ]  # fmt: skip


@_kind("namnd", "Underlag till nämnd", "Tjänsteskrivelse med ärendebeskrivning och förslag till beslut.", whole_project)
def board(composer: Composer) -> list[Section]:
    """An official letter to a board that decides."""
    return [
        doings.errand(composer), outcomes.summary(composer), *outcomes.goals(composer), doings.economy(composer),
        doings.grounds(composer), doings.proposal(composer), doings.signature(composer),
    ]  # fmt: skip


@_kind("kommunblad", "Kommunblad", "En sida för en kommun, eller alla 15.", whole_project, by_town=True)
def sheets(composer: Composer) -> list[Section]:
    """A municipality on a page, against its region and the project."""
    return doings.sheets(composer)


@_kind("styrgrupp", "Styrgruppsunderlag", "Läget, det som ändrats sedan sist, avvikelser och prognoser.", whole_project)
def steering(composer: Composer) -> list[Section]:
    """What the steering group needs before it meets."""
    return [
        outcomes.summary(composer), outcomes.changed(composer), outcomes.deviations(composer, forecasts_follow=True),
        outcomes.forecasts(composer), *outcomes.goals(composer), doings.economy(composer), doings.decisions(composer),
    ]  # fmt: skip


@_kind("indikatorbilaga", "Indikatorbilaga", "Alla tal med definitioner.", whole_project)
def appendix(composer: Composer) -> list[Section]:
    """Every figure of every indicator in the area and what lies in it, under its definition."""
    return [
        Section(title, tuple(_defined(composer, ids)))
        for title, ids in _by_goal()
        if any(_results(composer, id) for id in ids)
    ]


@_kind("oppnadata", "Öppna data", "Alla tal för vem som helst; små tal är dolda.", whole_project, is_open=True)
def open_data(composer: Composer) -> list[Section]:
    """Every figure for the open audience, one table an indicator."""
    return appendix(composer)


def _by_goal() -> Iterable[tuple[str, list[str]]]:
    for number, words in (*project().goals.items(), (0, "Gemensamt för delmålen")):
        title = f"Delmål {number}: {words}" if number else words
        yield title, [id for id, one in CATALOGUE.items() if one.goal == number]


def _results(composer: Composer, id: str) -> list[Result]:
    area = composer.source.scope.area
    return [one for one in composer.source.everywhere(id) if area in ("projekt", one.area, one.area[:2])]


def _defined(composer: Composer, ids: Iterable[str]) -> Iterable[Block]:
    for id in ids:
        if results := _results(composer, id):
            told = definitions()[id]
            yield Heading(f"{id} {results[0].name}")
            yield Paragraph(told.definition)
            if told.caution:
                yield Note(told.caution)
            yield composer.figure_table(f"{id} per område", results, by_area=True)
