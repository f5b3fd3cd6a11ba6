"""Tables as real tables: HTML that a screen reader and a printer understand, and CSV that Excel here opens rightly."""

import csv
import io
from collections.abc import Sequence
from datetime import date
from html import escape
from typing import Any

import pandas as pd

from corespons import texts

STARTS_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def html_table(frame: pd.DataFrame, caption: str, shows_caption: bool = False) -> str:
    """A frame as a table whose first column names its rows; texts stand as they are, numbers to the right."""
    numeric = [
        pd.api.types.is_numeric_dtype(kind) or _looks_numeric(frame[name]) for name, kind in frame.dtypes.items()
    ]
    heads = "".join(
        f'<th scope="col"{_right(right)}>{escape(str(name))}</th>' for name, right in zip(frame, numeric, strict=True)
    )
    rows = "".join(_row(row, numeric) for row in frame.itertuples(index=False))
    hiding = "" if shows_caption else ' class="cr-unseen"'
    return (
        f'<div class="cr-scroll" tabindex="0" role="region" aria-label="{escape(caption)}"><table class="cr-table">'
        f"<caption{hiding}>{escape(caption)}</caption><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table></div>"
    )


def csv_file(frame: pd.DataFrame, heading: str) -> bytes:
    """A frame as CSV for Excel here: UTF-8 with mark, semicolons, decimal comma; a cell never becomes a formula.

    `heading` (the choice in words) stands in the first row.
    """
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow([heading])
    writer.writerow([safe_cell(name) for name in frame])
    writer.writerows([safe_cell(value) for value in row] for row in frame.itertuples(index=False))
    return out.getvalue().encode("utf-8-sig")


def safe_cell(value: Any) -> str:
    """A cell's text; one that a spreadsheet would take for a formula gets an apostrophe before it."""
    if value is None or (isinstance(value, float) and pd.isna(value)):
        return ""
    if isinstance(value, float | int) and not isinstance(value, bool):
        return texts.data_number(value)
    text = value.isoformat() if isinstance(value, date) else str(value).replace(texts.NBSP, " ")
    is_number = text.replace(texts.MINUS, "").replace("-", "").replace(",", "").replace(" ", "").isdigit()
    return f"'{text}" if text.startswith(STARTS_FORMULA) and not is_number else text


def _row(row: Sequence[Any], numeric: Sequence[bool]) -> str:
    cells = [_text(value) for value in row]
    rest = "".join(f"<td{_right(right)}>{cell}</td>" for cell, right in zip(cells[1:], numeric[1:], strict=True))
    return f'<tr><th scope="row">{cells[0]}</th>{rest}</tr>'


def _text(value: Any) -> str:
    if value is None or (isinstance(value, float) and pd.isna(value)):
        return texts.MISSING
    if isinstance(value, date):
        return texts.short_day(value)
    return escape(texts.number(value) if isinstance(value, int) and not isinstance(value, bool) else str(value))


def _looks_numeric(column: "pd.Series[Any]") -> bool:
    filled = [str(value) for value in column.dropna()]
    marks = (texts.HIDDEN, texts.MISSING, texts.NONE, "")
    return bool(filled) and all(value in marks or value.lstrip(texts.MINUS)[:1].isdigit() for value in filled)


def _right(right: bool) -> str:
    return ' class="cr-number"' if right else ""
