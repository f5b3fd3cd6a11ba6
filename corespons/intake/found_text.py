"""The tables of a text file: what stands under its headings, told apart as in a sheet."""

from collections.abc import Callable

from corespons.intake.found_tables import FoundTable, beside, known_count
from corespons.intake.read_text import TextFile
from corespons.intake.row_roles import Role, below

REASON = "Rad {} togs som rubriker."


def tables_of_text(read: TextFile) -> tuple[FoundTable, ...]:
    """The tables beside each other in a text file; the numbers are those of its records. A broken record is data."""
    roles = below(read.rows, [place for place in range(len(read.rows)) if place not in read.broken], read.heading)
    account = dict.fromkeys(read.above, Role.TITLE) | {read.heading_row: Role.HEADING}
    account |= {read.numbers[place - 1]: role for place, role in roles.items()}
    account |= dict.fromkeys((read.numbers[place] for place in read.broken), Role.DATA)
    kept = [place for place, number in enumerate(read.numbers) if account.get(number) is Role.DATA]
    whole = FoundTable(
        tuple(read.heading), (read.heading_row,), [read.rows[place] for place in kept],
        [read.numbers[place] for place in kept], account, REASON.format(read.heading_row),
    )  # fmt: skip
    return beside(whole)


def best_of_text(read: TextFile, is_known: Callable[[str], bool]) -> FoundTable:
    """The table of a text file whose headings are best known."""
    return max(tables_of_text(read), key=lambda one: known_count(one.heading, is_known))
