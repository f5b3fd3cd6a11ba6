"""Names near to one that is not known: only those so near that a slip of the hand explains it."""

import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from rapidfuzz import fuzz, process

from corespons.geography import plain

REALLY_NEAR = 90  # of 100: Sundsval–Sundsvall 94, Lunde–Lund 89, Söderala–Södertälje 67
SIMILAR = 75


def near(name: str, known: Iterable[str], most: int = 1) -> list[str]:
    """The known names that differ from a name by little more than their accents, the nearest first."""
    return _nearest(name, known, fuzz.ratio, most, REALLY_NEAR)


def similar(name: str, known: Iterable[str], most: int = 3) -> list[str]:
    """The known names that share words or letters with a name, the nearest first."""
    return _nearest(name, known, fuzz.WRatio, most, SIMILAR)


def meant(names: list[str]) -> str:
    """A question with the names to choose among, or nothing."""
    return f" Menas {' eller '.join(names)}?" if names else ""


def _nearest(name: str, known: Iterable[str], scorer: Any, most: int, cutoff: float) -> list[str]:
    names = tuple(known)
    written = _without_accents(name[:100])
    found = process.extract(written, _folded(names), scorer=scorer, limit=most, score_cutoff=cutoff)
    return [names[place] for _, _, place in found]


@lru_cache(maxsize=32)
def _folded(names: tuple[str, ...]) -> list[str]:
    return [_without_accents(name) for name in names]


def _without_accents(text: str) -> str:
    return "".join(letter for letter in unicodedata.normalize("NFD", plain(text)) if not unicodedata.combining(letter))
