"""Finding the table in a sheet: where its headings stand, where its rows are, and what every other row is."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from corespons.geography import plain
from corespons.intake.beside import column_blocks, columns_told, only, parted
from corespons.intake.cell_text import shown
from corespons.intake.crossed import Crosses, crossed_heading
from corespons.intake.row_roles import Role, below, others_in, row_ranges, table_above, told_of
from corespons.intake.sheets import Cell, is_filled

LOOKED_AT = 30  # rows from the top in which a heading may stand
HEADING_LINES = 3
BESIDE = (
    "Kolumn {} ser ut som en egen tabell bredvid och lästes inte här. Ska den med, lägg den på ett eget blad "
    "och läs in den för sig."
)
ONE_LIST = (
    "Kolumn {} lästes som samma lista som kolumnerna till vänster om den tomma kolumnen. Är de en egen tabell, "
    "lägg dem på ett eget blad."
)
NOTHING: list[Cell] = []


@dataclass(frozen=True)
class FoundTable:
    """A table as it stands in a sheet. Row numbers are those that Excel shows.

    `rows` and `numbers` are the data alone; `account` says of every row of the sheet that is not empty what it is;
    `reason` says in Swedish why the heading was taken; `beside` names the columns of tables on the same rows, and
    `taken` those that an empty column parts from the rest but nothing else tells from it; `across` what values stood as
    headings, and `crossed` what is told of it, once the table has been made long.
    """

    heading: tuple[Cell, ...]
    heading_rows: tuple[int, ...]
    rows: Sequence[Sequence[Cell]]
    numbers: Sequence[int]
    account: Mapping[int, Role]
    reason: str
    beside: tuple[str, ...] = ()
    taken: tuple[str, ...] = ()
    across: str | None = None
    crossed: str = ""

    def told(self) -> Iterator[str]:
        """A sentence for each kind of row that was not taken as data; none for a heading alone at the top."""
        yield from told_of(self.account, self.heading_rows)
        yield from (BESIDE.format(columns) for columns in self.beside)
        yield from (ONE_LIST.format(columns) for columns in self.taken)
        yield from [self.crossed] if self.crossed else []

    @property
    def others(self) -> dict[str, int]:
        """How many rows are of each kind but data."""
        return others_in(self.account)


def find_table(
    rows: Sequence[Sequence[Cell]],
    is_known: Callable[[str], bool],
    exact: bool = False,
    crosses: Crosses | None = None,
) -> FoundTable | None:
    """The table of a sheet, None when the sheet is empty.

    The heading is the first row that is not empty, unless that row has no two known headings and a later one, or
    several lines joined, has; `crosses` also knows headings that are values, as years. With `exact`, a heading at the
    top makes every row below it data.
    """
    filled = [place for place, row in enumerate(rows[:LOOKED_AT]) if any(map(is_filled, row))]
    if not filled:
        filled = [place for place, row in enumerate(rows) if any(map(is_filled, row))][:1]
    if not filled:
        return None
    heading, places = _heading(rows, filled, is_known)
    if crosses:
        heading, places = _or_crossed(rows, filled, (heading, places), is_known, crosses)
    under = range(places[-1] + 1, len(rows))
    above = [place for place in filled if place < places[0]]
    account = {place + 1: Role.TITLE for place in above}
    account |= {place + 1: Role.OTHER for place in table_above(rows, above)}
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


def find_tables(
    rows: Sequence[Sequence[Cell]], is_known: Callable[[str], bool], crosses: Crosses | None = None
) -> tuple[FoundTable, ...]:
    """Every table of a sheet: one above the other, and beside each other; each accounts for all rows of the sheet."""
    first = find_table(rows, is_known, crosses=crosses)
    if first is None:
        return ()
    filled = [number for number, role in sorted(first.account.items()) if role is Role.OTHER]
    lower = next((number for number in filled if number > first.heading_rows[-1]), None)
    rest = find_tables([*[NOTHING] * (lower - 1), *rows[lower - 1 :]], is_known, crosses) if lower else ()
    whole = dict.fromkeys(first.account, Role.OTHER)
    return (*beside(first), *(replace(one, account={**whole, **one.account}) for one in rest))


def best_table(tables: Sequence[FoundTable], is_known: Callable[[str], bool]) -> FoundTable | None:
    """The table of a sheet whose headings are best known, the first of those equally well; None when there is none."""
    return max(tables, key=lambda one: known_count(one.heading, is_known), default=None)


def beside(found: FoundTable) -> tuple[FoundTable, ...]:
    """The tables that stand beside each other in one, each with the cells under its own headings alone."""
    blocks = column_blocks(found.heading, found.rows)
    if len(blocks) == 1:
        taken = tuple(map(columns_told, parted(found.heading, found.rows)[1:]))
        return (replace(found, taken=taken),)
    width = len(found.heading)
    parts = []
    for block in blocks:
        rows = [only(block, width, row) for row in found.rows]
        kept = [place for place, row in enumerate(rows) if any(map(is_filled, row))]
        numbers = [found.numbers[place] for place in kept]
        left = dict.fromkeys(set(found.numbers) - set(numbers), Role.BESIDE)
        others = tuple(columns_told(other) for other in blocks if other is not block)
        heading = tuple(only(block, width, found.heading))
        parts.append(replace(
            found, heading=heading, rows=[rows[place] for place in kept], numbers=numbers,
            account={**found.account, **left}, beside=others,
        ))  # fmt: skip
    return tuple(parts)


def _heading(
    rows: Sequence[Sequence[Cell]], filled: Sequence[int], is_known: Callable[[str], bool]
) -> tuple[tuple[Cell, ...], tuple[int, ...]]:
    """The heading, and where its lines stand."""
    first = filled[0]
    if known_count(rows[first], is_known) == 0:  # a title alone on its row
        first = next((place for place in filled if _is_wide(rows[place])), first)
    starts = [first] if known_count(rows[first], is_known) >= 2 else filled
    best: tuple[tuple[Cell, ...], tuple[int, ...]] = tuple(rows[first]), (first,)
    most = max(known_count(rows[first], is_known), 1)
    for place in starts:
        for lines in range(1, HEADING_LINES + 1):
            places = tuple(range(place, place + lines))
            if places[-1] not in filled:
                break
            heading = _joined([rows[one] for one in places], is_known)
            found = known_count(heading, is_known)
            is_better = found > most or (found == most and lines < len(best[1]))  # a title above says nothing
            if is_better and (lines == 1 or _is_explained(rows[places[-1]], heading, is_known)):
                best, most = (heading, places), found
    return best


def _or_crossed(
    rows: Sequence[Sequence[Cell]],
    filled: Sequence[int],
    ordinary: tuple[tuple[Cell, ...], tuple[int, ...]],
    is_known: Callable[[str], bool],
    crosses: Crosses,
) -> tuple[tuple[Cell, ...], tuple[int, ...]]:
    """The heading of the first crossed table instead of one that is less known, or that is a line of it."""
    heading, places = crossed_heading(rows, filled, crosses)
    is_better = bool(places) and (known_count(ordinary[0], is_known) < 2 or ordinary[1][-1] in places)
    return (heading, places) if is_better else ordinary


def _is_wide(row: Sequence[Cell]) -> bool:
    """Whether a row has several cells, all of them words."""
    texts = [isinstance(cell, str) for cell in row if is_filled(cell)]
    return len(texts) > 1 and all(texts)


def known_count(heading: Sequence[Cell], is_known: Callable[[str], bool]) -> int:
    """How many different known headings there are."""
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


def _reason(heading: Sequence[Cell], places: Sequence[int], is_known: Callable[[str], bool]) -> str:
    where = row_ranges([place + 1 for place in places])
    found = known_count(heading, is_known)
    return f"Rad {where} togs som rubriker: {found} av dem är kända." if found else f"Rad {where} är den första."
