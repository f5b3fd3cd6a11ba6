"""A small project to draw: results and courses that can be checked by eye."""

from datetime import date
from typing import Any

from corespons.followup import Course
from corespons.followup.dimensions import INDUSTRY
from corespons.followup.white_spots import Spot, WhiteSpots
from corespons.geography import municipalities
from corespons.indicators.result import Result

REACHED = "Nådda företag"
COUNTS = {
    "Örnsköldsvik": 84, "Sundsvall": 79, "Östersund": 71, "Härnösand": 40, "Sollefteå": 31, "Kramfors": 28, "Timrå": 22,
    "Krokom": 14, "Åre": 14, "Strömsund": 9, "Berg": 8, "Härjedalen": 5, "Bräcke": 4, "Ragunda": 3, "Ånge": 1,
}  # fmt: skip


def result(value: float | None, **fields: Any) -> Result:
    """A result for the whole project, unless told otherwise."""
    base = {
        "id": "D1.1", "name": REACHED, "level": "project", "area": "projekt", "area_name": "Hela projektet",
        "n": None if value is None else int(value), "missing": 0, "low": None, "high": None, "unit": "företag",
    }  # fmt: skip
    return Result(value=value, **(base | fields))


def hidden(**fields: Any) -> Result:
    """A result that the open audience may not see."""
    return result(None, **({"n": None, "missing": None, "hidden": True} | fields))


def towns(values: dict[str, float | None], unseen: tuple[str, ...] = (), **fields: Any) -> list[Result]:
    """A result for each municipality named; those in `unseen` are hidden."""
    codes = {town.name: town.code for town in municipalities()}
    return [
        (hidden if name in unseen else result)(
            **({} if name in unseen else {"value": value}),
            **({"level": "municipality", "area": codes[name], "area_name": name} | fields),
        )
        for name, value in values.items()
    ]


def counted() -> list[Result]:
    """Companies reached, as everyone in the project may see them."""
    return towns(COUNTS)


def counted_openly() -> list[Result]:
    """The same for the open audience: one to four is hidden; Krokom has no figure at all."""
    return towns(COUNTS | {"Krokom": None}, unseen=("Bräcke", "Ragunda", "Ånge"))


def standing() -> list[Result]:
    """A plan of twenty: two who keep it, one at risk, one behind, one without a target, one without a figure."""
    held = {"target": 40, "plan": 20}
    return [
        *towns({"Berg": 9}, outcome=9, status="Efter plan", **held),
        *towns({"Åre": 17}, outcome=17, status="Risk", uncertain=True, **held),
        *towns({"Bräcke": 30}, outcome=30, status="Enligt plan", **held),
        *towns({"Krokom": 24}, outcome=24, status="Enligt plan", **held),
        *towns({"Timrå": 99}, status="Mål saknas"),
        *towns({"Ånge": None}, status="Underlag saknas", **held),
    ]


def unreached(no_shares: str = "") -> WhiteSpots:
    """Three industries told, the first of them unreached; two half hidden, one not stated, two without a company."""
    spots = (
        Spot("F Byggverksamhet", 0, 9), Spot("G Handel; reparation av motorfordon och motorcyklar", 5, 20),
        Spot("I Hotell- och restaurangverksamhet", 8, 16), Spot("L Fastighetsverksamhet", 7, None, hidden=True),
        Spot("B Utvinning av mineral", None, 30, hidden=True), Spot("Uppgift saknas", 6, None),
    )  # fmt: skip
    return WhiteSpots(INDUSTRY, spots, ("A Jordbruk, skogsbruk och fiske", "P Utbildning"), no_shares)


def months(count: int) -> tuple[date, ...]:
    """The last day of so many months from April 2021; the last one is broken off on the 17th."""
    after = [date(2021 + (3 + place) // 12, (3 + place) % 12 + 1, 1) for place in range(1, count + 1)]
    ends = [date.fromordinal(day.toordinal() - 1) for day in after]
    return (*ends[:-1], ends[-1].replace(day=17)) if ends else ()


def course(values: list[float | None], area: str = "projekt", unseen: int = 0, **fields: Any) -> Course:
    """A month for each value; the first `unseen` are hidden."""
    rows = [hidden(**fields) if place < unseen else result(value, **fields) for place, value in enumerate(values)]
    return Course("D1.1", area, "sedan periodens början", months(len(values)), tuple(rows))


def planned(values: list[float | None], target: float, last: int = 31) -> Course:
    """A course held against a target that the plan reaches in the month `last`."""
    rows = course(values)
    held = tuple(
        r.changed(target=target, plan=target * place / last, outcome=r.value) for place, r in enumerate(rows.results, 1)
    )
    return Course(rows.id, rows.area, rows.what, rows.days, held)
