"""Facts that ship with the project (EXCHANGE.md §6) and the settings the definitions name."""

from __future__ import annotations

import csv
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

DATA = Path(__file__).resolve().parents[2] / "data"

PROJECT = "projekt"
REGIONS = ("22", "23")
UNKNOWN = "okänd kommun"
OUTSIDE = "utanför området"
DIGITAL = "digitalt"


@dataclass(frozen=True)
class Municipality:
    code: str
    name: str
    population: int  # 2020-12-31

    @property
    def region(self) -> str:
        """«Region = the first two digits.»"""
        return self.code[:2]


def read_municipalities() -> tuple[Municipality, ...]:
    with (DATA / "municipalities.csv").open(encoding="utf-8-sig", newline="") as file:
        found = [
            Municipality(line["code"], line["name"], int(line["population_2020"])) for line in csv.DictReader(file)
        ]
    return tuple(sorted(found, key=lambda one: one.code))


def read_actors() -> tuple[dict[str, object], ...]:
    """«the default actors»"""
    with (DATA / "actors.csv").open(encoding="utf-8-sig", newline="") as file:
        return tuple(
            {
                "actor": line["actor"],
                "is_res_partner": line["is_res_partner"] == "ja",
                "org_number": line["org_number"] or None,
            }
            for line in csv.DictReader(file)
        )


def _applied_for(funder: str, region: str, amount: str) -> dict[str, object]:
    return {
        "funder": funder,
        "region": region,
        "status": "sökt",
        "dated": date(2021, 3, 15),
        "amount": Decimal(amount),
    }


@dataclass(frozen=True)
class Facts:
    municipalities: tuple[Municipality, ...] = field(default_factory=read_municipalities)
    funding: tuple[dict[str, object], ...] = (
        _applied_for("REACT-EU", "gemensamt", "1798740"),
        _applied_for("1:1", "22", "900000"),
        _applied_for("1:1", "23", "900000"),
    )
    actors: tuple[dict[str, object], ...] = field(default_factory=read_actors)
    first_day: date = date(2021, 4, 1)
    last_day: date = date(2023, 10, 31)
    co01_min_hours: Fraction = Fraction(0)
    hours_per_year: int = 1720
    lead_share: Fraction = Fraction(1, 4)
    aid_ceilings: tuple[tuple[date, int], ...] = ((date.min, 200_000), (date(2024, 1, 1), 300_000))
    aid_warning: Fraction = Fraction(4, 5)
    residences: tuple[str, ...] = ("2281", "2380")

    def codes(self, region: str | None = None) -> list[str]:
        return [one.code for one in self.municipalities if region in (None, one.region)]

    def population(self, area: str) -> int:
        return sum(one.population for one in self.municipalities if area in (PROJECT, one.region, one.code))

    def ceiling(self, day: date) -> int:
        """«200 000 EUR to 2023-12-31, 300 000 EUR from 2024-01-01»"""
        return [euro for since, euro in self.aid_ceilings if since <= day][-1]

    def name(self, area: str) -> str:
        fixed = {PROJECT: "Hela projektet", "22": "Västernorrland", "23": "Jämtland Härjedalen"}
        names = {one.code: one.name for one in self.municipalities}
        return fixed.get(area) or names.get(area) or area


DEFAULT = Facts()
