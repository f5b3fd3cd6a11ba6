"""Reading CSV: encoding and delimiter found and told; one broken record never takes another with it."""

import csv
import io
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from corespons.errors import UnreadableFile
from corespons.intake.crossed import Crosses, crossed_heading
from corespons.intake.sheets import MAX_COLUMNS, MAX_ROWS, is_filled

DELIMITERS = (";", ",", "\t", "|")
BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
LOOKED_AT = 30  # lines from the first with text in which a heading may stand
LONGEST_HEADING = 20_000  # characters
NO_HEADING = f"Filens första rad har fler än {MAX_COLUMNS} kolumner, eller är ingen rubrikrad. Rätta den."
LONGEST_RECORD = 100  # lines: how far a quoted cell is followed in a file whose quotes do not pair
BROKEN_QUOTE = (
    "Citattecknen på raden går inte ihop. Sätt citattecken både före och efter cellens text, eller ta bort dem."
)
LINES_PER_ROW = 2  # a quoted cell may hold line breaks, but not in every row of a file that can be read
TOO_MANY = f"Filen har fler än {MAX_ROWS} rader. Dela upp den i flera filer."
TOO_LONG = f"En cell är längre än {csv.field_size_limit()} tecken. Korta den."
BENT = re.compile("[A-Za-z][„†”ŒŠ][a-z]")  # å, ä and ö of cp850 or of an old Mac, read as cp1252
UNLIKELY = (
    "Filens å, ä och ö går inte att tyda säkert: filen är varken UTF-8 eller Windows (cp1252). Spara den som CSV UTF-8 "
    "och läs in den igen, eller läs den med en profil som säger teckenkodningen (encoding, till exempel cp850)."
)
HINT = re.compile(r"sep=([;,\t|])\s*", re.IGNORECASE)  # the line by which Excel is told the delimiter

Records = tuple[list[list[str]], dict[int, str]]  # cells, and by place in the list why a record is broken


@dataclass(frozen=True)
class TextFile:
    """A CSV file as it was read: its heading, each record with its number, which are broken and why.

    `over`: the records above the heading, `above` the numbers of those that are not empty.
    """

    heading: list[str]
    heading_row: int
    rows: list[list[str]]
    numbers: range
    broken: dict[int, str]
    encoding: str
    delimiter: str
    above: tuple[int, ...] = ()
    over: Sequence[list[str]] = ()


def read_text(
    content: bytes,
    is_known: Callable[[str], bool],
    encoding: str | None = None,
    delimiter: str | None = None,
    crosses: Crosses | None = None,
) -> TextFile:
    """Read a CSV file; the delimiter is the one that gives most known headings. Raises UnreadableFile.

    The heading is the first line that is not empty, unless it has at most one known and a later one has two or more.
    `encoding` and `delimiter` are used instead of what is found, when the one who reads knows them;
    `crosses` also knows headings that are values, as years.
    """
    text, encoding = _decoded(content, encoding)
    if max(text.count("\n"), text.count("\r")) > LINES_PER_ROW * MAX_ROWS:
        raise UnreadableFile(TOO_MANY)
    lines = list(io.StringIO(text, newline=""))
    hint = HINT.fullmatch(lines[0]) if lines else None
    lines = lines[1:] if hint else lines
    start = next((number for number, line in enumerate(lines) if line.strip()), None)
    if start is None:
        raise UnreadableFile("Filen är tom. Den ska ha rubriker på första raden och en rad per uppgift under dem.")
    first = start
    start = _heading_line(lines, first, hint[1] if hint else delimiter, is_known, crosses)
    if len(lines[start]) > LONGEST_HEADING:
        raise UnreadableFile(NO_HEADING)
    delimiter = hint[1] if hint else delimiter or _delimiter(lines, start, is_known)
    heading = _heading(lines, start, delimiter)
    rows, broken = _records(lines, delimiter, len(heading))
    if heading not in rows:  # a quote above it took it along: then nothing above is let go
        start, heading = first, _heading(lines, first, delimiter)
    else:
        start = rows.index(heading)
    return TextFile(
        heading=heading,
        heading_row=start + 1,
        rows=rows[start + 1 :],
        numbers=range(start + 2, len(rows) + 1),
        broken={place - start - 1: reason for place, reason in broken.items()},
        encoding=encoding,
        delimiter=delimiter,
        above=tuple(place + 1 for place, row in enumerate(rows[:start]) if any(map(is_filled, row))),
        over=rows[:start],
    )


def _decoded(content: bytes, known: str | None) -> tuple[str, str]:
    marked = next((name for bom, name in BOMS if content.startswith(bom)), None)
    for encoding in [marked] if marked else [known] if known else ["utf-8", "cp1252"]:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if encoding == "cp1252" and not known and BENT.search(text):
            raise UnreadableFile(UNLIKELY)
        return text, encoding
    raise UnreadableFile("Filens tecken går inte att tyda. Spara den som CSV UTF-8 och läs in den igen.")


def _heading_line(
    lines: list[str], start: int, delimiter: str | None, is_known: Callable[[str], bool], crosses: Crosses | None
) -> int:
    """The line that the heading stands on: the first with text, or below lines of title that say nothing known."""

    def merit(line: int) -> int:
        if len(lines[line]) > LONGEST_HEADING:
            return 0
        found = (_one_record(lines, line, one, 0)[0] or [] for one in ([delimiter] if delimiter else DELIMITERS))
        return max(len({cell for cell in cells if is_known(cell)}) for cells in found)

    if merit(start) > 1:
        return start
    best = max(range(start, min(start + LOOKED_AT, len(lines))), key=merit)
    if merit(best) > 1:
        return best
    return start if crosses is None else _crossed_line(lines, start, [delimiter] if delimiter else DELIMITERS, crosses)


def _crossed_line(lines: list[str], start: int, delimiters: Sequence[str], crosses: Crosses) -> int:
    """The last line of a heading whose columns are values, as years; else the line to start from."""
    looked_at = [line[:LONGEST_HEADING] for line in lines[start : start + 2 * LOOKED_AT]]
    for delimiter in delimiters:
        rows = list(csv.reader(looked_at, delimiter=delimiter)) if "\x00" not in "".join(looked_at) else []
        filled = [place for place, row in enumerate(rows[:LOOKED_AT]) if any(map(is_filled, row))]
        _, places = crossed_heading(rows, filled, crosses)
        if places and len(rows) == len(looked_at):  # no quoted cell over several lines
            return start + places[-1]
    return start


def _delimiter(lines: list[str], start: int, is_known: Callable[[str], bool]) -> str:
    """The delimiter whose heading has most known names, then most cells."""

    def merit(delimiter: str) -> tuple[int, int]:
        heading = _one_record(lines, start, delimiter, 0)[0] or []
        return len({cell for cell in heading if is_known(cell)}), len(heading)

    return max(DELIMITERS, key=merit)


def _heading(lines: list[str], start: int, delimiter: str) -> list[str]:
    heading = _one_record(lines, start, delimiter, 0)[0]
    if heading is None or any("\x00" in cell for cell in heading):
        raise UnreadableFile("Filens första rad går inte att läsa som rubriker. Kontrollera att det är en CSV-fil.")
    if sum(map(is_filled, heading)) > MAX_COLUMNS:
        raise UnreadableFile(f"Filen har fler än {MAX_COLUMNS} kolumner. Ta bort dem som inte hör till tabellen.")
    return heading


def _records(lines: list[str], delimiter: str, width: int) -> Records:
    """Every record of the file, blank ones too, and which of them are broken and why."""
    rows = _unbroken(lines, delimiter, width)
    if rows is not None:
        broken: dict[int, str] = {}
    else:
        followed = list(islice(_followed(lines, delimiter, width), MAX_ROWS + 1))
        rows = [cells for cells, _ in followed]
        broken = {place: reason for place, (_, reason) in enumerate(followed) if reason}
    if len(rows) > MAX_ROWS:
        raise UnreadableFile(TOO_MANY)
    return rows, broken


def _unbroken(lines: list[str], delimiter: str, width: int) -> list[list[str]] | None:
    """Every record of a file whose quotes pair; None when they do not, or when a quoted cell has swallowed rows."""
    try:
        rows = list(islice(csv.reader(lines, delimiter=delimiter, strict=True), MAX_ROWS + 1))
        swallowed = len(rows) < len(lines) and _any_swallowed(lines, delimiter, width)
    except csv.Error:
        return None
    return None if swallowed else rows


def _any_swallowed(lines: list[str], delimiter: str, width: int) -> bool:
    reader, read = csv.reader(lines, delimiter=delimiter, strict=True), 0
    for _ in reader:
        if _has_swallowed(lines[read : reader.line_num], delimiter, width):
            return True
        read = reader.line_num
    return False


def _followed(lines: list[str], delimiter: str, width: int) -> Iterator[tuple[list[str], str]]:
    """Every record of a file whose quotes do not pair: a line that cannot be read is one broken record."""
    position = 0
    while position < len(lines):
        cells, spanned = _one_record(lines, position, delimiter, width)
        if cells is None:
            line = lines[position].rstrip("\r\n")
            yield line.split(delimiter), TOO_LONG if len(line) > csv.field_size_limit() else BROKEN_QUOTE
        else:
            yield cells, ""
        position += spanned


def _one_record(lines: list[str], position: int, delimiter: str, width: int) -> tuple[list[str] | None, int]:
    """The record that begins on a line and how many lines it spans; None and 1 when it cannot be read."""
    reader = csv.reader(lines[position : position + LONGEST_RECORD], delimiter=delimiter, strict=True)
    try:
        cells = next(reader)
    except csv.Error:
        return None, 1
    swallowed = _has_swallowed(lines[position : position + reader.line_num], delimiter, width)
    return (None, 1) if swallowed else (cells, reader.line_num)


def _has_swallowed(lines: Sequence[str], delimiter: str, width: int) -> bool:
    """Whether one record holds lines that look like whole rows: then a quote was not closed where it should be."""
    marks, whole = [line.count(delimiter) for line in lines], width - 1
    if whole < 1 or len(lines) < 2:
        return False
    has_more = whole > 1 and sum(marks) > whole and max(marks[1:]) >= whole
    return has_more or all(one == whole for one in marks)
