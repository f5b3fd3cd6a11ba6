"""The targets as a list to read: which one counts on a day, which do not and why, and where two overlap."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations, groupby

from corespons import texts
from corespons.followup.targets import Target, Targets
from corespons.geography import area_names
from corespons.indicators import Facts, find

Applying = Mapping[tuple[str, str], Target]


@dataclass(frozen=True)
class Listed:
    """A target, whether it is the one that counts on the day, and in words why or why not."""

    target: Target
    counts: bool
    why: str


@dataclass(frozen=True)
class TargetList:
    """Every target known, and a sentence for each pair that overlaps."""

    targets: tuple[Listed, ...]
    overlaps: tuple[str, ...]


def target_list(facts: Facts, day: date) -> TargetList:
    """The targets known in a state, as they stand on a day."""
    targets = Targets(facts)
    applying = targets.applying(day)
    return TargetList(tuple(_listed(target, day, applying) for target in targets.all), tuple(_overlaps(targets.all)))


def _listed(target: Target, day: date, applying: Applying) -> Listed:
    if day < target.start:
        return Listed(target, False, f"Nej, börjar {texts.short_day(target.start)}")
    if day > target.to:
        return Listed(target, False, f"Nej, slutade {texts.short_day(target.to)}")
    first = applying[target.indicator, target.area]
    if first == target:
        return Listed(target, True, "Ja")
    which = (
        f"från {texts.short_day(first.start)}" if first.start > target.start else f"till {texts.short_day(first.to)}"
    )
    return Listed(target, False, f"Nej, målet {which} går före")


def _overlaps(targets: Sequence[Target]) -> Iterator[str]:
    """Targets come in the order of indicator, area and start."""
    for (id, area), group in groupby(targets, key=lambda target: (target.indicator, target.area)):
        for earlier, later in combinations(sorted(group, key=lambda target: (target.start, target.to)), 2):
            if later.start <= earlier.to:
                yield f"{find(id).name}, {area_names()[area]}: {_which(earlier, later)}"


def _which(earlier: Target, later: Target) -> str:
    unit = find(later.indicator).statistic.unit
    both = texts.period(later.start, min(earlier.to, later.to))
    first, second = texts.number(earlier.value, unit), texts.number(later.value, unit)
    order = "börjar senare" if later.start > earlier.start else "slutar senare"
    around = [
        word for word, is_so in (("före", later.start > earlier.start), ("efter", earlier.to > later.to)) if is_so
    ]
    rest = [f"{' och '.join(around)} dess {first}"] if around else []
    told = f"två mål gäller {both}. Då räknas {second} ({later.decision}), som {order}"
    return "; ".join([told, *rest]) + "."
