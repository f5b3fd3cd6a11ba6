"""Crossed tables: years, months, municipalities or regions that stand as headings, each with figures under it."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from corespons.geography import municipality_code, plain
from corespons.intake.cell_text import is_missing, shown
from corespons.intake.sheets import Cell, is_filled
from corespons.settings import project
from corespons.texts import MONTHS

NEARLY_ALL = 0.8
LOOKED_DOWN = 50  # rows by which it is judged what stands under a heading
LINES = 3
LONGEST = 12  # words of a heading that may hold a year
VALUE = "Värde"
YEAR = re.compile(r"(?:19|20)\d\d", re.ASCII)
NUMBERED_MONTH = re.compile(r"((?:19|20)\d\d)(?:M|-)(0[1-9]|1[0-2])(?:-01(?: 00:00)?)?", re.ASCII | re.IGNORECASE)
NAMED_MONTH = re.compile(r"(?:([a-z]+)\.? ((?:19|20)\d\d)|((?:19|20)\d\d) ([a-z]+)\.?)", re.ASCII | re.IGNORECASE)
QUARTER = re.compile(r"((?:19|20)\d\d) ?(?:K|Q|kv |kvartal )([1-4])", re.ASCII | re.IGNORECASE)
FIGURE = re.compile(r"[-−]?\d[\d\s.,'’]*", re.ASCII)

Rows = Sequence[Sequence[Cell]]
Part = tuple[str, str]  # what a heading says beside the value, and the value


@dataclass(frozen=True)
class Crossing:
    """Headings that are values: what kind of value, which they are, and where the figures of each measure stand.

    `fixed`: the columns that are none of them; `measures`: measure → the column of each value.
    """

    name: str
    values: tuple[str, ...]
    fixed: tuple[int, ...]
    measures: Mapping[str, tuple[int, ...]]

    @property
    def places(self) -> tuple[int, ...]:
        """The columns whose headings are values."""
        return tuple(sorted(place for places in self.measures.values() for place in places))


Crosses = Callable[[Sequence[Cell]], Crossing | None]


def crossing(heading: Sequence[Cell], least: int = 2, name: str | None = None) -> Crossing | None:
    """How a line of headings is crossed, with at least so many values, of that name where one is given."""
    texts = [shown(cell) for cell in heading]
    for kind, value_of in KINDS.items():
        found = _crossed(kind, texts, value_of) if name in (None, kind) else None
        if found and len(found.values) >= least:
            return found
    return None


def crossed_heading(rows: Rows, filled: Sequence[int], crosses: Crosses) -> tuple[tuple[Cell, ...], tuple[int, ...]]:
    """The heading of the first crossed table, its lines joined, and where they stand; nothing where there is none."""
    for end in filled:
        for lines in range(LINES, 0, -1):
            places = tuple(range(end - lines + 1, end + 1))
            heading = _joined([rows[place] for place in places]) if set(places) <= set(filled) else None
            found = crosses(heading) if heading else None
            is_first = found and not any(_stands_over(rows[place], found) for place in filled if place < places[0])
            if heading and found and is_first and _begins_with_figures(rows[end + 1 :], found):
                return heading, places
    return (), ()


def _stands_over(row: Sequence[Cell], found: Crossing) -> bool:
    """Whether a row has cells above several of the values: then these are figures, that only look like years."""
    return sum(is_filled(row[place]) for place in found.places if place < len(row)) > 1


def is_valueless(cell: Cell) -> bool:
    """Whether a cell of a crossed table says that there is no figure."""
    return not is_filled(cell) or is_missing(cell)


def _crossed(kind: str, texts: Sequence[str], value_of: Callable[[str], str | None]) -> Crossing | None:
    parts = {place: part for place, text in enumerate(texts) if (part := _part(text, value_of))}
    values = tuple(dict.fromkeys(value for _, value in parts.values()))
    measures: dict[str, dict[str, int]] = {}
    for place, (measure, value) in parts.items():
        if value in measures.setdefault(measure, {}):
            return None
        measures[measure][value] = place
    is_ordered = kind in ("Kommun", "Region") or list(values) in (sorted(values), sorted(values, reverse=True))
    if not (parts and is_ordered) or any(len(places) != len(values) for places in measures.values()):
        return None
    fixed = tuple(place for place in range(len(texts)) if place not in parts)
    by_measure = {measure or VALUE: tuple(map(places.__getitem__, values)) for measure, places in measures.items()}
    return Crossing(kind, values, fixed, by_measure) if len(by_measure) == len(measures) else None


def _part(text: str, value_of: Callable[[str], str | None]) -> Part | None:
    """The value in a heading, whole or at one end of it, and what else it says."""
    words = text.split()
    if len(words) > LONGEST:
        return None
    for value, rest in _splits(words):
        found = value_of(value)
        if found:
            return rest.strip(" ,:"), found
    return None


def _splits(words: Sequence[str]) -> Iterator[tuple[str, str]]:
    for at in range(len(words)):
        yield " ".join(words[at:]), " ".join(words[:at])
    for at in range(len(words) - 1, 0, -1):
        yield " ".join(words[:at]), " ".join(words[at:])


def _year(text: str) -> str | None:
    return text if YEAR.fullmatch(text) else None


def _month(text: str) -> str | None:
    numbered, named = NUMBERED_MONTH.fullmatch(text), NAMED_MONTH.fullmatch(text)
    if numbered:
        return f"{numbered[1]}-{numbered[2]}"
    if not named:
        return None
    word, year = (named[1] or named[4]).lower(), named[2] or named[3]
    month = next((number for number, name in enumerate(MONTHS, 1) if word in (name, name[:3])), None)
    return f"{year}-{month:02}" if month else None


def _quarter(text: str) -> str | None:
    match = QUARTER.fullmatch(text)
    return f"{match[1]}K{match[2]}" if match else None


def _municipality(text: str) -> str | None:
    return text if not text.isdigit() and municipality_code(text) else None


def _region(text: str) -> str | None:
    """A region by its name, alone, with its code or as a county; a bare number may be a week."""
    written = plain(text)
    for code, name in project().regions.items():
        county = plain(name.split()[0])
        forms = {plain(name), county, f"{county} län", f"{county}s län"}
        if written in forms | {f"{code} {form}" for form in forms}:
            return text
    return text if written == "gemensamt" else None


KINDS: dict[str, Callable[[str], str | None]] = {
    "Månad": _month, "Kvartal": _quarter, "År": _year, "Kommun": _municipality, "Region": _region,
}  # fmt: skip


def _joined(lines: Rows) -> tuple[Cell, ...] | None:
    """Lines as one heading: over the values a cell counts until the next; None where a line above is only a title."""
    valued = [places for line in lines if (places := list(_value_places(line)))]
    if not valued or len(lines) == 1:
        return tuple(lines[0]) if valued else None
    first = min(min(places) for places in [one for one in valued if len(one) > 1] or valued[-1:])
    width = max(map(len, lines))
    spread = [_spread([*line, *[None] * (width - len(line))], first, line is lines[-1]) for line in lines]
    if not all(any(line[first:]) for line in spread):
        return None
    return tuple(" ".join(filter(None, parts)) for parts in zip(*spread, strict=True))


def _value_places(line: Sequence[Cell]) -> Iterator[int]:
    texts = ((place, shown(cell)) for place, cell in enumerate(line) if is_filled(cell))
    return (place for place, text in texts if any(_part(text, value_of) for value_of in KINDS.values()))


def _spread(line: Sequence[Cell], first: int, is_last: bool) -> list[str]:
    spread: list[str] = []
    for place, cell in enumerate(line):
        is_carried = place > first and not is_filled(cell) and not is_last
        spread.append(spread[-1] if is_carried else shown(cell))
    return spread


def _begins_with_figures(rows: Rows, found: Crossing) -> bool:
    """Whether there are figures under the values from the first row that has anything there."""
    under = ([row[place] for place in found.places if place < len(row)] for row in rows[:LOOKED_DOWN])
    first = next((row for row in under if any(map(is_filled, row))), [])
    return holds_figures(rows, found) and all(is_figure(cell) for cell in first if is_filled(cell))


def holds_figures(rows: Rows, found: Crossing) -> bool:
    """Whether there are figures under the values, and not only years."""
    under = (row[place] for row in rows[:LOOKED_DOWN] for place in found.places if place < len(row))
    cells = list(filter(is_filled, under))
    are_values = all(KINDS[found.name](shown(cell)) for cell in cells)
    return not are_values and sum(map(is_figure, cells)) >= NEARLY_ALL * len(cells)


def is_figure(cell: Cell) -> bool:
    """Whether a cell is a number, or says that there is none."""
    if isinstance(cell, str):
        return is_missing(cell) or FIGURE.fullmatch(cell.strip()) is not None
    return isinstance(cell, int | float) and not isinstance(cell, bool)
