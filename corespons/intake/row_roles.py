"""What each row of a sheet is: data of the table, or a title, a sum, a note or a row of another table."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from enum import Enum
from itertools import takewhile

from corespons.geography import plain
from corespons.intake.cell_text import is_missing, shown
from corespons.intake.matching_words import is_heading
from corespons.intake.sheets import Cell, is_filled

LONG_NOTE = 60  # characters of a text alone on its row, below the data, that make it a note
TOTAL = re.compile(r"(summa|totalt|total|totalsumma|delsumma|s:a)\s*:?", re.IGNORECASE)
NOTE = re.compile(
    r"\*|\(?\d\)\s|(källa|anm|anmärkning|not|notera|obs|fotnot|fotnoter|senaste uppdatering|kontaktperson|måttenhet)"
    r"\b\.?\s*:",
    re.IGNORECASE,
)
DIGIT = re.compile(r"\d")
LOOKED_BACK = 50  # rows of data by which it is judged what a column holds
NEARLY_ALL = 0.8
TITLE_LINES = 2
LONGEST_BLOCK = 40  # rows of notes below a table

Rows = Sequence[Sequence[Cell]]


class Role(Enum):
    """What a row that is not empty is; the value is how the receipt tells of such rows."""

    TITLE = "togs som rubriktext och lästes inte"
    HEADING = "togs som kolumnrubriker"
    REPEATED = "upprepar rubrikerna och lästes inte"
    TOTAL = "togs som summa och lästes inte"
    NOTE = "togs som anmärkning och lästes inte"
    OTHER = "ser ut som en egen tabell och lästes inte här. Ska den med, lägg den på ett eget blad"
    VALUELESS = "har inga värden under rubrikerna och lästes inte"
    BESIDE = "har bara uppgifter i en tabell bredvid och lästes inte här"
    DATA = "är uppgifter"


def told_of(account: Mapping[int, Role], heading_rows: Sequence[int]) -> Iterator[str]:
    """A sentence for each kind of row in an account but data, and for a heading that is not one row at the top."""
    whole = {**account, **dict.fromkeys(heading_rows, Role.HEADING)}
    is_plain = Role.TITLE not in account.values() and len(heading_rows) == 1
    for role in Role:
        numbers = [number for number, one in whole.items() if one is role]
        if numbers and role is not Role.DATA and not (role is Role.HEADING and is_plain):
            yield f"Rad {row_ranges(numbers)} {role.value}."


def others_in(account: Mapping[int, Role]) -> dict[str, int]:
    """How many rows of an account are of each kind but data; nothing where there is only a heading of one row."""
    counted = Counter(role.name.lower() for role in account.values() if role is not Role.DATA)
    return {} if counted == {"heading": 1} else dict(counted)


def row_ranges(numbers: Sequence[int]) -> str:
    """Row numbers as they are told: 1–3, 7."""
    parts: list[list[int]] = []
    for number in sorted(numbers):
        if parts and parts[-1][-1] == number - 1:
            parts[-1].append(number)
        else:
            parts.append([number])
    return ", ".join(f"{part[0]}–{part[-1]}" if len(part) > 1 else str(part[0]) for part in parts)


def table_above(rows: Rows, places: Sequence[int]) -> list[int]:
    """Those of the rows above a heading that are a table of their own rather than lines of title."""
    groups: list[list[int]] = []
    for place in places:
        if groups and groups[-1][-1] == place - 1:
            groups[-1].append(place)
        else:
            groups.append([place])
    tables = (group for group in groups if sum(_count(rows[place]) > 2 for place in group) > 1)
    return [place for group in tables for place in group]


def _count(row: Sequence[Cell]) -> int:
    return sum(map(is_filled, row))


def below(rows: Rows, places: Sequence[int], heading: Sequence[Cell]) -> dict[int, Role]:
    """What the rows below a heading are, by place from 1; a note is only what stands after the last row of data.

    From the heading of another table on, and from the title above it, nothing is a row of this one.
    """
    filled = [place for place in places if any(map(is_filled, rows[place]))]
    end = next((at for at in range(len(filled)) if _begins_another(rows, filled, at, heading)), len(filled))
    roles = {place + 1: _role(rows[place], heading) for place in filled[:end]}
    roles |= {place + 1: Role.OTHER for place in filled[end:]}
    own = [place for place in filled[:end] if roles[place + 1] is Role.DATA]
    alone = list(takewhile(lambda place: _is_alone(rows[place], heading), reversed(own)))[::-1]
    return roles | {place + 1: Role.NOTE for place in _notes(rows, alone)}


def _notes(rows: Rows, alone: Sequence[int]) -> Sequence[int]:
    """Of the last rows, with a single cell each, those from the first note on: a note by its words, or a block of them.

    Statistics Sweden, for one, ends its tables with a block of such rows: Källa:, SCB, Kontaktperson:, and so on.
    """
    block = alone[-LONGEST_BLOCK:]
    last = max((at for at, place in enumerate(block) if _is_note(rows[place])), default=-1)
    for at, place in enumerate(block[: last + 1]):
        is_apart = place > 0 and not any(map(is_filled, rows[place - 1]))
        if is_apart or _is_note(rows[place]):
            return block[at:]
    return ()


def _begins_another(rows: Rows, filled: Sequence[int], at: int, heading: Sequence[Cell]) -> bool:
    """Whether another table begins here: words for columns alone, or after an empty row mostly such or unlike rows."""
    if at == 0 or filled[at - 1] == filled[at] - 1:
        return _is_heading(rows[filled[at]], heading, is_apart=at == 0 and filled[at] > 0 and not rows[filled[at] - 1])
    top = next((place for place in filled[at : at + TITLE_LINES + 1] if _count(rows[place]) > 1), filled[at])
    before = [rows[place] for place in filled[max(0, at - LOOKED_BACK) : at]]
    return _is_heading(rows[top], heading, is_apart=True) or _is_unlike(rows, top, before, heading)


def _is_heading(row: Sequence[Cell], heading: Sequence[Cell], is_apart: bool) -> bool:
    cells = [cell for cell in row if is_filled(cell)]
    texts = [cell for cell in cells if isinstance(cell, str)]
    if len(texts) < max(len(cells), 2) or not any(map(is_heading, texts[:2])) or _is_own(row, heading):
        return False
    known = len({plain(text) for text in texts if is_heading(text)})
    return known >= 2 and known >= len(texts) * (0.6 if is_apart else 1)


def _is_own(row: Sequence[Cell], heading: Sequence[Cell]) -> bool:
    """Whether a row is the heading itself, or a line of it, once more."""
    above = dict(enumerate(map(shown, heading)))
    return all(plain(shown(cell)) in plain(above.get(at, "")) for at, cell in enumerate(row) if is_filled(cell))


def _is_unlike(rows: Rows, place: int, before: Rows, heading: Sequence[Cell]) -> bool:
    """Whether a row has words alone where those above have dates and numbers, which the row below it has too."""
    cells = {at: cell for at, cell in enumerate(rows[place]) if is_filled(cell)}
    if len(cells) < 2 or not all(isinstance(cell, str) for cell in cells.values()) or _is_own(rows[place], heading):
        return False
    if 2 * sum(map(_is_figure, cells.values())) > len(cells):
        return False
    if place + 1 >= len(rows) or not any(map(_is_figure, rows[place + 1])):
        return False
    figures = [at for at in cells if _holds_figures([row[at] for row in before if at < len(row)])]
    return bool(figures) and not any(_is_figure(cells[at]) or is_missing(cells[at]) for at in figures)


def _holds_figures(cells: Sequence[Cell]) -> bool:
    filled = [cell for cell in cells if is_filled(cell)]
    return len(filled) > 1 and sum(map(_is_figure, filled)) >= NEARLY_ALL * len(filled)


def _is_figure(cell: Cell) -> bool:
    """Whether a cell is a number or a date, or has a digit in it."""
    return is_filled(cell) and (not isinstance(cell, str) or DIGIT.search(cell) is not None)


def _role(row: Sequence[Cell], heading: Sequence[Cell]) -> Role:
    texts = [shown(cell) for cell in row if is_filled(cell)]
    named = sum(map(is_filled, heading))
    if len(texts) > 1 and texts == [shown(cell) for cell in heading if is_filled(cell)]:
        return Role.REPEATED
    if TOTAL.fullmatch(texts[0]) and 1 < len(texts) < named:
        return Role.TOTAL
    return Role.DATA


def _is_alone(row: Sequence[Cell], heading: Sequence[Cell]) -> bool:
    return _count(row) == 1 and _count(heading) > 1


def _is_note(row: Sequence[Cell]) -> bool:
    text = next(shown(cell) for cell in row if is_filled(cell))
    return NOTE.match(text) is not None or len(text) >= LONG_NOTE
