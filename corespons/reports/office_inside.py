"""What can be read in an Office file: the rows of its tables, and of the data that its charts are drawn from."""

import re
import zipfile
from collections.abc import Iterator, Sequence
from xml.etree import ElementTree

from corespons.reports.office_file import NOT_IN_XML

Row = tuple[str, ...]
LETTERS, DIGITS = re.compile(r"[A-Z]+"), re.compile(r"\d+")
SLIDE, SHEET = re.compile(r"ppt/slides/slide\d+\.xml"), re.compile(r"xl/worksheets/sheet\d+\.xml")
CHART = re.compile(r"(ppt|xl)/charts/chart\d+\.xml")


def rows_in(archive: zipfile.ZipFile) -> Iterator[tuple[str, Row]]:
    """Each row of a table or sheet, and where it is: bild 4."""
    names = archive.namelist()
    if "xl/workbook.xml" in names:
        shared = _shared_texts(archive)
        for name in filter(SHEET.fullmatch, names):
            yield from (("", row) for row in _book_rows(_read(archive, name), shared))
        return
    for name in (one for one in names if one == "word/document.xml" or SLIDE.fullmatch(one)):
        place = DIGITS.search(name)
        for row in _named(_read(archive, name), "tr"):
            yield f"bild {place[0]}" if place else "", filled([_text(cell) for cell in _named(row, "tc")])


def chart_rows_in(archive: zipfile.ZipFile) -> Iterator[tuple[str, Row]]:
    """Each category of a native chart with the values that the chart itself keeps; nothing where none is drawn."""
    for name in filter(CHART.fullmatch, archive.namelist()):
        drawn = list(_named(_read(archive, name), "ser"))
        labels = _points(drawn[0], "cat") if drawn else {}
        values = [_points(one, "val") for one in drawn]
        for place, label in labels.items():
            yield "", filled([even(label), *(_drawn(one.get(place, "")) for one in values)])


def number(value: float) -> str:
    """A number as it is compared, whatever its last binary digits."""
    return format(value, ".12g").replace(".", ",")


def even(text: str) -> str:
    """The text with every run of blanks as one: what Office does to them when it saves is no edit."""
    return " ".join(text.translate(NOT_IN_XML).split())


def filled(cells: Sequence[str]) -> Row:
    """A row without the empty cells at its end."""
    row = list(cells)
    while row and not row[-1]:
        row.pop()
    return tuple(row)


def _read(archive: zipfile.ZipFile, name: str) -> ElementTree.Element:
    return ElementTree.fromstring(archive.read(name))


def _points(series: ElementTree.Element, name: str) -> dict[int, str]:
    found = next(_named(series, name), None)
    if found is None:
        return {}
    return {int(one.get("idx", "0")): next(_named(one, "v")).text or "" for one in _named(found, "pt")}


def _drawn(value: str) -> str:
    """The number of a point; a mark such as <5 draws nothing."""
    try:
        return number(float(value))
    except ValueError:
        return ""


def _shared_texts(archive: zipfile.ZipFile) -> list[str]:
    name = "xl/sharedStrings.xml"
    if name not in archive.namelist():
        return []
    return [_text(one) for one in _named(_read(archive, name), "si")]


def _book_rows(sheet: ElementTree.Element, shared: Sequence[str]) -> Iterator[Row]:
    for row in _named(sheet, "row"):
        cells: list[str] = []
        for cell in _named(row, "c"):
            place = _column(cell.get("r", "A"))
            cells += [""] * (place - len(cells)) + [_book_cell(cell, shared)]
        yield filled(cells)


def _book_cell(cell: ElementTree.Element, shared: Sequence[str]) -> str:
    value = next((one.text or "" for one in _named(cell, "v")), "")
    match cell.get("t", "n"):
        case "s":
            return shared[int(value)]
        case "n":
            return number(float(value)) if value else ""
    return _text(cell)


def _column(reference: str) -> int:
    """B7 → 1."""
    letters = LETTERS.match(reference)
    found = 0
    for letter in letters[0] if letters else "A":
        found = found * 26 + ord(letter) - ord("A") + 1
    return found - 1


def _named(element: ElementTree.Element, name: str) -> Iterator[ElementTree.Element]:
    return (one for one in element.iter() if one.tag.rpartition("}")[2] == name)


def _text(element: ElementTree.Element) -> str:
    return even("".join(one.text or "" for one in _named(element, "t")))
