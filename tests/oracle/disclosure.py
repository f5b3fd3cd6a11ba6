"""INDICATORS.md §8: what the audience öppen does not see, and the n ≥ 5 rule for everyone."""

from __future__ import annotations

from collections.abc import Callable

from .facts import DIGITAL, PROJECT, REGIONS, UNKNOWN, Facts
from .registry import SPECS, Spec
from .stats import Cell

OPEN = "öppen"
# «Counts of companies, persons, enquiries, referrals (D1.1–D1.3, D2.1, D3.5, X1, X2, the buckets)»
SMALL_COUNTS = ("D1.1", "D1.2", "D1.3", "D2.1", "D3.5", "X1", "X2")
# «D1.4 and X4 where D1.1 or D1.3 is; D2.3 where D2.1 is»
FOLLOWS = {"D1.4": ("D1.1", "D1.3"), "X4": ("D1.1", "D1.3"), "D2.3": ("D2.1",), "D1.6": ("D1.1",)}
LAST = (UNKNOWN, DIGITAL)

Cells = Callable[[str], dict[str, Cell]]


def small(number: int) -> bool:
    return 1 <= number <= 4


def hidden_for_everyone(spec: Spec, cell: Cell) -> bool:
    """«Means and medians need n ≥ 5, for everyone.» Nothing to hide when nothing is there; «D3.8 with n < 10 is null,
    not hidden»."""
    return spec.kind in ("mean", "median") and spec.id != "D3.8" and small(cell.n)


def hidden_areas(spec: Spec, cells: Cells, audience: str, facts: Facts) -> set[str]:
    own = cells(spec.id)
    marks = {area for area, cell in own.items() if hidden_for_everyone(spec, cell)}
    if audience != OPEN:
        return marks
    if spec.id == "D3.8":  # «D3.8 with n 1–4 is hidden for öppen.»
        return {area for area, cell in own.items() if small(cell.n)}
    if spec.id == "D1.7":  # «D1.7 where D1.1 of the municipality or of its region is»
        other = hidden_areas(SPECS["D1.1"], cells, audience, facts)
        return {area for area in own if area in other or area[:2] in other}
    if spec.id in SMALL_COUNTS:
        marks = {area for area, cell in own.items() if small(cell.n)}
    if spec.kind == "share":
        marks = {area for area, cell in own.items() if small(cell.n) or small(cell.true) or small(cell.n - cell.true)}
    for leader in FOLLOWS.get(spec.id, ()):
        other = hidden_areas(SPECS[leader], cells, audience, facts)
        marks |= other & set(own)
        if spec.id == "D1.6" and UNKNOWN in other:  # «D1.6 of the project where D1.1 of okänd kommun is»
            marks.add(PROJECT)
    if spec.id in SMALL_COUNTS or spec.kind == "share":
        marks = against_subtraction(own, marks, facts)
    return marks


def against_subtraction(cells: dict[str, Cell], marks: set[str], facts: Facts) -> set[str]:
    """«3. Then what subtraction would give back. First the project over {22, 23, okänd – in D2.5 and X3 digitalt},
    then each region over its municipalities»; shares by n, which for a count is the value."""
    marks = set(marks)
    _one_hidden_part(cells, marks, PROJECT, [part for part in (*REGIONS, *LAST) if part in cells])
    for region in REGIONS:
        parts = [code for code in facts.codes(region) if code in cells]
        _one_hidden_part(cells, marks, region, parts)
        # «A hidden region whose municipalities all show hides its smallest non-zero one.»
        if region in marks and not marks & set(parts):
            marks |= _smallest(cells, parts)
    return marks


def _one_hidden_part(cells: dict[str, Cell], marks: set[str], whole: str, parts: list[str]) -> None:
    """«where the whole shows and exactly one part is hidden, the smallest other part that is not zero is hidden too»"""
    gone = [part for part in parts if part in marks]
    if whole in cells and whole not in marks and len(gone) == 1:
        marks |= _smallest(cells, [part for part in parts if part not in marks])


def _smallest(cells: dict[str, Cell], parts: list[str]) -> set[str]:
    """«(tie: lowest code; okänd last)»"""
    some = [part for part in parts if cells[part].n > 0]
    return {min(some, key=lambda part: (cells[part].n, part in LAST, part))} if some else set()
