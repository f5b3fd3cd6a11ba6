"""Regions and municipalities: the project's own 15, and the names of Sweden's 290."""

import csv
import unicodedata
from dataclasses import dataclass
from functools import cache

from corespons.settings import DATA, project

PROJECT = "projekt"
UNKNOWN = "okänd kommun"
OUTSIDE = "utanför området"
DIGITAL = "digitalt"


@dataclass(frozen=True)
class Municipality:
    """One of the project's municipalities; population on 31 December 2020 (SCB)."""

    code: str
    name: str
    formal_name: str
    region: str
    population: int


@cache
def municipalities() -> tuple[Municipality, ...]:
    """The project's municipalities in the order of their codes."""
    with (DATA / "municipalities.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    found = (Municipality(r["code"], r["name"], r["formal_name"], r["region"], int(r["population_2020"])) for r in rows)
    return tuple(sorted(found, key=lambda municipality: municipality.code))


@cache
def sweden() -> dict[str, str]:
    """Code → name of every municipality in Sweden."""
    with (DATA / "sweden.csv").open(encoding="utf-8", newline="") as file:
        return {row["code"]: row["name"] for row in csv.DictReader(file)}


def plain(text: str) -> str:
    """A name as it is compared: Unicode composed, single blanks, case ignored."""
    return " ".join(unicodedata.normalize("NFC", text).split()).casefold()


@cache
def _codes_by_name() -> dict[str, str]:
    """Every accepted way of writing a municipality → its code."""
    names: dict[str, str] = {}
    for code, name in sweden().items():
        for form in (name, f"{code} {name}", code):
            names[plain(form)] = code
        for form in (name, f"{name}s"):
            names.setdefault(plain(f"{form} kommun"), code)
            names.setdefault(plain(f"{form} stad"), code)
    return names


def municipality_code(text: str) -> str | None:
    """The code of the municipality a text names (code, name, code and name, or formal name), else None."""
    written = plain(text)
    code, _, name = written.partition(" ")
    if code.isdigit() and name:
        return code if _codes_by_name().get(name) == code else None
    return _codes_by_name().get(written)


def area_names() -> dict[str, str]:
    """Code → Swedish name of every area a result can have, buckets included, in the order of showing."""
    names = {PROJECT: "Hela projektet"} | dict(project().regions)
    names |= {municipality.code: municipality.name for municipality in municipalities()}
    return names | {UNKNOWN: "Okänd kommun", OUTSIDE: "Utanför området", DIGITAL: "Digitalt"}
