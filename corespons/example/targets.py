"""What the steering group of the example decided to reach."""

from dataclasses import dataclass
from datetime import date

from corespons.example.actors import VASTERNORRLAND
from corespons.example.recording import Recording, Row
from corespons.settings import project

PROJECT = "projekt"
REACHED_IN_MUNICIPALITY = {
    "2260": 9, "2262": 32, "2280": 42, "2281": 168, "2282": 34, "2283": 28, "2284": 125,
    "2303": 6, "2305": 7, "2309": 32, "2313": 18, "2321": 50, "2326": 14, "2361": 25, "2380": 150,
}  # fmt: skip


@dataclass(frozen=True)
class Decision:
    """A meeting of the steering group that decided on targets."""

    day: date
    paragraph: int

    @property
    def reference(self) -> str:
        """As a target row names it."""
        return f"Styrgruppen {self.day}, § {self.paragraph}, {project().diary_number}"


FIRST = Decision(date(2021, 5, 20), 4)
MUNICIPAL = Decision(date(2021, 9, 16), 7)
RAISED = Decision(date(2022, 3, 10), 5)
SECOND_YEAR = Decision(date(2022, 6, 9), 6)

DECIDED: tuple[tuple[str, str, float, Decision], ...] = (
    ("D1.1", PROJECT, 720, FIRST), ("D1.1", "22", 430, FIRST), ("D1.1", "23", 290, FIRST),
    ("D1.2", PROJECT, 600, FIRST), ("D1.3", PROJECT, 320, FIRST), ("D1.5", PROJECT, 13, FIRST),
    ("D1.8", PROJECT, 50, FIRST), ("D2.1", PROJECT, 240, FIRST), ("D2.2", PROJECT, 80, FIRST),
    ("D2.2", "22", 80, FIRST), ("D2.2", "23", 80, FIRST), ("D2.3", PROJECT, 70, FIRST), ("D2.3", PROJECT, 75, RAISED),
    ("D2.4", PROJECT, 75, FIRST), ("D2.5", PROJECT, 40, FIRST), ("D2.6", PROJECT, 30, SECOND_YEAR),
    ("D2.7", PROJECT, 70, SECOND_YEAR), ("D2.8", PROJECT, 7, FIRST), ("D3.1", PROJECT, 72, FIRST),
    ("D3.2", PROJECT, 85, FIRST), ("D3.3", PROJECT, 45, SECOND_YEAR), ("D3.4", PROJECT, 50, FIRST),
    ("D3.5", PROJECT, 24, FIRST), ("D3.6", PROJECT, 65, SECOND_YEAR), ("D3.7", PROJECT, 75, FIRST),
    ("D3.9", PROJECT, 80, SECOND_YEAR), ("X1", PROJECT, 420, FIRST), ("X1", "22", 250, FIRST), ("X1", "23", 170, FIRST),
    ("X2", PROJECT, 360, FIRST), ("X3", PROJECT, 50, FIRST), ("X4", PROJECT, 30, SECOND_YEAR),
    ("X5", PROJECT, 35, FIRST), ("X8", PROJECT, 100, FIRST),
)  # fmt: skip


def targets() -> list[Recording]:
    """Every Målvärden row, the project's first, each from the Monday after its decision or a little later."""
    municipal = tuple(("D1.1", place, float(value), MUNICIPAL) for place, value in REACHED_IN_MUNICIPALITY.items())
    return [_target(*decided) for decided in (*DECIDED, *municipal)]


def _target(indicator: str, area: str, value: float, decision: Decision) -> Recording:
    row: Row = {
        "indicator": indicator, "area": area, "from_date": project().first_day, "to_date": project().last_day,
        "value": value, "decision": decision.reference,
    }  # fmt: skip
    return Recording(VASTERNORRLAND.name, "target", f"{indicator} {area}", decision.day, row)
