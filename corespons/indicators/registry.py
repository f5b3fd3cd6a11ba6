"""The catalogue's mechanism: an indicator is a decorated function that only says what its observations are."""

import tomllib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import Enum
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from corespons.errors import BadQuestion
from corespons.geography import DIGITAL, OUTSIDE, UNKNOWN
from corespons.indicators.known import Known
from corespons.indicators.places import Floats, Ints
from corespons.indicators.spells import Spells
from corespons.indicators.statistics import Figure, Statistic, Truths


class Better(Enum):
    """Which way is better."""

    HIGHER = "↑"
    LOWER = "↓"
    BALANCED = "40–60"
    NEITHER = ""


class Collapse(Enum):
    """Which observation of a company is kept."""

    NONE = "every observation"
    LAST = "the last in the window, one with a value before one without"
    FIRST_EVER = "the first in all history, counted if it lies in the window"


BY_COMPANY = (UNKNOWN, OUTSIDE)
BY_ACTIVITY = (OUTSIDE, DIGITAL)


@dataclass(frozen=True, eq=False)
class Observations:
    """What an indicator observes: rows with a date, a company or a place, and a value (1/0/NaN or a number).

    They are the same whatever the window, and the engine cuts them to it, unless `whole_window`: then they are chosen
    for the window already. `known_from`: the day from which each value can be told; before, it is missing. `spells`: in
    which windows each row is its company's last, where the indicator tells that itself.
    """

    frame: pd.DataFrame
    date: str
    company: str | None = None
    place: str | None = None
    value: "pd.Series[Any] | Floats | None" = None
    unit: Ints | None = None
    weight: str | None = None
    known_from: Ints | None = None
    spells: Spells | None = None
    whole_window: bool = False


@dataclass(frozen=True)
class Indicator:
    """One indicator: its id, Swedish name, goal (0 = across the goals), statistic, and which way is better.

    `observe` gives its observations; `compute` instead gives ready figures where there are no placed observations.
    `last_days`: it looks at so many days up to the window's end, whatever day the window begins.
    """

    id: str
    name: str
    goal: int
    statistic: Statistic
    better: Better
    collapse: Collapse = Collapse.NONE
    buckets: tuple[str, ...] = ()
    observe: Callable[[Known], Observations] | None = None
    compute: Callable[[Known], Iterable[Figure]] | None = None
    last_days: int | None = None
    is_survey: bool = False
    is_internal: bool = False

    @property
    def kind(self) -> str:
        """count, distinct, coverage, share, mean, median, rate or total."""
        return self.statistic.kind

    @property
    def grows(self) -> bool:
        """Whether it counts what never falls again as time goes, so that a plan can rise day by day."""
        return self.kind == "count" and self.better is not Better.LOWER


Observing = Callable[[Known], Any]
Register = Callable[[Observing], Observing]
INDICATORS: dict[str, Indicator] = {}


def indicator(id: str, name: str, *, goal: int, statistic: Statistic, **rest: Any) -> Register:
    """Register a function that returns an indicator's observations."""
    return _register(id, name, goal, statistic, "observe", rest)


def computed(id: str, name: str, *, goal: int, statistic: Statistic, **rest: Any) -> Register:
    """Register a function that returns an indicator's figures themselves, where nothing is placed on a map."""
    return _register(id, name, goal, statistic, "compute", rest)


def _register(id: str, name: str, goal: int, statistic: Statistic, does: str, rest: dict[str, Any]) -> Register:
    def register(function: Observing) -> Observing:
        if id in INDICATORS:
            raise ValueError(f"{id} is registered twice")
        fields: dict[str, Any] = {"better": Better.HIGHER, does: function} | rest
        INDICATORS[id] = Indicator(id, name, goal, statistic, **fields)
        return function

    return register


@dataclass(frozen=True)
class Definition:
    """What an indicator means, in Swedish: the definition, what may not be concluded, and where it comes from.

    `question` is what companies are asked, for what a survey answers.
    """

    definition: str
    caution: str
    origin: str
    question: str = ""


@cache
def definitions() -> dict[str, Definition]:
    """Indicator id → its Swedish definition."""
    texts = tomllib.loads((Path(__file__).parent / "definitions.toml").read_text(encoding="utf-8"))
    own = "Projektets eget förslag till mått"
    return {
        id: Definition(text["definition"], text.get("caution", ""), text.get("origin", own), text.get("question", ""))
        for id, text in texts.items()
    }


def find(id: str) -> Indicator:
    """The indicator with an id, in any case. Raises BadQuestion naming those that exist."""
    found = INDICATORS.get(id.strip().upper())
    if found is None:
        raise BadQuestion(f"Indikatorn {id!r} finns inte. Välj bland {', '.join(INDICATORS)}.")
    return found


def true_false(values: "pd.Series[Any] | Floats | Truths", known: "pd.Series[bool] | Truths | None" = None) -> Floats:
    """1 where true, 0 where false, NaN where it is not known."""
    answers = np.asarray(values, dtype=np.float64)
    return answers if known is None else np.where(np.asarray(known, dtype=bool), answers, np.nan)
