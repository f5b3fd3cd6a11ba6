"""Binary workbooks (.xls, .xlsb): their records, walked for what the workbook reader does not tell."""

import struct
from collections.abc import Iterator

from corespons.errors import UnreadableFile
from corespons.intake.traits import ENCRYPTED, NO_WORKBOOK, Traits, error_text

XLS_BOF, XLS_EOF, XLS_PASSWORD, XLS_SHEET, XLS_STRINGS, XLS_EXTENT = 0x0809, 0x000A, 0x002F, 0x0085, 0x00FC, 0x0200
XLS_EXTENT_FORMS = {10: "<HHHH", 14: "<IIHH"}
XLS_FORMULA, XLS_ERROR, XLS_MANY = 0x0006, 0x0205, 0x00BD
XLS_CELLS = {XLS_FORMULA, XLS_ERROR, XLS_MANY, 0x0203, 0x00FD, 0x027E, 0x0204, 0x00D6}
XLSB_ROW, XLSB_SHEET = 0, 156
XLSB_CELLS, XLSB_ERRORS, XLSB_FORMULAS = {*range(2, 12), 62}, {3, 11}, {8, 9, 10, 11}


def xls_traits(stream: bytes) -> dict[str, Traits]:
    """Sheet name → traits of an .xls by its workbook stream. Raises UnreadableFile."""
    offsets: dict[str, int] = {}
    for kind, body in _xls_records(stream, 0):
        if kind == XLS_PASSWORD:
            raise UnreadableFile(ENCRYPTED)
        if kind == XLS_STRINGS and len(body) >= 8 and struct.unpack_from("<I", body, 4)[0] > len(stream):
            raise UnreadableFile(NO_WORKBOOK)
        if kind == XLS_SHEET and len(body) > 8:
            name = body[8:].decode("utf-16-le", "replace") if body[7] else body[8:].decode("latin-1")
            offsets[name] = struct.unpack_from("<I", body)[0]
    return {name: _xls_sheet(stream, offset) for name, offset in offsets.items()}


def _xls_records(stream: bytes, position: int) -> Iterator[tuple[int, bytes]]:
    """The records of one substream; those of a chart inside it are passed over."""
    depth = 0
    while position + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, position)
        body = stream[position + 4 : position + 4 + length]
        position += 4 + length
        depth += (kind == XLS_BOF) - (kind == XLS_EOF)
        if depth <= 0:
            return
        if depth == 1:
            yield kind, body


def _xls_sheet(stream: bytes, offset: int) -> Traits:
    rows = columns = formulas = 0
    errors: dict[tuple[int, int], str] = {}
    for kind, body in _xls_records(stream, offset):
        if kind == XLS_EXTENT and len(body) in XLS_EXTENT_FORMS:
            rows, columns = _xls_extent(body)
        if kind not in XLS_CELLS or len(body) < 6:
            continue
        row, column = struct.unpack_from("<HH", body)
        last = struct.unpack("<H", body[-2:])[0] if kind == XLS_MANY else column
        rows, columns = max(rows, row + 1), max(columns, column + 1, last + 1)
        formulas += kind == XLS_FORMULA
        code = _xls_error(kind, body)
        if code is not None:
            errors[row, column] = error_text(code)
    return Traits(rows, columns, formulas, errors)


def _xls_extent(body: bytes) -> tuple[int, int]:
    """Rows and columns as the sheet itself declares them; the reader takes memory for that many."""
    first_row, last_row, first_column, last_column = struct.unpack_from(XLS_EXTENT_FORMS[len(body)], body)
    if first_row > last_row or first_column > last_column:
        raise UnreadableFile(NO_WORKBOOK)
    return last_row, last_column


def _xls_error(kind: int, body: bytes) -> int | None:
    if kind == XLS_ERROR and len(body) >= 8 and body[7] == 1:
        return body[6]
    if kind == XLS_FORMULA and len(body) >= 14 and body[12:14] == b"\xff\xff" and body[6] == 2:
        return body[8]
    return None


def xlsb_bundle(part: bytes) -> list[tuple[str, str]]:
    """Name and relation of each sheet that xl/workbook.bin lists."""
    found = []
    for kind, body in _xlsb_records(part):
        if kind == XLSB_SHEET:
            relation, after = _xlsb_text(body, 8)
            found.append((_xlsb_text(body, after)[0], relation))
    return found


def _xlsb_text(body: bytes, position: int) -> tuple[str, int]:
    if position + 4 > len(body):
        return "", position
    end = position + 4 + 2 * struct.unpack_from("<I", body, position)[0]
    return body[position + 4 : end].decode("utf-16-le", "replace"), end


def xlsb_traits(part: bytes) -> Traits:
    """The traits of one sheet part of an .xlsb."""
    row = rows = columns = formulas = 0
    errors: dict[tuple[int, int], str] = {}
    for kind, body in _xlsb_records(part):
        if kind == XLSB_ROW and len(body) >= 4:
            row = struct.unpack_from("<I", body)[0]
        elif kind in XLSB_CELLS and len(body) >= 9:
            column = struct.unpack_from("<I", body)[0]
            rows, columns = max(rows, row + 1), max(columns, column + 1)
            formulas += kind in XLSB_FORMULAS
            if kind in XLSB_ERRORS:
                errors[row, column] = error_text(body[8])
    return Traits(rows, columns, formulas, errors)


def _xlsb_records(part: bytes) -> Iterator[tuple[int, bytes]]:
    position = 0
    while position < len(part):
        kind, position = _xlsb_number(part, position, 2)
        length, position = _xlsb_number(part, position, 4)
        yield kind, part[position : position + length]
        position += length


def _xlsb_number(part: bytes, position: int, most: int) -> tuple[int, int]:
    """A number of 7 bits a byte, while the top bit says there is more."""
    number = 0
    for shift in range(most):
        if position >= len(part):
            return number, position
        byte = part[position]
        position += 1
        number |= (byte & 0x7F) << (7 * shift)
        if byte < 0x80:
            break
    return number, position
