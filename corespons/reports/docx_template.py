"""The reader's Word template: opened without its text, with its page, header, footer and styles by whatever name."""

from copy import deepcopy
from io import BytesIO
from typing import Any

import docx
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.packuri import PackURI
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from corespons.errors import UnreadableFile
from corespons.reports.office_file import packed, parts_of

NO_TEMPLATE = "Mallen kunde inte läsas. Ange ett Worddokument (.docx) eller en Wordmall (.dotx) utan makron."
HEADINGS = {"Title": 22, "Heading 1": 15, "Heading 2": 12, "Heading 3": 11}
LIST = "List Bullet"
SWEDISH = {
    "Title": ("Rubrik", "Titel"), "Heading 1": ("Rubrik 1",), "Heading 2": ("Rubrik 2",), "Heading 3": ("Rubrik 3",),
    LIST: ("Punktlista", "Lista punkt"),
}  # fmt: skip
MAIN, TYPES = "/word/document.xml", "[Content_Types].xml"
SECTION, RELATED = qn("w:sectPr"), (qn("w:headerReference"), qn("w:footerReference"))


def opened(template: bytes) -> Any:
    """The template without its text. Raises UnreadableFile for what is no Word document."""
    try:
        document = docx.Document(BytesIO(_as_document(template)))
    except Exception as error:  # the library fails in many ways on what is no document
        raise UnreadableFile(NO_TEMPLATE) from error
    document.part.partname = PackURI(MAIN)
    body = document.element.body
    _inherit(body)
    for element in list(body):
        if element.tag != SECTION:
            body.remove(element)
    return document


def style_of(document: Any, name: str) -> Any:
    """A style under our name or its Swedish one; one that the template lacks is made, plain as its name."""
    known = {str(one.name).lower(): one for one in document.styles if one.type == WD_STYLE_TYPE.PARAGRAPH}
    names = (one.lower() for one in (name, *SWEDISH.get(name, ())))
    return next((known[one] for one in names if one in known), None) or _made(document, name)


def has_marks(style: Any) -> bool:
    """Whether a style of lists, or one that it builds on, puts a mark before each item."""
    while style is not None:
        if next(style.element.iter(qn("w:numPr")), None) is not None:
            return True
        style = style.base_style
    return False


def _as_document(template: bytes) -> bytes:
    """A template file (.dotx) as a document, which it is but for its name."""
    parts = parts_of(template)
    return packed(parts | {TYPES: parts[TYPES].replace(b".template.main+xml", b".document.main+xml")})


def _inherit(body: Any) -> None:
    """The last section, which is the one that stays, gets the headers and footers that it takes from earlier ones."""
    *earlier, last = list(body.iter(SECTION)) or [None]
    for section in reversed(earlier):
        for reference in [one for one in section if one.tag in RELATED]:
            key = reference.tag, reference.get(qn("w:type"))
            if key not in {(one.tag, one.get(qn("w:type"))) for one in last}:
                last.insert(0, deepcopy(reference))


def _made(document: Any, name: str) -> Any:
    made = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    made.base_style = document.styles.default(WD_STYLE_TYPE.PARAGRAPH)
    layout = made.paragraph_format
    if name == LIST:
        layout.left_indent, layout.first_line_indent = Cm(0.6), Cm(-0.6)
        layout.tab_stops.add_tab_stop(Cm(0.6))
        return made
    made.font.bold, made.font.size = True, Pt(HEADINGS[name])
    layout.keep_with_next, layout.space_before, layout.space_after = True, Pt(12), Pt(4)
    if name != "Title":
        level = OxmlElement("w:outlineLvl")
        level.set(qn("w:val"), str(int(name[-1]) - 1))
        made.element.get_or_add_pPr().append(level)
    return made
