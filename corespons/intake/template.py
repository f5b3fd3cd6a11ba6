"""The empty delivery workbook: a sheet a table, code lists as drop-downs, and a sheet that explains each column."""

from dataclasses import astuple
from io import BytesIO
from math import ceil
from typing import Any

import xlsxwriter

from corespons.intake.dictionary import ACCEPTED, TITLES, choices, entries
from corespons.tables import TABLES, Column, Kind, Table

EXPLANATION = "Förklaring"
LAST_ROW = 1_048_575
A4 = 9
LINE = 15  # the height of a line of text in points
SAFE = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
NUMBER_FORMATS = {
    Kind.DATE: "yyyy-mm-dd",
    Kind.TIMESTAMP: "yyyy-mm-dd hh:mm",
    Kind.INTEGER: "0",
    Kind.DECIMAL: "General",
    Kind.MONEY: "#,##0.00",
    Kind.CODE: "General",
    Kind.YES_NO: "General",
}
AS_TEXT = "@"
INTRODUCTION = (
    "Fyll i de flikar ni har uppgifter till; flikar och kolumner utan uppgifter får stå tomma eller tas bort.",
    "Kolumner med * krävs. Ändra inte rubriker och fliknamn; ordningen är fri.",
    "Saknas en uppgift: lämna cellen tom, eller skriv saknas. En tom cell är aldrig detsamma som noll.",
)
WIDTHS = (18, 23, 14, 8, 30, 50, 50, 58)


def write_template() -> bytes:
    """The workbook as bytes. Loading it untouched loads no row."""
    file = BytesIO()
    with xlsxwriter.Workbook(file, SAFE) as workbook:
        _write_explanation(workbook)
        for table in TABLES:
            _write_sheet(workbook, table)
    return file.getvalue()


def header_format(workbook: Any) -> Any:
    """How a heading looks in the workbooks we write."""
    return workbook.add_format({"bold": True, "bg_color": "#E3EDF3", "bottom": 1, "valign": "top", "text_wrap": True})


def _write_sheet(workbook: Any, table: Table) -> None:
    sheet = workbook.add_worksheet(table.sheet)
    header = header_format(workbook)
    for number, column in enumerate(table.columns):
        heading = column.heading + ("*" if column.required else "")
        look = workbook.add_format({"num_format": NUMBER_FORMATS.get(column.kind, AS_TEXT)})
        sheet.set_column(number, number, max(len(heading) + 3, 14), look)
        sheet.write_string(0, number, heading, header)
        sheet.write_comment(0, number, _comment(column), {"x_scale": 2, "y_scale": 1.5})
        _offer_choices(sheet, number, column)
    sheet.freeze_panes(1, 0)


def _comment(column: Column) -> str:
    lines = [ACCEPTED[column.kind].capitalize() if not choices(column) else ", ".join(choices(column)), column.help]
    return "\n".join(line for line in (*lines, "Krävs." if column.required else "") if line)


def _offer_choices(sheet: Any, number: int, column: Column) -> None:
    if not choices(column):
        return
    sheet.data_validation(1, number, LAST_ROW, number, {
        "validate": "list",
        "source": list(choices(column)),
        "error_type": "warning",
        "error_title": column.heading[:32],
        "error_message": "Värdet finns inte i listan. Raden läses kanske inte in.",
    })  # fmt: skip


def _write_explanation(workbook: Any) -> None:
    sheet = workbook.add_worksheet(EXPLANATION)
    header, plain = header_format(workbook), workbook.add_format({"valign": "top", "text_wrap": True})
    for number, line in enumerate(INTRODUCTION):
        sheet.write_string(number, 0, line)
    start = len(INTRODUCTION) + 1
    for number, (title, width) in enumerate(zip(TITLES, WIDTHS, strict=True)):
        sheet.set_column(number, number, width)
        sheet.write_string(start, number, title, header)
    explained = [astuple(entry) for table in TABLES for entry in entries(table)]
    for row, cells in enumerate(explained, start + 1):
        sheet.set_row(row, LINE * max(ceil(len(text) / width) for text, width in zip(cells, WIDTHS, strict=True)))
        for number, text in enumerate(cells):
            sheet.write_string(row, number, text, plain)
    sheet.freeze_panes(start + 1, 2)
    sheet.autofilter(start, 0, start + len(explained), len(TITLES) - 1)
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(start)
