"""Checking the files of one load together: an actor or a person met in one of them is known to those after."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from corespons.errors import UnreadableFile
from corespons.intake.cell_names import Actors, known_actors
from corespons.intake.cell_text import Value
from corespons.intake.cells import Known
from corespons.intake.check import Checked, check_sheet
from corespons.intake.persons import Persons
from corespons.intake.sheets import Delivered
from corespons.intake.target_overlaps import with_overlaps
from corespons.store import Store, known_merges, known_persons, known_targets, row_keys
from corespons.store import known_actors as stored_actors
from corespons.tables import Kind, by_name

ACTOR, MERGE, TARGET = by_name()["actor"], by_name()["company_merge"], by_name()["target"]


@dataclass(frozen=True)
class ReadFile:
    """A delivered file that has been read."""

    name: str
    content: bytes
    delivered: Delivered


@dataclass(frozen=True)
class CheckedFile:
    """A delivered file that has been checked: its tables, and the keys of the persons met in it."""

    name: str
    content: bytes = field(repr=False)
    delivered: Delivered
    tables: tuple[Checked, ...]
    persons: tuple[str, ...]


def check_files(
    store: Store, files: Sequence[ReadFile], source: str, indicators: frozenset[str], register_actors: bool
) -> list[CheckedFile]:
    """Check all files of a load against what the store knows and against each other."""
    stored = stored_actors(store)
    nobody = Known(source, Persons(store.secret, known_persons(store)), Actors({}, {}), indicators)
    named = [pair for file in files for pair in _named_actors(file, nobody)]
    known = replace(nobody, actors=known_actors([*stored, *named], register_actors))
    merges, targets = known_merges(store), known_targets(store)
    registered: set[str] = set()
    checked = []
    for file in files:
        before = known.persons
        known = replace(known, persons=Persons(store.secret, before.known | before.met))
        tables = _checked(file, known, merges)
        tables = [with_overlaps(one, targets) if one.table is TARGET and one.is_read else one for one in tables]
        for table in tables:
            if table.table is MERGE and table.is_read:
                merges |= dict(_pairs(table, "from_key", "to_key"))
        fresh = _first_rows(tables, known.actors, registered)
        registered |= fresh.keys()
        tables = _with_registered(tables, fresh, [name for name, _ in stored], source)
        checked.append(
            CheckedFile(file.name, file.content, file.delivered, tuple(tables), tuple(sorted(known.persons.met)))
        )
    return checked


def _checked(file: ReadFile, known: Known, merges: Mapping[str, str]) -> list[Checked]:
    try:
        return [check_sheet(sheet, known, merges) for sheet in file.delivered.sheets]
    except UnreadableFile as error:
        raise UnreadableFile(f"{file.name}: {error}") from error


def _named_actors(file: ReadFile, known: Known) -> Iterator[tuple[str, str | None]]:
    for sheet in file.delivered.sheets:
        if sheet.table is ACTOR:
            checked = check_sheet(sheet, known, {})
            yield from _pairs(checked, "actor", "short_name") if checked.is_read else ()


def _pairs(checked: Checked, first: str, second: str) -> Iterator[tuple[str, str]]:
    return zip(checked.columns[first], checked.columns[second], strict=True)  # type: ignore[arg-type]  # text columns


def _first_rows(tables: Sequence[Checked], actors: Actors, registered: set[str]) -> dict[str, int]:
    """The actors that rows to be loaded name for the first time → the row that does."""
    unknown = set(actors.fresh.values()) - registered
    found: dict[str, int] = {}
    for table in tables if unknown else ():
        for column in table.table.columns if table.is_read else ():
            if column.kind in (Kind.ACTOR, Kind.ACTORS):
                for cell, number in zip(table.columns[column.name], table.numbers, strict=True):
                    for name in str(cell or "").split(";"):
                        if name in unknown:
                            found.setdefault(name, number)
    return found


def _with_registered(tables: list[Checked], fresh: dict[str, int], stored: Sequence[str], source: str) -> list[Checked]:
    """The tables with the actors to register as rows of Aktörer.

    In a file without that table no actor is absent, so that a replacing delivery leaves the others alone.
    """
    if not fresh:
        return tables
    own = next((table for table in tables if table.table is ACTOR and table.is_read), None)
    empty = Checked(ACTOR, (), {column.name: [] for column in ACTOR.columns}, protected=tuple(_keys(stored, source)))
    whole = own or empty
    added: dict[str, list[Value]] = {"actor": [*fresh], "is_res_partner": [False] * len(fresh)}
    nothing: list[Value] = [None] * len(fresh)
    columns = {name: [*values, *added.get(name, nothing)] for name, values in whole.columns.items()}
    filled = replace(
        whole,
        columns=columns,
        keys=[*whole.keys, *_keys(list(fresh), source)],
        numbers=[*whole.numbers, *fresh.values()],
    )
    return [*(table for table in tables if table is not own), filled]


def _keys(names: Sequence[str], source: str) -> list[str]:
    return row_keys(ACTOR, source, {"actor": names})
