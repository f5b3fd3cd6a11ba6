"""Zipped workbooks (.xlsx, .xlsm, .xlsb, .ods): opened only when they are no trap; their sheets' traits."""

import html
import io
import re
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from xml.etree import ElementTree
from xml.parsers import expat

from corespons.errors import UnreadableFile
from corespons.intake.beside import column_name
from corespons.intake.number_formats import shown_cells, units_by_style, uses
from corespons.intake.read_records import xlsb_bundle, xlsb_traits
from corespons.intake.traits import ENCRYPTED, NO_WORKBOOK, Traits

STYLES = "xl/styles.xml"
MAX_UNPACKED = 300_000_000
MAX_RATIO, RATIO_FROM = 200, 50_000_000
MAX_PARTS, MAX_LIST = 10_000, 5_000_000
ZIP_FAULTS = (
    zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, LookupError, OSError, ValueError,
    ElementTree.ParseError, expat.ExpatError,
)  # fmt: skip
TOO_PACKED = (
    "Filen är för hårt packad för att vara en vanlig arbetsbok och öppnas inte. Spara om den i Excel och försök igen."
)
TWICE = (
    "Filen är skadad: rad {} står två gånger i ett blad. Öppna den i Excel, kontrollera raderna, spara den som .xlsx "
    "och läs in den igen."
)
CELL_TWICE = (
    "Filen är skadad: cell {} står två gånger i ett blad. Öppna den i Excel, kontrollera cellen, spara den som .xlsx "
    "och läs in den igen."
)
REL = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
STRICT_REL = "{http://purl.oclc.org/ooxml/officeDocument/relationships}id"

FAR = re.compile(rb' r="(?:[A-Z]{2}|[A-Z]*[0-9]{7})')  # beyond column Z or row 999 999
NEAR_ROWS, NEAR_COLUMNS = 999_999, 26
ROW_OR_CELL = re.compile(rb"<(?:\w+:)?(row|c)((?:\s[^>]*)?)>")
ROW_NUMBER = re.compile(rb'<(?:\w+:)?row\s(?:[^>]*?\s)?r="(\d+)"')
REFERENCE = re.compile(rb'\sr="([A-Za-z]*)(\d+)"')
TEXT_COUNT = re.compile(rb'\suniqueCount="(\d+)"')
ERROR_CELL = re.compile(rb'\st="e"')
ODS_TABLE = re.compile(rb'<\w+:table\s[^>]*?:name="([^"]*)"')
ODS_ROW_OR_CELL = re.compile(rb"<\w+:(table-row|table-cell|covered-table-cell)[\s/>]")
ODS_REPEATED = re.compile(rb':number-(?:rows|columns)-repeated="(\d{1,9})"')
ODS_ERROR = b':value-type="error"'
ODS_SHOWN = re.compile(rb"<\w+:p[^>]*>([^<]*)<")
VALUE = re.compile(rb"<(?:\w+:)?v>([^<]*)<")


def archive_traits(content: bytes) -> dict[str, Traits]:
    """Sheet name → traits of a zipped workbook. Raises UnreadableFile, for a zip bomb too."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            _require_safe(archive)
            names = set(archive.namelist())
            if "xl/workbook.bin" in names:
                return {sheet: xlsb_traits(archive.read(part)) for sheet, part in _binary_parts(archive)}
            if "content.xml" in names:
                _require_open(archive)
                return dict(_ods_traits(_whole_xml(archive.read("content.xml"))))
            _require_true_count(archive)
            units = units_by_style(archive.read(STYLES)) if STYLES in names else {}
            return {sheet: _xlsx_traits(archive.read(part), units) for sheet, part in _xml_parts(archive)}
    except ZIP_FAULTS as error:
        raise UnreadableFile(NO_WORKBOOK) from error


def _require_safe(archive: zipfile.ZipFile) -> None:
    parts = archive.infolist()
    if any(part.flag_bits & 1 for part in parts):
        raise UnreadableFile(ENCRYPTED)
    if len(parts) > MAX_PARTS or sum(part.file_size for part in parts) > MAX_UNPACKED:
        raise UnreadableFile(TOO_PACKED)
    for part in parts:
        if part.file_size > RATIO_FROM and part.file_size > MAX_RATIO * max(part.compress_size, 1):
            raise UnreadableFile(TOO_PACKED)
    if archive.testzip() is not None:  # also when a part is larger than it says
        raise UnreadableFile(NO_WORKBOOK)


def _require_open(archive: zipfile.ZipFile) -> None:
    """Refuse an .ods behind a password: its manifest says how its parts are encrypted."""
    if b"encryption-data" in _small_part(archive, "META-INF/manifest.xml"):
        raise UnreadableFile(ENCRYPTED)


def _require_true_count(archive: zipfile.ZipFile) -> None:
    """Refuse shared texts that say they are more than they have room for: the reader takes memory for that many."""
    for part in archive.infolist():
        if part.filename.lower() == "xl/sharedstrings.xml":
            with archive.open(part) as texts:
                counts = TEXT_COUNT.findall(texts.read(2_000))
            if any(len(count) > 9 or int(count) > part.file_size for count in counts):
                raise UnreadableFile(NO_WORKBOOK)


def _xml_parts(archive: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    """Sheet name and part of each sheet that exists in an .xlsx."""
    targets = _targets(archive, "xl/_rels/workbook.xml.rels")
    for element in ElementTree.fromstring(_small_part(archive, "xl/workbook.xml")).iter():
        if element.tag.endswith("}sheet"):
            part = targets.get(element.get(REL) or element.get(STRICT_REL) or "")
            if part in archive.namelist():
                yield element.get("name", ""), part


def _binary_parts(archive: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    targets = _targets(archive, "xl/_rels/workbook.bin.rels")
    for name, relation in xlsb_bundle(_small_part(archive, "xl/workbook.bin")):
        if targets.get(relation) in archive.namelist():
            yield name, targets[relation]


def _small_part(archive: zipfile.ZipFile, part: str) -> bytes:
    """A part that lists sheets and never is large."""
    if archive.getinfo(part).file_size > MAX_LIST:
        raise UnreadableFile(TOO_PACKED)
    return archive.read(part)


def _targets(archive: zipfile.ZipFile, part: str) -> dict[str, str]:
    """Relation → the part it points at."""
    relations = ElementTree.fromstring(_small_part(archive, part))
    targets = {one.get("Id", ""): one.get("Target", "") for one in relations}
    return {
        name: target.lstrip("/") if target.startswith(("/", "xl/")) else f"xl/{target}"
        for name, target in targets.items()
    }


def _xlsx_traits(xml: bytes, units: Mapping[int, str]) -> Traits:
    if xml.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise UnreadableFile(NO_WORKBOOK)  # the reader would find no rows in it
    _require_each_row_once(xml)
    prefix = re.match(rb"(?s).*?<(\w+:)?worksheet", xml[:10_000])
    name = b"<" + (prefix[1] or b"" if prefix else b"")
    formulas = sum(xml.count(name + b"f" + end) for end in (b">", b" ", b"/"))
    named = sum(xml.count(name + part) for part in (b'c r="', b'row r="'))
    all_of_them = sum(xml.count(name + part) for part in (b"c ", b"c>", b"row ", b"row>"))
    if named == all_of_them and not FAR.search(xml) and not ERROR_CELL.search(xml):
        traits = Traits(NEAR_ROWS, NEAR_COLUMNS, formulas)
    else:
        traits = _walked(xml, formulas)
    shown = dict(shown_cells(_filled_cells(xml), units)) if uses(xml, units) else {}
    return replace(traits, cells=xml.count(b"</" + name[1:] + b"c>"), units=shown)


def require_each_cell_once(content: bytes, sheet: str) -> None:
    """Refuse an .xlsx sheet that names a cell twice: the reader would keep one of the values.

    It takes a while, so it is asked only where the reader found fewer cells than the sheet names.
    """
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        xml = archive.read(dict(_xml_parts(archive))[sheet])
    places: set[tuple[int, int]] = set()
    for place, _, _ in _filled_cells(xml):
        if place in places:
            raise UnreadableFile(CELL_TWICE.format(f"{column_name(place[1])}{place[0] + 1}"))
        places.add(place)


def _require_each_row_once(xml: bytes) -> None:
    """Refuse a sheet with two rows of the same number: the reader would keep the cells of one of them."""
    numbers = ROW_NUMBER.findall(xml)
    if len(numbers) > len(set(numbers)):
        twice = next(number for number, count in Counter(numbers).items() if count > 1)
        raise UnreadableFile(TWICE.format(twice.decode()))


def _walked(xml: bytes, formulas: int) -> Traits:
    """Traits of a sheet whose cells have to be looked at one by one."""
    rows = columns = 0
    errors: dict[tuple[int, int], str] = {}
    for (row, column), attributes, end in _filled_cells(xml):
        rows, columns = max(rows, row + 1), max(columns, column + 1)
        if ERROR_CELL.search(attributes):
            value = VALUE.search(xml, end, end + 4_000)
            errors[row, column] = value[1].decode("ascii", "replace") if value else "#VALUE!"
    return Traits(rows, columns, formulas, errors)


def _filled_cells(xml: bytes) -> Iterator[tuple[tuple[int, int], bytes, int]]:
    """Each cell that is not empty: its row and column from 0, its attributes, and where its content begins."""
    row = column = -1
    for match in ROW_OR_CELL.finditer(xml):
        reference = REFERENCE.search(match[2])
        if match[1] == b"row":
            row, column = int(reference[2][:9]) - 1 if reference else row + 1, -1
            continue
        column = _column(reference[1].upper()) if reference else column + 1
        row = int(reference[2][:9]) - 1 if reference else row
        if not match[2].endswith(b"/"):
            yield (row, column), match[2], match.end()


def _column(letters: bytes) -> int:
    """A → 0, Z → 25, AA → 26."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number - 1


def _whole_xml(xml: bytes) -> bytes:
    """XML whose every element is closed: the reader of .ods never comes back from one that is not."""
    expat.ParserCreate().Parse(xml, True)
    return xml


def _ods_traits(xml: bytes) -> Iterator[tuple[str, Traits]]:
    """Name and traits of each sheet of an .ods; the reader itself refuses what would take too much memory."""
    starts = list(ODS_TABLE.finditer(xml))
    for match, end in zip(starts, [*(later.start() for later in starts[1:]), len(xml)], strict=True):
        part = xml[match.start() : end]
        errors = dict(_ods_errors(part)) if ODS_ERROR in part else {}
        yield html.unescape(match[1].decode()), Traits(formulas=part.count(b":formula="), errors=errors)


def _ods_errors(part: bytes) -> Iterator[tuple[tuple[int, int], str]]:
    row, next_row, column = 0, 0, 0
    tags = list(ODS_ROW_OR_CELL.finditer(part))
    for tag, end in zip(tags, [*(later.start() for later in tags[1:]), len(part)], strict=True):
        whole = part[tag.start() : end]
        repeated = ODS_REPEATED.search(whole)
        times = int(repeated[1]) if repeated else 1
        if tag[1] == b"table-row":
            row, next_row, column = next_row, next_row + times, 0
            continue
        if ODS_ERROR in whole:
            shown = ODS_SHOWN.search(whole)
            yield (row, column), shown[1].decode() if shown else "#VALUE!"
        column += times
