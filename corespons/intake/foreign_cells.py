"""The cells of a foreign list as a profile says they are read: carried down, taken apart, translated, filled in."""

import re
from collections import Counter
from collections.abc import Callable, Container, Iterable, Mapping, Sequence

from corespons.geography import plain
from corespons.intake.cell_dates import DATES, ORDERS, in_order
from corespons.intake.cell_names import YES_NO
from corespons.intake.cell_text import is_missing, shown
from corespons.intake.profile import ANYTHING_ELSE, Profile
from corespons.intake.sheets import Cell, is_filled
from corespons.tables import Column, Kind

NUMBERS = {Kind.INTEGER, Kind.DECIMAL, Kind.MONEY}
NAME_AND_CODE = re.compile(r"(.+?) ?\((\d{4})\)")
UNCLEAR = "{} (otydligt)"  # no number: the sign for thousands stands where it cannot

Read = Callable[[Cell], Cell]


def cell_readers(profile: Profile, heading: str, cells: Iterable[Cell] = ()) -> list[Read]:
    """What is done to each cell under one of our headings, in this order; `cells`: all that stand under it."""
    column = next(one for one in profile.table.columns if one.heading == heading)
    readers: list[Read] = []
    separator, translation = profile.separators.get(heading), profile.values.get(heading)
    if separator:
        readers.append(lambda cell: "; ".join(_parts(cell, separator)) if is_filled(cell) else cell)
    if translation:
        readers.append(_translating(column, translation, separator is not None))
    if column.kind is Kind.MUNICIPALITY:
        readers.append(_code_first)
    if column.kind in NUMBERS and profile.thousands:
        readers.append(_without_thousands(profile.thousands))
    if column.kind in DATES and profile.dates and not _is_gainsaid(profile.dates, cells):
        readers.append(_in_order(profile.dates))
    if heading in profile.defaults:
        readers.append(lambda cell: cell if is_filled(cell) else profile.defaults[heading])
    return readers


def _parts(cell: Cell, separator: str) -> list[str]:
    return [part.strip() for part in shown(cell).split(separator) if part.strip()]


def _translating(column: Column, translation: Mapping[str, str], has_several: bool) -> Read:
    """A cell as the profile translates it, each of several values by itself."""
    ours = {*map(plain, column.codes), *(YES_NO if column.kind is Kind.YES_NO else ())}
    rest = translation.get(ANYTHING_ELSE)

    def one(text: str) -> str | None:
        written = plain(text)
        is_other = rest is not None and written and written not in ours and not is_missing(text)
        return translation.get(written, rest if is_other else None)

    def read(cell: Cell) -> Cell:
        if has_several and is_filled(cell):
            return "; ".join(one(part) or part for part in _parts(cell, ";"))
        return one(shown(cell)) or cell

    return read


def _code_first(cell: Cell) -> Cell:
    """Sundsvall (2281) as 2281 Sundsvall, which our reader holds against each other."""
    match = NAME_AND_CODE.fullmatch(shown(cell)) if isinstance(cell, str) else None
    return f"{match[2]} {match[1]}" if match else cell


def _without_thousands(sign: str) -> Read:
    """A number without the sign between its thousands; one where that sign stands elsewhere is no number."""
    grouped = re.compile(rf"[-−]?\d{{1,3}}(?:{re.escape(sign)}\d{{3}})+(?:[^\d{re.escape(sign)}\s]\d+)?", re.ASCII)

    def read(cell: Cell) -> Cell:
        text = shown(cell)
        if not isinstance(cell, str) or sign not in text or is_missing(text):
            return cell
        return text.replace(sign, "") if grouped.fullmatch(text) else UNCLEAR.format(text)

    return read


def _in_order(order: str) -> Read:
    """A date with its year last as ours; one that is no day in that order is left for the judge to set aside."""
    return lambda cell: in_order(cell, order) or cell


def _is_gainsaid(order: str, cells: Iterable[Cell]) -> bool:
    """Whether the days that fit one order alone rather fit the other: the source has changed how it writes, and those
    that fit both would be read wrong without a word."""
    (other,) = set(ORDERS) - {order}
    fits = Counter((in_order(cell, order) is not None, in_order(cell, other) is not None) for cell in cells)
    return fits[False, True] > fits[True, False]


def carry_down(rows: Sequence[list[Cell]], place: int, doubtful: Container[int]) -> None:
    """Fill each empty cell of a column with the nearest filled one above it, but never past a row that is doubtful."""
    above: Cell = None
    for number, row in enumerate(rows):
        if number in doubtful:
            above = None
        elif is_filled(row[place]):
            above = row[place]
        else:
            row[place] = above


def read_cells(rows: Sequence[list[Cell]], place: int, readers: Sequence[Read]) -> None:
    """Read the cells of a column where they stand."""
    for row in rows if readers else ():
        for read in readers:
            row[place] = read(row[place])
