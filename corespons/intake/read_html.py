"""Reading web pages with tables, which many systems export under the name .xls: the only door to the HTML reader."""

import re
from collections.abc import Iterator
from typing import Any

from lxml import etree

from corespons.errors import UnreadableFile
from corespons.intake.sheets import MAX_COLUMNS, MAX_ROWS, Cell

LOOKED_AT = 4_000  # bytes from the start in which a page says that it is one
ROW = re.compile(rb"<tr[\s>]", re.IGNORECASE)
NOT_WHOLE = (
    "Filen är en webbsida som inte gick att läsa ända till slutet. Öppna den i Excel, spara den som .xlsx och läs in "
    "den igen."
)
MAX_PARTS = 1_500_000  # rows and cells: the reader takes memory for each
PART = re.compile(rb"<t[rdh][\s>]", re.IGNORECASE)
TOO_LARGE = "Filen är en webbsida med fler rader och celler än som kan läsas säkert. Dela upp den i flera filer."
NO_TABLE = "Filen är en webbsida utan tabell. Öppna den i Excel, spara den som .xlsx och läs in den igen."
WOVEN = (
    "Filens tabell har celler över flera rader eller en tabell i tabellen, och kan inte läsas utan att gissa. "
    "Öppna den i Excel, dela upp cellerna, spara den som .xlsx och läs in den igen."
)


def is_html(content: bytes) -> bool:
    """Whether the bytes begin as a web page does."""
    start = content[:LOOKED_AT].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    return start.startswith(b"<") and any(mark in start for mark in (b"<html", b"<table", b"<!doctype html"))


def read_html(content: bytes) -> list[list[list[Cell]]]:
    """The rows of each table of a web page, in their order. Nothing is fetched. Raises UnreadableFile."""
    if sum(1 for _ in PART.finditer(content)) > MAX_PARTS:
        raise UnreadableFile(TOO_LARGE)
    try:
        encoding = "utf-8" if _is_utf_8(content) else None  # else what the page itself says
        page = etree.fromstring(content, etree.HTMLParser(no_network=True, encoding=encoding))
    except (etree.XMLSyntaxError, ValueError, LookupError) as error:
        raise UnreadableFile(NO_TABLE) from error
    tables = [_rows(table) for table in page.iter("table")] if page is not None else []
    if sum(map(len, tables)) < len(ROW.findall(content)):  # the reader gives up in silence on a page too broken
        raise UnreadableFile(NOT_WHOLE)
    if not any(tables):
        raise UnreadableFile(NO_TABLE)
    return [rows for rows in tables if rows]


def _is_utf_8(content: bytes) -> bool:
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _rows(table: Any) -> list[list[Cell]]:
    if table.find(".//table") is not None:
        raise UnreadableFile(WOVEN)
    rows = [list(_cells(row)) for row in table.iter("tr")]
    if len(rows) > MAX_ROWS or any(len(row) > MAX_COLUMNS for row in rows):
        raise UnreadableFile(f"Filens tabell har fler än {MAX_ROWS} rader eller {MAX_COLUMNS} kolumner. Dela upp den.")
    return rows


def _cells(row: Any) -> Iterator[Cell]:
    """The cells of a row; one over several columns stands in the first of them."""
    for cell in row.iter("td", "th"):
        if _times(cell, "rowspan") > 1:
            raise UnreadableFile(WOVEN)
        yield " ".join("".join(cell.itertext()).split())
        yield from [None] * (_times(cell, "colspan") - 1)


def _times(cell: Any, name: str) -> int:
    written = cell.get(name, "1").strip()
    return min(int(written), MAX_COLUMNS + 1) if written.isdecimal() and len(written) < 6 else 1
