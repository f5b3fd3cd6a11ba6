"""The sections about outcomes: the summary, each sub-goal, deviations, target groups, what changed, the forecasts."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from corespons import followup, texts
from corespons.charts import Chart, course_chart, municipality_bars
from corespons.followup.status import BEHIND, ON_PLAN, REACHED, RISK
from corespons.geography import PROJECT
from corespons.indicators import CATALOGUE, Result, Window, find
from corespons.reports.composing import Composer, bars, from_table, said_in_text
from corespons.reports.report import Block, Column, Note, Paragraph, Section
from corespons.settings import project

REACHED_COMPANIES, WOMEN, LED_BY_WOMEN, SUSTAINABLE = "D1.1", "X3", "X4", "X5"
CHANGED = ("Mått", "Före", "Rättelser", "Sent inrapporterat", "Nytt", "Efter")
HELD = "Värdet gäller perioden. Utfallet mot ett mål räknas från målets första dag."
NO_DEVIATIONS = "Inget mått med beslutat mål ligger i läget Risk eller Efter plan."


def summary(composer: Composer) -> Section:
    """How many indicators stand where, and what needs attention first."""
    source = composer.source
    told = followup.attention(list(source.all().values()), (), source.scope.area)
    items = [Paragraph(one.what, is_item=True, lead=one.about) for one in told]
    return Section("Sammanfattning", (Paragraph(_standing(source.here())), *items))


def _standing(results: Sequence[Result]) -> str:
    held = [result for result in results if result.status in (REACHED, ON_PLAN, RISK, BEHIND)]
    if not held:
        return "Inget mått i området har ett beslutat mål att hålla utfallet mot."
    words = [
        f"{texts.number(count)} {word.lower()}"
        for word in (REACHED, ON_PLAN, RISK, BEHIND)
        if (count := sum(result.status == word for result in held))
    ]
    return f"Av de {texts.counted(len(held), 'mått', 'mått')} som har ett beslutat mål är {texts.listed(words)}."


def goals(composer: Composer) -> list[Section]:
    """A section a sub-goal: its indicators against plan and target, and how the reach has grown."""
    return [_goal(composer, number, words) for number, words in project().goals.items()]


def _goal(composer: Composer, number: int, words: str) -> Section:
    results = composer.source.here(id for id, one in CATALOGUE.items() if one.goal == number)
    blocks: list[Block] = [Paragraph(_standing(results))]
    blocks.append(Note(HELD))
    blocks.append(composer.figure_table(f"Delmål {number}: utfall mot plan och mål", results))
    if number == 1:
        blocks += _grown(composer)
    if any(result.low_response for result in results):
        blocks.append(Note("Svarsfrekvensen är under 30 %: måtten ur enkäterna är osäkra."))
    return Section(f"Delmål {number}: {words}", tuple(blocks))


def _grown(composer: Composer) -> list[Block]:
    """Companies reached from the project's first day, month by month."""
    source = composer.source
    whole = Window(project().first_day, source.window.to, source.window.as_of)
    course = source.course(REACHED_COMPANIES, whole)
    if course is None or not course.results:
        return []
    course = replace(course, what="sedan projektets första dag")
    chart = course_chart(course, None, find(REACHED_COMPANIES).name, "företag")
    labels = [texts.short_month(day) for day in course.days]
    drawn = from_table(chart, True, ("Utfall", "Plan", "Mål"), labels, "företag")
    return [drawn, composer.table_of(chart, f"{REACHED_COMPANIES} från projektets första dag till varje månads slut")]


def deviations(composer: Composer, forecasts_follow: bool = False) -> Section:
    """The indicators that are not as planned: what stands behind each, and what is missing to the next status.

    `forecasts_follow`: the report has a section of forecasts, which are then not told here too.
    """
    source = composer.source
    late = [result for result in source.here() if result.status in (RISK, BEHIND)]
    whys = source.whys(late)
    items = []
    for result in sorted(late, key=lambda one: one.status != BEHIND):
        why = whys.get((result.id, result.area))
        words = [f"{result.status}.", followup.tell(result), *_behind(why, forecasts_follow)]
        text = said_in_text(" ".join(word for word in words if word), composer.figure(result))
        items.append(Paragraph(text, is_item=True, lead=f"{result.name}:"))
    return Section("Avvikelser", tuple(items) or (Paragraph(NO_DEVIATIONS),))


def _behind(why: followup.Why | None, forecasts_follow: bool) -> list[str]:
    if why is None:
        return []
    return [followup.tell_why(why), *([] if forecasts_follow else [followup.tell_forecast(why)])]


def target_groups(composer: Composer) -> Section:
    """The companies and participants by sex and by place."""
    source = composer.source
    areas = list(dict.fromkeys((source.scope.area, *(project().regions if source.has_economy else ()), PROJECT)))
    blocks: list[Block] = [composer.comparison("Kön och geografi", (REACHED_COMPANIES, WOMEN, LED_BY_WOMEN), areas)]
    towns = [
        result for result in source.everywhere(REACHED_COMPANIES)
        if result.level == "municipality" and source.scope.area in (PROJECT, result.area[:2])
    ]  # fmt: skip
    if towns:
        blocks += _by_town(composer, municipality_bars(towns), towns)
    return Section("Målgrupper: kön och geografi", tuple(blocks))


def _by_town(composer: Composer, chart: Chart, towns: Sequence[Result]) -> list[Block]:
    order = {name: place for place, name in enumerate(chart.table.iloc[:, 0])}
    ranked = sorted(towns, key=lambda result: order[result.area_name])
    return [bars(chart, towns), composer.figure_table(chart.title, ranked, by_area=True)]


def horizontal(composer: Composer) -> Section:
    """The horizontal principles: equality and sustainability."""
    results = composer.source.here((WOMEN, LED_BY_WOMEN, SUSTAINABLE))
    told = tuple(_told(composer, result) for result in results)
    table = composer.figure_table("Jämställdhet och hållbarhet", results)
    return Section("Horisontella principer", (*told, table))


def _told(composer: Composer, result: Result) -> Paragraph:
    return Paragraph(said_in_text(followup.tell(result), composer.figure(result)), is_item=True, lead=f"{result.name}:")


def changed(composer: Composer) -> Section:
    """What has changed since the last meeting, split by cause. Not for the open audience."""
    source, since = composer.source, composer.source.scope.since
    if source.scope.is_open or since is None:
        return Section("Sedan sist", (Note("Ändringar mellan två dagar visas inte i den öppna versionen."),))
    found = [one for one in source.changes(CATALOGUE) if one.before != one.after]
    title = f"Ändringar från läget per {texts.short_day(since)}"
    if not found:
        return Section("Sedan sist", (Paragraph(f"Inget antal och ingen andel har ändrats sedan {texts.day(since)}."),))
    about = "Ändringen delad i rättelser av kända rader, sent inrapporterat och nya händelser; delarna summerar exakt"
    table = composer.data_table(title, [Column(name) for name in CHANGED], _changes(found), about)
    return Section("Sedan sist", (table,))


def _changes(found: Sequence[followup.Change]) -> Iterator[tuple[str, ...]]:
    for one in found:
        unit = find(one.id).statistic.unit
        parts = (texts.change(part, unit) for part in (one.corrections, one.late, one.new))
        yield (find(one.id).name, texts.number(one.before, unit), *parts, texts.number(one.after, unit))


def forecasts(composer: Composer) -> Section:
    """Where the counts with a target are heading. The open audience gets none: they are built of few."""
    source = composer.source
    if source.scope.is_open:
        return Section("Prognoser", (Note("Prognoser visas inte i den öppna versionen."),))
    counted = [one for one in source.here() if find(one.id).grows and one.target is not None]
    told = [(why, words) for why in source.whys(counted).values() if (words := followup.tell_forecast(why))]
    items = tuple(
        Paragraph(said_in_text(words, composer.figure(why.result)), is_item=True, lead=f"{why.result.name}:")
        for why, words in told
    )
    return Section("Prognoser", items or (Paragraph("Det finns inget antal att göra prognos för."),))
