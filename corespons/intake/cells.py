"""Cells: a column of raw cells becomes typed values, and faults where one cannot be read.

Each different cell is read once, however often it stands in the column.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from corespons.intake.cell_dates import read_date, read_moment, read_month
from corespons.intake.cell_names import (
    Actors,
    read_actor,
    read_actors,
    read_area,
    read_code,
    read_indicator,
    read_municipality,
    read_yes_no,
)
from corespons.intake.cell_text import Fault, Noted, Value, is_missing, shown
from corespons.intake.persons import Persons, read_company_key, read_figure, read_free_text, read_org_number
from corespons.intake.sheets import Cell, is_filled
from corespons.tables import Column, Kind

SHORT_ID = re.compile(r"[A-Za-zÅÄÖåäö][-/_.A-Za-zÅÄÖåäö0-9]{0,8}[0-9]")  # cannot hold a person's number; a short cut
EMPTY = Fault("Cellen är tom men krävs. Fyll i den.")

Read = Value | Fault | Noted


@dataclass(frozen=True)
class Known:
    """What cells are read against: who delivers, and the persons, actors and indicators known."""

    source: str
    persons: Persons
    actors: Actors
    indicators: frozenset[str] = frozenset()


@dataclass(frozen=True)
class ReadColumn:
    """A column as it was read: a value a row, faults and remarks by row position. A faulty cell has no value."""

    values: list[Value]
    faults: dict[int, Fault]
    remarks: dict[int, str]


def read_column(column: Column, cells: Sequence[Cell], known: Known) -> ReadColumn:
    """Read a column of raw cells."""
    read = _reader(column, known)
    kinds = set(map(type, cells))
    keys: Sequence[Any] = cells if kinds == {str} else list(zip(map(type, cells), cells, strict=True))
    seen: dict[Any, Read] = {key: read(cell) for key, cell in dict(zip(keys, cells, strict=True)).items()}
    results = [seen[key] for key in keys]
    if not any(isinstance(one, Fault | Noted) for one in seen.values()):
        return ReadColumn(results, {}, {})  # type: ignore[arg-type]  # neither faults nor remarks among them
    faults = {place: one for place, one in enumerate(results) if isinstance(one, Fault)}
    remarks = {place: one.message for place, one in enumerate(results) if isinstance(one, Noted)}
    return ReadColumn([_value(one) for one in results], faults, remarks)


def _value(read: Read) -> Value:
    if isinstance(read, Fault):
        return None
    return read.value if isinstance(read, Noted) else read


def _reader(column: Column, known: Known) -> Callable[[Cell], Read]:
    by_kind = _by_kind(column, known)
    is_text = column.kind is Kind.TEXT

    def read(cell: Cell) -> Read:
        if is_text and isinstance(cell, str) and SHORT_ID.fullmatch(cell):
            return cell
        if not is_filled(cell) or (isinstance(cell, str) and not cell.isascii() and not shown(cell)):
            return EMPTY if column.required else None
        if is_missing(cell) and not (column.required and is_text):
            return EMPTY if column.required else None
        return by_kind(cell)

    return read


def _by_kind(column: Column, known: Known) -> Callable[[Cell], Read]:
    readers: dict[Kind, Callable[[Cell], Read]] = {
        Kind.TEXT: lambda cell: read_free_text(known.persons, cell),
        Kind.DATE: read_date,
        Kind.TIMESTAMP: read_moment,
        Kind.MONTH: read_month,
        Kind.YES_NO: read_yes_no,
        Kind.CODE: lambda cell: read_code(column, cell),
        Kind.ORG_NUMBER: lambda cell: read_org_number(known.persons, cell),
        Kind.COMPANY_KEY: lambda cell: read_company_key(known.persons, cell),
        Kind.MUNICIPALITY: read_municipality,
        Kind.ACTOR: lambda cell: read_actor(known.actors, known.persons.hide(shown(cell))),
        Kind.ACTORS: lambda cell: read_actors(known.actors, known.persons.hide(shown(cell))),
        Kind.INDICATOR: lambda cell: read_indicator(known.indicators, cell),
        Kind.AREA: read_area,
    }
    return readers.get(column.kind, lambda cell: read_figure(column, cell))
