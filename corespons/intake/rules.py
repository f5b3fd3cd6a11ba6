"""Rules between the cells of a row: each names the later cell as the faulty one."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from corespons.intake.cell_text import Fault, Value
from corespons.tables import Between, Rule, Table

Columns = Mapping[str, Sequence[Value]]
Faults = Mapping[str, Mapping[int, Fault]]

NO_COMPANY = "Raden saknar företag. Skriv Organisationsnummer, eller Företags-ID om numret inte är känt."


def broken_rules(table: Table, columns: Columns, faults: Faults, count: int) -> dict[str, dict[int, Fault]]:
    """Column name → row position → which rule the row breaks. A rule with a faulty cell in it is not judged."""
    broken: dict[str, dict[int, Fault]] = {}
    if table.has_company:
        broken["org_number"] = _without_company(columns, faults, count)
    for between in table.rules:
        judge = JUDGES[between.rule]
        unread = {place for name in (between.column, *between.others) for place in faults.get(name, {})}
        found = judge(table, between, columns, count)
        broken.setdefault(between.column, {}).update(
            {place: one for place, one in found.items() if place not in unread}
        )
    return broken


def _without_company(columns: Columns, faults: Faults, count: int) -> dict[int, Fault]:
    unread = faults.get("org_number", {}).keys() | faults.get("company_ref", {}).keys()
    pairs = zip(columns["org_number"], columns["company_ref"], range(count), strict=True)
    return {
        place: Fault(NO_COMPANY)
        for number, ref, place in pairs
        if number is None and ref is None and place not in unread
    }


def _not_before(table: Table, between: Between, columns: Columns, count: int) -> dict[int, Fault]:
    later, earlier = table.column(between.column).heading, table.column(between.others[0]).heading
    pairs: Any = zip(columns[between.column], columns[between.others[0]], range(count), strict=True)
    return {
        place: Fault(f"{later} {end} är före {earlier} {start}. Rätta det av datumen som är fel.")
        for end, start, place in pairs
        if end is not None and start is not None and end < start
    }


def _different(table: Table, between: Between, columns: Columns, count: int) -> dict[int, Fault]:
    this, other = table.column(between.column).heading, table.column(between.others[0]).heading
    pairs = zip(columns[between.column], columns[between.others[0]], range(count), strict=True)
    return {
        place: Fault(f"{this} är samma som {other}: {one}. Rätta den av dem som är fel.")
        for one, two, place in pairs
        if one is not None and one == two
    }


def _required_with(table: Table, between: Between, columns: Columns, count: int) -> dict[int, Fault]:
    filled: dict[int, str] = {}
    for name in reversed(between.others):
        filled |= {place: table.column(name).heading for place, value in enumerate(columns[name]) if value is not None}
    this = table.column(between.column).heading
    return {
        place: Fault(f"{this} saknas men krävs när {filled[place]} är ifylld. Fyll i datumet.")
        for place in range(count)
        if place in filled and columns[between.column][place] is None
    }


def _required_unless_digital(table: Table, between: Between, columns: Columns, count: int) -> dict[int, Fault]:
    this, form = table.column(between.column).heading, columns[between.others[0]]
    return {
        place: Fault(f"{this} saknas men krävs när formen är {form[place]}. Skriv kommunens namn eller kod.")
        for place in range(count)
        if columns[between.column][place] is None and form[place] is not None and form[place] != "digital"
    }


Judge = Callable[[Table, Between, Columns, int], dict[int, Fault]]

JUDGES: dict[Rule, Judge] = {
    Rule.NOT_BEFORE: _not_before,
    Rule.DIFFERENT: _different,
    Rule.REQUIRED_WITH: _required_with,
    Rule.REQUIRED_UNLESS_DIGITAL: _required_unless_digital,
}
