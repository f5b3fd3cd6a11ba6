"""Reading: a delivered file, whatever it is, becomes sheets of raw cells or one sentence that says why not."""

import re
import unicodedata
from collections.abc import Iterator
from pathlib import PurePosixPath

from corespons.errors import UnreadableFile
from corespons.geography import plain
from corespons.intake.profile import Profile
from corespons.intake.read_text import read_text
from corespons.intake.read_workbook import RawSheet, is_workbook, read_workbook
from corespons.intake.receipt import ERROR, WARNING, Problem
from corespons.intake.recognise import known_headings
from corespons.intake.sheets import Delivered, Sheet, is_filled
from corespons.intake.suggest import near
from corespons.intake.template import EXPLANATION
from corespons.settings import MAX_UPLOAD_MB
from corespons.tables import TABLES, Table, table_for_sheet

TEXT_SUFFIXES = (".csv", ".tsv", ".txt")
WORKBOOK_SUFFIXES = (".xlsx", ".xlsm", ".xls", ".xlsb", ".ods")
COPY_NUMBER = re.compile(r" ?\(\d+\)$")  # what a browser adds to the name of a file downloaded twice


def read_file(name: str, content: bytes, profile: Profile | None = None) -> Delivered:
    """The sheets of a delivered file that are tables. Raises UnreadableFile."""
    file = file_name(name)
    if not content:
        raise UnreadableFile(f"Filen {file} är tom. Kontrollera att rätt fil är vald.")
    if len(content) > MAX_UPLOAD_MB * 1_000_000:
        raise UnreadableFile(f"Filen {file} är större än {MAX_UPLOAD_MB} MB. Dela upp den i flera filer.")
    suffix = PurePosixPath(file).suffix.lower()
    try:
        if is_workbook(content):
            return _workbook(content, profile)
        if suffix in TEXT_SUFFIXES:
            return _text(PurePosixPath(file).stem, content, profile)
    except UnreadableFile as error:
        raise UnreadableFile(f"{file}: {error}") from error
    if suffix in WORKBOOK_SUFFIXES:
        raise UnreadableFile(
            f"{file}: Filen är ingen arbetsbok. Öppna den i Excel, spara den som .xlsx och läs in den igen."
        )
    raise UnreadableFile(
        f"{file}: Filer av det slaget läses inte. Lämna en arbetsbok ({', '.join(WORKBOOK_SUFFIXES)}) "
        f"eller en CSV-fil per tabell ({', '.join(TEXT_SUFFIXES)})."
    )


def file_name(name: str) -> str:
    """A file's own name, without its folders."""
    return PurePosixPath(unicodedata.normalize("NFC", name).replace("\\", "/")).name


def _text(stem: str, content: bytes, profile: Profile | None) -> Delivered:
    table = profile.table if profile else table_for_sheet(COPY_NUMBER.sub("", stem))
    if table is None:
        raise UnreadableFile(
            f"Filens namn är ingen tabell{_meant(stem)}. Döp den efter sin tabell, till exempel Aktiviteter.csv, "
            f"eller läs in den med en profil. Tabellerna är {', '.join(table.sheet for table in TABLES)}."
        )
    headings = known_headings(table, profile)
    read = read_text(content, lambda cell: plain(cell.replace("*", "")) in headings)
    sheet = Sheet(table, tuple(read.heading), read.heading_row, read.rows, read.numbers, read.broken)
    return Delivered((sheet,), encoding=read.encoding, delimiter=read.delimiter)


def _workbook(content: bytes, profile: Profile | None) -> Delivered:
    raw, left = read_workbook(content, lambda names: list(_table_names(names, profile)))
    sheets: dict[str, Sheet] = {}
    problems = [
        Problem(WARNING, name, None, None, None, f"Bladet {name} är ingen tabell och lästes inte{_meant(name)}.")
        for name in left
        if plain(name) != plain(EXPLANATION)
    ]
    for one in raw:
        table = profile.table if profile else table_for_sheet(one.name)
        sheet = _sheet(one, table) if table else None
        if sheet is None:
            problems.append(
                Problem(WARNING, one.name, None, None, None, f"Bladet {one.name} är tomt: det har inga rubriker.")
            )
        elif sheet.table.name in sheets:
            problems.append(Problem(ERROR, sheet.table.sheet, None, None, one.name, _second(one.name, sheet.table)))
        else:
            sheets[sheet.table.name] = sheet
    if not raw:
        raise UnreadableFile(_no_table(left))
    return Delivered(tuple(sheets.values()), tuple(problems))


def _table_names(names: list[str], profile: Profile | None) -> Iterator[str]:
    """Which sheets are tables: by their names, or the one that the profile tells of."""
    if profile is None:
        yield from (name for name in names if table_for_sheet(name))
        return
    wanted = plain(profile.sheet or profile.table.sheet)
    chosen = [name for name in names if plain(name) == wanted]
    yield from chosen or (names if len(names) == 1 and profile.sheet is None else [])


def _sheet(raw: RawSheet, table: Table) -> Sheet | None:
    """A sheet with its heading, the first row that is not empty; None when there is none."""
    start = next((number for number, row in enumerate(raw.rows) if any(map(is_filled, row))), None)
    if start is None:
        return None
    numbers = range(start + 2, len(raw.rows) + 1)
    return Sheet(table, tuple(raw.rows[start]), start + 1, raw.rows[start + 1 :], numbers, formulas=raw.formulas)


def _meant(name: str) -> str:
    names = near(name, [table.sheet for table in TABLES])
    return f" (menas {names[0]}?)" if names else ""


def _second(name: str, table: Table) -> str:
    return f"Filen har flera blad för tabellen {table.sheet}; bladet {name} lästes inte. För ihop raderna i ett blad."


def _no_table(names: list[str]) -> str:
    return (
        f"Inget blad i filen är en tabell som läses. Bladen heter {', '.join(names)}; "
        f"döp dem efter sina tabeller: {', '.join(table.sheet for table in TABLES)}."
    )
