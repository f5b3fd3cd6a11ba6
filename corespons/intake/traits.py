"""What the workbook reader does not tell of a sheet: its extent, its formulas and its error values."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from corespons.errors import UnreadableFile
from corespons.intake.sheets import MAX_COLUMNS, MAX_ROWS

NO_WORKBOOK = "Filen är ingen arbetsbok som går att läsa. Öppna den i Excel, spara den som .xlsx och läs in den igen."
ENCRYPTED = "Filen är skyddad med lösenord. Ta bort lösenordet i Excel (Arkiv – Info) och läs in den igen."
MAX_CELLS = 30_000_000  # the reader takes memory for the whole area from A1 to the last cell
ERROR_TEXTS = {
    0: "#NULL!",
    7: "#DIV/0!",
    15: "#VALUE!",
    23: "#REF!",
    29: "#NAME?",
    36: "#NUM!",
    42: "#N/A",
    43: "#GETTING_DATA",
}


@dataclass(frozen=True)
class Traits:
    """A sheet's extent in rows and columns, how many formulas it has, and its error values by (row, column) from 0.

    `cells`: how many cells with content its own text names, where that is known. `units`: where a number is shown as
    another, as 1 250 tkr or 50 %, and with which unit.
    """

    rows: int = 0
    columns: int = 0
    formulas: int = 0
    errors: Mapping[tuple[int, int], str] = field(default_factory=dict)
    cells: int = 0
    units: Mapping[tuple[int, int], str] = field(default_factory=dict)


def require_room(sheet: str, traits: Traits) -> None:
    """Raise UnreadableFile when a sheet is larger than what can be read with safety."""
    if traits.columns > MAX_COLUMNS:
        raise UnreadableFile(
            f"Bladet {sheet} har fler än {MAX_COLUMNS} kolumner. Ta bort dem som inte hör till tabellen."
        )
    if traits.rows > MAX_ROWS or traits.rows * traits.columns > MAX_CELLS:
        raise UnreadableFile(
            f"Bladet {sheet} är för stort: {traits.rows} rader och {traits.columns} kolumner. "
            "Ta bort tomma rader och kolumner som har innehåll långt ut, eller dela upp filen."
        )


def error_text(code: int) -> str:
    """Excel's error value with this number, as it is written in a cell."""
    return ERROR_TEXTS.get(code, "#VALUE!")
