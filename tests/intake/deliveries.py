"""Small deliveries for the tests: CSV and workbooks of every kind, made here byte by byte."""

import io
import struct
import zipfile
from collections.abc import Mapping, Sequence
from typing import Any

import openpyxl


def csv_file(text: str, delimiter: str = ";", encoding: str = "utf-8") -> bytes:
    """A table written as text with | between cells, as a CSV file."""
    lines = [delimiter.join(cell.strip() for cell in line.split("|")) for line in text.strip().splitlines()]
    return "\r\n".join(lines).encode(encoding)


def xlsx(sheets: Mapping[str, Sequence[Sequence[Any]]]) -> bytes:
    """A workbook with these sheets; a string that begins with = is a formula without a stored value."""
    workbook = openpyxl.Workbook()
    workbook.remove(workbook.active)
    for name, rows in sheets.items():
        sheet = workbook.create_sheet("x")
        sheet.title = name
        for row in rows:
            sheet.append(row)
    file = io.BytesIO()
    workbook.save(file)
    return file.getvalue()


def archive(parts: Mapping[str, str | bytes]) -> bytes:
    """A zip file with these parts."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as zipped:
        for name, content in parts.items():
            zipped.writestr(name, content)
    return file.getvalue()


MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"


def _package(workbook: str, kind: str, sheet: str) -> dict[str, str]:
    related = f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship'
    return {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types">'
        f'<Default Extension="xml" ContentType="{kind}"/><Default Extension="bin" ContentType="{kind}"/></Types>',
        "_rels/.rels": f'{related} Id="r1" Type="{OFFICE}/officeDocument" Target="{workbook}"/></Relationships>',
        f"xl/_rels/{workbook[3:]}.rels": f'{related} Id="rId1" Type="{OFFICE}/worksheet" Target="{sheet}"/>'
        "</Relationships>",
    }


def xlsx_of_xml(name: str, sheet_data: str, prefix: str = "") -> bytes:
    """A workbook with one sheet, whose sheetData is given as it shall stand."""
    space = f'xmlns:{prefix[:-1]}="{MAIN}"' if prefix else f'xmlns="{MAIN}"'
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
    sheets = f'<sheets><sheet name="{name}" sheetId="1" r:id="rId1"/></sheets>'
    data = f"<{prefix}sheetData>{sheet_data}</{prefix}sheetData>"
    return archive({
        **_package("xl/workbook.xml", kind, "s.xml"),
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}">{sheets}</workbook>',
        "xl/s.xml": f"<{prefix}worksheet {space}>{data}</{prefix}worksheet>",
    })  # fmt: skip


def ods(name: str, rows: str) -> bytes:
    """An OpenDocument workbook with one sheet, whose rows are given as they shall stand."""
    schema = "urn:oasis:names:tc:opendocument:xmlns"
    spaces = " ".join(f'xmlns:{one}="{schema}:{one}:1.0"' for one in ("office", "table", "text"))
    spaces += ' xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"'
    content = (
        f"<office:document-content {spaces}><office:body>"
        f'<office:spreadsheet><table:table table:name="{name}">{rows}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    manifest = (
        f'<manifest:manifest xmlns:manifest="{schema}:manifest:1.0"><manifest:file-entry manifest:full-path="/" '
        'manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/></manifest:manifest>'
    )
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    return archive({"mimetype": kind, "META-INF/manifest.xml": manifest, "content.xml": content})


def compound(name: str, stream: bytes) -> bytes:
    """A compound file with one stream, as .xls files and workbooks behind passwords are."""
    size, end, free = 512, 0xFFFFFFFE, 0xFFFFFFFF
    stream = stream.ljust(4096, b"\0")
    sectors = -(-len(stream) // size)
    links = [0xFFFFFFFD, end, *range(3, 2 + sectors), end]
    table = struct.pack("<128I", *links, *[free] * (128 - len(links)))
    entries = _entry("Root Entry", 5, 1, end, 0) + _entry(name, 2, free, 2, len(stream))
    header = struct.pack(
        "<8s16xHHHHH6xIIIIIIIII109I", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 62, 3, 0xFFFE, 9, 6, 0, 1, 1, 0, 4096, end,
        0, end, 0, 0, *[free] * 108,
    )  # fmt: skip
    return header + table + entries.ljust(size, b"\0") + stream.ljust(sectors * size, b"\0")


def _entry(name: str, kind: int, child: int, start: int, length: int) -> bytes:
    free = 0xFFFFFFFF
    written = name.encode("utf-16-le") + b"\0\0"
    return struct.pack("<64sHBBIII36xIQ", written, len(written), kind, 1, free, free, child, start, length)


def _record(kind: int, body: bytes) -> bytes:
    return struct.pack("<HH", kind, len(body)) + body


def xls(name: str, cells: Sequence[bytes], before_sheets: bytes = b"") -> bytes:
    """An Excel 97 workbook with one sheet of these cell records."""
    start = _record(0x0809, struct.pack("<HHHHII", 0x0600, 5, 0, 0, 0, 0)) + before_sheets
    label = struct.pack("<BB", len(name), 1) + name.encode("utf-16-le")
    offset = len(start) + 4 + 6 + len(label) + 4
    globals_ = start + _record(0x0085, struct.pack("<IBB", offset, 0, 0) + label) + _record(0x000A, b"")
    sheet = _record(0x0809, struct.pack("<HHHHII", 0x0600, 0x10, 0, 0, 0, 0)) + b"".join(cells) + _record(0x000A, b"")
    return compound("Workbook", globals_ + sheet)


def xls_text(row: int, column: int, text: str) -> bytes:
    return _record(0x0204, struct.pack("<HHHHB", row, column, 0, len(text), 1) + text.encode("utf-16-le"))


def xls_number(row: int, column: int, number: float) -> bytes:
    return _record(0x0203, struct.pack("<HHHd", row, column, 0, number))


def xls_formula(row: int, column: int, value: float) -> bytes:
    return _record(0x0006, struct.pack("<HHHdHIH", row, column, 0, value, 0, 0, 0))


def xls_extent(first_row: int, last_row: int, first_column: int, last_column: int) -> bytes:
    return _record(0x0200, struct.pack("<IIHHH", first_row, last_row, first_column, last_column, 0))


def xls_error(row: int, column: int, code: int) -> bytes:
    return _record(0x0205, struct.pack("<HHHBB", row, column, 0, code, 1))


XLS_1904 = _record(0x0022, b"\x01\x00")  # days are counted from 1904
XLS_ALL_DAYS = _record(0x00E0, struct.pack("<HHHHHIIH", 0, 14, 0, 0, 0, 0, 0, 0)) * 2  # numbers look as dates
XLS_PASSWORD = _record(0x002F, b"\x01\x00" + b"\0" * 52)


def _record12(kind: int, body: bytes) -> bytes:
    number = bytes([kind]) if kind < 128 else bytes([kind & 0x7F | 0x80, kind >> 7])
    return number + bytes([len(body)]) + body


def _text12(text: str) -> bytes:
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")


def xlsb(name: str, rows: Sequence[Sequence[Any]]) -> bytes:
    """A binary workbook; a tuple (code,) is an error value, a complex number a formula with its real part stored."""
    records = [_record12(129, b""), _record12(148, struct.pack("<IIII", 0, len(rows), 0, 16)), _record12(145, b"")]
    for number, row in enumerate(rows):
        records.append(_record12(0, struct.pack("<IIHBBI", number, 0, 0, 0, 0, 0)))
        records += [_cell12(column, value) for column, value in enumerate(row) if value is not None]
    records += [_record12(146, b""), _record12(130, b"")]
    bundle = _record12(156, struct.pack("<II", 0, 1) + _text12("rId1") + _text12(name))
    workbook = _record12(131, b"") + _record12(143, b"") + bundle + _record12(144, b"") + _record12(132, b"")
    parts = _package(
        "xl/workbook.bin", "application/vnd.ms-excel.sheet.binary.macroEnabled.main", "worksheets/sheet1.bin"
    )
    return archive({**parts, "xl/workbook.bin": workbook, "xl/worksheets/sheet1.bin": b"".join(records)})


def _cell12(column: int, value: Any) -> bytes:
    head = struct.pack("<II", column, 0)
    if isinstance(value, tuple):
        return _record12(3, head + bytes(value))
    if isinstance(value, complex):
        return _record12(9, head + struct.pack("<dHI", value.real, 0, 0) + struct.pack("<I", 0))
    if isinstance(value, str):
        return _record12(6, head + _text12(value))
    return _record12(5, head + struct.pack("<d", value))


def with_check_digit(nine: str) -> str:
    """Nine digits and the check digit that makes them an organisation's or a person's number."""
    total = 0
    for place, digit in enumerate(nine):
        doubled = int(digit) * (2 if place % 2 == 0 else 1)
        total += doubled - 9 if doubled > 9 else doubled
    return nine + str(-total % 10)
