"""The Excel writer: a sheet a table, native charts with a description, names, filters, definitions as notes."""

import re
from datetime import date, datetime
from io import BytesIO
from typing import Any

import xlsxwriter
from xlsxwriter.utility import xl_range_abs, xl_rowcol_to_cell

from corespons.colours import LIGHT
from corespons.indicators import definitions
from corespons.reports.fingerprint import seal_of
from corespons.reports.grid import Cell, Grid, as_grid
from corespons.reports.office_file import finished
from corespons.reports.report import ChartBlock, Heading, Lines, Note, Paragraph, Report
from corespons.settings import project

SAFE = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True}
FORMATS = {"%": '0" %"', "kr": '# ##0" kr"', "kvot": "0.00", "dagar": "0.0", "per 10 000 invånare": "0.0"}
WHOLE, DAY = "# ##0", "yyyy-mm-dd"
TEXT_SHEET, SHEET_NAME = "Text", 31
LINE_HEIGHT, WIDTH, LETTERS = 15.5, 74, 76  # a line of the sheet of texts: points high, wide, and what it holds
PAPER_A4 = 9
FORBIDDEN = re.compile(r"[\[\]:*?/\\]")
HEAD_ROW = 2


def write(report: Report, template: bytes | None = None) -> bytes:  # noqa: ARG001 - one signature for every writer
    """The report as a workbook. A template changes nothing: it is for Word."""
    file = BytesIO()
    book = xlsxwriter.Workbook(file, SAFE)
    book.set_properties(
        {"title": report.title, "subject": report.subtitle, "author": project().name,
         "created": datetime.combine(report.made, datetime.min.time())}
    )  # fmt: skip
    _Book(book, report).write()
    book.close()
    return finished(file.getvalue(), "xl/workbook.xml", seal_of(report), report.made)


class _Book:
    """A workbook being written: its formats, the names taken, and the sheet of texts that comes first."""

    def __init__(self, book: Any, report: Report) -> None:
        self.book, self.report = book, report
        self.formats: dict[str, Any] = {}
        self.names: set[str] = set()
        self.defined: set[str] = set()
        self.text = book.add_worksheet(TEXT_SHEET)
        self.line = 0

    def write(self) -> None:
        self.text.set_column(0, 0, WIDTH)
        _on_paper(self.text)
        for words in (
            self.report.title,
            self.report.subtitle,
            self.report.about,
            f"{self.report.state}.",
            f"Diarienummer {self.report.diary_number}",
        ):
            self._say(words, "title" if self.line == 0 else "wrap")
        for section in self.report.sections:
            self._say(section.title, "heading")
            for block in section.blocks:
                self._block(section.title, block)

    def _block(self, section: str, block: Any) -> None:
        match block:
            case Heading() | Note():
                self._say(block.text, "bold" if isinstance(block, Heading) else "wrap")
            case Lines():
                for label in block.labels:
                    self._say(f"{label}:", "wrap")
            case Paragraph():
                self._say(f"{block.lead} {block.text}".strip(), "wrap")
            case ChartBlock():
                self._say(f"{block.title}. {block.sentence}", "wrap")
                self._chart(block)
            case _:
                self._table(as_grid(block), section)

    def _say(self, words: str, look: str) -> None:
        self.text.set_row(
            self.line,
            LINE_HEIGHT * (2 if look == "title" else sum(1 + len(line) // LETTERS for line in words.split("\n"))),
        )
        self.text.write_string(self.line, 0, words, self._format(look))
        self.line += 1

    def _sheet(self, title: str) -> Any:
        """A sheet with a name that Excel takes and that no other has."""
        bare = " ".join(FORBIDDEN.sub(" ", title).split()).strip("'")[:SHEET_NAME].rstrip() or "Tabell"
        name, number = bare, 2
        while name.lower() in self.names | {TEXT_SHEET.lower()}:
            name, number = f"{bare[: SHEET_NAME - 3].rstrip()} {number}", number + 1
        self.names.add(name.lower())
        return self.book.add_worksheet(name)

    def _table(self, grid: Grid, section: str) -> None:
        sheet = self._sheet(f"{grid.code} {grid.title}".strip())
        sheet.write_string(0, 0, grid.caption, self._format("title"))
        sheet.write_string(1, 0, f"{section} · {self.report.subtitle}", self._format("plain"))
        for place, (head, width) in enumerate(zip(grid.heads, grid.widths, strict=True)):
            sheet.set_column(place, place, max(width, len(head)) + 4)
            sheet.write_string(HEAD_ROW, place, head, self._format("head right" if grid.numeric[place] else "head"))
        for row, cells in enumerate(grid.rows, HEAD_ROW + 1):
            for place, cell in enumerate(cells):
                self._cell(sheet, (row, place), cell, grid.numeric[place])
        last = HEAD_ROW + max(len(grid.rows), 1)
        sheet.freeze_panes(HEAD_ROW + 1, 0)
        sheet.autofilter(HEAD_ROW, 0, last, len(grid.heads) - 1)
        sheet.set_landscape()
        _on_paper(sheet)
        sheet.repeat_rows(HEAD_ROW)
        self._name(grid, sheet, last)

    def _name(self, grid: Grid, sheet: Any, last: int) -> None:
        """A name for the whole table, and one for each figure's value: Tal_F12."""
        quoted = "'" + sheet.get_name().replace("'", "''") + "'"
        area = xl_range_abs(HEAD_ROW, 0, last, len(grid.heads) - 1)
        self._define(f"Tabell_{grid.code or len(self.names)}", f"={quoted}!{area}")
        for row, cells in enumerate(grid.rows, HEAD_ROW + 1):
            for place, cell in enumerate(cells):
                if cell.code:
                    self._define(f"Tal_{cell.code}", f"={quoted}!{xl_rowcol_to_cell(row, place, True, True)}")

    def _define(self, name: str, where: str) -> None:
        """A name, at the first place that it is met."""
        if name.lower() not in self.defined:
            self.defined.add(name.lower())
            self.book.define_name(name, where)

    def _cell(self, sheet: Any, where: tuple[int, int], cell: Cell, is_numeric: bool) -> None:
        if isinstance(cell.value, date):
            sheet.write_datetime(*where, datetime.combine(cell.value, datetime.min.time()), self._format(DAY))
        elif cell.value is not None:
            sheet.write_number(*where, cell.value, self._format(FORMATS.get(cell.unit, WHOLE)))
        else:
            sheet.write_string(*where, cell.text, self._format("right" if is_numeric else "cell"))
        if cell.id:
            sheet.write_comment(*where, definitions()[cell.id].definition, {"x_scale": 2.4, "y_scale": 1.6})

    def _chart(self, block: ChartBlock) -> None:
        sheet = self._sheet(f"Diagram {block.title}")
        sheet.write_string(0, 0, block.title, self._format("title"))
        sheet.write_string(1, 0, block.sentence, self._format("plain"))
        sheet.set_column(0, 0, 40)
        sheet.set_landscape()
        _on_paper(sheet)
        for place, series in enumerate(block.series, 1):
            sheet.set_column(place, place, max(14, len(series.name) + 2))
            sheet.write_string(HEAD_ROW, place, series.name, self._format("head"))
            for row, value in enumerate(series.values, HEAD_ROW + 1):
                if value is not None:
                    sheet.write_number(row, place, value, self._format(FORMATS.get(block.unit, WHOLE)))
                elif place == 1 and block.marks:
                    sheet.write_string(row, place, block.marks[row - HEAD_ROW - 1], self._format("right"))
        for row, category in enumerate(block.categories, HEAD_ROW + 1):
            sheet.write_string(row, 0, category, self._format("plain"))
        self._draw(sheet, block)

    def _draw(self, sheet: Any, block: ChartBlock) -> None:
        """A native chart that reads the cells beside it."""
        chart = self.book.add_chart({"type": "line" if block.is_line else "bar"})
        last = HEAD_ROW + len(block.categories)
        for place in range(1, len(block.series) + 1):
            look = {"color": (LIGHT.data, LIGHT.pale, LIGHT.soft)[(place - 1) % 3]}
            chart.add_series({
                "name": [sheet.get_name(), HEAD_ROW, place], "categories": [sheet.get_name(), HEAD_ROW + 1, 0, last, 0],
                "values": [sheet.get_name(), HEAD_ROW + 1, place, last, place],
                **({"line": look | {"width": 2}} if block.is_line else {"fill": look, "gap": 60}),
            })  # fmt: skip
        chart.set_title({"name": block.title, "name_font": {"size": 12}})
        chart.set_y_axis({"reverse": True} if not block.is_line else {"num_format": WHOLE})
        chart.set_legend({"none": True} if len(block.series) == 1 else {"position": "bottom"})
        chart.show_blanks_as("gap")
        chart.set_size({"width": 720, "height": 340 if block.is_line else 120 + 26 * len(block.categories)})
        sheet.insert_chart(HEAD_ROW, len(block.series) + 2, chart, {"description": block.alt})

    def _format(self, look: str) -> Any:
        if look not in self.formats:
            looks = {
                "title": {"bold": True, "font_size": 14, "font_color": LIGHT.data},
                "heading": {"bold": True, "font_size": 12, "font_color": LIGHT.data, "text_wrap": True},
                "bold": {"bold": True}, "plain": {}, "wrap": {"text_wrap": True, "valign": "top"},
                "cell": {"text_wrap": True, "valign": "top", "indent": 1}, "right": {"align": "right", "valign": "top"},
                "head": {"bold": True, "bottom": 1, "text_wrap": True, "indent": 1},
                "head right": {"bold": True, "bottom": 1, "text_wrap": True, "align": "right"},
                DAY: {"num_format": DAY, "valign": "top", "align": "left", "indent": 1},
            }  # fmt: skip
            self.formats[look] = self.book.add_format(looks.get(look, {"num_format": look, "valign": "top"}))
        return self.formats[look]


def _on_paper(sheet: Any) -> None:
    """A4, as wide as the page."""
    sheet.set_paper(PAPER_A4)
    sheet.set_margins(left=0.6, right=0.6)
    sheet.fit_to_pages(1, 0)
