"""Setting aside: the rows that cannot be loaded, with what is wrong, told so that a person can mend it."""

from collections.abc import Iterator
from dataclasses import asdict
from uuid import uuid4

from corespons.intake.cell_text import Fault, shown
from corespons.intake.judge import Judged
from corespons.intake.persons import Persons, shown_cell
from corespons.intake.receipt import ERROR, WARNING, Problem
from corespons.intake.recognise import Layout
from corespons.intake.sheets import Cell, Sheet, is_filled
from corespons.intake.suggest import meant, near
from corespons.store import SetAside


def heading_problems(sheet: Sheet, layout: Layout, persons: Persons) -> Iterator[Problem]:
    """What is wrong with the headings: a required one lacking, one of ours twice, one that the table does not know."""
    name = sheet.table.sheet
    lost = f"Inget av tabellens {len(sheet.rows)} rader lästes in."
    for heading in layout.lacking:
        yield Problem(
            ERROR, name, sheet.heading_row, heading, None, f"Kolumnen {heading} saknas men krävs. {lost} Lägg till den."
        )
    for heading in layout.twice:
        message = f"Rubriken {heading} står i flera kolumner. {lost} Behåll den kolumn som gäller."
        yield Problem(ERROR, name, sheet.heading_row, heading, None, message)
    ours = [column.heading for column in sheet.table.columns if column.name not in layout.columns]
    for position, heading in layout.others.items():
        if is_filled(sheet.heading[position]) or any(
            len(row) > position and is_filled(row[position]) for row in sheet.rows
        ):
            seen = persons.hide(heading)
            message = f"Kolumnen {seen} finns inte i tabellen {name} och lästes inte.{meant(near(heading, ours))}"
            if not is_filled(sheet.heading[position]):
                message = f"{seen} har ingen rubrik och lästes inte."
            yield Problem(WARNING, name, sheet.heading_row, seen, None, message)


def row_problems(sheet: Sheet, layout: Layout, judged: Judged, place: int, persons: Persons) -> list[Problem]:
    """Everything that is wrong with one row."""
    if place in sheet.broken:
        start = persons.hide_likely(" ".join(shown(cell) for cell in sheet.rows[place]).strip())[:60]
        return [Problem(ERROR, sheet.table.sheet, sheet.numbers[place], None, start, sheet.broken[place])]
    return [
        cell_problem(sheet, layout, place, name, persons, fault)
        for name, fault in sorted(judged.faults[place].items(), key=lambda found: _order(sheet, found[0]))
    ]


def cell_problem(sheet: Sheet, layout: Layout, place: int, name: str, persons: Persons, what: Fault | str) -> Problem:
    """A fault, or a remark if it is only words, told with the cell's place and what stands there."""
    column = sheet.table.column(name)
    value = shown_cell(persons, column, _cell(sheet, place, layout.columns.get(name)))
    message = persons.hide(what.message if isinstance(what, Fault) else what)
    severity = ERROR if isinstance(what, Fault) else WARNING
    return Problem(severity, sheet.table.sheet, sheet.numbers[place], column.heading, value, message)


def _order(sheet: Sheet, name: str) -> int:
    return next(number for number, column in enumerate(sheet.table.columns) if column.name == name)


def _cell(sheet: Sheet, place: int, position: int | None) -> Cell:
    row = sheet.rows[place]
    return row[position] if position is not None and position < len(row) else None


def set_aside(sheet: Sheet, layout: Layout, place: int, problems: list[Problem], persons: Persons) -> SetAside:
    """A row kept whole but for persons' numbers, in our headings, with its problems."""
    return SetAside(
        id=uuid4().hex,
        table=sheet.table.name,
        sheet=sheet.table.sheet,
        row=sheet.numbers[place],
        cells=dict(_kept_cells(sheet, layout, place, persons)),
        problems=tuple(asdict(problem) for problem in problems),
    )


def _kept_cells(sheet: Sheet, layout: Layout, place: int, persons: Persons) -> Iterator[tuple[str, str]]:
    columns = {position: sheet.table.column(name) for name, position in layout.columns.items()}
    broken = place in sheet.broken
    for position, cell in enumerate(sheet.rows[place]):
        if not is_filled(cell) or position == layout.row_ids:
            continue
        column = columns.get(position)
        text = persons.hide_likely(shown_cell(persons, column, cell)) if broken else shown_cell(persons, column, cell)
        heading = column.heading if column else layout.others.get(position)
        if heading or position >= layout.width:
            yield persons.hide(heading or f"Kolumn {position + 1}"), text
