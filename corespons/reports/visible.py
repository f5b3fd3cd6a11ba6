"""What can be read in the tables of an Office file, held against the tables that its report is made of.

Rows that somebody has added are not looked at; a row of the report's that reads otherwise, or is gone, is told.
"""

import re
import zipfile
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from io import BytesIO
from xml.etree import ElementTree

from corespons import texts
from corespons.reports.grid import Cell, Grid, as_grid
from corespons.reports.office_file import NOT_IN_XML
from corespons.reports.report import Comparison, DataTable, FigureTable, Report

Row = tuple[str, ...]
EXCEL_DAY_NOUGHT = date(1899, 12, 30)
LETTERS = re.compile(r"[A-Z]+")
SLIDE, SHEET = re.compile(r"ppt/slides/slide\d+\.xml"), re.compile(r"xl/worksheets/sheet\d+\.xml")


def edited(report: Report, content: bytes) -> Iterator[str]:
    """Each cell of the report's tables that reads otherwise in an Office file, as a sentence."""
    with zipfile.ZipFile(BytesIO(content)) as archive:
        is_book = "xl/workbook.xml" in archive.namelist()
        left = Counter(_rows_in(archive))
    grids = [as_grid(one) for one in report.blocks if isinstance(one, FigureTable | Comparison | DataTable)]
    missing: list[tuple[Grid, Row]] = []
    for grid in grids:
        for cells in grid.rows:
            row = _filled(map(_in_book if is_book else _as_text, cells))
            if row and not left[row]:
                missing.append((grid, row))
            left[row] -= 1
    others = list((+left).elements())
    for grid, row in missing:
        yield _told(grid, row, others)


def _told(grid: Grid, row: Row, others: list[Row]) -> str:
    """What differs between a row and the one in the file that is most like it."""
    named = f"Tabellen {grid.caption}, raden {' '.join(row[:2])}"
    like = max((one for one in others if len(one) == len(row)), key=lambda one: _alike(one, row), default=None)
    if like is None or 2 * _alike(like, row) < len(row):
        return f"{named}: raden är borttagen ur filen eller omskriven."
    others.remove(like)
    cells = [
        f"{head} {there or texts.NONE} i filen, {here or texts.NONE} enligt fingeravtrycket"
        for head, here, there in zip(grid.heads, row, like, strict=False)
        if here != there
    ]
    return f"{named}: {'; '.join(cells)}."


def _alike(one: Row, other: Row) -> int:
    return sum(here == there for here, there in zip(one, other, strict=True))


def _rows_in(archive: zipfile.ZipFile) -> Iterator[Row]:
    names = archive.namelist()
    if "xl/workbook.xml" in names:
        shared = _shared_texts(archive)
        for name in filter(SHEET.fullmatch, names):
            yield from _book_rows(ElementTree.fromstring(archive.read(name)), shared)
    else:
        for name in (one for one in names if one == "word/document.xml" or SLIDE.fullmatch(one)):
            for row in _named(ElementTree.fromstring(archive.read(name)), "tr"):
                yield _filled(_text(cell) for cell in _named(row, "tc"))


def _shared_texts(archive: zipfile.ZipFile) -> list[str]:
    name = "xl/sharedStrings.xml"
    if name not in archive.namelist():
        return []
    return [_text(one) for one in _named(ElementTree.fromstring(archive.read(name)), "si")]


def _book_rows(sheet: ElementTree.Element, shared: Sequence[str]) -> Iterator[Row]:
    for row in _named(sheet, "row"):
        cells: list[str] = []
        for cell in _named(row, "c"):
            place = _column(cell.get("r", "A"))
            cells += [""] * (place - len(cells)) + [_book_cell(cell, shared)]
        yield _filled(cells)


def _book_cell(cell: ElementTree.Element, shared: Sequence[str]) -> str:
    value = next((one.text or "" for one in _named(cell, "v")), "")
    match cell.get("t", "n"):
        case "s":
            return shared[int(value)]
        case "n":
            return _number(float(value)) if value else ""
    return _text(cell)


def _column(reference: str) -> int:
    """B7 → 1."""
    letters = LETTERS.match(reference)
    number = 0
    for letter in letters[0] if letters else "A":
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def _named(element: ElementTree.Element, name: str) -> Iterator[ElementTree.Element]:
    return (one for one in element.iter() if one.tag.rpartition("}")[2] == name)


def _text(element: ElementTree.Element) -> str:
    return _even("".join(one.text or "" for one in _named(element, "t")))


def _as_text(cell: Cell) -> str:
    return _even(cell.text)


def _in_book(cell: Cell) -> str:
    if isinstance(cell.value, date):
        return _number((cell.value - EXCEL_DAY_NOUGHT).days)
    return _as_text(cell) if cell.value is None else _number(cell.value)


def _number(value: float) -> str:
    return format(value, ".12g").replace(".", ",")


def _even(text: str) -> str:
    """The text with every run of blanks as one: what Office does to them when it saves is no edit."""
    return " ".join(text.translate(NOT_IN_XML).split())


def _filled(cells: Iterator[str] | Sequence[str]) -> Row:
    """A row without the empty cells at its end."""
    row = list(cells)
    while row and not row[-1]:
        row.pop()
    return tuple(row)
