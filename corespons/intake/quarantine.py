"""The rows set aside, as a workbook: faulty cells marked, to be corrected and loaded again."""

from collections.abc import Sequence
from io import BytesIO
from typing import Any

import xlsxwriter

from corespons.geography import plain
from corespons.intake.receipt import ERROR
from corespons.intake.template import EXPLANATION, SAFE, header_format
from corespons.store import SetAsideRow
from corespons.tables import TABLES, Table

FAULTS = "Fel"
ROW_ID = "Åtsidosatt rad"
INSTRUCTIONS = (
    "Här finns de rader som inte kunde läsas in. Gula celler är felaktiga; kommentaren i cellen säger varför.",
    "Rätta cellerna, ta bort de rader som inte ska med, och läs in filen igen med samma källa som raderna kom från.",
    f"Låt kolumnen {ROW_ID} stå kvar: genom den försvinner raden ur listan. Kolumnen {FAULTS} läses inte.",
    "Personnummer står som P: och en nyckel. Nyckeln kan stå kvar; den godtas i den här installationen.",
)
LONGEST_CELL = 32_767  # what a cell in Excel holds
NONE_WAITING = "Inga rader är åtsidosatta."


def write_quarantine(rows: Sequence[SetAsideRow]) -> bytes:
    """The workbook as bytes; without rows only the sheet that says so."""
    file = BytesIO()
    with xlsxwriter.Workbook(file, SAFE) as workbook:
        for table in TABLES:
            of_table = [row for row in rows if row.table == table.name]
            if of_table:
                _write_sheet(workbook, table, of_table)
        _write_instructions(workbook, bool(rows))
    return file.getvalue()


def faults(row: SetAsideRow) -> str:
    """Everything that is wrong with a row, and where the row came from."""
    found = "; ".join(_sentence(problem) for problem in row.problems)
    return f"{found} (källa {row.source}, leverans {row.delivery}, rad {row.row})"


def _sentence(problem: dict[str, Any]) -> str:
    column, message = problem.get("column"), problem["message"]
    return f"{column}: {message}" if column and not str(message).startswith(str(column)) else str(message)


def _write_sheet(workbook: Any, table: Table, rows: Sequence[SetAsideRow]) -> None:
    headings = _headings(table, rows)
    sheet = workbook.add_worksheet(table.sheet)
    text, header = workbook.add_format({"num_format": "@"}), header_format(workbook)
    faulty = workbook.add_format({"num_format": "@", "bg_color": "#FFE699", "border": 1})
    for number, heading in enumerate((*headings, FAULTS, ROW_ID)):
        sheet.set_column(number, number, 60 if heading == FAULTS else max(len(heading) + 3, 14), text)
        sheet.write_string(0, number, heading, header)
    for line, row in enumerate(rows, 1):
        reasons = _reasons(row)
        for number, (heading, cell) in enumerate(zip(headings, _cells(row, headings), strict=True)):
            reason = reasons.get(plain(heading))
            sheet.write_string(line, number, cell[:LONGEST_CELL], faulty if reason else text)
            if reason:
                sheet.write_comment(line, number, reason, {"x_scale": 2, "y_scale": 1.2})
        sheet.write_string(line, len(headings), faults(row)[:LONGEST_CELL], text)
        sheet.write_string(line, len(headings) + 1, row.id, text)
    sheet.freeze_panes(1, 0)


def _cells(row: SetAsideRow, headings: Sequence[str]) -> list[str]:
    """The row's cells under the headings, empty where it has none."""
    delivered = {plain(heading): value for heading, value in row.cells.items()}
    return [delivered.get(plain(heading), "") for heading in headings]


def _reasons(row: SetAsideRow) -> dict[str, str]:
    """Heading as compared → everything that is wrong with its cell; a warning is no fault."""
    reasons: dict[str, str] = {}
    for problem in (problem for problem in row.problems if problem["severity"] == ERROR):
        heading = plain(str(problem.get("column") or ""))
        reasons[heading] = "\n".join(filter(None, (reasons.get(heading), str(problem["message"]))))
    return reasons


def _headings(table: Table, rows: Sequence[SetAsideRow]) -> list[str]:
    """The table's own headings, then those that only the delivered file has."""
    own = [column.heading for column in table.columns]
    known = {plain(heading) for heading in (*own, FAULTS, ROW_ID)}
    delivered = dict.fromkeys(heading for row in rows for heading in row.cells)
    return own + [heading for heading in delivered if plain(heading) not in known]


def _write_instructions(workbook: Any, waiting: bool) -> None:
    sheet = workbook.add_worksheet(EXPLANATION)
    sheet.set_column(0, 0, 120)
    for number, line in enumerate(INSTRUCTIONS if waiting else (NONE_WAITING,)):
        sheet.write_string(number, 0, line)
