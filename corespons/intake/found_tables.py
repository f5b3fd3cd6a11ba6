"""Finding the table in a sheet: where its headings stand, where its rows are, and what every other row is."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import takewhile

from corespons.geography import plain
from corespons.intake.cell_text import shown
from corespons.intake.matching_words import is_heading
from corespons.intake.sheets import Cell, is_filled

LOOKED_AT = 30  # rows from the top in which a heading may stand
HEADING_LINES = 3
LONG_NOTE = 60  # characters of a text alone on its row, below the data, that make it a note
TOTAL = re.compile(r"(summa|totalt|total|totalsumma|delsumma|s:a)\s*:?", re.IGNORECASE)
NOTE = re.compile(r"\*|\(?\d\)\s|(källa|anm|anmärkning|not|notera|obs)\b\.?\s*:", re.IGNORECASE)


class Role(Enum):
    """What a row that is not empty is; the value is how the receipt tells of such rows."""

    TITLE = "togs som rubriktext och lästes inte"
    HEADING = "togs som kolumnrubriker"
    REPEATED = "upprepar rubrikerna och lästes inte"
    TOTAL = "togs som summa och lästes inte"
    NOTE = "togs som anmärkning och lästes inte"
    OTHER = "ser ut som en egen tabell och lästes inte. Lägg den på ett eget blad och läs in den för sig"
    DATA = "är uppgifter"


@dataclass(frozen=True)
class FoundTable:
    """A table as it stands in a sheet. Row numbers are those that Excel shows.

    `rows` and `numbers` are the data alone; `account` says of every row of the sheet that is not empty what it is;
    `reason` says in Swedish why the heading was taken.
    """

    heading: tuple[Cell, ...]
    heading_rows: tuple[int, ...]
    rows: Sequence[Sequence[Cell]]
    numbers: Sequence[int]
    account: Mapping[int, Role]
    reason: str

    def told(self) -> Iterator[str]:
        """A sentence for each kind of row that was not taken as data; none for a heading alone at the top."""
        yield from told_of(self.account, self.heading_rows)


def told_of(account: Mapping[int, Role], heading_rows: Sequence[int]) -> Iterator[str]:
    """A sentence for each kind of row in an account but data, and for a heading that is not one row at the top."""
    whole = {**account, **dict.fromkeys(heading_rows, Role.HEADING)}
    is_plain = Role.TITLE not in account.values() and len(heading_rows) == 1
    for role in Role:
        numbers = [number for number, one in whole.items() if one is role]
        if numbers and role is not Role.DATA and not (role is Role.HEADING and is_plain):
            yield f"Rad {row_ranges(numbers)} {role.value}."


def find_table(
    rows: Sequence[Sequence[Cell]], is_known: Callable[[str], bool], exact: bool = False
) -> FoundTable | None:
    """The table of a sheet, None when the sheet is empty.

    The heading is the first row that is not empty, unless that row has no two known headings and a later one, or
    several lines joined, has. With `exact`, a heading at the top makes every row below it data.
    """
    filled = [place for place, row in enumerate(rows[:LOOKED_AT]) if any(map(is_filled, row))]
    if not filled:
        filled = [place for place, row in enumerate(rows) if any(map(is_filled, row))][:1]
    if not filled:
        return None
    heading, places = _heading(rows, filled, is_known)
    under = range(places[-1] + 1, len(rows))
    account = {place + 1: Role.TITLE for place in filled if place < places[0]}
    account |= {place + 1: Role.HEADING for place in places}
    if exact and len(account) == 1:
        account |= {place + 1: Role.DATA for place in under if any(map(is_filled, rows[place]))}
        rest, top = range(places[0] + 2, len(rows) + 1), "Första raden med innehåll är rubriker."
        return FoundTable(heading, (places[0] + 1,), rows[places[0] + 1 :], rest, account, top)
    account |= below(rows, under, heading)
    data = [place for place in under if account.get(place + 1) is Role.DATA]
    numbers = [place + 1 for place in data]
    lines = tuple(place + 1 for place in places)
    why = _reason(heading, places, is_known)
    return FoundTable(heading, lines, [rows[place] for place in data], numbers, account, why)


def row_ranges(numbers: Sequence[int]) -> str:
    """Row numbers as they are told: 1–3, 7."""
    parts: list[list[int]] = []
    for number in sorted(numbers):
        if parts and parts[-1][-1] == number - 1:
            parts[-1].append(number)
        else:
            parts.append([number])
    return ", ".join(f"{part[0]}–{part[-1]}" if len(part) > 1 else str(part[0]) for part in parts)


def _heading(
    rows: Sequence[Sequence[Cell]], filled: Sequence[int], is_known: Callable[[str], bool]
) -> tuple[tuple[Cell, ...], tuple[int, ...]]:
    """The heading, and where its lines stand."""
    first = filled[0]
    starts = filled[:1] if _known(rows[first], is_known) >= 2 else filled
    best: tuple[tuple[Cell, ...], tuple[int, ...]] = tuple(rows[first]), (first,)
    most = max(_known(rows[first], is_known), 1)
    for place in starts:
        for lines in range(1, HEADING_LINES + 1):
            places = tuple(range(place, place + lines))
            if places[-1] not in filled:
                break
            heading = _joined([rows[one] for one in places], is_known)
            found = _known(heading, is_known)
            is_better = found > most or (found == most and lines < len(best[1]))  # a title above says nothing
            if is_better and (lines == 1 or _is_explained(rows[places[-1]], heading, is_known)):
                best, most = (heading, places), found
    return best


def _known(heading: Sequence[Cell], is_known: Callable[[str], bool]) -> int:
    return len({plain(shown(cell)) for cell in heading if is_filled(cell) and is_known(shown(cell))})


def _is_explained(last: Sequence[Cell], heading: Sequence[Cell], is_known: Callable[[str], bool]) -> bool:
    """Whether each cell of a heading's last line is part of a known one: then it is no row of data."""
    return all(is_known(shown(heading[place])) for place, cell in enumerate(last) if is_filled(cell))


def _joined(lines: Sequence[Sequence[Cell]], is_known: Callable[[str], bool]) -> tuple[Cell, ...]:
    """Lines as one heading; a cell merged over several columns stands in the first, and counts for the others too."""
    if len(lines) == 1:
        return tuple(lines[0])
    width = max(map(len, lines))
    spread = [_spread([*line, *[None] * (width - len(line))], is_last=line is lines[-1]) for line in lines]
    return tuple(_one_heading(parts, is_known) for parts in zip(*spread, strict=True))


def _spread(line: Sequence[Cell], is_last: bool) -> list[str]:
    spread: list[str] = []
    for cell in line:
        spread.append(shown(cell) if is_filled(cell) or is_last or not spread else spread[-1])
    return spread


def _one_heading(parts: Sequence[str], is_known: Callable[[str], bool]) -> str:
    """The lines of one column: joined, or the lowest that is known, else joined."""
    whole = " ".join(filter(None, parts))
    return next((one for one in (whole, *reversed(parts)) if one and is_known(one)), whole)


def below(rows: Sequence[Sequence[Cell]], places: Sequence[int], heading: Sequence[Cell]) -> dict[int, Role]:
    """What the rows below a heading are, by place from 1; a note is only what stands after the last row of data.

    From the heading of another table on, nothing is a row of this one.
    """
    filled = [place for place in places if any(map(is_filled, rows[place]))]
    own = list(takewhile(lambda place: not _begins_another(rows, place, heading), filled))
    roles = {place + 1: _role(rows[place], heading) for place in own}
    roles |= {place + 1: Role.OTHER for place in filled[len(own) :]}
    for place in reversed(own):
        if roles[place + 1] is Role.DATA:
            if not _is_note(rows[place], heading):
                break
            roles[place + 1] = Role.NOTE
    return roles


def _begins_another(rows: Sequence[Sequence[Cell]], place: int, heading: Sequence[Cell]) -> bool:
    """Whether a row is the heading of another table: words for columns alone, or mostly such after an empty row."""
    cells = [cell for cell in rows[place] if is_filled(cell)]
    texts = [cell for cell in cells if isinstance(cell, str)]
    if len(texts) < max(len(cells), 2) or not any(map(is_heading, texts[:2])):
        return False
    above = dict(enumerate(map(shown, heading)))
    if all(plain(shown(cell)) in plain(above.get(at, "")) for at, cell in enumerate(rows[place]) if is_filled(cell)):
        return False  # its own heading, or a line of it, once more
    known = len({plain(text) for text in texts if is_heading(text)})
    is_apart = not any(map(is_filled, rows[place - 1]))
    return known >= 2 and known >= len(texts) * (0.6 if is_apart else 1)


def _role(row: Sequence[Cell], heading: Sequence[Cell]) -> Role:
    texts = [shown(cell) for cell in row if is_filled(cell)]
    named = sum(map(is_filled, heading))
    if len(texts) > 1 and texts == [shown(cell) for cell in heading if is_filled(cell)]:
        return Role.REPEATED
    if TOTAL.fullmatch(texts[0]) and 1 < len(texts) < named:
        return Role.TOTAL
    return Role.DATA


def _is_note(row: Sequence[Cell], heading: Sequence[Cell]) -> bool:
    texts = [shown(cell) for cell in row if is_filled(cell)]
    is_alone = len(texts) == 1 and sum(map(is_filled, heading)) > 1
    return is_alone and (NOTE.match(texts[0]) is not None or len(texts[0]) >= LONG_NOTE)


def _reason(heading: Sequence[Cell], places: Sequence[int], is_known: Callable[[str], bool]) -> str:
    where = row_ranges([place + 1 for place in places])
    found = _known(heading, is_known)
    return f"Rad {where} togs som rubriker: {found} av dem är kända." if found else f"Rad {where} är den första."
