"""Worlds as text: tables that a reader checks by eye, delivered as the loader would deliver them.

Columns stand under their names in code, two blanks or more apart. What a test does not care about is left out and
filled with something ordinary; `-` is an empty cell. A company is called by a letter and a number (A, K7): `K1..K9`
is nine rows. `#7` is the deliverer's own Företags-ID. Municipalities and actors go by name or short name.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from corespons.followup import answer, facts_on
from corespons.geography import area_names, municipality_code
from corespons.indicators import Facts, Question, Result, Window
from corespons.store import Delivery, Recorded, Store, open_store, record, to_utc
from corespons.tables import Column, Kind, Table, table_for_sheet
from tests.against_oracle import batch
from tests.oracle.rows import luhn

Row = dict[str, Any]
ACTORS = {
    "Almi": "Almi Mitt",
    "BuS": "Business Sweden",
    "EEN": "Enterprise Europe Network Mittsverige",
    "RVN": "Region Västernorrland",
    "RJH": "Region Jämtland Härjedalen",
}
ORDINARY: dict[str, dict[str, str]] = {
    "Företag": {"name": "Bolaget", "municipality": "Sundsvall"},
    "Aktörer": {"is_res_partner": "ja"},
    "Aktiviteter": {"title": "Träff", "kind": "workshop", "format": "fysisk", "municipality": "Sundsvall",
                    "status": "genomförd", "lead_actor": "Almi"},
    "Insatser": {"actor": "Almi", "kind": "rådgivning", "status": "avslutad"},
    "Ärenden": {"actor": "Almi"},
    "Lotsningar": {"from_actor": "Almi", "to_actor": "BuS"},
    "Enkäter": {"kind": "direkt"},
    "Exportvärden": {"origin": "SCB"},
    "Utfall": {"category": "Lön", "region": "gemensamt", "status": "bokförd"},
    "Finansiering": {"funder": "1:1", "region": "gemensamt", "status": "utbetalt"},
    "Tid": {"region": "23", "role": "projektledning"},
    "Försumbart stöd": {"sek_per_eur": "10"},
    "Målvärden": {"area": "projekt", "from_date": "2021-04-01", "to_date": "2023-10-31", "decision": "Styrgruppen"},
}  # fmt: skip
FIRST, LAST, LATE = "2021-04-01", "2023-10-31", "2024-06-30"


def table(text: str) -> list[Row]:
    """The rows of a text table, each cell read by its look: a date, a number, yes or no, nothing, else text."""
    return [{name: _looked_at(cell) for name, cell in row.items()} for row in _cells(text)]


def typed(sheet: str, text: str) -> list[Row]:
    """The rows of one sheet, each cell read as the sheet's column says, what is left out filled with the ordinary."""
    definition = _definition(sheet)
    rows = [one for row in _cells(text) for one in _each_company(row)]
    return [_typed_row(definition, row, number) for number, row in enumerate(rows, start=1)]


def deliver(
    store: Store, source: str, day: str, replaces: bool = False, protected: tuple[str, ...] = (), **sheets: str
) -> Recorded:
    """Record the sheets as one delivery, known from a day or moment on; `Försumbart_stöd` is `Försumbart stöd`."""
    names = {name: name.replace("_", " ") for name in sheets}
    batches = tuple(
        replace(batch(source, names[sheet], typed(names[sheet], text)), protected=protected)
        for sheet, text in sheets.items()
    )
    at = to_utc(datetime.fromisoformat(day))
    return record(store, Delivery(source, f"{source}.xlsx", "0", batches, recorded_at=at, replaces=replaces), {})


def number(name: str) -> str:
    """The made-up organisation number of the company called A, B or K7, with a right check digit."""
    body = f"499{ord(name[0]):02d}{int(name[1:] or 0):04d}"
    return next(body + digit for digit in "0123456789" if luhn(body + digit))


def result(store: Store, id: str, area: str = "projekt", **asked: str) -> Result:
    """One indicator's result in one area; an area goes by code or name."""
    audience = asked.pop("audience", "intern")
    asking = window(**asked)
    question = Question(asking, ids=(id,), areas=(area_code(area),), audience=audience)
    (found,) = answer(facts_on(store, asking.as_of), question)
    return found


def value(store: Store, id: str, area: str = "projekt", **asked: str) -> float | None:
    """One indicator's value in one area."""
    return result(store, id, area, **asked).value


def values(store: Store, id: str, **asked: str) -> dict[str, float | None]:
    """One indicator's values by the name of the area, those of nought left out."""
    asking = window(**asked)
    found = answer(facts_on(store, asking.as_of), Question(asking, ids=(id,)))
    return {one.area_name: one.value for one in found if one.value != 0}


def window(as_of: str = LATE, start: str = FIRST, to: str = LAST) -> Window:
    """The whole project, known long after, unless told."""
    return Window(date.fromisoformat(start), date.fromisoformat(to), date.fromisoformat(as_of))


def facts(store: Store, as_of: str = LATE) -> Facts:
    """What is known on a day."""
    return facts_on(store, date.fromisoformat(as_of))


def area_code(area: str) -> str:
    """The code of an area that goes by code or name."""
    return {name: code for code, name in area_names().items()}.get(area, area)


@contextmanager
def fresh_store() -> Iterator[Store]:
    """An empty store in memory."""
    store = open_store(":memory:", "hemligheten")
    try:
        yield store
    finally:
        store.close()


def _cells(text: str) -> list[dict[str, str | None]]:
    lines = [re.split(r"\s{2,}", line.strip()) for line in text.splitlines() if line.strip()]
    if not lines:
        return []
    names, *rows = lines
    return [{name: None if cell == "-" else cell for name, cell in zip(names, row, strict=True)} for row in rows]


def _looked_at(cell: str | None) -> Any:
    if cell is None or cell in ("ja", "nej"):
        return cell and cell == "ja"
    for read in (date.fromisoformat, int, float):
        try:
            return read(cell)
        except ValueError:
            continue
    return cell


def _definition(sheet: str) -> Table:
    found = table_for_sheet(sheet)
    assert found is not None, sheet
    return found


def _each_company(row: dict[str, str | None]) -> Iterator[dict[str, str | None]]:
    company = row.get("company")
    several = re.fullmatch(r"([A-Z])(\d+)\.\.\1(\d+)", company or "")
    if several is None:
        yield row
    else:
        letter, first, last = several.groups()
        for one in range(int(first), int(last) + 1):
            yield row | {"company": f"{letter}{one}"}


def _typed_row(definition: Table, row: dict[str, str | None], number: int) -> Row:
    cells: dict[str, str | None] = {**ORDINARY.get(definition.sheet, {}), **row}
    if definition.has_company and "company" in cells:
        cells |= _company(cells.pop("company") or "")
    own_id = definition.key[0]
    if definition.own_ids and own_id.required:
        cells.setdefault(own_id.name, str(number))
    unknown = cells.keys() - {column.name for column in definition.columns}
    assert not unknown, f"{definition.sheet} has no {unknown}"
    return {column.name: _read(column, cells.get(column.name)) for column in definition.columns}


def _company(name: str) -> dict[str, str | None]:
    """`A` by number, `#7` by the deliverer's own ID, `A#7` by both; ten digits and `P:…` as they stand."""
    called, _, ref = name.partition("#")
    org_number = number(called) if re.fullmatch(r"[A-Z]\d*", called) else called
    return {"org_number": org_number or None, "company_ref": ref or None}


def _read(column: Column, cell: str | None) -> Any:
    if cell is None:
        return None
    readers = {
        Kind.DATE: date.fromisoformat,
        Kind.MONTH: lambda month: date.fromisoformat(f"{month}-01"),
        Kind.TIMESTAMP: datetime.fromisoformat,
        Kind.INTEGER: int,
        Kind.DECIMAL: Decimal,
        Kind.MONEY: Decimal,
        Kind.YES_NO: lambda word: word == "ja",
        Kind.MUNICIPALITY: municipality_code,
        Kind.AREA: area_code,
        Kind.ACTOR: lambda name: ACTORS.get(name, name),
        Kind.ACTORS: lambda names: [ACTORS.get(name.strip(), name.strip()) for name in names.split(";")],
        Kind.ORG_NUMBER: lambda name: _company(name)["org_number"],
        Kind.COMPANY_KEY: lambda name: name if name.startswith("ID:") else _company(name)["org_number"],
    }
    return readers.get(column.kind, str)(cell)
