"""Disclosure: which figures an audience may see (definitions, §8). Settled once, here, for every output."""

from collections.abc import Iterator, Mapping, Sequence

from corespons.geography import DIGITAL, PROJECT, UNKNOWN, municipalities
from corespons.indicators import CATALOGUE
from corespons.indicators.result import Result
from corespons.indicators.statistics import Figure
from corespons.settings import project

OPEN = "öppen"
SMALL_COUNTS = ("D1.1", "D1.2", "D1.3", "D2.1", "D3.5", "X1", "X2")
NEVER = ("D1.5", "D2.8", "X6", "X7", "X8")
FOLLOWS = {"D1.4": ("D1.1", "D1.3"), "X4": ("D1.1", "D1.3"), "D1.6": ("D1.1",), "D1.7": ("D1.1",), "D2.3": ("D2.1",)}
FEW = range(1, 5)

Figures = Mapping[str, Figure]


def needed(id: str) -> tuple[str, ...]:
    """The other indicators whose marks decide over this one's."""
    return FOLLOWS.get(id, ())


def hidden_for_everyone(id: str, figure: Figure) -> bool:
    """Means and medians of one to four observations are shown to no one."""
    return CATALOGUE[id].kind in ("mean", "median") and figure.value is not None and figure.n in FEW


def hidden_areas(id: str, by_indicator: Mapping[str, Figures]) -> frozenset[str]:
    """The areas whose figure the open audience may not see; `by_indicator`: id → area → unhidden figure."""
    figures = by_indicator[id]
    if id in NEVER:
        return frozenset()
    hidden = {area for area, figure in figures.items() if _is_small(id, figure)}
    for other in needed(id):
        hidden |= _following(id, hidden_areas(other, by_indicator), figures)
    if CATALOGUE[id].kind in ("count", "share"):
        hidden = _guard(hidden, {area: _size(id, figure) for area, figure in figures.items()})
    return frozenset(hidden)


def _is_small(id: str, figure: Figure) -> bool:
    kind = CATALOGUE[id].kind
    if kind in ("mean", "median"):
        return figure.n in FEW
    if kind == "share":
        positives = figure.positives or 0
        return figure.n in FEW or positives in FEW or figure.n - positives in FEW
    return kind == "count" and int(figure.value or 0) in FEW


def _size(id: str, figure: Figure) -> int:
    return figure.n if CATALOGUE[id].kind == "share" else int(figure.value or 0)


def _following(id: str, marks: frozenset[str], figures: Figures) -> set[str]:
    followed = set(marks) & set(figures)
    if id == "D1.6" and UNKNOWN in marks:
        followed.add(PROJECT)
    if id == "D1.7":
        followed |= {area for area in figures if area[:2] in marks}
    return followed


def _parts() -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each whole and its parts: first the project, then each region; the order settles ties."""
    yield PROJECT, (*project().regions, UNKNOWN, DIGITAL)
    for region in project().regions:
        yield region, tuple(town.code for town in municipalities() if town.region == region)


def _guard(hidden: set[str], size: Mapping[str, int]) -> set[str]:
    """Hide one more part where subtraction would give back the only hidden one."""
    guarded = set(hidden)
    for whole, codes in _parts():
        parts = [code for code in codes if code in size]
        marked = [code for code in parts if code in guarded]
        alone = len(marked) == 1 and whole not in guarded
        given_back = not marked and whole in guarded and whole != PROJECT
        if alone or given_back:
            others = [code for code in parts if code not in guarded and size[code] > 0]
            guarded |= set(sorted(others, key=lambda code: size[code])[:1])
    return guarded


def guarded(counts: Sequence[int], is_open: bool) -> list[int | None]:
    """The counts of one table whose sum is known, None where the open audience may not see them.

    One to four is hidden; where that is only one of them, the smallest other that is not zero is hidden too, so that
    subtraction does not give it back.
    """
    if not is_open:
        return list(counts)
    hidden = {place for place, count in enumerate(counts) if count in FEW}
    if len(hidden) == 1:
        others = [place for place, count in enumerate(counts) if count and place not in hidden]
        hidden |= set(sorted(others, key=lambda place: counts[place])[:1])
    return [None if place in hidden else count for place, count in enumerate(counts)]


def hide(result: Result, for_everyone: bool) -> Result:
    """The result without what may not be seen; target and plan stay."""
    seen = result.changed(value=None, low=None, high=None, hidden=True)
    if for_everyone:
        return seen.changed(outcome=None)
    return seen.changed(
        n=None, missing=None, outcome=None, status=None, uncertain=False, parts=None, low_response=False
    )


def hide_small_missing(result: Result) -> Result:
    """A shown figure that one to four companies have given nothing to: their number is not told."""
    return result.changed(missing=None) if result.missing in FEW else result


def hide_small_outcome(result: Result) -> Result:
    """A shown count whose outcome against the target is one to four: the outcome and its status are not shown."""
    if result.id in SMALL_COUNTS and result.outcome is not None and int(result.outcome) in FEW:
        return result.changed(outcome=None, status=None, uncertain=False)
    return result
