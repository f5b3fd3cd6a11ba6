"""A grid as a Word table: written as one piece of XML, since the library's own cells are slow by the hundred."""

from dataclasses import dataclass
from typing import Any
from xml.sax.saxutils import escape

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from corespons.reports.grid import Grid
from corespons.reports.office_file import NOT_IN_XML

LETTER, SMALL_LETTER, BOLD, TIGHTEST = 114, 78, 1.1, 600  # twentieths of a point: a letter, and the narrowest column
MARGINS = 140
SIZE, SMALL = 18, 14  # half points
WHOLE = 12  # a table of this many rows or fewer stands on one page
BORDER = '<w:{side} w:val="{kind}" w:sz="4" w:space="0" w:color="C3CDD4"/>'


def table_element(grid: Grid, width: int) -> Any:
    """The table, as wide as the text, its head repeated on each page, no row broken over two."""
    widths = _widths(grid, width)
    sides = "".join(BORDER.format(side=side, kind="single" if side in ("bottom", "insideH") else "nil")
                    for side in ("top", "left", "bottom", "right", "insideH", "insideV"))  # fmt: skip
    columns = "".join(f'<w:gridCol w:w="{one}"/>' for one in widths)
    lines = [grid.heads, *([cell.text for cell in row] for row in grid.rows)]
    last = len(lines) - 1
    rows = (
        _row(list(zip(line, grid.numeric, widths, strict=True)), _Look(
            is_head=place == 0, is_small=grid.is_list, keeps=place == 0 or (last <= WHOLE and place < last)
        ))
        for place, line in enumerate(lines)
    )  # fmt: skip
    return parse_xml(
        f'<w:tbl {nsdecls("w")}><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblBorders>{sides}</w:tblBorders>'
        '<w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="60" w:type="dxa"/><w:right w:w="60" w:type="dxa"/>'
        '</w:tblCellMar><w:tblLook w:val="0020" w:firstRow="1" w:noVBand="1"/>'
        f'<w:tblCaption w:val="{_attribute(grid.caption)}"/></w:tblPr><w:tblGrid>{columns}</w:tblGrid>'
        f"{''.join(rows)}</w:tbl>"
    )


def _widths(grid: Grid, width: int) -> list[int]:
    """Short columns as wide as their texts; the others share what is left, none so narrow that a word breaks."""
    letter = SMALL_LETTER if grid.is_list else LETTER
    heads = [int(BOLD * letter * max(map(len, head.split()), default=0)) for head in grid.heads]
    least = [_size(letter * size, head) for size, head in zip(grid.least, heads, strict=True)]
    sizes = [_size(letter * size, head) for size, head in zip(grid.widths, heads, strict=True)]
    if all(grid.is_tight) and sum(sizes) <= width:
        return sizes
    fixed = [size if is_tight else low for size, low, is_tight in zip(sizes, least, grid.is_tight, strict=True)]
    room = max(width - sum(fixed), 0)
    wishes = [max(size - one, 0) for size, one in zip(sizes, fixed, strict=True)]
    wanted = [one + room * wish // max(sum(wishes), 1) for one, wish in zip(fixed, wishes, strict=True)]
    return [one * width // sum(wanted) for one in wanted]


def _size(cells: int, head: int) -> int:
    return max(TIGHTEST, cells + MARGINS, head + MARGINS)


@dataclass(frozen=True)
class _Look:
    """How a row is set: as a head, in smaller type, on the same page as the next row."""

    is_head: bool
    is_small: bool
    keeps: bool


def _row(cells: list[tuple[str, bool, int]], look: _Look) -> str:
    about = "<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>" if look.is_head else "<w:trPr><w:cantSplit/></w:trPr>"
    return f"<w:tr>{about}{''.join(_cell(*cell, look) for cell in cells)}</w:tr>"


def _cell(text: str, right: bool, width: int, look: _Look) -> str:
    size, air = (SMALL, 4) if look.is_small else (SIZE, 20)
    letters = f'<w:rPr>{"<w:b/>" if look.is_head else ""}<w:sz w:val="{size}"/><w:szCs w:val="{size}"/></w:rPr>'
    keep = "<w:keepNext/>" if look.keeps else ""
    align = '<w:jc w:val="right"/>' if right else ""
    words = escape(text.translate(NOT_IN_XML))
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr><w:p><w:pPr>{keep}<w:spacing w:before="{air}" '
        f'w:after="{air}" w:line="240" w:lineRule="auto"/>{align}</w:pPr><w:r>{letters}'
        f'<w:t xml:space="preserve">{words}</w:t></w:r></w:p></w:tc>'
    )


def _attribute(text: str) -> str:
    return escape(text.translate(NOT_IN_XML), {'"': "&quot;"})
