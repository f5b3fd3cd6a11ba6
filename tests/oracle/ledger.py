"""Deliveries and undos → for every row key the states it has been through (EXCHANGE.md §3, §4; CLI.md `undo`)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from .facts import Facts

Key = tuple[Any, ...]
Content = dict[str, Any]


@dataclass(frozen=True)
class Delivery:
    source: str
    recorded_at: datetime  # naive Stockholm local time
    tables: dict[str, list[dict[str, Any]]]
    replace: bool = False


@dataclass(frozen=True)
class Undo:
    number: int  # 1-based number of the earlier entry (delivery or undo) in the list
    recorded_at: datetime


Entry = Delivery | Undo

# «in Aktiviteter, Deltagande, Insatser, Ärenden, Lotsningar, Enkäter, Utfall and Försumbart stöd the source is part of
# the key»
SOURCE_KEYS = {
    "Aktiviteter": "activity_id",
    "Deltagande": "attendance_id",
    "Insatser": "service_id",
    "Ärenden": "enquiry_id",
    "Lotsningar": "referral_id",
    "Enkäter": "survey_id",
    "Utfall": "voucher",
    "Försumbart stöd": "aid_id",
}
# «The other tables' keys are global»
GLOBAL_KEYS = {
    "Företag": ("company", "valid_from"),
    "Aktörer": ("actor",),
    "Exportvärden": ("company", "year", "origin"),
    "Budget": ("category", "region"),
    "Finansiering": ("funder", "region", "status", "dated"),
    "Tid": ("month", "region", "role"),
    "Målvärden": ("indicator", "area", "from_date", "to_date"),
    "Sammanslagning": ("from_key",),
}
TABLES = (*SOURCE_KEYS, *GLOBAL_KEYS)


@dataclass(frozen=True)
class Version:
    """One content of one row, as one delivery gave it. `number` 0 = shipped with the project."""

    number: int
    position: int
    source: str
    content: Content

    def __getitem__(self, column: str) -> Any:
        return self.content.get(column)

    @property
    def recorded(self) -> tuple[int, int]:
        """«Recorded at the same moment, the later delivery number is the later»; in one file the later row."""
        return self.number, self.position


@dataclass(frozen=True)
class Tie:
    """A `Företag` row of `source` says that its own number `ref` is the organisation number `org`."""

    source: str
    ref: str
    org: str
    recorded: tuple[int, int]


@dataclass(frozen=True)
class State:
    """What one entry of the history made of one row: its valid version (None = no longer valid) and its live ties."""

    by: int
    version: Version | None
    ties: tuple[Tie, ...] = ()


@dataclass
class Ledger:
    tables: dict[str, dict[Key, list[State]]] = field(default_factory=lambda: {name: {} for name in TABLES})

    def current(self, table: str) -> list[tuple[Key, State]]:
        return [(key, states[-1]) for key, states in self.tables[table].items()]

    def keys(self) -> set[tuple[str, Key]]:
        return {(table, key) for table, rows in self.tables.items() for key in rows}


def designation(source: str, row: Content) -> str:
    """The company as delivered: «Organisationsnummer wins», else `ID:<source>:<company_ref>`."""
    return row["org_number"] if row.get("org_number") else f"ID:{source}:{row['company_ref']}"


def typed(table: str, row: dict[str, Any]) -> Content:
    """The row's content «after defaults: empty Närvaro = ja, empty Status = skickad»; Kommun «ignored when digital»."""
    content = {}
    for column, value in row.items():
        if isinstance(value, list | tuple):
            value = tuple(value) or None
        if value is not None and value != "":
            content[column] = value
    if table == "Deltagande":
        content.setdefault("attended", True)
    if table == "Enkäter":
        content.setdefault("status", "skickad")
    if table == "Aktiviteter" and content["format"] == "digital":
        content.pop("municipality", None)
    return content


def key_of(table: str, source: str, content: Content, seen: Counter[Key]) -> Key:
    """§4. «Where an ID cell is optional and empty, the key is the row's typed content … plus its ordinal»."""
    if table in SOURCE_KEYS:
        own = content.get(SOURCE_KEYS[table])
        if own is not None:
            return (source, "id", own)
        everything = (source, "content", tuple(sorted(content.items(), key=lambda pair: pair[0])))
        seen[everything] += 1
        return (*everything, seen[everything])
    parts = GLOBAL_KEYS[table]
    return tuple(designation(source, content) if part == "company" else content.get(part) for part in parts)


def play(history: Iterable[Entry], as_of: date, facts: Facts) -> Ledger:
    """«only rows recorded on or before it count»: the local date of recorded_at is compared with as_of."""
    ledger = Ledger()
    for table, shipped in (("Finansiering", facts.funding), ("Aktörer", facts.actors)):
        for position, row in enumerate(shipped):
            content = typed(table, row)
            key = key_of(table, "", content, Counter())
            ledger.tables[table][key] = [State(0, Version(0, position, "", content))]
    for number, entry in enumerate(history, start=1):
        if entry.recorded_at.date() > as_of:
            continue
        if isinstance(entry, Undo):
            _undo(ledger, entry.number, number)
        else:
            _deliver(ledger, entry, number)
    return ledger


def _deliver(ledger: Ledger, delivery: Delivery, number: int) -> None:
    for table, rows in delivery.tables.items():
        seen: Counter[Key] = Counter()
        final: dict[Key, Version] = {}
        for position, row in enumerate(rows):
            content = typed(table, row)
            version = Version(number, position, delivery.source, content)
            final[key_of(table, delivery.source, content, seen)] = version  # «the later row wins»
        for key, version in final.items():
            if table == "Sammanslagning" and _closes_cycle(ledger, version):
                continue  # «the row that would close a cycle is set aside»
            _record(ledger.tables[table].setdefault(key, []), table, version)
        if delivery.replace:
            _retire(ledger, table, delivery.source, number, set(final))
    for rows_of_table in ledger.tables.values():
        for key in [key for key, states in rows_of_table.items() if not states]:
            del rows_of_table[key]


def _record(states: list[State], table: str, version: Version) -> None:
    """«with the same content changes nothing; with other content it makes a new version»."""
    before = states[-1] if states else State(0, None)
    tie = _tie(table, version)
    same = before.version is not None and before.version.content == version.content
    # A row that ties another source's own number to the company is not the same content as that source's row.
    if same and before.version is not None and (tie is None or before.version.source == version.source):
        return
    ties = before.ties + ((tie,) if tie else ())
    states.append(State(version.number, version, ties))


def _tie(table: str, version: Version) -> Tie | None:
    ref, org = version["company_ref"], version["org_number"]
    if table != "Företag" or ref is None or org is None:
        return None
    return Tie(version.source, ref, org, version.recorded)


def _retire(ledger: Ledger, table: str, source: str, number: int, kept: set[Key]) -> None:
    """«rows of the same source in the tables that the file has, and which it lacks, stop being valid; … a row belongs
    to the source of its latest version; an earlier version from another source does not come back»."""
    for key, states in ledger.tables[table].items():
        version = states[-1].version if states else None
        if version is not None and version.source == source and key not in kept:
            left = tuple(tie for tie in states[-1].ties if tie.source != source)
            states.append(State(number, None, left))


def _undo(ledger: Ledger, number: int, by: int) -> None:
    """«rows whose valid version is N's get their earlier version back or stop being valid; rows changed since are left
    …; [an undo] is itself a delivery and can be undone»: rows that N retired or gave back go back likewise."""
    for rows in ledger.tables.values():
        for states in rows.values():
            now = states[-1]
            if now.by == number:
                made = len(states) - 1
            elif now.version is not None and now.version.number == number:
                made = next(i for i, state in enumerate(states) if state.by == number)
            else:
                continue
            earlier = states[made - 1] if made > 0 else State(0, None)
            states.append(State(by, earlier.version, earlier.ties))


def _closes_cycle(ledger: Ledger, version: Version) -> bool:
    merges = {
        state.version["from_key"]: state.version["to_key"]
        for _, state in ((key, states[-1]) for key, states in ledger.tables["Sammanslagning"].items() if states)
        if state.version is not None
    }
    merges[version["from_key"]] = version["to_key"]
    key = version["to_key"]
    for _ in range(len(merges) + 1):
        if key == version["from_key"]:
            return True
        if key not in merges:
            return False
        key = merges[key]
    return True
