"""Scales: the ticks of a value axis, and the few classes that a map and its bars are coloured by."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from corespons import texts

CLASSES = 5
HUNDRED = ("%", "index")


@dataclass(frozen=True)
class Ticks:
    """A value axis from `low` to `high` with its ticks and their names."""

    low: float
    high: float
    values: tuple[float, ...]
    names: tuple[str, ...]

    @property
    def ends(self) -> tuple[float, float]:
        """The axis's two ends, with a little room beyond the last tick so that marks there are not cut."""
        room = (self.high - self.low) * 0.01
        return self.low - (room if self.low < 0 else 0), self.high + room


def ticks(values: Sequence[float | None], unit: str, most: int = 5) -> Ticks:
    """An axis that begins at zero and holds every value; shares and indexes go to a hundred."""
    known = [value for value in values if value is not None]
    high, low = max(known, default=0.0), min([*known, 0.0])
    if unit in HUNDRED and low == 0 and high <= 100:
        high = 100.0
    step = _step((high - low) or 1.0, most, whole=unit not in texts.DECIMALS)
    marks = [round(step * place, 9) for place in range(math.floor(low / step), math.ceil(high / step - 1e-9) + 1)]
    marks = marks if len(marks) > 1 else [0.0, step]
    return Ticks(marks[0], marks[-1], tuple(marks), tuple(_names(marks, unit)))


def _names(marks: Sequence[float], unit: str) -> list[str]:
    """The ticks' names, short enough for a telephone: only the last says % or kr."""
    size, word = 1.0, texts.SYMBOLS.get(unit, "")
    if unit == "kr":
        size, word = (1e6, "mnkr") if marks[-1] >= 1e6 else (1e3, "tkr")
    scaled = [mark / size for mark in marks]
    decimals = next((places for places in range(3) if all(round(one, places) == one for one in scaled)), 2)
    names = [texts.digits(one, decimals) for one in scaled]
    return [*names[:-1], f"{names[-1]}{texts.NBSP}{word}"] if word else names


def _step(span: float, most: int, whole: bool) -> float:
    size = 10.0 ** math.floor(math.log10(span / most))
    step = next(size * factor for factor in (1, 2, 2.5, 5, 10) if span / (size * factor) <= most)
    if whole and step != int(step):
        return float(max(1, math.ceil(step)))
    return step


@dataclass(frozen=True)
class Class:
    """Values that share a colour, from `low` to `high` as they are shown, both included."""

    low: float
    high: float
    label: str


def classes(values: Sequence[float], unit: str) -> tuple[Class, ...]:
    """At most five classes with about as many values in each; zero is one of its own.

    They are cut where values differ as shown, so that nobody sees the same number in two colours.
    """
    shown = sorted(as_shown(value, unit) for value in values)
    zeros = [value for value in shown if value == 0]
    rest = [value for value in shown if value != 0]
    groups = ([zeros] if zeros else []) + _cut(rest, CLASSES - bool(zeros))
    found = [(group[0], group[-1]) for group in sorted(groups)]
    return tuple(Class(low, high, _label(low, high, unit)) for low, high in found)


def class_of(value: float, among: Sequence[Class], unit: str) -> int:
    """The place of a value's class."""
    shown = as_shown(value, unit)
    return next(place for place, one in enumerate(among) if one.low <= shown <= one.high)


def as_shown(value: float, unit: str) -> float:
    """The value rounded as it is written in its unit."""
    return float(texts.rounded(value, texts.DECIMALS.get(unit, 0)))


def _cut(values: Sequence[float], most: int) -> list[list[float]]:
    """The sorted values in at most so many groups of about the same size; equal values stay together."""
    groups: list[list[float]] = []
    for place, value in enumerate(values):
        if groups and groups[-1][-1] == value:
            groups[-1].append(value)
        elif place * most >= len(groups) * len(values):
            groups.append([value])
        else:
            groups[-1].append(value)
    return groups


def _label(low: float, high: float, unit: str) -> str:
    return texts.number(low, unit) if low == high else texts.interval(low, high, unit)
