"""Companies that may be one and the same: alike in name and in the same municipality. Only listed, never merged."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pandas as pd
from rapidfuzz import fuzz, process

THRESHOLD = 90
LEGAL_FORMS = re.compile(
    r"\b(ab|aktiebolag|aktiebolaget|hb|handelsbolag|kb|kommanditbolag|ek för|ekonomisk förening)\b"
)
NO_LETTERS = re.compile(r"[^\w ]+")


@dataclass(frozen=True)
class Alike:
    """Two companies, by their numbers, and how alike their names are, 0–100."""

    one: int
    other: int
    likeness: int


def bare(name: str) -> str:
    """A name without legal form, punctuation and case: what is left to compare."""
    words = LEGAL_FORMS.sub(" ", NO_LETTERS.sub(" ", name.casefold()))
    return " ".join(words.split())


def alike(companies: pd.DataFrame, threshold: int = THRESHOLD) -> tuple[Alike, ...]:
    """Pairs in one municipality whose names begin alike and are at least `threshold` alike, the likest first.

    `companies`: index number, name and municipality. The order of the words does not matter.
    """
    named = companies[companies["municipality"].notna()]
    names = [bare(name) for name in named["name"]]
    groups = named.assign(bare=names, first=[name[:1] for name in names]).groupby(["municipality", "first"])
    found = [
        pair
        for _, rows in groups
        if len(rows) > 1
        for pair in _pairs(rows.index.tolist(), rows["bare"].tolist(), threshold)
    ]
    return tuple(sorted(found, key=lambda pair: (-pair.likeness, pair.one, pair.other)))


def _pairs(numbers: Sequence[int], names: Sequence[str], threshold: int) -> Iterator[Alike]:
    scores = process.cdist(names, names, scorer=fuzz.token_sort_ratio, score_cutoff=threshold)
    for row, column in zip(*scores.nonzero(), strict=True):
        if row < column:
            yield Alike(int(numbers[row]), int(numbers[column]), int(scores[row, column]))
