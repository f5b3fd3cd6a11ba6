"""Polluted files, as people and programs make them: texts, workbooks, and what only calls itself one."""

import csv
import io
import struct
import zipfile
from dataclasses import dataclass
from datetime import datetime

import xlsxwriter
from hypothesis import strategies as st

from corespons.tables import TABLES, Kind, Table

PERSON = "811218-9876"  # with a right check digit; made up
PERSONS = (PERSON, "8112189876", "19811218-9876", "198112189876", "811218 9876", "811218+9876", f"Anna {PERSON} AB")
SHOWN = 600
CROSSED = "korsad"  # what a file is called that is read with years as headings
ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "cp1252", "cp850", "utf-16-le", "utf-32")
JUNK = (
    "", " ", "\u00a0", "..", "-", "n/a", "#REF!", "=1+1", "=cmd|' /C calc'!A0", "\u202e sgelbaT", "e\u0301a\u030a",
    "\U0001f600", "\ufeff", "\x00", "\x1f", "a\nb", 'sa "hej"', "a;b", "a\tb", "1e999", "٣", "½", "NaN", "-0",
    "9" * 400, "2021-02-30", "01/02/2021", "20210401", "44287", "1904-01-01", "0000-00-00", "9999-12-31", "å" * 3000,
    "ID::", "ID:a:b", "P:0123456789abcdef", "Totalt", "Summa", "\ud83d", *PERSONS,
)  # fmt: skip
RIGHT = {
    Kind.DATE: ("2021-05-03", "3 maj 2021", "20220401"),
    Kind.TIMESTAMP: ("2021-05-03 09:30", "2021-05-03"),
    Kind.INTEGER: ("3", "1 000", "5"),
    Kind.DECIMAL: ("1,5", "0"),
    Kind.MONEY: ("1 000,50", "−12"),
    Kind.YES_NO: ("ja", "x", "0"),
    Kind.ORG_NUMBER: ("499000-0004", "4990000012", "499000-0021"),
    Kind.COMPANY_KEY: ("499000-0004", "ID:Almi Mitt:K-7"),
    Kind.MUNICIPALITY: ("Sundsvall", "2281", "Åre kommun"),
    Kind.ACTOR: ("Almi Mitt", "Business Sweden"),
    Kind.ACTORS: ("Almi Mitt; Business Sweden",),
    Kind.MONTH: ("2021-05",),
}


@dataclass(frozen=True)
class Case:
    """A file, and the numbers of the rows that must all be found again; None where pollution leaves no such numbers."""

    name: str
    content: bytes
    rows: tuple[int, ...] | None = None

    def __repr__(self) -> str:
        return f"{self.name!r}, {len(self.content)} bytes: {self.content[:SHOWN]!r}"


def right(column) -> tuple[str, ...]:
    """Cells that a column takes."""
    return tuple(column.codes) or RIGHT.get(column.kind, ("text", "X-1", "åäö"))


@st.composite
def grids(draw) -> tuple[Table, list[list[str]]]:
    """A table's sheet as text: its headings, some changed or moved, and rows of right and wrong cells."""
    table = draw(st.sampled_from(TABLES))
    columns = draw(st.permutations(table.columns))
    clean = draw(st.booleans())
    cells = [st.sampled_from(right(one) if clean else (*right(one), *right(one), *JUNK)) for one in columns]
    heading = [one.heading for one in columns]
    if draw(st.integers(0, 5)) == 0:
        heading[draw(st.integers(0, len(heading) - 1))] = draw(st.sampled_from(JUNK))
    rows = draw(st.lists(st.tuples(*cells).map(list), max_size=12))
    return table, [heading, *rows]


def _written(grid, delimiter: str, encoding: str) -> bytes:
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter, lineterminator="\r\n").writerows(grid)
    return out.getvalue().encode(encoding, errors="replace")


def _filled(grid) -> tuple[int, ...]:
    return tuple(
        number for number, row in enumerate(grid[1:], start=2) if any(cell.strip("\ufeff \u00a0") for cell in row)
    )


@st.composite
def texts(draw) -> Case:
    """A text file that is written as it should be, whatever stands in its cells."""
    table, grid = draw(grids())
    grid = [[cell.replace("\x00", "").replace("\ufeff", "") for cell in row] for row in grid]
    delimiter, encoding = draw(st.sampled_from(";,\t|")), draw(st.sampled_from(("utf-8", "utf-8-sig", "utf-16")))
    rows = None if len(grid) < 2 or "\ud83d" in str(grid) else _filled(grid)
    return Case(f"{table.sheet}.csv", _written(grid, delimiter, encoding), rows)


@st.composite
def spoilt_texts(draw) -> Case:
    """A text file with broken quoting, mixed delimiters, the wrong encoding, or bytes of another world."""
    table, grid = draw(grids())
    lines = [_written([row], draw(st.sampled_from(";;;,\t|")), "utf-8").decode() for row in grid]
    text = draw(st.sampled_from(["", f"Uttag {PERSON}\r\n\r\n", "sep=;\r\n"])) + "".join(lines)
    for _ in range(draw(st.integers(0, 4))):
        place = draw(st.integers(0, len(text)))
        text = (
            text[:place] + draw(st.sampled_from(['"', '""', "\r", "\n", "\x00", ";", "\t", "'", "\\"])) + text[place:]
        )
    content = text.encode(draw(st.sampled_from(ENCODINGS)), errors="replace")
    return Case(
        f"{table.sheet}{draw(st.sampled_from(['.csv', '.txt', '.tsv', '.xlsx', '.xls']))}", draw(spoilt(content))
    )


@st.composite
def spoilt(draw, content: bytes) -> bytes:
    """Bytes that were cut off, or a few of which were changed."""
    how = draw(st.sampled_from(["whole", "whole", "cut", "flipped"]))
    if how == "cut":
        return content[: draw(st.integers(0, len(content)))]
    changed = bytearray(content)
    for _ in range(draw(st.integers(1, 8)) if how == "flipped" and content else 0):
        changed[draw(st.integers(0, len(content) - 1))] = draw(st.integers(0, 255))
    return bytes(changed)


@st.composite
def workbooks(draw) -> Case:
    """A workbook with dates from 1904 or 1900, formulas, merged, hidden and far cells; whole or broken."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"date_1904": draw(st.booleans()), "strings_to_formulas": draw(st.booleans())})
    for table, grid in draw(st.lists(grids(), min_size=1, max_size=3, unique_by=lambda one: one[0].name)):
        sheet = book.add_worksheet(table.sheet)
        first = draw(st.integers(0, 2))
        for row, cells in enumerate(grid, start=first):
            for column, cell in enumerate(cells):
                others = [cell, cell, 44287.5, 1e300, True, f"={column}+1"] if row > first else [cell]
                _put(sheet, row, column, draw(st.sampled_from(others)))
        if draw(st.booleans()):
            sheet.merge_range(first + 1, 0, first + 2, 1, draw(st.sampled_from(JUNK)).replace("\ud83d", "?"))
        if draw(st.integers(0, 9)) == 9:
            sheet.write(1_048_575, draw(st.sampled_from([0, 300, 16_383])), "långt bort")
        if draw(st.integers(0, 5)) == 0:
            sheet.hide()
    book.close()
    content = draw(tampered(out.getvalue()))
    return Case(
        f"leverans{draw(st.sampled_from(['.xlsx', '.xlsm', '.xls', '.ods', '.csv', '']))}", draw(spoilt(content))
    )


def _put(sheet, row: int, column: int, cell) -> None:
    if isinstance(cell, str):
        cell = cell.replace("\ud83d", "?")
        sheet.write_formula(row, column, cell) if cell[1:2].isdigit() and cell[:1] == "=" else sheet.write(
            row, column, cell
        )
    else:
        sheet.write(row, column, cell)


@st.composite
def tampered(draw, content: bytes) -> bytes:
    """A workbook with a part lacking, swollen, nested too deep or untrue about its size."""
    how = draw(st.sampled_from(["whole", "whole", "lacking", "bomb", "deep", "dimension", "entities", "zeros"]))
    if how == "whole":
        return content
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as read, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as write:
        names = read.namelist()
        chosen = draw(st.sampled_from(names))
        for name in names:
            part = read.read(name)
            if name != chosen:
                write.writestr(name, part)
            elif how != "lacking":
                write.writestr(name, _swollen(how, part))
    return out.getvalue()


def _swollen(how: str, part: bytes) -> bytes:
    if how == "bomb":
        return part + b" " * 150_000_000
    if how == "zeros":
        return bytes(150_000_000)
    if how == "deep":
        return b"<a>" * 200_000 + part
    if how == "dimension":
        return part.replace(b'<dimension ref="A1', b'<dimension ref="A1:XFD1048576" x="')
    bomb = "".join(f'<!ENTITY e{n + 1} "{f"&e{n};" * 10}">' for n in range(12))
    return f'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY e0 "ha">{bomb}]><a>&e12;</a>'.encode() + part


ODS_TYPE = b"application/vnd.oasis.opendocument.spreadsheet"
ROW = (
    "<table:table-row{rows}><table:table-cell{cells} office:value-type='string'><text:p>{text}</text:p>"
    "</table:table-cell></table:table-row>"
)


@st.composite
def calc_files(draw) -> Case:
    """An OpenDocument sheet whose rows and cells repeat themselves, at times without end."""
    table = draw(st.sampled_from(TABLES))
    many = st.sampled_from(["", " table:number-rows-repeated='3'", " table:number-rows-repeated='1000000000'"])
    wide = st.sampled_from(["", " table:number-columns-repeated='3'", " table:number-columns-repeated='100000000'"])
    texts = st.sampled_from([*(one.heading for one in table.columns), "x", PERSON])
    rows = "".join(
        ROW.format(rows=draw(many), cells=draw(wide), text=draw(texts)) for _ in range(draw(st.integers(0, 5)))
    )
    xml = (
        "<office:document-content xmlns:office='urn:oasis:names:tc:opendocument:xmlns:office:1.0' "
        "xmlns:table='urn:oasis:names:tc:opendocument:xmlns:table:1.0' "
        "xmlns:text='urn:oasis:names:tc:opendocument:xmlns:text:1.0'><office:body><office:spreadsheet>"
        f"<table:table table:name='{table.sheet}'>{rows}</table:table>"
        "</office:spreadsheet></office:body></office:document-content>"
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as write:
        write.writestr("mimetype", ODS_TYPE, zipfile.ZIP_STORED)
        write.writestr("content.xml", xml)
    return Case("leverans.ods", draw(spoilt(out.getvalue())))


@st.composite
def strangers(draw) -> Case:
    """Files that are no deliveries: locked workbooks, web pages, bytes, zips in zips, all under any name."""
    old = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    locked = old + struct.pack("<16xHHHHH", 0x3E, 3, 0xFFFE, 9, 6) + "EncryptedPackage".encode("utf-16-le")
    page = f"<html><body><table><tr><td>Orgnr<td>{PERSON}</table>".encode()
    nested = io.BytesIO()
    with zipfile.ZipFile(nested, "w") as write:
        write.writestr("xl/workbook.xml", old)
        write.writestr(f"../{PERSON}/../../etc/passwd", page)
    begins = draw(st.sampled_from([b"", old, locked, page, nested.getvalue(), b"PK\x03\x04", b"\xff\xfe", b"%PDF-1.7"]))
    content = begins + draw(st.binary(max_size=3000)) + draw(st.sampled_from([b"", bytes(600), b"\n" * 5000]))
    stem = draw(st.sampled_from([*(table.sheet for table in TABLES), f"svar {PERSON}", "..", "a/b\\c", "\u202exslx"]))
    return Case(stem + draw(st.sampled_from([".csv", ".xls", ".xlsx", ".xlsb", ".ods", ".txt", ".pdf", ""])), content)


@st.composite
def crossed(draw) -> Case:
    """Firms by year, with years as headings in one line or two, among what is no figure; whole or broken."""
    years = draw(st.lists(st.integers(1990, 2030), min_size=1, max_size=30, unique=True).map(sorted))
    measures = draw(st.sampled_from([("",), ("Export",), ("Värde", "Import")]))
    junk = [one for one in JUNK if one != "8112189876"]  # an amount of billions, for all that can be known
    cells = st.one_of(st.integers(0, 9).map(str), st.sampled_from(("..", "", "1 000", "12,5", *junk)))
    width = len(years) * len(measures)
    sound = ["K-0", *["7"] * width]
    row = st.tuples(st.sampled_from(("K-1", "K-2", *JUNK)), *[cells] * width).map(list)
    body = [sound, *draw(st.lists(row, max_size=10))]
    heading = [["Kund", *(f"{measure} {year}".strip() for measure in measures for year in years)]]
    if draw(st.booleans()) and measures != ("",):
        over = [measure if at == 0 else "" for measure in measures for at in range(len(years))]
        heading = [["", *over], ["Kund", *map(str, years * len(measures))]]
    above = draw(st.sampled_from([[], [["Export efter kund och år"], []]]))
    grid = [[cell.replace("\ud83d", "?").replace("\x00", "") for cell in row] for row in [*above, *heading, *body]]
    if draw(st.booleans()):
        content = _written(grid, draw(st.sampled_from(";,\t")), draw(st.sampled_from(("utf-8", "utf-8-sig", "utf-16"))))
        return Case(f"{CROSSED}.csv", draw(spoilt(content)))
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"strings_to_numbers": draw(st.booleans()), "strings_to_formulas": False})
    book.set_properties({"created": datetime(2021, 4, 1)})  # the same bytes each time
    sheet = book.add_worksheet("Blad1")
    for number, line in enumerate(grid):
        for place, cell in enumerate(line):
            sheet.write(number, place, cell)
    book.close()
    return Case(f"{CROSSED}.xlsx", draw(spoilt(draw(tampered(out.getvalue())))))


def cases() -> st.SearchStrategy[Case]:
    """A polluted file of any kind."""
    return st.one_of(texts(), spoilt_texts(), workbooks(), calc_files(), strangers(), crossed())
