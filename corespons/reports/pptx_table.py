"""A grid's cells in a PowerPoint table: written as XML, since the library's own cells are slow by the hundred."""

from typing import Any
from xml.sax.saxutils import escape

from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls

from corespons.reports.grid import Grid
from corespons.reports.office_file import NOT_IN_XML

MARGIN = "28800"


def spread(table: Any, grid: Grid, whole: int) -> None:
    """Columns as wide as their texts ask for."""
    pairs = zip(grid.widths, grid.is_tight, strict=True)
    sizes = [max(size * (1.5 if is_tight else 1), 7) for size, is_tight in pairs]
    for column, size in zip(table._tbl.tblGrid.gridCol_lst, sizes, strict=True):
        column.w = int(whole * size / sum(sizes))


def fill(cell: Any, words: str, right: bool, is_head: bool) -> None:
    """A cell's text, to the right where it is a number, bold where it is a head."""
    align = ' algn="r"' if right else ""
    bold = ' b="1"' if is_head else ""
    text = escape(words.translate(NOT_IN_XML))
    cell.remove(cell.txBody)
    cell.insert(0, parse_xml(
        f'<a:txBody {nsdecls("a")}><a:bodyPr/><a:p><a:pPr{align}/><a:r><a:rPr lang="sv-SE" sz="1200"{bold}/>'
        f"<a:t>{text}</a:t></a:r></a:p></a:txBody>"
    ))  # fmt: skip
    margins = cell.get_or_add_tcPr()
    margins.set("marT", MARGIN)
    margins.set("marB", MARGIN)
