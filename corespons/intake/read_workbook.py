"""Reading workbooks (.xlsx, .xlsm, .xls, .xlsb, .ods): the only door to the workbook reader."""

import io
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import cast

from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetVisibleEnum

from corespons.errors import UnreadableFile
from corespons.intake.number_formats import as_shown
from corespons.intake.read_archive import archive_traits, require_each_cell_once
from corespons.intake.read_compound import ENCRYPTED_NAMES, SIGNATURE, WORKBOOK_NAMES, streams
from corespons.intake.read_records import xls_traits
from corespons.intake.sheets import MAX_COLUMNS, MAX_ROWS, Cell, is_filled
from corespons.intake.traits import ENCRYPTED, NO_WORKBOOK, Traits, require_room

ZIP = b"PK\x03\x04"
NOTHING: list[Cell] = []


@dataclass(frozen=True)
class RawSheet:
    """A workbook's sheet as it stands: every row from the first, and how many formulas it has."""

    name: str
    rows: list[list[Cell]]
    formulas: int
    is_hidden: bool = False


def is_workbook(content: bytes) -> bool:
    """Whether the bytes begin as workbooks do."""
    return content.startswith((ZIP, SIGNATURE))


def read_workbook(content: bytes, wanted: Callable[[list[str]], list[str]]) -> tuple[list[RawSheet], list[str]]:
    """The wanted sheets of a workbook, and the names of those left.

    Raises UnreadableFile when it is no workbook, is behind a password, or is larger than what can be read with safety.
    """
    traits = _compound_traits(content) if content.startswith(SIGNATURE) else archive_traits(content)
    try:
        return _read(content, traits, wanted)
    except PasswordError as error:
        raise UnreadableFile(ENCRYPTED) from error
    except (CalamineError, OSError, ValueError, OverflowError) as error:
        raise UnreadableFile(NO_WORKBOOK) from error
    except BaseException as error:
        if type(error).__name__ != "PanicException":  # what the reader, written in Rust, raises when it gives up
            raise
        raise UnreadableFile(NO_WORKBOOK) from error


def _compound_traits(content: bytes) -> dict[str, Traits]:
    """Sheet name → traits of an .xls, none of whose sheets is too large: the reader opens them all at once."""
    found = streams(content)
    if found.keys() & set(ENCRYPTED_NAMES):
        raise UnreadableFile(ENCRYPTED)
    traits = xls_traits(next((found[name] for name in WORKBOOK_NAMES if name in found), b""))
    for name, traits_of in traits.items():
        require_room(name, traits_of)
    return traits


def _read(
    content: bytes, traits: dict[str, Traits], wanted: Callable[[list[str]], list[str]]
) -> tuple[list[RawSheet], list[str]]:
    workbook = CalamineWorkbook.from_filelike(io.BytesIO(content))
    chosen = wanted(workbook.sheet_names)
    hidden = {one.name for one in workbook.sheets_metadata if one.visible != SheetVisibleEnum.Visible}
    sheets = [replace(_sheet(workbook, name, traits.get(name, Traits())), is_hidden=name in hidden) for name in chosen]
    for sheet in sheets:
        of_sheet = traits.get(sheet.name, Traits())
        if of_sheet.cells > len(of_sheet.errors) + sum(len(row) - row.count("") for row in sheet.rows):
            require_each_cell_once(content, sheet.name)
    return sheets, [name for name in workbook.sheet_names if name not in chosen]


def _sheet(workbook: CalamineWorkbook, name: str, traits: Traits) -> RawSheet:
    require_room(name, traits)
    rows = [_without_blanks(cast(list[Cell], row)) for row in workbook.get_sheet_by_name(name).iter_rows()]
    for (row, column), text in traits.errors.items():
        if row < MAX_ROWS and column < MAX_COLUMNS:
            _put(rows, row, column, text)
    for (row, column), unit in traits.units.items():
        cell = rows[row][column] if row < len(rows) and column < len(rows[row]) else None
        if isinstance(cell, int | float) and not isinstance(cell, bool):
            rows[row][column] = as_shown(cell, unit)
    return RawSheet(name, rows, traits.formulas)


def _without_blanks(row: list[Cell]) -> list[Cell]:
    """A row, or nothing where all its cells are blank: a lone cell far down costs no memory above it."""
    return row if row.count("") < len(row) else NOTHING


def _put(rows: list[list[Cell]], row: int, column: int, text: str) -> None:
    """Write an error value where the reader left the cell empty, outside its area too."""
    while len(rows) <= row:
        rows.append([])
    if len(rows[row]) <= column:
        rows[row] = [*rows[row], *[""] * (column + 1 - len(rows[row]))]
    if not is_filled(rows[row][column]):
        rows[row][column] = text
