"""Commands that ask: indicators and what changed."""

from datetime import date
from typing import TYPE_CHECKING, Any

import click

from corespons.commands.opened import opened
from corespons.commands.showing import as_json, as_table
from corespons.commands.swedish import Command, day
from corespons.settings import Settings

if TYPE_CHECKING:
    from corespons.followup import Change
    from corespons.indicators import Result, Window

KEYS = (
    "id", "name", "level", "area", "area_name", "value", "n", "missing", "low", "high", "unit", "status", "uncertain",
    "target", "plan", "hidden", "outcome", "parts",
)  # fmt: skip
SPLIT = ("Id", "Område", "Före", "Rättelser", "Sent inrapporterat", "Nytt", "Efter")


@click.command(cls=Command)
@click.option(
    "--id", "ids", multiple=True, metavar="ID", help="Indikatorns beteckning, till exempel D1.1; kan upprepas."
)
@click.option("--from", "start", type=day, help="Periodens första dag; annars projektets.")
@click.option("--to", type=day, help="Periodens sista dag; annars projektets.")
@click.option("--as-of", type=day, help="Läget per: det som var känt den dagen; annars i dag.")
@click.option("--level", "levels", multiple=True, metavar="NIVÅ", help="project, region, municipality eller bucket.")
@click.option(
    "--area", "areas", multiple=True, metavar="OMRÅDE", help="projekt, 22, 23, en kommunkod eller t.ex. digitalt."
)
@click.option("--audience", default="intern", metavar="MÅLGRUPP", help="intern (annars) eller öppen.")
@click.option("--json", "wants_json", is_flag=True, help="Ett JSON-dokument i stället för en tabell.")
@click.pass_obj
def indicators(settings: Settings, /, wants_json: bool, **asked: Any) -> None:
    """Indikatorernas värden, osäkerhet, mål och status."""
    from corespons.followup import answer, facts_on
    from corespons.indicators import Question

    question = Question(
        window=_window(asked["start"], asked["to"], asked["as_of"]),
        ids=tuple(dict.fromkeys(asked["ids"])) or None,
        levels=asked["levels"] or None,
        areas=asked["areas"] or None,
        audience=asked["audience"],
    )
    with opened(settings) as store:
        results = answer(facts_on(store, question.window.as_of), question)
    if wants_json:
        as_json([{key: getattr(result, key) for key in KEYS} for result in results])
    else:
        as_table(("Id", "Indikator", "Område", "Värde", "n", "95 %", "Mål", "Status"), map(_line, results))


def _window(start: date | None, to: date | None, as_of: date | None) -> "Window":
    from corespons.indicators import Window, whole_project

    project = whole_project(as_of)
    return Window(start or project.start, to or project.to, project.as_of)


def _line(result: "Result") -> tuple[object, ...]:
    from corespons.texts import figure, interval, number

    status = " ".join(filter(None, (result.status, "(osäkert)" if result.uncertain else None)))
    return (
        result.id,
        result.name,
        result.area_name,
        figure(result.value, result.unit, result.hidden),
        "" if result.n is None else number(result.n),
        interval(result.low, result.high, result.unit),
        "" if result.target is None else number(result.target, result.unit),
        status,
    )


@click.command(cls=Command)
@click.option("--id", "id_", metavar="ID", required=True, help="Indikatorns beteckning; antal och andelar.")
@click.option(
    "--known", nargs=2, type=day, required=True, metavar="A B", help="De två kunskapsdagarna, den tidigare först."
)
@click.option("--from", "start", type=day, help="Periodens första dag; annars projektets.")
@click.option("--to", type=day, help="Periodens sista dag; annars projektets.")
@click.option("--area", metavar="OMRÅDE", help="Ett område; annars projektet.")
@click.option("--json", "wants_json", is_flag=True, help="Ett JSON-dokument i stället för en tabell.")
@click.pass_obj
def changes(settings: Settings, /, id_: str, known: tuple[date, date], wants_json: bool, **asked: Any) -> None:
    """En förändring mellan två kunskapsdagar, delad i rättelser, sent inrapporterat och nytt."""
    from corespons.followup import change, knowledge
    from corespons.geography import PROJECT

    window = _window(asked["start"], asked["to"], known[1])
    with opened(settings) as store:
        found = change(knowledge(store, *known), id_, window.start, window.to, asked["area"] or PROJECT)
    if wants_json:
        as_json(vars(found))
    else:
        as_table(SPLIT, [_change_line(found)])


def _change_line(found: "Change") -> tuple[object, ...]:
    from corespons.indicators import find
    from corespons.texts import change, number

    unit = find(found.id).statistic.unit
    parts = (found.corrections, found.late, found.new)
    return (
        found.id,
        found.area,
        number(found.before, unit),
        *(change(part, unit) for part in parts),
        number(found.after, unit),
    )


COMMANDS = (indicators, changes)
