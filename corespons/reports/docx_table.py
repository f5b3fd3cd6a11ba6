"""A grid as a Word table: written as one piece of XML, since the library's own cells are slow by the hundred."""

from typing import Any
from xml.sax.saxutils import escape

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from corespons.reports.grid import Grid
from corespons.reports.office_file import NOT_IN_XML

LETTER, TIGHTEST = 125, 660  # twentieths of a point: a letter at 9 points with some air, and the narrowest column
SIZE = '<w:rPr>{bold}<w:sz w:val="18"/><w:szCs w:val="18"/></w:rPr>'
BORDER = '<w:{side} w:val="{kind}" w:sz="4" w:space="0" w:color="C3CDD4"/>'


def table_element(grid: Grid, width: int) -> Any:
    """The table, as wide as the text, its head repeated on each page, no row broken over two."""
    widths = _widths(grid, width)
    sides = "".join(BORDER.format(side=side, kind="single" if side in ("bottom", "insideH") else "nil")
                    for side in ("top", "left", "bottom", "right", "insideH", "insideV"))  # fmt: skip
    columns = "".join(f'<w:gridCol w:w="{one}"/>' for one in widths)
    head = _row([(text, right) for text, right in zip(grid.heads, grid.numeric, strict=True)], widths, is_head=True)
    rows = [
        _row([(cell.text, right) for cell, right in zip(row, grid.numeric, strict=True)], widths) for row in grid.rows
    ]
    return parse_xml(
        f'<w:tbl {nsdecls("w")}><w:tblPr><w:tblW w:w="{width}" w:type="dxa"/><w:tblBorders>{sides}</w:tblBorders>'
        '<w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="60" w:type="dxa"/><w:right w:w="60" w:type="dxa"/>'
        '</w:tblCellMar><w:tblLook w:val="0020" w:firstRow="1" w:noVBand="1"/>'
        f'<w:tblCaption w:val="{_attribute(grid.caption)}"/></w:tblPr><w:tblGrid>{columns}</w:tblGrid>'
        f"{head}{''.join(rows)}</w:tbl>"
    )


def _widths(grid: Grid, width: int) -> list[int]:
    """Short columns as wide as their texts; the others share what is left."""
    tight = [max(TIGHTEST, LETTER * size + 140) if is_tight else 0
             for size, is_tight in zip(grid.widths, grid.is_tight, strict=True)]  # fmt: skip
    left = max(width - sum(tight), width // 5)
    loose = sum(size for size, is_tight in zip(grid.widths, grid.is_tight, strict=True) if not is_tight) or 1
    wanted = [fixed or left * size // loose for fixed, size in zip(tight, grid.widths, strict=True)]
    return [one * width // max(sum(wanted), 1) for one in wanted]


def _row(cells: list[tuple[str, bool]], widths: list[int], is_head: bool = False) -> str:
    about = "<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>" if is_head else "<w:trPr><w:cantSplit/></w:trPr>"
    written = (_cell(text, right, width, is_head) for (text, right), width in zip(cells, widths, strict=True))
    return f"<w:tr>{about}{''.join(written)}</w:tr>"


def _cell(text: str, right: bool, width: int, is_head: bool) -> str:
    look = SIZE.format(bold="<w:b/>" if is_head else "")
    align = '<w:jc w:val="right"/>' if right else ""
    words = escape(text.translate(NOT_IN_XML))
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr><w:p><w:pPr><w:spacing w:before="30" w:after="30" '
        f'w:line="240" w:lineRule="auto"/>{align}</w:pPr><w:r>{look}<w:t xml:space="preserve">{words}</w:t></w:r>'
        "</w:p></w:tc>"
    )


def _attribute(text: str) -> str:
    return escape(text.translate(NOT_IN_XML), {'"': "&quot;"})
