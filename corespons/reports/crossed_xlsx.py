"""A crossed table as an Excel workbook: numbers as numbers, marks as text, the choice in words above."""

from io import BytesIO
from typing import Any

import pandas as pd
import xlsxwriter

from corespons import texts
from corespons.intake.template import SAFE

FORMATS = {"%": '0" %"', "kr": "#,##0", "per 10 000 invånare": "0.0", "kvot": "0.00", "dagar": "0.0"}


def crossed_workbook(frame: pd.DataFrame, unit: str, title: str, choice: str) -> bytes:
    """The workbook as bytes. The frame's first column names its rows; its last row is the total."""
    file = BytesIO()
    with xlsxwriter.Workbook(file, SAFE) as workbook:
        sheet = workbook.add_worksheet("Utforska")
        bold = workbook.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        sheet.write_string(0, 0, title, workbook.add_format({"bold": True, "font_size": 14}))
        sheet.write_string(1, 0, choice.replace(texts.NBSP, " "))
        for number, name in enumerate(frame):
            sheet.write_string(3, number, _plain(name), bold)
        for line, row in enumerate(frame.itertuples(index=False)):
            _write_row(workbook, sheet, 4 + line, row, FORMATS.get(unit, "#,##0"), line == len(frame) - 1)
        sheet.set_column(0, 0, 38)
        sheet.set_column(1, max(1, len(frame.columns) - 1), 12)
        sheet.freeze_panes(4, 1)
    return file.getvalue()


def _write_row(workbook: Any, sheet: Any, line: int, row: Any, form: str, is_total: bool) -> None:
    looks = {"bold": is_total, "top": int(is_total)}
    number_look = workbook.add_format(looks | {"num_format": form, "align": "right"})
    text_look = workbook.add_format(looks | {"align": "right"})
    sheet.write_string(line, 0, _plain(row[0]), workbook.add_format(looks))
    for number, cell in enumerate(row[1:], 1):
        if isinstance(cell, int | float):
            sheet.write_number(line, number, cell, number_look)
        else:
            sheet.write_string(line, number, _plain(cell), text_look)


def _plain(text: Any) -> str:
    return str(text).replace(texts.NBSP, " ")
