"""A row's whole life told: what each delivery did to it, and which cells changed from what to what."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from corespons import texts
from corespons.followup.lists import shown_key
from corespons.geography import sweden
from corespons.store import Version
from corespons.tables import Column, Kind, Table

ENDS = {
    "replaced": "Slutade gälla: saknades i leverans {by}, som ersatte källans rader.",
    "undone": "Slutade gälla: leverans {made} ångrades av {by}.",
    "unwound": "Slutade gälla: ångrandet {own} ångrades självt av {by}.",
}


@dataclass(frozen=True)
class Changed:
    """One cell that changed."""

    heading: str
    before: str
    after: str


@dataclass(frozen=True)
class Chapter:
    """One thing that happened to a row: when, by which delivery, of which source, what, and the cells that changed."""

    at: datetime
    delivery: int
    source: str
    what: str
    changed: tuple[Changed, ...] = ()


def chapters(table: Table, versions: Sequence[Version]) -> tuple[Chapter, ...]:
    """What happened to a row, the first first."""
    told: list[Chapter] = []
    before: Version | None = None
    for version in versions:
        changed = differences(table, before, version) if before else ()
        told.append(Chapter(version.recorded_at, version.delivery, version.source, _came(version, before), changed))
        if version.retired_as in ENDS and version.retired_at is not None and version.retired_by is not None:
            ended = ENDS[version.retired_as].format(by=version.retired_by, made=version.made_by, own=version.delivery)
            told.append(Chapter(version.retired_at, version.retired_by, version.source, ended))
        before = version
    return tuple(told)


def _came(version: Version, before: Version | None) -> str:
    if version.made_by != version.delivery:
        return f"Återställd: samma lydelse som i leverans {version.made_by}."
    if before is None:
        return "Ny."
    return "Ändrad." if before.retired_by == version.delivery else "Levererad på nytt."


def differences(table: Table, before: Version, after: Version) -> tuple[Changed, ...]:
    """The cells whose content is not the same, in the order of the columns; the source too if it is another."""
    told = [Changed("Källa", before.source, after.source)] if before.source != after.source else []
    for column in table.columns:
        old, new = before.values[column.name], after.values[column.name]
        if old != new:
            told.append(Changed(column.heading, cell_read(column, old), cell_read(column, new)))
    return tuple(told)


def content(table: Table, version: Version) -> dict[str, str]:
    """Heading → cell, as it is read."""
    return {column.heading: cell_read(column, version.values[column.name]) for column in table.columns}


def cell_read(column: Column, value: Any) -> str:
    """A stored cell in words; a physical person's number is only a short mark."""
    if value is None:
        return texts.NONE
    if column.kind in (Kind.ORG_NUMBER, Kind.COMPANY_KEY):
        return shown_key(str(value))
    if column.kind is Kind.MUNICIPALITY:
        return sweden().get(str(value), str(value))
    if column.kind is Kind.MONTH:
        return texts.month(value)
    return _plain(value)


def _plain(value: Any) -> str:
    if isinstance(value, bool):
        return "ja" if value else "nej"
    if isinstance(value, datetime):
        return texts.clock(value)
    if isinstance(value, date):
        return texts.short_day(value)
    return format(value.normalize(), "f").replace(".", ",") if isinstance(value, Decimal) else str(value)
