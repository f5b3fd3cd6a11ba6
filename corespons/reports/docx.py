"""The Word writer: the styles of the reader's template, headings, tables with repeated heads, pictures with words."""

from io import BytesIO
from itertools import zip_longest
from typing import Any

import docx
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_LINE_SPACING, WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt, RGBColor

from corespons import texts
from corespons.colours import LIGHT
from corespons.reports.docx_table import table_element
from corespons.reports.docx_template import HEADINGS, LIST, has_marks, opened, style_of
from corespons.reports.drawing import drawing
from corespons.reports.fingerprint import seal_of
from corespons.reports.grid import Grid, as_grid
from corespons.reports.office_file import finished
from corespons.reports.report import (
    Block,
    ChartBlock,
    Comparison,
    DataTable,
    FigureTable,
    Heading,
    Lines,
    Note,
    Paragraph,
    Report,
)  # fmt: skip
from corespons.reports.typst_door import picture
from corespons.settings import project

A4 = Cm(21), Cm(29.7)
MARGIN = Cm(1.9)
SWEDISH = "sv-SE"
PAGE_NUMBER = (
    f'<w:fldSimple {nsdecls("w")} w:instr="PAGE"><w:r><w:rPr><w:sz w:val="16"/></w:rPr><w:t>1</w:t></w:r></w:fldSimple>'
)
EMU_PER_TWIP = 635
TOGETHER = (Note, FigureTable, Comparison, DataTable, ChartBlock, Lines)  # what words above stay on one page with


def write(report: Report, template: bytes | None = None) -> bytes:
    """The report as a Word document. Raises UnreadableFile for a template that is no .docx."""
    document = opened(template) if template else _plain()
    _describe(document, report)
    _Writing(document).report(report)
    out = BytesIO()
    document.save(out)
    return finished(out.getvalue(), "word/document.xml", seal_of(report), report.made)


class _Writing:
    """A document being written, with the styles that it has under the names we ask for."""

    def __init__(self, document: Any) -> None:
        self.document = document
        styles = {name: style_of(document, name) for name in (LIST, *HEADINGS)}
        self.styles = {name: style.style_id for name, style in styles.items()}
        self.mark = "" if has_marks(styles[LIST]) else "•\t"
        page = document.sections[-1]
        self.width = int(page.page_width - page.left_margin - page.right_margin)

    def report(self, report: Report) -> None:
        """Everything, in reading order."""
        made = f"{report.state}. Framställd {texts.day(report.made)}. Diarienummer {report.diary_number}."
        self._paragraph(report.title, "Title")
        self._paragraph(report.subtitle)
        self._paragraph("").add_run(f"{report.about} {made}").font.size = Pt(9)
        for place, section in enumerate(report.sections):
            heading = self._paragraph(section.title, "Heading 1")
            heading.paragraph_format.page_break_before = (section.on_new_page and place > 0) or None
            for block, following in zip_longest(section.blocks, section.blocks[1:]):
                self._block(block)
                if isinstance(block, Note | Paragraph) and isinstance(following, TOGETHER):
                    self.document.paragraphs[-1].paragraph_format.keep_with_next = True

    def _block(self, block: Block) -> None:
        match block:
            case Lines():
                self._lines(block)
            case Heading():
                self._paragraph(block.text, "Heading 2")
            case Note():
                self._paragraph("").add_run(block.text).font.size = Pt(9)
            case Paragraph():
                self._sentences(block)
            case ChartBlock():
                self._chart(block)
            case _:
                self._table(as_grid(block))

    def _sentences(self, block: Paragraph) -> None:
        paragraph = self._paragraph(self.mark if block.is_item else "", LIST if block.is_item else "Normal")
        if block.lead:
            paragraph.add_run(block.lead).bold = True
            paragraph.add_run(" ")
        paragraph.add_run(block.text)

    def _chart(self, block: ChartBlock) -> None:
        self._caption(block.title)
        self._paragraph(block.sentence).paragraph_format.keep_with_next = True
        shape = self.document.add_picture(BytesIO(picture(drawing(block))), width=self.width)
        shape._inline.docPr.set("descr", block.alt)
        shape._inline.docPr.set("name", block.title)

    def _table(self, grid: Grid) -> None:
        self._caption(grid.caption, Pt(9) if grid.is_list else None)
        self.document.element.body.insert(-1, table_element(grid, self.width // EMU_PER_TWIP))
        after = self._paragraph("").paragraph_format
        after.line_spacing_rule, after.line_spacing, after.space_after = WD_LINE_SPACING.EXACTLY, Pt(6), Pt(2)

    def _lines(self, block: Lines) -> None:
        for label in block.labels:
            paragraph = self._paragraph(f"{label}:\t")
            layout = paragraph.paragraph_format
            layout.tab_stops.add_tab_stop(self.width, WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.LINES)
            layout.space_before, layout.keep_with_next = Pt(10), label is not block.labels[-1]

    def _caption(self, words: str, size: Any = None) -> None:
        paragraph = self._paragraph("")
        run = paragraph.add_run(words)
        run.bold, run.font.size = True, size
        paragraph.paragraph_format.keep_with_next = True

    def _paragraph(self, words: str, style: str = "Normal") -> Any:
        paragraph = self.document.add_paragraph(words)
        if style != "Normal":
            paragraph._p.style = self.styles[style]
        return paragraph


def _plain() -> Any:
    """A document of our own: A4, calm, one colour."""
    document = docx.Document()
    section = document.sections[0]
    section.page_width, section.page_height = A4
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = MARGIN
    normal = document.styles["Normal"]
    normal.font.size = Pt(10.5)
    normal.paragraph_format.space_after, normal.paragraph_format.line_spacing = Pt(5), 1.0
    for name in ("Normal", *HEADINGS):
        _in_font(document.styles[name], "Calibri")
    for name, size in HEADINGS.items():
        style = document.styles[name]
        style.font.size, style.font.color.rgb = Pt(size), RGBColor.from_string(LIGHT.data[1:])
        style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(12), Pt(4)
    return document


def _in_font(style: Any, name: str) -> None:
    """A font for the style whatever the theme says."""
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for key in list(fonts.attrib):
        del fonts.attrib[key]
    for key in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
        fonts.set(qn(key), name)


def _describe(document: Any, report: Report) -> None:
    """What the document is called, its language, and the line at the foot of each page."""
    about = document.core_properties
    about.title, about.subject, about.author = (
        f"{report.title} · {project().name}",
        report.subtitle[:255],
        project().name,
    )
    about.language, about.last_modified_by, about.revision = SWEDISH, project().name, 1
    about.comments = f"Fingeravtryck {report.fingerprint}"
    usual = document.styles.default(WD_STYLE_TYPE.PARAGRAPH)
    for style in (document.styles.element.find(qn("w:docDefaults")), None if usual is None else usual.element):
        if style is not None:
            _speak_swedish(style)
    _foot(document.sections[0], f"{project().name} · {report.title} · {report.subtitle} · {report.diary_number}")


def _speak_swedish(element: Any) -> None:
    is_default = element.tag == qn("w:docDefaults")
    place = element.find(f"{qn('w:rPrDefault')}/{qn('w:rPr')}") if is_default else element.get_or_add_rPr()
    if place is not None:
        for old in place.findall(qn("w:lang")):
            place.remove(old)
        language = OxmlElement("w:lang")
        for key in ("w:val", "w:eastAsia"):
            language.set(qn(key), SWEDISH)
        place.append(language)


def _foot(section: Any, words: str) -> None:
    """The question and the page number at the foot; a template's own foot stays."""
    if any(paragraph.text.strip() for paragraph in section.footer.paragraphs):
        return
    paragraph = section.footer.paragraphs[0]
    paragraph.add_run(f"{words} · ").font.size = Pt(8)
    paragraph._p.append(parse_xml(PAGE_NUMBER))
