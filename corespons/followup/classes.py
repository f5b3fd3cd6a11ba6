"""The classes of a dimension: their names in order, and which class each observation belongs to."""

import csv
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Any

import numpy as np
import pandas as pd

from corespons import texts
from corespons.followup.dimensions import (
    CODED_IN,
    INDUSTRY,
    LEADERSHIP,
    MONTH,
    POTENTIAL,
    QUARTER,
    REGION,
    SIZE,
    Dimension,
    Family,
)
from corespons.geography import OUTSIDE, PROJECT
from corespons.indicators import Facts, Window
from corespons.indicators.days import day_number
from corespons.indicators.places import AREAS, Area, Ints
from corespons.settings import DATA
from corespons.tables import by_name

NOT_STATED = "Uppgift saknas"
LARGEST = (0, 9, 49, 249)
SIZES = ("0 anställda", "1–9 anställda", "10–49 anställda", "50–249 anställda", "250 anställda eller fler")
MONTHS = {MONTH: 1, QUARTER: 3}


@dataclass(frozen=True)
class Class:
    """One class of a dimension: a place (area), a part of the window, or a number among the dimension's classes.

    `in_total`: what lies in it is part of the total. `last` is the last day of a part of the window.
    """

    name: str
    area: str | None = None
    window: Window | None = None
    number: int | None = None
    in_total: bool = True

    @property
    def last(self) -> date | None:
        """The last day of a part of the window."""
        return self.window.to if self.window else None


def areas_within(dimension: Dimension, area: str) -> Iterator[Class]:
    """The regions or municipalities of an area, then the places beside them."""
    level = "region" if dimension is REGION else "municipality"
    whole = next(one for one in AREAS if one.code == area)
    for one in AREAS:
        if (one.level == level and _lies_in(one, whole)) or (one.level == "bucket" and area == PROJECT):
            yield Class(one.name, area=one.code, in_total=one.code != OUTSIDE)


def _lies_in(one: Area, whole: Area) -> bool:
    return set(one.places) <= set(whole.places)


def parts_of(dimension: Dimension, window: Window) -> Iterator[Class]:
    """The months, quarters or years of a window up to its end; one that the window cuts says so."""
    length = MONTHS.get(dimension, 12)
    first = window.start.replace(day=1, month=(window.start.month - 1) // length * length + 1)
    while first <= window.end:
        following = _months_later(first, length)
        start, last = max(first, window.start), min(following - timedelta(days=1), window.end)
        cut = " (del)" if start > first or last < following - timedelta(days=1) else ""
        yield Class(f"{_period_name(first, length)}{cut}", window=Window(start, last, window.as_of))
        first = following


def _months_later(first: date, months: int) -> date:
    years, month = divmod(first.month - 1 + months, 12)
    return date(first.year + years, month + 1, 1)


def _period_name(first: date, length: int) -> str:
    if length == 1:
        return texts.short_month(first)
    return str(first.year) if length == 12 else f"kv{texts.NBSP}{(first.month + 2) // 3} {first.year}"


@dataclass(frozen=True)
class Sorting:
    """How observations are sorted into numbered classes. The last class holds those whose class is not stated."""

    names: tuple[str, ...]
    by_company: Callable[[Ints], Ints] | None = None

    def of_words(self, words: "pd.Series[Any]") -> Ints:
        """The class of each word."""
        codes = pd.Categorical(words, categories=list(self.names[:-1])).codes
        return np.where(codes < 0, len(self.names) - 1, codes)


def sorting(dimension: Dimension, facts: Facts, end: date, words: Sequence[str]) -> Sorting:
    """The sorting of a dimension: companies by what is said of them on a day, or rows by `words` they may hold."""
    if dimension.family is Family.COMPANY:
        return _BY_COMPANY[dimension](facts, day_number(end))
    if dimension in CODED_IN:
        column = {"service_kind": "kind"}.get(dimension.key, dimension.key)
        words = by_name()[CODED_IN[dimension]].column(column).codes
    else:
        words = sorted(words, key=texts.sort_key)
    return Sorting((*words, NOT_STATED))


def _industries(facts: Facts, day: int) -> Sorting:
    names, section_of = sections()

    def codes(company: Ints) -> Ints:
        sni = facts.companies.word_on("sni", company, np.full(len(company), day))
        by_word = [section_of.get("".join(filter(str.isdigit, str(word)))[:2], len(names)) for word in sni.categories]
        return np.take(np.array([*by_word, len(names)]), sni.codes)

    return Sorting((*names, NOT_STATED), codes)


@cache
def sections() -> tuple[tuple[str, ...], dict[str, int]]:
    """The sections of SNI 2007 by letter and name, and the first two digits of a code → the section's place."""
    with (DATA / "sni.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    section_of = {
        f"{number:02d}": place
        for place, row in enumerate(rows)
        for number in range(int(row["from"]), int(row["to"]) + 1)
    }
    return tuple(f"{row['section']} {row['name']}" for row in rows), section_of


def _sizes(facts: Facts, day: int) -> Sorting:
    def codes(company: Ints) -> Ints:
        employees = facts.companies.value_on("employees", company, np.full(len(company), day))
        return np.where(np.isnan(employees), len(SIZES), np.searchsorted(LARGEST, employees))

    return Sorting((*SIZES, NOT_STATED), codes)


def _potentials(facts: Facts, day: int) -> Sorting:
    def codes(company: Ints) -> Ints:
        rows = facts.assessments
        latest = rows[rows["assessed_on"] <= day].drop_duplicates("company", keep="last").set_index("company")
        answer = latest["growth_potential"].reindex(company).to_numpy(np.float64)
        return np.where(np.isnan(answer), 2, 1 - np.nan_to_num(answer)).astype(np.int64)

    return Sorting(("Ja", "Nej", "Inte bedömd"), codes)


def _leaderships(facts: Facts, day: int) -> Sorting:
    words = by_name()["company"].column("leadership").codes
    names = (*(texts.sentence(word) for word in words), NOT_STATED)

    def codes(company: Ints) -> Ints:
        led = facts.companies.word_on("leadership", company, np.full(len(company), day))
        return Sorting((*words, NOT_STATED)).of_words(pd.Series(led))

    return Sorting(names, codes)


_BY_COMPANY = {INDUSTRY: _industries, SIZE: _sizes, POTENTIAL: _potentials, LEADERSHIP: _leaderships}
