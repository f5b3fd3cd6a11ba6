"""A crossed table made long: each row becomes one for every year, month or place that stands as a heading."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace

from corespons import texts
from corespons.errors import UnreadableFile
from corespons.geography import plain
from corespons.intake.beside import columns_told
from corespons.intake.cell_text import shown
from corespons.intake.crossed import Crosses, Crossing, is_figure, is_valueless
from corespons.intake.found_tables import FoundTable
from corespons.intake.recognise import plain_heading
from corespons.intake.row_roles import TOTAL, Role
from corespons.intake.sheets import MAX_ROWS, Cell, is_filled

TOLD = "{} är värden i {} och inga egna kolumner: varje ifylld cell under dem lästes som en egen rad. {} gav {}{}."
LEFT = "; {} tom, eller med tecken för uppgift saknas, gav ingen"
LEFT_MANY = "; {} tomma, eller med tecken för uppgift saknas, gav ingen"
TOO_LONG = "Listan har så många värden som rubriker att den blir fler än {} rader. Dela upp den i flera filer."


@dataclass
class _Long:
    """The rows made so far."""

    rows: list[Sequence[Cell]] = field(default_factory=list)
    numbers: list[int] = field(default_factory=list)
    totals: list[int] = field(default_factory=list)
    valueless: list[int] = field(default_factory=list)
    given: int = 0
    made: int = 0
    left: int = 0


def lengthened(
    found: FoundTable, crosses: Crosses, broken: Collection[int] = (), carried: Collection[str] = ()
) -> FoundTable | None:
    """A crossed table made long; None where its headings are not crossed.

    `broken`: numbers of rows that could not be taken apart; `carried`: headings under which an empty cell says the same
    as the row above, also where that row has no figures and so is none here.
    """
    crossed = crosses(found.heading)
    if crossed is None:
        return None
    fixed = _fixed(found, crossed)
    heading = _unlike([*fixed.values(), crossed.name, *crossed.measures], len(fixed))
    names = set(map(plain_heading, carried))
    carries = [at for at, name in enumerate(fixed.values()) if plain_heading(name) in names]
    long = _long(found, crossed, list(fixed), set(broken), carries)
    account = {**found.account, **dict.fromkeys(long.totals, Role.TOTAL)}
    account |= dict.fromkeys(long.valueless, Role.VALUELESS)
    return replace(
        found, heading=heading, rows=long.rows, numbers=long.numbers, account=account, across=crossed.name,
        crossed=_told(crossed, long),
    )  # fmt: skip


def _fixed(found: FoundTable, crossed: Crossing) -> dict[int, str]:
    """The columns whose headings are no values, each with a name: Statistics Sweden leaves the first without."""
    names = {place: shown(found.heading[place]) for place in crossed.fixed}
    return {
        place: name or f"Kolumn {columns_told(range(place, place + 1))}"
        for place, name in names.items()
        if name or any(place < len(row) and is_filled(row[place]) for row in found.rows)
    }


def _unlike(names: Sequence[str], kept: int) -> tuple[Cell, ...]:
    """The headings, those that were made told apart from the list's own."""
    own = set(map(plain, names[:kept]))
    return tuple(f"{name} (rubrik)" if at >= kept and plain(name) in own else name for at, name in enumerate(names))


def _long(
    found: FoundTable, crossed: Crossing, fixed: Sequence[int], broken: Collection[int], carries: Sequence[int]
) -> _Long:
    long = _Long()
    before: list[Cell] = []  # what the rows above that gave none said in their first columns
    width = len(found.heading)
    for row, number in zip(found.rows, found.numbers, strict=True):
        if number in broken or any(map(is_filled, row[width:])):
            _add(long, number, [row if number in broken else _unplaced(row, fixed, crossed)])
            continue
        first = [row[place] if place < len(row) else None for place in fixed]
        for at in carries if before else ():
            first[at] = first[at] if is_filled(first[at]) else before[at]
        given = [] if _is_total(first) else list(_rows_of(row, first, crossed))
        before = [] if given else first
        _account(long, number, first, len(given), len(crossed.values))
        _add(long, number, given)
    return long


def _account(long: _Long, number: int, first: Sequence[Cell], given: int, values: int) -> None:
    if _is_total(first):
        long.totals.append(number)
        return
    if not given:
        long.valueless.append(number)
    long.given += 1 if given else 0
    long.made += given
    long.left += values - given if given else 0


def _add(long: _Long, number: int, rows: Sequence[Sequence[Cell]]) -> None:
    long.rows += rows
    long.numbers += [number] * len(rows)
    if len(long.rows) > MAX_ROWS:
        raise UnreadableFile(TOO_LONG.format(texts.number(MAX_ROWS)))


def _rows_of(row: Sequence[Cell], first: Sequence[Cell], crossed: Crossing) -> Iterator[list[Cell]]:
    for at, value in enumerate(crossed.values):
        places = (places[at] for places in crossed.measures.values())
        cells = [row[place] if place < len(row) else None for place in places]
        if not all(map(is_valueless, cells)):
            yield [*first, value, *cells]


def _unplaced(row: Sequence[Cell], fixed: Sequence[int], crossed: Crossing) -> list[Cell]:
    """A row with something beyond the last heading, kept whole: its figures may be under the wrong years."""
    first = [row[place] for place in fixed]
    rest = [cell for place, cell in enumerate(row) if place not in fixed]
    return [*first, *[None] * (1 + len(crossed.measures)), *rest]


def _is_total(first: Sequence[Cell]) -> bool:
    """Whether a row is a sum: its only words say so. Its figures are there again in the other rows."""
    words = [shown(cell) for cell in first if is_filled(cell) and not is_figure(cell)]
    return len(words) == 1 and TOTAL.fullmatch(words[0]) is not None


def _told(crossed: Crossing, long: _Long) -> str:
    """The sentence that says how many rows the file's rows gave, and how many cells gave none."""
    names = texts.listed(crossed.values) if len(crossed.values) < 4 else f"{crossed.values[0]}–{crossed.values[-1]}"
    left = (LEFT if long.left == 1 else LEFT_MANY).format(texts.counted(long.left, "cell", "celler"))
    return TOLD.format(
        f"Rubrikerna {names}" if len(crossed.values) > 1 else f"Rubriken {names}", crossed.name,
        texts.sentence(texts.counted(long.given, "rad", "rader")), long.made, left if long.left else "",
    )  # fmt: skip
