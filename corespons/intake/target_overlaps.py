"""Targets that overlap: both are loaded, and a warning says which of them counts when."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from corespons import texts
from corespons.intake.check import Checked
from corespons.intake.receipt import WARNING, Problem
from corespons.store import KnownTarget


@dataclass(frozen=True)
class _Row:
    """A target among the accepted rows of a file."""

    number: int
    target: KnownTarget


def with_overlaps(checked: Checked, stored: Sequence[KnownTarget]) -> Checked:
    """A checked table of targets with a warning on each row that overlaps a stored target or an earlier row."""
    rows = list(_rows(checked))
    own = {(row.target.indicator, row.target.area, row.target.start, row.target.to) for row in rows}
    others = [one for one in stored if (one.indicator, one.area, one.start, one.to) not in own]
    return replace(checked, problems=(*checked.problems, *_warnings(checked.table.sheet, rows, others)))


def _rows(checked: Checked) -> Iterator[_Row]:
    names = ("indicator", "area", "from_date", "to_date")
    cells = zip(checked.numbers, *(checked.columns[name] for name in names), strict=True)
    for number, indicator, area, start, to in cells:
        assert isinstance(start, date) and isinstance(to, date)
        yield _Row(number, KnownTarget(str(indicator), str(area), start, to))


def _warnings(sheet: str, rows: Sequence[_Row], others: Sequence[KnownTarget]) -> Iterator[Problem]:
    before = list(others)
    for row in rows:
        for other in before:
            if _overlap(row.target, other):
                yield Problem(
                    WARNING, sheet, row.number, "Från", row.target.start.isoformat(), _told(row.target, other)
                )
        before.append(row.target)


def _overlap(one: KnownTarget, other: KnownTarget) -> bool:
    same = (one.indicator, one.area) == (other.indicator, other.area)
    return same and one.start <= other.to and other.start <= one.to


def _told(one: KnownTarget, other: KnownTarget) -> str:
    first = max(one, other, key=lambda target: (target.start, target.to))
    both = texts.period(max(one.start, other.start), min(one.to, other.to))
    counts = texts.period(first.start, first.to)
    return (
        f"Två mål för {one.indicator} i {one.area} gäller {both}. Då räknas målet {counts}. "
        "Ta bort det andra om det inte ska gälla de övriga dagarna."
    )
