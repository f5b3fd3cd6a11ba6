"""Other words for our headings and code values: the list in data/synonyms.toml, and how alike two words are."""

import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from rapidfuzz import fuzz

from corespons.geography import plain
from corespons.settings import DATA
from corespons.tables import TABLES, Column, Table

EVERY_TABLE = "alla"
Words = Mapping[str, Sequence[str]]


def bare(word: str) -> str:
    """A word as it is compared here: letters and digits alone, case ignored. Org.nr and ORG NR are the same."""
    return "".join(letter for letter in plain(word) if letter.isalnum())


@cache
def _listed() -> Mapping[str, Any]:
    return tomllib.loads((DATA / "synonyms.toml").read_text(encoding="utf-8"))


@cache
def heading_synonyms(sheet: str, heading: str) -> tuple[str, ...]:
    """The other words for a heading of ours in one table."""
    listed: Mapping[str, Words] = _listed()["rubriker"]
    return (*listed.get(sheet, {}).get(heading, ()), *listed[EVERY_TABLE].get(heading, ()))


def value_synonyms(table: Table, column: Column) -> dict[str, str]:
    """Another word, bare → the code value that it means."""
    listed: Words = _listed()["varden"].get(table.sheet, {}).get(column.heading, {})
    return {bare(word): code for code, words in listed.items() for word in words}


def likeness(one: str, other: str) -> float:
    """How alike two words are, from 0 to 1, blanks and signs set aside."""
    return float(fuzz.ratio(bare(one), bare(other))) / 100


def is_heading(text: str) -> bool:
    """Whether a text is a heading of ours or a known word for one."""
    return bare(text) in _every_word()


@cache
def _every_word() -> frozenset[str]:
    """Every word that may be a heading, bare."""
    words = {bare(column.heading) for table in TABLES for column in table.columns}
    other = (heading_synonyms(table.sheet, column.heading) for table in TABLES for column in table.columns)
    return frozenset(words | {bare(word) for several in other for word in several})
