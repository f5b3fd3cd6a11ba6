"""Companies that may be one and the same, by name, municipality and number. Only listed here: a person decides."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, product

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from rapidfuzz import fuzz, process

from corespons.followup.lists import register
from corespons.indicators import Facts

WITHOUT_NUMBER, BOTH_NUMBERED = 80, 90  # per cent alike, at least
SAME, ALIKE, ELSEWHERE = "samma namn i samma kommun", "lika namn i samma kommun", "samma namn i olika kommuner"
MISWRITTEN = "numren skiljer en siffra eller två grannar, och det enas kontrollsiffra är fel"
LEGAL_FORMS = re.compile(
    r"\b(ab|aktiebolag|aktiebolaget|hb|handelsbolag|handelsbolaget|kb|kommanditbolag|kommanditbolaget|ek för|"
    r"ekonomisk förening|enskild firma|ef|publ|i sverige|sverige|sweden|filial)\b"
)
NO_LETTERS = re.compile(r"[\W_]+")
DIGITS = re.compile(r"\d+")
OWN_ID = "ID:"
AT_ONCE = 500  # names compared with all others of a municipality at a time, which bounds the memory


@dataclass(frozen=True)
class Alike:
    """Two companies, by their numbers in the facts, how alike their names are, 0–100, and why they are named.

    `one` is the one that would be merged into `other`: the one without an organisation number, or with a wrong one.
    """

    one: int
    other: int
    likeness: int
    why: str


def bare(name: str) -> str:
    """A name without legal form, punctuation and case, accents kept: what is left to compare."""
    words = " ".join(NO_LETTERS.sub(" ", unicodedata.normalize("NFKC", name).casefold()).split())
    return " ".join(LEGAL_FORMS.sub(" ", words).split()) or words


def doubles(facts: Facts) -> tuple[Alike, ...]:
    """The companies of a state that may be one and the same."""
    frame = register(facts).frame
    keys = facts.reading.frame("company_keys").drop_duplicates("company").set_index("company")
    frame = frame.assign(is_identified=keys["is_identified"].astype(bool))
    return alike(frame[frame["is_company"]])


def alike(companies: pd.DataFrame) -> tuple[Alike, ...]:
    """The pairs that may be one company: those that lack a number first, then the likest.

    `companies`: index number; key, name, municipality and is_identified (has a number with a right check digit). In one
    municipality the names must be 80 per cent alike where a number is lacking, 90 where both have one, word order and
    blanks set aside; elsewhere the same. Names whose numerals differ are told apart. Every pair stands once.
    """
    named = companies[companies["municipality"].notna()]
    named = named.assign(bare=[bare(name) for name in named["name"]])
    own = {int(str(number)) for number, key in named["key"].items() if key.startswith(OWN_ID)}
    found: dict[tuple[int, int], Alike] = {}
    for pair in (*_of_one_place(named, own), *_of_one_name(named, own), *_miswritten(named)):
        found.setdefault((min(pair.one, pair.other), max(pair.one, pair.other)), pair)
    return tuple(sorted(found.values(), key=lambda pair: (pair.one not in own, -pair.likeness, pair.one, pair.other)))


def _of_one_place(named: pd.DataFrame, own: set[int]) -> Iterator[Alike]:
    for _, rows in named.groupby("municipality"):
        numbers, names = [int(number) for number in rows.index], rows["bare"].tolist()
        for row, column, score in _near(names):
            one, other = numbers[row], numbers[column]
            enough = WITHOUT_NUMBER if one in own or other in own else BOTH_NUMBERED
            if score >= enough and _numerals(names[row]) == _numerals(names[column]):
                yield _pair(named, one, other, score, SAME if names[row] == names[column] else ALIKE)


def _near(names: Sequence[str]) -> Iterator[tuple[int, int, int]]:
    """The places of two names, and how alike they are as written or with their words in order, blanks set aside."""
    ways = ["".join(name.split()) for name in names], ["".join(sorted(name.split())) for name in names]
    for first in range(0, len(names), AT_ONCE):
        scores = np.maximum(*(_scores(way[first : first + AT_ONCE], way) for way in ways))
        for row, column in np.argwhere(scores > 0):
            if first + row < column:
                yield int(first + row), int(column), int(scores[row, column])


def _scores(some: Sequence[str], names: Sequence[str]) -> NDArray[np.uint8]:
    return process.cdist(some, names, scorer=fuzz.ratio, score_cutoff=WITHOUT_NUMBER, dtype=np.uint8)


def _numerals(name: str) -> list[str]:
    return DIGITS.findall(name)


def _of_one_name(named: pd.DataFrame, own: set[int]) -> Iterator[Alike]:
    """The same name in two municipalities, where one of the companies has no number to tell it by."""
    for _, rows in named.groupby("bare"):
        for one, other in combinations([int(number) for number in rows.index], 2):
            if one in own or other in own:
                yield _pair(named, one, other, 100, ELSEWHERE)


def _miswritten(named: pd.DataFrame) -> Iterator[Alike]:
    """A number with a wrong check digit, and one that a slip of the hand makes it."""
    right = {key: int(number) for number, key in named.loc[named["is_identified"], "key"].items()}
    for number, key in named.loc[~named["is_identified"], "key"].items():
        for meant in sorted(set(_slips(key)) & right.keys()) if key.isdigit() else ():
            names = named.loc[[number, right[meant]], "bare"]
            yield Alike(int(str(number)), right[meant], round(fuzz.token_sort_ratio(*names)), MISWRITTEN)


def _slips(number: str) -> Iterator[str]:
    for place, digit in product(range(len(number)), "0123456789"):
        yield number[:place] + digit + number[place + 1 :]
    for place in range(len(number) - 1):
        yield number[:place] + number[place + 1] + number[place] + number[place + 2 :]


def _pair(named: pd.DataFrame, one: int, other: int, likeness: int, why: str) -> Alike:
    """The pair so turned that the company that is known the worst goes into the other."""
    ordered = sorted((one, other), key=lambda number: (_soundness(named, number), number))
    return Alike(ordered[0], ordered[1], likeness, why)


def _soundness(named: pd.DataFrame, number: int) -> tuple[bool, bool]:
    key, is_identified = named.at[number, "key"], named.at[number, "is_identified"]
    return not str(key).startswith(OWN_ID), bool(is_identified)


def undecided(pairs: Iterable[Alike], different: Iterable[tuple[int, int]]) -> tuple[Alike, ...]:
    """The pairs that nobody has said are different companies."""
    known = defaultdict(set)
    for one, other in different:
        known[one].add(other)
        known[other].add(one)
    return tuple(pair for pair in pairs if pair.other not in known[pair.one])
