"""Where things are and what the project is: read once, never changed afterwards."""

import os
import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT / "data"
STATIC = ROOT / "static"
MAX_UPLOAD_MB = 25


@dataclass(frozen=True)
class AidCeiling:
    """The ceiling for de minimis aid in euro, from and including a day."""

    since: date
    eur: float


@dataclass(frozen=True)
class Project:
    """The project's own facts, as data/project.toml states them."""

    name: str
    title: str
    first_day: date
    last_day: date
    diary_number: str
    example_as_of: date
    regions: dict[str, str]
    goals: dict[int, str]
    funders: dict[str, str]
    co01_min_hours: float
    hours_per_year: float
    management_share: float
    residence_towns: tuple[str, ...]
    aid_ceilings: tuple[AidCeiling, ...]

    def share_gone(self, day: date) -> float:
        """How much of the project's time has gone at the end of a day, 0–1."""
        whole = (self.last_day - self.first_day).days + 1
        return min(1.0, max(0.0, ((day - self.first_day).days + 1) / whole))

    def weeks_left(self, day: date) -> int:
        """Whole weeks left of the project's time after a day."""
        return max(0, (self.last_day - day).days // 7)

    def aid_ceiling(self, day: date) -> float:
        """The ceiling in euro that holds on a day."""
        return [ceiling.eur for ceiling in self.aid_ceilings if ceiling.since <= day][-1]


@dataclass(frozen=True)
class Settings:
    """What the surroundings decide: the database, the secret for persons' numbers, the folder watched for files."""

    database: str
    secret: str | None
    inbox: Path | None = None


def read_settings() -> Settings:
    """The settings of this process, from CORESPONS_DATABASE, CORESPONS_SECRET and CORESPONS_INBOX."""
    inbox = os.environ.get("CORESPONS_INBOX")
    return Settings(
        database=os.environ.get("CORESPONS_DATABASE") or str(DATA / "corespons.duckdb"),
        secret=os.environ.get("CORESPONS_SECRET") or None,
        inbox=Path(inbox) if inbox else None,
    )


@cache
def project() -> Project:
    """The project's facts from data/project.toml."""
    facts = tomllib.loads((DATA / "project.toml").read_text(encoding="utf-8"))
    own = facts["settings"]
    ceilings = [AidCeiling(row["from"], float(row["eur"])) for row in own["aid_ceilings"]]
    return Project(
        name=facts["name"],
        title=facts["title"],
        first_day=facts["first_day"],
        last_day=facts["last_day"],
        diary_number=facts["diary_number"],
        example_as_of=facts["example_as_of"],
        regions=facts["regions"],
        goals={int(number): text for number, text in facts["goals"].items()},
        funders=facts["funders"],
        co01_min_hours=float(own["co01_min_hours"]),
        hours_per_year=float(own["hours_per_year"]),
        management_share=float(own["management_share"]),
        residence_towns=tuple(own["residence_towns"]),
        aid_ceilings=tuple(sorted(ceilings, key=lambda ceiling: ceiling.since)),
    )
