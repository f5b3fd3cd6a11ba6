"""The lists in a delivered file: which are ours by name and headings, and which a person must say what they are."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from corespons.geography import plain
from corespons.intake.cell_text import shown
from corespons.intake.found_tables import FoundTable, Role, below, find_table, told_of
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

    `told` says of the rows that were not taken as data what they were taken as.
    """

    name: str
    sheet: str | None
    headings: tuple[str, ...]
    heading_rows: tuple[int, ...]
    rows: Sequence[Sequence[Cell]]
    told: tuple[str, ...]
    table: Table | None

    @property
    def is_ours(self) -> bool:
        """Whether the list is in the exchange format, by name and by headings."""
        if self.table is None:
            return False
        return not recognise(Sheet(self.table, self.headings, self.heading_rows[-1], (), ())).lacking


def lists_in(name: str, content: bytes) -> tuple[FoundList, ...]:
    """Every list in a delivered file. Raises UnreadableFile."""
    if not is_workbook(content):
        return (_text(COPY_NUMBER.sub("", PurePosixPath(file_name(name)).stem), content),)
    raw, _ = read_workbook(content, lambda names: [one for one in names if plain(one) != plain(EXPLANATION)])
    found = [_sheet(one, None if len(raw) == 1 else one.name) for one in raw]
    return tuple(one for one in found if one is not None)


def _text(name: str, content: bytes) -> FoundList:
    read = read_text(content, is_heading)
    roles = below(read.rows, [place for place in range(len(read.rows)) if place not in read.broken], read.heading)
    account = dict.fromkeys(read.above, Role.TITLE)
    account |= {read.numbers[place - 1]: role for place, role in roles.items()}
    rows = [row for number, row in zip(read.numbers, read.rows, strict=True) if account.get(number) is Role.DATA]
    told = tuple(told_of(account, (read.heading_row,)))
    return FoundList(name, None, _shown(read.heading), (read.heading_row,), rows, told, table_for_sheet(name))


def _sheet(raw: RawSheet, sheet: str | None) -> FoundList | None:
    """A sheet's list; one with the name and headings of a table of ours is read as that table is."""
    table = table_for_sheet(raw.name)
    if table is not None:
        ours = known_headings(table, None)
        own = _found(raw, sheet, table, find_table(raw.rows, lambda text: plain_heading(text) in ours, exact=True))
        if own is None or own.is_ours:
            return own
    return _found(raw, sheet, table, find_table(raw.rows, is_heading))


def _found(raw: RawSheet, sheet: str | None, table: Table | None, found: FoundTable | None) -> FoundList | None:
    if found is None:
        return None
    told = tuple(found.told())
    return FoundList(raw.name, sheet, _shown(found.heading), found.heading_rows, found.rows, told, table)


def _shown(heading: Sequence[Cell]) -> tuple[str, ...]:
    """Headings as texts, up to the last that there is."""
    headings = [shown(cell) for cell in heading]
    while headings and not headings[-1]:
        headings.pop()
    return tuple(headings)
