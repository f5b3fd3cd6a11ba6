"""Setting aside: the rows that cannot be loaded, with what is wrong, told so that a person can mend it."""

from collections.abc import Iterator
from uuid import uuid4

from corespons import texts
from corespons.intake.cell_text import Fault, beginning, shown
from corespons.intake.judge import Examined
from corespons.intake.persons import Persons, shown_cell
from corespons.intake.receipt import ERROR, WARNING, Problem
from corespons.intake.recognise import Layout
from corespons.intake.sheets import Sheet, is_filled
from corespons.intake.suggest import meant, near
from corespons.store import SetAside
from corespons.tables import Column

LONGEST_KEPT = 32_767  # characters of a broken row's cell: what a cell of Excel holds
MOST_KEPT = 1_000  # cells of a row
LONGEST_START = 60  # characters of a row that could not be taken apart into cells


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


def row_problems(examined: Examined, place: int) -> list[Problem]:
    """Everything that is wrong with one row, in the order of the table's columns."""
    sheet = examined.sheet
    if place in sheet.broken:
        whole = " ".join(shown(cell) for cell in sheet.rows[place][:MOST_KEPT])
        start = examined.known.persons.hide_likely(beginning(whole, LONGEST_KEPT)).strip()[:LONGEST_START]
        return [Problem(ERROR, sheet.table.sheet, sheet.numbers[place], None, start, sheet.broken[place])]
    faults = examined.judged.faults[place]
    return [
        cell_problem(examined, place, column, faults[column.name])
        for column in sheet.table.columns
        if column.name in faults
    ]


def cell_problem(examined: Examined, place: int, column: Column, what: Fault | str) -> Problem:
    """A fault, or a remark if it is only words, told with the cell's place and what stands there."""
    sheet, persons = examined.sheet, examined.known.persons
    position = examined.layout.columns.get(column.name)
    row = sheet.rows[place]
    cell = row[position] if position is not None and position < len(row) else None
    value, text = shown_cell(persons, column, cell), shown(cell)
    message = persons.hide(what.message if isinstance(what, Fault) else what)
    if text and value != text:  # what is hidden as a value is not told in the sentence either
        message = message.replace(text, value)
    severity = ERROR if isinstance(what, Fault) else WARNING
    return Problem(severity, sheet.table.sheet, sheet.numbers[place], column.heading, value, message)


def set_aside(examined: Examined, place: int, problems: list[Problem]) -> SetAside:
    """A row kept whole but for persons' numbers, in our headings, with its problems."""
    sheet = examined.sheet
    return SetAside(
        id=uuid4().hex,
        table=sheet.table.name,
        sheet=sheet.table.sheet,
        row=sheet.numbers[place],
        cells=dict(_kept_cells(examined, place)),
        problems=tuple({**vars(problem)} for problem in problems),
    )


def _kept_cells(examined: Examined, place: int) -> Iterator[tuple[str, str]]:
    sheet, layout, persons = examined.sheet, examined.layout, examined.known.persons
    columns = {position: sheet.table.column(name) for name, position in layout.columns.items()}
    row = sheet.rows[place]
    if len(row) > MOST_KEPT:  # a line of delimiters; the file itself is kept whole
        row = [*row[:MOST_KEPT], f"… och {texts.number(len(row) - MOST_KEPT)} celler till"]
    for position, cell in enumerate(row):
        column = columns.get(position)
        heading = column.heading if column else layout.others.get(position)
        if not is_filled(cell) or position == layout.row_ids or (heading is None and position < layout.width):
            continue
        if place in sheet.broken:  # may be the rest of a file in one cell
            cell = beginning(shown(cell), LONGEST_KEPT)
        text = shown_cell(persons, column, cell)
        yield (
            persons.hide(heading or f"Kolumn {position + 1}"),
            persons.hide_likely(text) if place in sheet.broken else text,
        )
