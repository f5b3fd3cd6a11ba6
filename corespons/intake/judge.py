"""Judging: every cell of a sheet is read, and every rule between cells held against it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from corespons import texts
from corespons.errors import UnreadableFile
from corespons.intake.cell_text import Fault, Value
from corespons.intake.cells import Known, read_column
from corespons.intake.merges import closing_cycles
from corespons.intake.recognise import Layout, too_long
from corespons.intake.rules import broken_rules
from corespons.intake.sheets import Cell, Sheet, is_filled
from corespons.store import company_keys
from corespons.tables import Column, Rule, Table

MOST_TOLD = 50_000  # rows of a sheet that can be set aside or warned about
TOO_MANY = (
    "{} rader i {} har fel eller upprepar en annan rad, och högst {} tas emot åt gången. Kontrollera att filen är rätt "
    "och att varje kolumn står under sin rubrik, eller dela upp den."
)
CYCLE = (
    "Sammanslagningen skulle leda tillbaka till {key}: ett företag kan inte ersätta sig självt. Rätta Från eller Till."
)


@dataclass(frozen=True)
class Judged:
    """A sheet's cells as they were read: values and remarks by column, and faults by row position and column."""

    values: dict[str, list[Value]]
    faults: dict[int, dict[str, Fault]]
    remarks: dict[int, dict[str, str]]


@dataclass(frozen=True)
class Examined:
    """A sheet with all that is known of it: where its columns stand, what its cells say, what it was held against."""

    sheet: Sheet
    layout: Layout
    judged: Judged
    known: Known


def without_empty_rows(sheet: Sheet, width: int) -> Sheet:
    """The sheet without its empty rows; a row with something beyond the last heading is broken."""
    filled = [place for place, row in enumerate(sheet.rows) if any(map(is_filled, row))]
    rows = [sheet.rows[place] for place in filled]
    broken = {new: sheet.broken[old] for new, old in enumerate(filled) if old in sheet.broken}
    for place, row in enumerate(rows):
        if len(row) > width and any(map(is_filled, row[width:])):
            broken.setdefault(place, too_long(row, width))
    return replace(sheet, rows=rows, numbers=[sheet.numbers[place] for place in filled], broken=broken)


def judge(sheet: Sheet, layout: Layout, known: Known) -> Judged:
    """Read every cell and hold every rule against each row."""
    count = len(sheet.rows)
    columns = _cells(sheet, layout)
    values: dict[str, list[Value]] = {}
    faults: dict[str, dict[int, Fault]] = {}
    remarks: dict[int, dict[str, str]] = {}
    for column in sheet.table.columns:
        if column.name not in columns:
            values[column.name] = [column.default] * count
            continue
        read = read_column(column, columns[column.name], known)
        values[column.name] = _with_default(column, read.values)
        faults[column.name] = read.faults
        for place, remark in read.remarks.items():
            remarks.setdefault(place, {})[column.name] = remark
    _ignore_place_of_digital(sheet.table, values, faults)
    for name, broken in broken_rules(sheet.table, values, faults, count).items():
        faults.setdefault(name, {}).update(broken)
    require_few(sheet, len(set().union(*faults.values())))
    if sheet.table.has_company:
        values["company_key"] = [*company_keys(known.source, values["org_number"], values["company_ref"])]  # type: ignore[arg-type]
    return Judged(values, _by_row(faults), remarks)


def require_few(sheet: Sheet, rows: int) -> None:
    """Raise UnreadableFile where there would be more to say of a sheet's rows than anyone can read or memory holds."""
    if rows > MOST_TOLD:
        raise UnreadableFile(TOO_MANY.format(texts.number(rows), sheet.table.sheet, texts.number(MOST_TOLD)))


def _cells(sheet: Sheet, layout: Layout) -> dict[str, Sequence[Cell]]:
    """Column name → its cells, of the columns that the sheet has."""
    width = layout.width
    whole = [row if len(row) >= width else [*row, *[None] * (width - len(row))] for row in sheet.rows]
    across = list(zip(*(row[:width] for row in whole), strict=True)) or [()] * width
    return {name: across[position] for name, position in layout.columns.items()}


def _with_default(column: Column, values: list[Value]) -> list[Value]:
    if column.default is None:
        return values
    return [column.default if value is None else value for value in values]


def _ignore_place_of_digital(table: Table, values: dict[str, list[Value]], faults: dict[str, dict[int, Fault]]) -> None:
    """What is done on the net has no municipality, whatever the cell says."""
    for between in table.rules:
        if between.rule is Rule.REQUIRED_UNLESS_DIGITAL:
            digital = [place for place, form in enumerate(values[between.others[0]]) if form == "digital"]
            for place in digital:
                values[between.column][place] = None
                faults.get(between.column, {}).pop(place, None)


def _by_row(faults: dict[str, dict[int, Fault]]) -> dict[int, dict[str, Fault]]:
    rows: dict[int, dict[str, Fault]] = {}
    for name, found in faults.items():
        for place, fault in found.items():
            rows.setdefault(place, {})[name] = fault
    return rows


def cycle_faults(
    values: Mapping[str, Sequence[Value]], places: Sequence[int], stored: Mapping[str, str]
) -> dict[int, dict[str, Fault]]:
    """The faults of mergers that would lead back to the company itself, by row position and column."""
    rows = [(str(values["from_key"][place]), str(values["to_key"][place])) for place in places]
    return {
        places[number]: {"to_key": Fault(CYCLE.format(key=rows[number][0]))} for number in closing_cycles(stored, rows)
    }
