"""Tables as real tables: HTML that a screen reader and a printer understand, and CSV that Excel here opens rightly."""

import csv
import io
import re
from collections.abc import Sequence
from datetime import date
from html import escape
from typing import Any

import pandas as pd

from corespons import texts

MOST_COLUMNS, MOST_WORDS = 4, 2  # what a narrow screen has room for side by side: columns in all, columns of words
STARTS_FORMULA = ("=", "+", "-", "@", "\t", "\r")

NUMBER = re.compile(  # with its unit; a date has figures after its words
    r"[−+]?\d[\d\s,]*((–|till)\s?−?\d[\d\s,]*)?([^\d\s]\D*)?"
)
Cells = Sequence[str]


def html_table(frame: pd.DataFrame, caption: str, shows_caption: bool = False) -> str:
    """A frame as a table whose first column names its rows; texts stand as they are, numbers to the right."""
    rows = [[_text(value) for value in row] for row in frame.itertuples(index=False)]
    return real_table(caption, [str(name) for name in frame], rows, figures_in(frame), shows_caption)


def real_table(
    caption: str, heads: Sequence[str], rows: Sequence[Cells], numeric: Sequence[bool], shows_caption: bool = False
) -> str:
    """Rows of cells that are HTML already, the first of each naming its row, as a table that a narrow screen can show.

    There a table of many columns, or of many words, shows each row as a block with the headings beside the cells; roles
    are spelled out since it is no table to the browser then.
    """
    cells = "".join(f'<th scope="col" role="columnheader"{_right(right)}>{escape(head)}</th>'
                    for head, right in zip(heads, numeric, strict=True))  # fmt: skip
    body = "".join(_row(row, heads, numeric) for row in rows)
    stacks = " cr-stacks" if len(heads) > MOST_COLUMNS or numeric.count(False) > MOST_WORDS else ""
    hiding = "" if shows_caption else ' class="cr-unseen"'
    return (
        f'<div class="cr-scroll" tabindex="0" role="region" aria-label="{escape(caption)}">'
        f'<table class="cr-table{stacks}" role="table"><caption{hiding}>{escape(caption)}</caption>'
        f'<thead role="rowgroup"><tr role="row">{cells}</tr></thead><tbody role="rowgroup">{body}</tbody></table></div>'
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


def _row(row: Cells, heads: Sequence[str], numeric: Sequence[bool]) -> str:
    rest = "".join(
        f'<td role="cell" data-head="{escape(head)}"{_right(right) or _whole(cell)}>{cell}</td>'
        for cell, head, right in zip(row[1:], heads[1:], numeric[1:], strict=True)
    )
    return f'<tr role="row"><th scope="row" role="rowheader">{row[0]}</th>{rest}</tr>'


def _text(value: Any) -> str:
    if value is None or (isinstance(value, float) and pd.isna(value)):
        return texts.MISSING
    if isinstance(value, date):
        return texts.short_day(value)
    return escape(texts.number(value) if isinstance(value, int) and not isinstance(value, bool) else str(value))


def figures_in(frame: pd.DataFrame) -> list[bool]:
    """Which columns hold figures; the first names the rows and never does."""
    return [place > 0 and _holds_figures(frame[name]) for place, name in enumerate(frame)]


def _holds_figures(column: "pd.Series[Any]") -> bool:
    filled = [value for value in column.dropna() if value != ""]
    return bool(filled) and all(map(_is_figure, filled))


def _is_figure(value: Any) -> bool:
    if isinstance(value, str):
        return value in (texts.HIDDEN, texts.MISSING, texts.NONE) or NUMBER.fullmatch(value) is not None
    return isinstance(value, int | float) and not isinstance(value, bool)


def _right(right: bool) -> str:
    return ' class="cr-number"' if right else ""


def _whole(cell: str) -> str:
    """A number with a hyphen is read as one, and stands on one line."""
    return ' class="cr-whole"' if cell.replace("-", "").isdigit() else ""
