"""The PowerPoint writer: a slide a block, native charts and tables, alternative text on both."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any

from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LEGEND_POSITION
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.util import Cm, Pt

from corespons.colours import LIGHT
from corespons.reports.fingerprint import seal_of
from corespons.reports.grid import Cell, Grid, as_grid
from corespons.reports.office_file import NOT_IN_XML, finished
from corespons.reports.pptx_table import fill, spread
from corespons.reports.report import Block, ChartBlock, Heading, Lines, Note, Paragraph, Report
from corespons.settings import project

WIDE, HIGH, EDGE = Cm(33.867), Cm(19.05), Cm(1.6)
TITLE_TOP, BODY_TOP, BODY_HEIGHT = Cm(0.9), Cm(3.2), Cm(14.6)
TITLE_ONLY = 5
ROWS, LETTERS, SHORT = 15, 900, 190
ABOVE = Cm(1.7)
LINES_ONLY = "{5940675A-B579-460E-94D1-54222C63F5DA}"  # PowerPoint's own name of the plain table
WHOLE = "#,##0"
LOOKS = (LIGHT.data, LIGHT.pale, LIGHT.soft)


def write(report: Report, template: bytes | None = None) -> bytes:  # noqa: ARG001 - one signature for every writer
    """The report as slides. A template changes nothing: it is for Word."""
    show = Presentation()
    show.slide_width, show.slide_height = WIDE, HIGH
    about = show.core_properties
    about.title, about.author, about.language = f"{report.title} · {project().name}", project().name, "sv-SE"
    about.last_modified_by, about.subject = project().name, report.subtitle[:255]
    slides = _Slides(show, report.subtitle)
    slides.words(
        report.title, [report.subtitle, report.about, f"{report.state}.", f"Diarienummer {report.diary_number}."]
    )
    for section in report.sections:
        slides.foot = f"{section.title} · {report.subtitle}"
        slides.section(section.title, section.blocks)
    out = BytesIO()
    show.save(out)
    return finished(out.getvalue(), "ppt/presentation.xml", seal_of(report), report.made)


class _Slides:
    """A presentation being written; `foot`, the section and the question, stands on every slide."""

    def __init__(self, show: Any, foot: str) -> None:
        self.show, self.foot = show, foot

    def section(self, title: str, blocks: tuple[Block, ...]) -> None:
        """The words of a section on as many slides as they need, then a slide for each chart and part of a table."""
        waiting: list[str] = []
        for block in blocks:
            if isinstance(block, Lines):
                waiting += [f"{label}:" for label in block.labels]
                continue
            if isinstance(block, Heading | Note | Paragraph):
                waiting.append(f"{block.lead} {block.text}".strip() if isinstance(block, Paragraph) else block.text)
                continue
            if sum(map(len, waiting)) > SHORT:
                self.words(title, waiting)
                waiting = []
            if isinstance(block, ChartBlock):
                self.chart(block, waiting)
            else:
                self.table(as_grid(block), waiting)
            waiting = []
        self.words(title, waiting)

    def words(self, title: str, paragraphs: list[str]) -> None:
        """Paragraphs on slides that hold as much as can be read."""
        for part in _slices(paragraphs):
            slide = self._slide(title)
            frame = slide.shapes.add_textbox(EDGE, BODY_TOP, WIDE - 2 * EDGE, BODY_HEIGHT).text_frame
            frame.word_wrap = True
            for number, words in enumerate(part):
                paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
                paragraph.space_after = Pt(8)
                _write(paragraph, words, 18)

    def chart(self, block: ChartBlock, words: list[str]) -> None:
        """A native chart: where a value may not be seen there is none in its data either."""
        slide = self._slide(block.title)
        _above(slide, [*words, block.sentence])
        data: Any = CategoryChartData(number_format=WHOLE)  # type: ignore[no-untyped-call]
        data.categories = _xml(block.categories)
        for series in block.series:
            data.add_series(series.name, series.values)
        kind = XL_CHART_TYPE.LINE if block.is_line else XL_CHART_TYPE.BAR_CLUSTERED
        place = (EDGE, BODY_TOP + Cm(1.9), WIDE - 2 * EDGE, BODY_HEIGHT - Cm(2.2))
        frame = slide.shapes.add_chart(kind, *place, data)
        _describe(frame, block.title, f"{block.alt} {block.sentence}")
        _dress(frame.chart, block)

    def table(self, grid: Grid, words: list[str]) -> None:
        """The table on as many slides as its rows need, each with the heads; the words stand above the first."""
        parts = _even_parts(grid)
        for number, rows in enumerate(parts, 1):
            slide = self._slide(grid.caption + (f" ({number} av {len(parts)})" if len(parts) > 1 else ""))
            _above(slide, words if number == 1 else [])
            place = EDGE, BODY_TOP + (ABOVE if words else 0), WIDE - 2 * EDGE, Cm(0.75) * (len(rows) + 1)
            frame = slide.shapes.add_table(len(rows) + 1, len(grid.heads), *place)
            frame.table._tbl.tblPr.find(qn("a:tableStyleId")).text = LINES_ONLY
            _describe(frame, grid.caption, f"Tabell: {grid.caption}.")
            spread(frame.table, grid, int(WIDE - 2 * EDGE))
            lines = [grid.heads, *([cell.text for cell in line] for line in rows)]
            for row, texts in zip(frame.table._tbl.tr_lst, lines, strict=True):
                for cell, text, right in zip(row.tc_lst, texts, grid.numeric, strict=True):
                    fill(cell, text, right, texts is grid.heads)

    def _slide(self, title: str) -> Any:
        slide = self.show.slides.add_slide(self.show.slide_layouts[TITLE_ONLY])
        head = slide.shapes.title
        head.left, head.top, head.width, head.height = EDGE, TITLE_TOP, WIDE - 2 * EDGE, Cm(2)
        paragraph = head.text_frame.paragraphs[0]
        paragraph.alignment = PP_ALIGN.LEFT
        head.text_frame.vertical_anchor = MSO_ANCHOR.BOTTOM
        _write(paragraph, title, 26, LIGHT.data)
        foot = slide.shapes.add_textbox(EDGE, HIGH - Cm(1.2), WIDE - 2 * EDGE, Cm(0.8)).text_frame
        foot.paragraphs[0].alignment = PP_ALIGN.LEFT
        _write(foot.paragraphs[0], f"{project().name} · {self.foot}", 10, LIGHT.soft)
        return slide


def _above(slide: Any, words: list[str]) -> None:
    """A few words between the title and what they are about."""
    if words:
        frame = slide.shapes.add_textbox(EDGE, BODY_TOP - Cm(0.3), WIDE - 2 * EDGE, ABOVE).text_frame
        frame.word_wrap = True
        _write(frame.paragraphs[0], " ".join(words), 16)


def _even_parts(grid: Grid) -> list[tuple[tuple[Cell, ...], ...]]:
    """The rows on as few slides as hold them, as many on each."""
    slides = -(-len(grid.rows) // ROWS)
    size = -(-len(grid.rows) // max(slides, 1))
    return [grid.rows[place : place + size] for place in range(0, len(grid.rows), size or 1)]


def _slices(paragraphs: list[str]) -> Iterator[list[str]]:
    part: list[str] = []
    for words in paragraphs:
        if part and sum(map(len, part)) + len(words) > LETTERS:
            yield part
            part = []
        part.append(words)
    if part:
        yield part


def _xml(words: tuple[str, ...]) -> list[str]:
    return [word.translate(NOT_IN_XML) for word in words]


def _write(paragraph: Any, words: str, size: float, colour: str = LIGHT.text) -> None:
    for place, line in enumerate(words.split("\n")):
        if place:
            paragraph.add_line_break()
        run = paragraph.add_run()
        run.text = line
        run.font.size, run.font.color.rgb, run.font.name = Pt(size), _colour(colour), "Calibri"
        run.font._element.set("lang", "sv-SE")


def _colour(text: str) -> Any:
    return RGBColor.from_string(text[1:].upper())  # type: ignore[no-untyped-call]


def _describe(frame: Any, name: str, words: str) -> None:
    about = frame._element.nvGraphicFramePr.cNvPr
    about.set("name", name)
    about.set("descr", words)


def _say_values(labels: Any) -> None:
    labels.show_value, labels.font.size = True, Pt(12)
    labels.number_format, labels.number_format_is_linked = WHOLE, False


def _dress(chart: Any, block: ChartBlock) -> None:
    chart.has_title = False
    chart.has_legend = len(block.series) > 1
    if chart.has_legend:
        chart.legend.position, chart.legend.include_in_layout = XL_LEGEND_POSITION.BOTTOM, False
        chart.legend.font.size = Pt(14)
    chart.category_axis.tick_labels.font.size = chart.value_axis.tick_labels.font.size = Pt(12)
    chart.category_axis.reverse_order = not block.is_line
    chart.value_axis.major_gridlines.format.line.color.rgb = _colour(LIGHT.line)
    chart.value_axis.tick_labels.number_format = WHOLE
    chart.value_axis.tick_labels.number_format_is_linked = False
    if not block.is_line and len(block.series) == 1:
        _say_values(chart.plots[0].series[0].data_labels)
    for series, look in zip(chart.plots[0].series, LOOKS, strict=False):
        colour = _colour(look)
        if block.is_line:
            series.smooth, series.format.line.width = False, Pt(2.5)
            series.format.line.color.rgb = colour
        else:
            series.format.fill.solid()
            series.format.fill.fore_color.rgb = colour
