"""The only door to pikepdf: the seals that a PDF carries, the rows of its tables as they are drawn, and what lies over.

A row is read by the document's own tags: a cell is the glyphs that are drawn under it, through the font's own map to
letters, so that it is what stands on the page and not what the attached seal says.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

import pikepdf

from corespons.errors import UnreadableFile

SEAL_FILE = "fingeravtryck.json"
CELLS = ("/TH", "/TD")
DRAWS = ("Tj", "TJ", "'", '"', "f", "f*", "S", "B", "Do", "INLINE IMAGE")
MAPPED = re.compile(rb"<([0-9A-Fa-f]{4})>\s*<([0-9A-Fa-f]+)>\s*\n")
UNREADABLE = "PDF-filen kunde inte läsas. Hämta den på nytt."

Letters = dict[int, str]
Place = tuple[int, int]  # the page's number and the mark in its content


@dataclass
class Inside:
    """What a PDF shows: its table rows with the page each begins on, and a sentence for each thing laid over it."""

    rows: list[tuple[int, tuple[str, ...]]] = field(default_factory=list)
    over: list[str] = field(default_factory=list)


def attached_seals(content: bytes) -> list[str]:
    """The texts of the seals attached to a PDF. Raises UnreadableFile for what is no PDF."""
    with _opened(content) as document:
        named = document.attachments.items()
        return [one.get_file().read_bytes().decode("utf-8") for name, one in named if name == SEAL_FILE]


def inside(content: bytes) -> Inside:
    """What can be read in a PDF's tables. Raises UnreadableFile for what is no PDF."""
    with _opened(content) as document:
        found, words, fonts = Inside(), dict[Place, str](), dict[Any, Letters]()
        numbers = {page.obj.objgen: number for number, page in enumerate(document.pages, 1)}
        for number, page in enumerate(document.pages, 1):
            _read_page(page, number, fonts, words, found)
        root = document.Root.get("/StructTreeRoot")
        if root is not None:
            found.rows += _rows(root, numbers, words)
        return found


def _opened(content: bytes) -> pikepdf.Pdf:
    try:
        return pikepdf.open(BytesIO(content))
    except pikepdf.PdfError as error:
        raise UnreadableFile(UNREADABLE) from error


def _read_page(page: pikepdf.Page, number: int, fonts: dict[Any, Letters], words: dict[Place, str], to: Inside) -> None:
    """The letters under each mark of a page; what is drawn under none was not there when the report was written."""
    named = _part(_part(page.obj, "/Resources"), "/Font")
    marks: list[int | None] = []
    letters: Letters = {}
    stray = False
    for instruction in pikepdf.parse_content_stream(page):
        operands, name = instruction.operands, str(instruction.operator)
        if name in ("BDC", "BMC"):
            marks.append(_mark(operands))
        elif name == "EMC" and marks:
            marks.pop()
        elif name == "Tf":
            letters = _letters(named.get(str(operands[0])), fonts)
        elif name in DRAWS:
            stray = stray or not marks
            mark = next((one for one in reversed(marks) if one is not None), None)
            if mark is not None and operands:
                words[number, mark] = words.get((number, mark), "") + _said(operands[-1], letters)
    if stray:
        to.over.append(f"Sidan {number}: något är ritat ovanpå rapporten.")
    notes = [str(one.get("/Subtype", "")) for one in _part(page.obj, "/Annots")]
    to.over += [f"Sidan {number}: en anteckning ({one[1:]}) ligger ovanpå." for one in notes if one != "/Link"]


def _part(of: Any, name: str) -> Any:
    return of.get(name, {})


def _mark(operands: Any) -> int | None:
    about = operands[1] if len(operands) > 1 else None
    found = about.get("/MCID") if isinstance(about, pikepdf.Dictionary) else None
    return None if found is None else int(found)


def _letters(font: Any, fonts: dict[Any, Letters]) -> Letters:
    """Glyph → letters, as the font itself tells."""
    if font is None or "/ToUnicode" not in font:
        return {}
    if font.objgen not in fonts:
        pairs = MAPPED.findall(font.ToUnicode.read_bytes())
        fonts[font.objgen] = {int(glyph, 16): bytes.fromhex(to.decode()).decode("utf-16-be") for glyph, to in pairs}
    return fonts[font.objgen]


def _said(operand: Any, letters: Letters) -> str:
    parts = operand if isinstance(operand, pikepdf.Array) else [operand]
    drawn = b"".join(bytes(one) for one in parts if isinstance(one, pikepdf.String))
    glyphs = (int.from_bytes(drawn[place : place + 2]) for place in range(0, len(drawn), 2))
    return "".join(letters.get(glyph, "\ufffd") for glyph in glyphs)


def _rows(node: Any, numbers: dict[Any, int], words: dict[Place, str]) -> Iterator[tuple[int, tuple[str, ...]]]:
    for kid in _kids(node):
        if isinstance(kid, pikepdf.Dictionary) and str(kid.get("/S", "")) == "/TR":
            cells = [cell for cell in _kids(kid) if isinstance(cell, pikepdf.Dictionary) and str(cell.S) in CELLS]
            marks = [list(_marks(cell, 0, numbers)) for cell in cells]
            page = next((one[0] for cell in marks for one in cell), 0)
            yield page, tuple(" ".join(words.get(mark, "") for mark in cell) for cell in marks)
        elif isinstance(kid, pikepdf.Dictionary):
            yield from _rows(kid, numbers, words)


def _marks(node: Any, page: int, numbers: dict[Any, int]) -> Iterator[Place]:
    """The marks under an element, in reading order."""
    if "/Pg" in node:
        page = numbers.get(node.Pg.objgen, page)
    if "/MCID" in node:
        yield page, int(node.MCID)
    for kid in _kids(node):
        if isinstance(kid, int):
            yield page, kid
        elif isinstance(kid, pikepdf.Dictionary):
            yield from _marks(kid, page, numbers)


def _kids(node: Any) -> list[Any]:
    kids = node.get("/K", [])
    return list(kids) if isinstance(kids, pikepdf.Array) else [kids]
