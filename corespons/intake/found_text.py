"""The tables of a text file: what stands under its headings, told apart as in a sheet."""

from collections.abc import Callable
from dataclasses import replace

from corespons.intake.cell_text import shown
from corespons.intake.crossed import Crosses, crossed_heading
from corespons.intake.found_tables import LOOKED_AT, FoundTable, beside, known_count
from corespons.intake.read_text import TextFile
from corespons.intake.row_roles import Role, below, row_ranges
from corespons.intake.sheets import is_filled

REASON = "Rad {} togs som rubriker."


def tables_of_text(
    read: TextFile, is_known: Callable[[str], bool] | None = None, crosses: Crosses | None = None
) -> tuple[FoundTable, ...]:
    """The tables beside each other in a text file; the numbers are those of its records. A broken record is data."""
    lines: tuple[int, ...] = (read.heading_row,)
    if is_known and crosses:
        read, lines = _or_crossed(read, is_known, crosses)
    roles = below(read.rows, [place for place in range(len(read.rows)) if place not in read.broken], read.heading)
    account = dict.fromkeys(read.above, Role.TITLE) | dict.fromkeys(lines, Role.HEADING)
    account |= {read.numbers[place - 1]: role for place, role in roles.items()}
    account |= dict.fromkeys((read.numbers[place] for place in read.broken), Role.DATA)
    kept = [place for place, number in enumerate(read.numbers) if account.get(number) is Role.DATA]
    whole = FoundTable(
        tuple(read.heading), lines, [read.rows[place] for place in kept],
        [read.numbers[place] for place in kept], account, REASON.format(row_ranges(lines)),
    )  # fmt: skip
    return beside(whole)


def _or_crossed(read: TextFile, is_known: Callable[[str], bool], crosses: Crosses) -> tuple[TextFile, tuple[int, ...]]:
    """The file with the heading of a crossed table where that is better, and the lines of its heading."""
    grid = [*read.over, read.heading, *read.rows]
    filled = [place for place, row in enumerate(grid[:LOOKED_AT]) if any(map(is_filled, row))]
    heading, places = crossed_heading(grid, filled, crosses)
    is_other = known_count(read.heading, is_known) >= 2 and read.heading_row - 1 not in places
    if not places or is_other:
        return read, (read.heading_row,)
    end, before = places[-1] + 1, read.heading_row
    crossed = replace(
        read, heading=[shown(cell) for cell in heading], heading_row=end, rows=grid[end:],
        numbers=range(end + 1, len(grid) + 1), over=grid[: places[0]],
        broken={place + before - end: why for place, why in read.broken.items() if place + before >= end},
        above=tuple(place + 1 for place in filled if place < places[0]),
    )  # fmt: skip
    return crossed, tuple(place + 1 for place in places)


def best_of_text(read: TextFile, is_known: Callable[[str], bool], crosses: Crosses | None = None) -> FoundTable:
    """The table of a text file whose headings are best known."""
    return max(tables_of_text(read, is_known, crosses), key=lambda one: known_count(one.heading, is_known))
