"""The lists in a delivered file: which are ours by name and headings, and which a person must say what they are."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from corespons.geography import plain
from corespons.intake.cell_text import shown
from corespons.intake.crossed import crossing, holds_figures
from corespons.intake.crossed_rows import lengthened
from corespons.intake.found_tables import FoundTable, find_table, find_tables
from corespons.intake.found_text import tables_of_text
from corespons.intake.matching_words import is_heading
from corespons.intake.read import COPY_NUMBER, file_name
from corespons.intake.read_text import read_text
from corespons.intake.read_workbook import RawSheet, is_workbook, read_workbook
from corespons.intake.recognise import known_headings, plain_heading, recognise
from corespons.intake.sheets import Cell, Sheet
from corespons.intake.template import EXPLANATION
from corespons.tables import Table, table_for_sheet


@dataclass(frozen=True)
class FoundList:
    """A list as it stands in a file. `sheet` is None where the file holds nothing else; `table` where its name is ours.

    `told` says of the rows that were not taken as data what they were taken as. `across` says what stood as headings,
    as År, where each cell under them was made a row of its own; `as_it_stands` is then the list before that.
    """

    name: str
    sheet: str | None
    headings: tuple[str, ...]
    heading_rows: tuple[int, ...]
    rows: Sequence[Sequence[Cell]]
    told: tuple[str, ...]
    table: Table | None
    across: str | None = None
    as_it_stands: "FoundList | None" = None

    @property
    def is_ours(self) -> bool:
        """Whether the list is in the exchange format, by name and by headings."""
        if self.table is None or self.across:
            return False
        return not recognise(Sheet(self.table, self.headings, self.heading_rows[-1], (), ())).lacking


def lists_in(
    name: str, content: bytes, encoding: str | None = None, delimiter: str | None = None
) -> tuple[FoundList, ...]:
    """Every list in a delivered file; a text file read as it is said to be. Raises UnreadableFile."""
    if not is_workbook(content):
        stem = COPY_NUMBER.sub("", PurePosixPath(file_name(name)).stem)
        read = read_text(content, is_heading, encoding, delimiter, crossing)
        table, broken = table_for_sheet(stem), {read.numbers[place] for place in read.broken}
        return tuple(_list(stem, None, table, one, broken) for one in tables_of_text(read, is_heading, crossing))
    raw, _ = read_workbook(content, lambda names: [one for one in names if plain(one) != plain(EXPLANATION)])
    return tuple(found for one in raw for found in _sheet(one, None if len(raw) == 1 else one.name))


def _sheet(raw: RawSheet, sheet: str | None) -> Iterator[FoundList]:
    """A sheet's lists; one with the name and headings of a table of ours is read as that table is."""
    table = table_for_sheet(raw.name)
    if table is not None:
        ours = known_headings(table, None)
        whole = find_table(raw.rows, lambda text: plain_heading(text) in ours, exact=True)
        own = _found(raw.name, sheet, table, whole) if whole else None
        if own is None or own.is_ours:
            yield from [own] if own else []
            return
    seen: set[tuple[str, ...]] = set()
    for one in (_list(raw.name, sheet, table, one) for one in find_tables(raw.rows, is_heading, crossing)):
        headings = tuple(filter(None, one.headings))
        if headings not in seen:  # a profile could not tell two of them apart; the first says that the other is left
            seen.add(headings)
            yield one


def _list(
    name: str, sheet: str | None, table: Table | None, found: FoundTable, broken: Collection[int] = ()
) -> FoundList:
    """A list as it is proposed: a crossed table made long, unless it is in our headings as it stands."""
    as_it_stands = _found(name, sheet, table, found)
    crossed = None if as_it_stands.is_ours else crossing(found.heading)
    long = lengthened(found, crossing, broken) if crossed and holds_figures(found.rows, crossed) else None
    if long is None:
        return as_it_stands
    return replace(_found(name, sheet, table, long), across=long.across, as_it_stands=as_it_stands)


def _found(name: str, sheet: str | None, table: Table | None, found: FoundTable) -> FoundList:
    return FoundList(name, sheet, _shown(found.heading), found.heading_rows, found.rows, tuple(found.told()), table)


def _shown(heading: Sequence[Cell]) -> tuple[str, ...]:
    """Headings as texts, up to the last that there is."""
    headings = [shown(cell) for cell in heading]
    while headings and not headings[-1]:
        headings.pop()
    return tuple(headings)
