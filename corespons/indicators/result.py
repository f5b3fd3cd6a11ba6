"""The one result object that travels from the engine to every screen, report and file."""

from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any

from corespons.errors import BadQuestion
from corespons.settings import project
from corespons.store import today

LEVELS = ("project", "region", "municipality", "bucket")
AUDIENCES = ("intern", "öppen")


@dataclass(frozen=True)
class Window:
    """The question's time: events from `start` to `end`, both included, as known at the end of `as_of`."""

    start: date
    to: date
    as_of: date

    @property
    def end(self) -> date:
        """The last day whose events count: the window's last, but never after the date of knowledge."""
        return min(self.to, self.as_of)

    @property
    def before(self) -> "Window":
        """The window of the same length right before this one, as known at the same date."""
        length = self.end - self.start + timedelta(days=1)
        return Window(self.start - length, self.start - timedelta(days=1), self.as_of)


def whole_project(as_of: date | None = None) -> Window:
    """The project's first to last day, known today unless told."""
    return Window(project().first_day, project().last_day, as_of or today())


@dataclass(frozen=True)
class Question:
    """Which indicators, in which window, for which levels and areas, and for whom. None = all."""

    window: Window = field(default_factory=whole_project)
    ids: tuple[str, ...] | None = None
    levels: tuple[str, ...] | None = None
    areas: tuple[str, ...] | None = None
    audience: str = "intern"

    def __post_init__(self) -> None:
        """Refuse what cannot be asked, with the way out."""
        if self.audience not in AUDIENCES:
            raise BadQuestion(f"Målgruppen {self.audience!r} finns inte. Välj intern eller öppen.")
        if self.window.start > self.window.to:
            raise BadQuestion(
                f"Perioden slutar {self.window.to}, före sin början {self.window.start}. Byt plats på dem."
            )
        for level in self.levels or ():
            if level not in LEVELS:
                raise BadQuestion(f"Nivån {level!r} finns inte. Välj bland {', '.join(LEVELS)}.")


@dataclass(frozen=True)
class Result:
    """One indicator's figure for one area: value, base, uncertainty, target, plan and status.

    `value`, `low`, `high` and `outcome` are unrounded; None means that there is no figure, `hidden` that there is one
    which the audience may not see. `missing` counts what could have been observed but was not.
    """

    id: str
    name: str
    level: str
    area: str
    area_name: str
    value: float | None
    n: int | None
    missing: int | None
    low: float | None
    high: float | None
    unit: str
    status: str | None = None
    uncertain: bool = False
    target: float | None = None
    plan: float | None = None
    hidden: bool = False
    outcome: float | None = None
    parts: tuple[dict[str, Any], ...] | None = None
    low_response: bool = False

    def changed(self, **fields: Any) -> "Result":
        """A copy with other values in some fields."""
        return replace(self, **fields)
