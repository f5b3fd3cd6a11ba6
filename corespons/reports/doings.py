"""The sections about what was done and what it cost: activities, economy, a municipality on a page, decisions."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from corespons import texts
from corespons.charts import budget_chart, course_chart
from corespons.followup.depth import spending
from corespons.followup.programme import Happening, programme
from corespons.geography import PROJECT, Municipality, municipalities
from corespons.indicators import Window, find
from corespons.reports.composing import Composer, from_table
from corespons.reports.report import Block, Column, Lines, Note, Paragraph, Section
from corespons.settings import project

ECONOMY = ("X6", "X7", "X8")
FUNDING = "X7"
ON_A_PAGE = (
    "D1.1",
    "D1.2",
    "D1.3",
    "D1.5",
    "D1.6",
    "D1.7",
    "D2.1",
    "D2.2",
    "D2.5",
    "D3.1",
    "D3.4",
    "D3.6",
    "X1",
    "X3",
    "X4",
)
MOST_ACTIVITIES, ON_SHEET = 80, 3
ADDRESSED = "Till", "Handläggare"
MOST_DECISIONS = 3
SIGNED = "Ort och datum", "Namnteckning", "Namnförtydligande och befattning"
PLAIN = Column("Dag"), Column("Typ"), Column("Form"), Column("Ansvarig")


def activities(composer: Composer) -> Section:
    """What was held in the period and what is to come."""
    here = programme(composer.source.known, composer.source.scope.area)
    held = texts.counted(len(here.held), "aktivitet är genomförd", "aktiviteter är genomförda")
    coming = texts.counted(len(here.coming), "är planerad", "är planerade")
    told = Paragraph(f"{texts.sentence(held)} i perioden. Efter den dag som läget gäller {coming}.")
    sorts = [Paragraph(_sorts(here.held))] if here.held else []
    blocks: list[Block] = [told, *sorts, *_happenings(composer, "Genomförda aktiviteter", here.held)]
    return Section("Aktiviteter", (*blocks, *_happenings(composer, "Kommande aktiviteter", here.coming)))


def _sorts(held: Sequence[Happening]) -> str:
    """How many there were of each type and of each form, the most first."""
    types, forms = Counter(one.kind for one in held), Counter(one.format for one in held)
    return f"Efter typ: {_tally(types)}. Efter form: {_tally(forms)}."


def _tally(counts: Counter[str]) -> str:
    return texts.listed(f"{word}\u00a0{texts.number(count)}" for word, count in counts.most_common())


def _happenings(composer: Composer, title: str, all: Sequence[Happening], most: int = MOST_ACTIVITIES) -> list[Block]:
    """A table of the nearest in time; titles may name anyone and are not for the open audience."""
    if not all:
        return []
    is_open = composer.source.scope.is_open
    columns = PLAIN if is_open else (PLAIN[0], Column("Aktivitet"), *PLAIN[1:])
    rows = [(one.day, *(() if is_open else (one.title,)), one.kind, one.format, one.actor) for one in all[:most]]
    table = composer.data_table(title, columns, rows, "Aktiviteter efter startdag, de närmaste i tid först")
    return [Note(_left_out(title, len(all), most)), table] if len(all) > most else [table]


def _left_out(title: str, all: int, most: int) -> str:
    """What the table does not hold, said before it: on a slide words after a table stand above the next one."""
    return f"{title}: tabellen visar {texts.number(most)} av {texts.number(all)}, de närmaste i tid."


def economy(composer: Composer) -> Section:
    """Budget against what is booked, and who has paid."""
    source = composer.source
    if not source.has_economy:
        words = f"{source.scope.area_name} har ingen egen ekonomi: kostnader följs för projektet och regionerna."
        return Section("Ekonomi", (Paragraph(words),))
    results = source.here(ECONOMY)
    table = composer.figure_table("Ekonomi", results)
    parts = [part for result in results if result.id == FUNDING for part in result.parts or ()]
    return Section("Ekonomi", (*_budget(composer), table, *_funding(composer, parts)))


def _budget(composer: Composer) -> list[Block]:
    source = composer.source
    found = spending(source.known, source.scope.area)
    if not found:
        return [Paragraph("Ingen budget är inläst.")]
    rows = [(one.category, one.region, one.budget, one.booked) for one in found]
    chart = budget_chart(rows, project().share_gone(source.window.end))
    labels = [
        f"{category}, {region}" for category, region in chart.table.iloc[:, :2].itertuples(index=False, name=None)
    ]
    drawn = from_table(chart, False, ("Bokfört", "Budget"), labels, "kr")
    return [drawn, composer.table_of(chart, "Budget och bokförda eller attesterade kostnader till periodens slut")]


def _funding(composer: Composer, parts: Sequence[dict[str, object]]) -> list[Block]:
    if not parts:
        return []
    columns = (Column("Finansiär"), Column("Steg"), Column("Belopp", "kr"))
    rows = [(str(part["funder"]), str(part["status"]), _amount(part["value"])) for part in parts]
    return [composer.data_table("Finansiering", columns, rows, "Rader daterade till och med periodens slut")]


def _amount(value: object) -> float | None:
    return float(value) if isinstance(value, int | float) else None


def sheets(composer: Composer) -> list[Section]:
    """A page for the municipality, or one for each of the area's."""
    area = composer.source.scope.area
    return [_sheet(composer, town) for town in municipalities() if area in (town.code, town.region, PROJECT)]


def _sheet(composer: Composer, town: Municipality) -> Section:
    source = composer.source.in_area(town.code)
    people = texts.counted(town.population, "invånare", "invånare")
    facts = f"{town.formal_name} i {project().regions[town.region]}, {people} den 31 december 2020."
    areas = (town.code, town.region, PROJECT)
    table = composer.comparison(f"{town.name} mot regionen och projektet", ON_A_PAGE, areas)
    whole = Window(project().first_day, source.window.to, source.window.as_of)
    course = source.course("D1.1", whole)
    drawn: list[Block] = []
    if course is not None and course.results:
        course = replace(course, what="sedan projektets första dag")
        chart = course_chart(course, None, find("D1.1").name, "företag")
        labels = [texts.short_month(day) for day in course.days]
        drawn.append(replace(from_table(chart, True, ("Utfall",), labels, "företag"), is_low=True))
        composer.table_of(chart, f"D1.1 i {town.name} från projektets första dag till varje månads slut")
    coming = programme(source.known, town.code).coming
    ahead = _happenings(composer, f"Kommande aktiviteter i {town.name}", coming, ON_SHEET)
    return Section(town.name, (Paragraph(facts), table, *drawn, *ahead), on_new_page=True)


def errand(composer: Composer) -> Section:
    """What the errand is about, for a board that does not know the project."""
    scope = composer.source.scope
    area = scope.area_name.lower() if scope.area == PROJECT else scope.area_name
    return Section("Ärendebeskrivning", (Lines(ADDRESSED), Paragraph(_errand(scope.period, area))))


def _errand(period: str, area: str) -> str:
    goals = " ".join(f"{number}. {words}." for number, words in project().goals.items())
    return (
        f"{project().name} ({project().title}) pågår {texts.period(project().first_day, project().last_day)} med tre "
        f"delmål: {goals} Här redovisas utfallet för {area} i perioden {period}."
    )


def grounds(composer: Composer) -> Section:
    """What the decision rests on."""
    state = texts.day(composer.source.window.as_of)
    return Section("Beslutsunderlag", tuple(Paragraph(words, is_item=True) for words in _grounds(state)))


def _grounds(state: str) -> Iterator[str]:
    yield f"Uppföljning av {project().name}, läget per {state} (denna skrivelse)."
    yield "Indikatorbilaga med alla tal, definitioner och underlag."


def proposal(composer: Composer) -> Section:
    """What the board is asked to decide."""
    state = texts.day(composer.source.window.as_of)
    words = f"Nämnden lägger uppföljningen av {project().name} per {state} till handlingarna."
    return Section("Förslag till beslut", (Paragraph(words),))


def decisions(composer: Composer) -> Section:  # noqa: ARG001 - one signature for every section
    """Lines to fill in at the meeting."""
    return Section("Beslut vid mötet", (Lines(tuple(_decision_lines())),))


def _decision_lines() -> Iterator[str]:
    for number in range(1, MOST_DECISIONS + 1):
        yield from (f"Beslut {number}", "Ansvarig", "Klart senast")


def signature(composer: Composer) -> Section:  # noqa: ARG001 - one signature for every section
    """Lines for the one who answers for the report."""
    return Section("Underskrift", (Lines(SIGNED),))
