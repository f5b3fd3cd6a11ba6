"""Mergers of companies: a row that would make a company its own successor is not let in."""

from collections.abc import Iterable, Mapping, Sequence


def closing_cycles(stored: Mapping[str, str], rows: Sequence[tuple[str, str]]) -> set[int]:
    """The rows (from key, to key) that close a cycle among the merges that hold, when they are taken in order.

    A stored merge holds unless a row that is let in replaces it, so what is refused is followed by another look.
    """
    refused: set[int] = set()
    while True:
        let_in = [place for place in range(len(rows)) if place not in refused]
        replaced = {rows[place][0] for place in let_in}
        ends: dict[str, str] = {}
        _closing(ends, ((source, target) for source, target in stored.items() if source not in replaced))
        closing = _closing(ends, (rows[place] for place in let_in))
        if not closing:
            return refused
        refused |= {let_in[number] for number in closing}


def _closing(ends: dict[str, str], merges: Iterable[tuple[str, str]]) -> list[int]:
    """Take merges in order; which of them are left out because their target already ends in their source."""
    left_out = []
    for number, (source, target) in enumerate(merges):
        if _end(ends, target) == source:
            left_out.append(number)
        else:
            ends[source] = target
    return left_out


def _end(ends: dict[str, str], key: str) -> str:
    """Where a key ends; what is passed on the way is remembered to end there too."""
    passed = []
    while key in ends:
        passed.append(key)
        key = ends[key]
    for one in passed:
        ends[one] = key
    return key
