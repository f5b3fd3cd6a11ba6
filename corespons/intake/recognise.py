"""Recognising: which column of a sheet is which of ours, and a foreign list put into our headings."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from corespons.geography import plain
from corespons.intake.cell_text import shown
from corespons.intake.foreign_cells import carry_down, cell_readers, read_cells
from corespons.intake.profile import Profile
from corespons.intake.quarantine import FAULTS, ROW_ID
from corespons.intake.sheets import Cell, Sheet, is_filled
from corespons.tables import Table


@dataclass(frozen=True)
class Layout:
    """Where things stand in a sheet.

    `columns`: column name → position; `twice`: headings of ours that stand more than once; `lacking`: required ones
    that do not stand at all; `others`: position → heading of those left unread; `row_ids`: where the IDs of rows
    set aside earlier stand.
    """

    columns: Mapping[str, int]
    twice: tuple[str, ...]
    lacking: tuple[str, ...]
    others: Mapping[int, str]
    row_ids: int | None
    width: int


def plain_heading(cell: Cell) -> str:
    """A heading as it is compared: case, blanks and asterisks ignored."""
    return plain(shown(cell).replace("*", " "))


def known_headings(table: Table, profile: Profile | None) -> set[str]:
    """The headings, as compared, that mean something in a list of this kind."""
    foreign = [one for names in profile.columns.values() for one in names] + [*profile.headings] if profile else []
    return set(map(plain_heading, foreign)) | {plain_heading(column.heading) for column in table.columns}


def recognise(sheet: Sheet) -> Layout:
    """The layout of a sheet that is in our headings."""
    places: dict[str, list[int]] = {}
    for position, cell in enumerate(sheet.heading):
        places.setdefault(plain_heading(cell), []).append(position)
    found = {column: places.pop(plain_heading(column.heading), []) for column in sheet.table.columns}
    row_ids = places.pop(plain(ROW_ID), [None])
    places.pop(plain(FAULTS), None)
    width = _width(sheet)
    others = sorted(position for positions in places.values() for position in positions if position < width)
    return Layout(
        columns={column.name: positions[0] for column, positions in found.items() if positions},
        twice=tuple(column.heading for column, positions in found.items() if len(positions) > 1),
        lacking=tuple(column.heading for column, positions in found.items() if column.required and not positions),
        others=_named(sheet, others),
        row_ids=row_ids[0],
        width=width,
    )


def _width(sheet: Sheet) -> int:
    """How many columns there are up to the last heading."""
    return max((position for position, cell in enumerate(sheet.heading) if is_filled(cell)), default=-1) + 1


def _named(sheet: Sheet, positions: Sequence[int]) -> dict[int, str]:
    """A name for each column left unread, no two alike."""
    names: dict[int, str] = {}
    for position in positions:
        name = shown(sheet.heading[position]) or f"Kolumn {position + 1}"
        names[position] = f"{name} ({position + 1})" if name in names.values() else name
    return names


def in_our_headings(sheet: Sheet, profile: Profile) -> Sheet:
    """A foreign list as if it had our headings: its columns renamed and values translated, what it lacks filled in."""
    renamed = _renamed(sheet, profile)
    order = [position for positions in renamed.values() for position in positions]
    headings = [heading for heading, positions in renamed.items() for _ in positions]
    width = _width(sheet)
    rest = [position for position in range(width) if position not in order]
    constants = list(profile.constants.values())

    def moved(row: Sequence[Cell]) -> list[Cell]:
        whole = [*row, *[None] * (width - len(row))]
        return [*(whole[position] for position in (*order, *rest)), *constants, *row[width:]]

    rows = [moved(row) for row in sheet.rows]
    whole = len(order) + len(rest) + len(constants)
    beyond = [place for place, row in enumerate(rows) if any(map(is_filled, row[whole:]))]
    broken = {place: too_long(sheet.rows[place], width) for place in beyond} | dict(sheet.broken)
    for place, heading in enumerate(headings):
        if heading in profile.same_as_above:
            carry_down(rows, place, broken)
        read_cells(rows, place, cell_readers(profile, heading, (row[place] for row in rows)))
    constant_headings = set(map(plain_heading, profile.constants))
    kept = [_not_ours(sheet.heading[position], constant_headings) for position in rest]
    return replace(sheet, heading=(*headings, *kept, *profile.constants), rows=rows, broken=broken)


def too_long(row: Sequence[Cell], width: int) -> str:
    """Why a row with something beyond the last heading cannot be read."""
    last = max(place for place, cell in enumerate(row) if is_filled(cell)) + 1
    return (
        f"Raden har {last} celler men det finns bara {width} rubriker. Ta bort det som står utanför, "
        "ge kolumnen en rubrik, eller sätt citattecken om en text som innehåller avgränsaren."
    )


def _renamed(sheet: Sheet, profile: Profile) -> dict[str, list[int]]:
    """Our heading → where the first of its foreign headings that the list has stands."""
    places: dict[str, list[int]] = {}
    for position, cell in enumerate(sheet.heading):
        places.setdefault(plain_heading(cell), []).append(position)
    return {
        heading: next((places[plain_heading(name)] for name in names if plain_heading(name) in places), [])
        for heading, names in profile.columns.items()
    }


def _not_ours(cell: Cell, taken: set[str]) -> Cell:
    """A foreign heading that the profile leaves, told apart from a constant that has the same name."""
    return f"{shown(cell)} (listans egen)" if plain_heading(cell) in taken else cell
