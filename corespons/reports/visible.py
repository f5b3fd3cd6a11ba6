"""What a reader sees in the tables and charts of a file, held against those that its report is made of.

Rows that somebody has added are not looked at; a row of the report's that reads otherwise, or is gone, is told. In a
PDF, whatever lies over the report is told too.
"""

import zipfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from io import BytesIO

from corespons import texts
from corespons.reports.grid import Cell, Grid, as_grid
from corespons.reports.office_inside import Row, chart_rows_in, even, filled, number, rows_in
from corespons.reports.pdf_inside import inside
from corespons.reports.report import ChartBlock, Comparison, DataTable, FigureTable, Report

EXCEL_DAY_NOUGHT = date(1899, 12, 30)
TABLE, CHART = "Tabellen", "Diagrammet"
TEXT_DRAWN = ("0",)  # what Excel draws of a cell with a text in it

Placed = tuple[str, Row]
Reader = Callable[[Cell], str]


@dataclass(frozen=True)
class _Told:
    """A table or chart as it should read: what it is, its name, its heads, its rows."""

    what: str
    name: str
    heads: tuple[str, ...]
    rows: tuple[Row, ...]


def edited(report: Report, content: bytes) -> Iterator[str]:
    """Each cell of the report's tables and charts that reads otherwise in a PDF or Office file, as a sentence."""
    if content[:5] == b"%PDF-":
        seen = inside(content)
        yield from _missing(_tables(report, _as_text), ((f"sidan {page}", _even(row)) for page, row in seen.rows))
        yield from seen.over
    elif zipfile.is_zipfile(BytesIO(content)):
        with zipfile.ZipFile(BytesIO(content)) as archive:
            yield from _in_office(report, archive)


def _in_office(report: Report, archive: zipfile.ZipFile) -> Iterator[str]:
    names, is_book = archive.namelist(), "xl/workbook.xml" in archive.namelist()
    if is_book:
        tables = [*_tables(report, _in_book), *(_chart(one, one.marks) for one in _charts(report))]
    else:
        tables = _tables(report, _as_text)
    yield from _missing(tables, rows_in(archive))
    if "word/document.xml" not in names:  # Word has pictures of the charts, with no data in them
        told = [_chart(one, TEXT_DRAWN * len(one.marks) if is_book else ()) for one in _charts(report)]
        yield from _missing(told, chart_rows_in(archive))


def _tables(report: Report, read: Reader) -> list[_Told]:
    grids = [as_grid(one) for one in report.blocks if isinstance(one, FigureTable | Comparison | DataTable)]
    return [_Told(TABLE, grid.caption, grid.heads, tuple(_read(grid, read))) for grid in grids]


def _read(grid: Grid, read: Reader) -> Iterator[Row]:
    return (filled([read(cell) for cell in cells]) for cells in grid.rows)


def _charts(report: Report) -> list[ChartBlock]:
    return [one for one in report.blocks if isinstance(one, ChartBlock)]


def _chart(block: ChartBlock, marks: tuple[str, ...]) -> _Told:
    """A chart as the rows of its data; `marks` stand where the first series has no value, if they are written."""
    rows = []
    for place, label in enumerate(block.categories):
        values = ["" if one.values[place] is None else number(one.values[place] or 0.0) for one in block.series]
        if values and not values[0] and marks:
            values[0] = even(marks[place])
        rows.append(filled([even(label), *values]))
    return _Told(CHART, block.title, ("Etikett", *(one.name for one in block.series)), tuple(rows))


def _missing(told: Iterable[_Told], found: Iterable[Placed]) -> Iterator[str]:
    """A sentence for each row of some tables that is not among those found."""
    seen = list(found)
    left = Counter(_key(row) for _, row in seen)
    missing: list[tuple[_Told, Row]] = []
    for one in told:
        for row in one.rows:
            if row and not left[_key(row)]:
                missing.append((one, row))
            left[_key(row)] -= 1
    others = []
    for place, row in reversed(seen):
        if left[_key(row)] > 0:
            left[_key(row)] -= 1
            others.append((place, row))
    others.reverse()
    for one, row in missing:
        yield _sentence(one, row, others)


def _sentence(told: _Told, row: Row, others: list[Placed]) -> str:
    """What differs between a row and the one in the file that is most like it, and where that is."""
    named = f"{told.what} {told.name}, raden {' '.join(row[:2])}"
    alike = [one for one in others if len(one[1]) == len(row)]
    like = max(alike, key=lambda one: _alike(one[1], row), default=None)
    if like is None or 2 * _alike(like[1], row) < len(row):
        return f"{named}: raden är borttagen ur filen eller omskriven."
    others.remove(like)
    cells = [
        f"{head} {there or texts.NONE} i filen, {here or texts.NONE} enligt fingeravtrycket"
        for head, here, there in zip(told.heads, row, like[1], strict=False)
        if _bare(here) != _bare(there)
    ]
    return f"{named}{', ' if like[0] else ''}{like[0]}: {'; '.join(cells)}."


def _alike(one: Row, other: Row) -> int:
    return sum(_bare(here) == _bare(there) for here, there in zip(one, other, strict=True))


def _key(row: Row) -> Row:
    return tuple(map(_bare, row))


def _bare(text: str) -> str:
    """The text without blanks, of which a PDF has none where a line ends, and with one hyphen: its font has but one."""
    return "".join(text.split()).replace("\u2011", "-")


def _even(row: Row) -> Row:
    return filled([even(cell) for cell in row])


def _as_text(cell: Cell) -> str:
    return even(cell.text)


def _in_book(cell: Cell) -> str:
    if isinstance(cell.value, date):
        return number((cell.value - EXCEL_DAY_NOUGHT).days)
    return _as_text(cell) if cell.value is None else number(cell.value)
