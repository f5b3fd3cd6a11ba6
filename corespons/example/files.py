"""Writing a delivery the way its source does: a workbook with a sheet a table, or a CSV file of one table."""

import csv
import io
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

import xlsxwriter

from corespons.example.recording import Cell, Row
from corespons.tables import Column, Table

CREATED = datetime(2021, 4, 1)  # the same in every file, so that the same rows are the same bytes
OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}


def workbook(tables: Mapping[Table, Sequence[Row]]) -> bytes:
    """An .xlsx file with one sheet a table, holding the columns that any row fills."""
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, OPTIONS)
    book.set_properties({"created": CREATED, "author": "Exempeldata"})
    formats: dict[type, Any] = {date: book.add_format({"num_format": "yyyy-mm-dd"}),
               datetime: book.add_format({"num_format": "yyyy-mm-dd hh:mm"})}  # fmt: skip
    for table, rows in tables.items():
        sheet = book.add_worksheet(table.sheet)
        columns = filled_columns(table, rows)
        sheet.write_row(0, 0, [column.heading for column in columns])
        for line, row in enumerate(rows, start=1):
            for place, column in enumerate(columns):
                _write(sheet, line, place, row.get(column.name), formats)
    book.close()
    return file.getvalue()


def _write(sheet: Any, line: int, place: int, cell: Cell, formats: Mapping[type, Any]) -> None:
    if isinstance(cell, date):
        sheet.write_datetime(line, place, cell, formats[type(cell)])
    elif isinstance(cell, int | float) and not isinstance(cell, bool):
        sheet.write_number(line, place, cell)
    elif text := written(cell):
        sheet.write_string(line, place, text)


def csv_file(table: Table, rows: Sequence[Row], encoding: str) -> bytes:
    """A semicolon CSV file with a table's rows, decimal comma, as a Swedish spreadsheet saves it."""
    columns = filled_columns(table, rows)
    file = io.StringIO(newline="")
    writer = csv.writer(file, delimiter=";", lineterminator="\r\n")
    writer.writerow([column.heading for column in columns])
    writer.writerows([[written(row.get(column.name)) for column in columns] for row in rows])
    return file.getvalue().encode(encoding)


def filled_columns(table: Table, rows: Sequence[Row]) -> list[Column]:
    """The columns that are required or that some row fills."""
    used = {name for row in rows for name, cell in row.items() if cell not in (None, ())}
    return [column for column in table.columns if column.required or column.name in used]


def written(cell: Cell) -> str:
    """A cell as text."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "ja" if cell else "nej"
    if isinstance(cell, tuple):
        return "; ".join(cell)
    if isinstance(cell, datetime):
        return f"{cell:%Y-%m-%d %H:%M}"
    return str(cell).replace(".", ",") if isinstance(cell, float) else str(cell)
