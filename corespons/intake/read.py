"""Reading: a delivered file, whatever it is, becomes sheets of raw cells or one sentence that says why not."""

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import PurePosixPath

from corespons.errors import UnreadableFile
from corespons.geography import plain
from corespons.intake.crossed import Crosses, crossing
from corespons.intake.crossed_rows import lengthened
from corespons.intake.found_tables import FoundTable, best_table, find_table, find_tables
from corespons.intake.found_text import best_of_text
from corespons.intake.profile import Profile
from corespons.intake.read_html import is_html, read_html
from corespons.intake.read_text import read_text
from corespons.intake.read_workbook import RawSheet, is_workbook, read_workbook
from corespons.intake.receipt import ERROR, WARNING, Problem
from corespons.intake.recognise import known_headings, plain_heading
from corespons.intake.sheets import Delivered, Sheet
from corespons.intake.suggest import near
from corespons.intake.template import EXPLANATION
from corespons.settings import MAX_UPLOAD_MB
from corespons.tables import TABLES, Table, table_for_sheet

TEXT_SUFFIXES = (".csv", ".tsv", ".txt")
WORKBOOK_SUFFIXES = (".xlsx", ".xlsm", ".xls", ".xlsb", ".ods")
HTML_SUFFIXES = (".xls", ".html", ".htm")
GARBLED = (b"\xc3\x83\xc2", b"\xef\xbf\xbd")  # å, ä and ö put into UTF-8 twice, or replaced by the sign for unknown
BENT = (
    "Filens å, ä eller ö förvanskades innan den kom hit (Ã¶ eller �). Raderna är lästa som de står; hämta filen på "
    "nytt ur källan, sparad som CSV UTF-8, och läs in den igen."
)
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
            return _workbook(*read_workbook(content, lambda names: list(_table_names(names, profile))), profile)
        if suffix in HTML_SUFFIXES and is_html(content):
            return _page(PurePosixPath(file).stem, content, profile)
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

    def is_known(cell: str) -> bool:
        return plain(cell.replace("*", "")) in headings

    crosses = _crosses(profile)
    encoding, delimiter = (profile.encoding, profile.delimiter) if profile else (None, None)
    read = read_text(content, is_known, encoding, delimiter, crosses)
    is_garbled = any(mark in content for mark in GARBLED)
    garbled = (Problem(WARNING, table.sheet, None, None, None, BENT),) if is_garbled else ()
    if profile is None and not read.above:  # in the exchange format every row is data
        sheet = Sheet(table, tuple(read.heading), read.heading_row, read.rows, read.numbers, read.broken)
        return Delivered((sheet,), garbled, read.encoding, read.delimiter)
    found = best_of_text(read, is_known, crosses)
    if profile and crosses:
        found = lengthened(found, crosses, {read.numbers[place] for place in read.broken}, _carried(profile)) or found
    reasons = {read.numbers[place]: reason for place, reason in read.broken.items()}
    broken = {place: reasons[number] for place, number in enumerate(found.numbers) if number in reasons}
    sheet = replace(_as_sheet(table, found), broken=broken)
    return Delivered((sheet,), (*garbled, *_told(table, found)), read.encoding, read.delimiter)


def _page(stem: str, content: bytes, profile: Profile | None) -> Delivered:
    """The tables of a web page as sheets: one alone is named as the file, else they are numbered."""
    tables = read_html(content)
    name = COPY_NUMBER.sub("", stem)
    names = [name] if len(tables) == 1 else [f"{name} {number}" for number in range(1, len(tables) + 1)]
    chosen = list(_table_names(names, profile))
    raw = [RawSheet(one, rows, 0) for one, rows in zip(names, tables, strict=True) if one in chosen]
    return _workbook(raw, [one for one in names if one not in chosen], profile)


def _workbook(raw: list[RawSheet], left: list[str], profile: Profile | None) -> Delivered:
    if not raw:
        raise UnreadableFile(_no_table(left, profile))
    if profile and len(raw) > 1:
        only = _only_fitting(raw, profile)
        raw, left = [only], [*left, *(one.name for one in raw if one is not only)]
    sheets: dict[str, Sheet] = {}
    problems = [
        Problem(WARNING, name, None, None, None, _left(name, raw[0].name if profile else None))
        for name in left
        if plain(name) != plain(EXPLANATION)
    ]
    for one in raw:
        table = profile.table if profile else table_for_sheet(one.name)
        found = _sheet(one, table, profile) if table else None
        if found is None:
            problems.append(
                Problem(WARNING, one.name, None, None, None, f"Bladet {one.name} är tomt: det har inga rubriker.")
            )
        elif found[0].table.name in sheets:
            of_table = found[0].table
            problems.append(Problem(ERROR, of_table.sheet, None, None, one.name, _second(one.name, of_table)))
        else:
            sheets[found[0].table.name] = found[0]
            problems += found[1]
            if one.is_hidden:
                told = f"Bladet {one.name} är dolt i filen men lästes. Ta bort det om det inte skulle med."
                problems.append(Problem(WARNING, one.name, None, None, None, told))
    return Delivered(tuple(sheets.values()), tuple(problems))


def _only_fitting(raw: list[RawSheet], profile: Profile) -> RawSheet:
    """The one sheet that has every column of a profile that names none. Raises UnreadableFile where none or more do."""
    names = ", ".join(one.name for one in raw)
    fitting = [one for one in raw if _fits(_sheet(one, profile.table, profile), profile)]
    if len(fitting) == 1:
        return fitting[0]
    if fitting:
        raise UnreadableFile(
            f"Profilen passar flera blad: {', '.join(one.name for one in fitting)}. Inget av dem lästes. Läs in filen "
            f'på sidan Läs in, som läser alla, eller säg i profilen vilket som menas (sheet = "{fitting[0].name}").'
        )
    wanted = ", ".join(" eller ".join(headings) for headings in profile.columns.values())
    raise UnreadableFile(f"Inget av bladen {names} har alla profilens rubriker: {wanted}. Rätta profilen eller filen.")


def _fits(found: tuple[Sheet, list[Problem]] | None, profile: Profile) -> bool:
    """Whether a sheet has a heading for each column that a profile tells of."""
    headings = set(map(plain_heading, found[0].heading)) if found else set()
    return all(any(plain_heading(one) in headings for one in names) for names in profile.columns.values())


def _table_names(names: list[str], profile: Profile | None) -> Iterator[str]:
    """Which sheets may be tables: by their names, or the one that the profile tells of; all where it names none."""
    if profile is None:
        yield from (name for name in names if table_for_sheet(name))
        return
    wanted = plain(profile.sheet or profile.table.sheet)
    chosen = [name for name in names if plain(name) == wanted]
    yield from chosen or (names if profile.sheet is None else [])


def _sheet(raw: RawSheet, table: Table, profile: Profile | None) -> tuple[Sheet, list[Problem]] | None:
    """A sheet's table, and what is told of the rows that are no data; None when the sheet is empty."""
    headings = known_headings(table, profile)

    def is_known(text: str) -> bool:
        return plain_heading(text) in headings

    found = _profiled(raw, profile, is_known) if profile else find_table(raw.rows, is_known, exact=True)
    if found is None:
        return None
    return replace(_as_sheet(table, found), formulas=raw.formulas), _told(table, found)


def _profiled(raw: RawSheet, profile: Profile, is_known: Callable[[str], bool]) -> FoundTable | None:
    """The table of a sheet that a profile tells of, made long where it says that values stand as headings."""
    crosses = _crosses(profile)
    if crosses is None:
        return best_table(find_tables(raw.rows, is_known), is_known)
    found = find_tables(raw.rows, is_known, crosses)
    return best_table([lengthened(one, crosses, (), _carried(profile)) or one for one in found], is_known)


def _crosses(profile: Profile | None) -> Crosses | None:
    """How headings are values, where a profile says so; then one of them is enough."""
    return partial(crossing, least=1, name=profile.across) if profile and profile.across else None


def _carried(profile: Profile) -> list[str]:
    return [name for ours in profile.same_as_above for name in profile.columns.get(ours, ())]


def _as_sheet(table: Table, found: FoundTable) -> Sheet:
    return Sheet(table, found.heading, found.heading_rows[-1], found.rows, found.numbers, others=found.others)


def _told(table: Table, found: FoundTable) -> list[Problem]:
    return [Problem(WARNING, table.sheet, None, None, None, told) for told in found.told()]


def _left(name: str, of_profile: str | None) -> str:
    if of_profile:
        return f"Bladet {name} lästes inte: profilen gäller bladet {of_profile}."
    return f"Bladet {name} är ingen tabell och lästes inte{_meant(name)}."


def _meant(name: str) -> str:
    names = near(name, [table.sheet for table in TABLES])
    return f" (menas {names[0]}?)" if names else ""


def _second(name: str, table: Table) -> str:
    return f"Filen har flera blad för tabellen {table.sheet}; bladet {name} lästes inte. För ihop raderna i ett blad."


def _no_table(names: list[str], profile: Profile | None) -> str:
    if profile and profile.sheet:
        return (
            f"Profilen gäller bladet {profile.sheet}, men bladen heter {', '.join(names)}. Rätta profilen eller filen."
        )
    return (
        f"Inget blad i filen är en tabell som läses. Bladen heter {', '.join(names)}; "
        f"döp dem efter sina tabeller: {', '.join(table.sheet for table in TABLES)}."
    )
