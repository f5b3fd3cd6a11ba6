"""Load profiles: a small TOML file that says how a foreign list is read as one of our tables."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from corespons.errors import BadProfile
from corespons.geography import plain
from corespons.intake.cell_dates import ORDERS
from corespons.intake.crossed import KINDS
from corespons.settings import DATA
from corespons.tables import Table, table_for_sheet

PROFILES = DATA / "profiles"
KNOWN_KEYS = {
    "source", "table", "sheet", "file_pattern", "encoding", "delimiter", "columns", "constants", "defaults", "values",
    "separators", "headings", "same_as_above", "thousands", "across", "dates",
}  # fmt: skip
ENCODINGS = {"utf-8", "utf-16", "cp1252", "cp850", "mac_roman"}
DELIMITERS = {";", ",", "\t", "|"}
THOUSANDS = {".", ",", "'", "’"}
ACROSS = set(KINDS)
ANYTHING_ELSE = "*"  # as a foreign value: whatever is neither ours nor translated


@dataclass(frozen=True)
class Profile:
    """How a foreign list is read: which of its headings is which of ours, what it lacks, how values are translated.

    `columns`: our heading → the foreign headings that may carry it, the first found is taken.
    `values`: our heading → foreign value as compared (case and blanks ignored) → our value.
    `file_pattern`: what its files are called, as `Export_*.csv`, so that the inbox knows them.
    `defaults`: our heading → the value where the list's own cell is empty, unlike a constant that holds for every row.
    `headings`: every heading that the list had, also those left unread, so that its heading row is known again.
    `separators`: our heading → what stands between several values in one of the list's cells.
    `same_as_above`: our headings under which an empty cell says the same as the nearest filled one above it.
    `thousands`: what stands between the thousands in the list's numbers, where that is neither blank nor nothing.
    `dates`: what stands first in the list's dates where the year is last, dmy or mdy; without it they are not read.
    `across`: what the list has as headings, as År: each cell under them is then a row, with its value under that name.
    """

    name: str
    table: Table
    source: str | None = None
    sheet: str | None = None
    columns: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    constants: Mapping[str, str] = field(default_factory=dict)
    values: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    file_pattern: str | None = None
    encoding: str | None = None
    delimiter: str | None = None
    defaults: Mapping[str, str] = field(default_factory=dict)
    separators: Mapping[str, str] = field(default_factory=dict)
    headings: tuple[str, ...] = ()
    same_as_above: tuple[str, ...] = ()
    thousands: str | None = None
    across: str | None = None
    dates: str | None = None


def read_profile(name: str) -> Profile:
    """The profile of that name in data/profiles, or at that path. Raises BadProfile."""
    path = Path(name)
    if path.suffix != ".toml":
        path = PROFILES / f"{name}.toml"
    try:
        facts = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise BadProfile(_unreadable(name, error)) from error
    return profile_of(path.stem, facts)


def _unreadable(name: str, error: Exception) -> str:
    if isinstance(error, OSError):
        known = ", ".join(sorted(path.stem for path in PROFILES.glob("*.toml")))
        return f"Profilen {name} finns inte. Välj bland {known}, eller ange sökvägen till en .toml-fil."
    return f"Profilen {name} är ingen giltig TOML-fil: {error}. Rätta filen."


def profile_of(name: str, facts: dict[str, Any]) -> Profile:
    """The profile that says these facts. Raises BadProfile."""
    unknown = sorted(set(facts) - KNOWN_KEYS)
    if unknown:
        raise BadProfile(
            f"Profilen {name} har okända nycklar: {', '.join(unknown)}. Kända är {', '.join(sorted(KNOWN_KEYS))}."
        )
    table = table_for_sheet(_text(name, "table", facts.get("table", "")))
    if table is None:
        raise BadProfile(f'Profilen {name} måste säga vilken tabell listan är, till exempel table = "Företag".')
    columns = {ours: _headings(name, ours, value) for ours, value in _ours(name, table, facts, "columns").items()}
    constants = {ours: _text(name, ours, value) for ours, value in _ours(name, table, facts, "constants").items()}
    values = {ours: _translations(name, ours, pairs) for ours, pairs in _ours(name, table, facts, "values").items()}
    both = sorted(set(constants) & set(columns))
    if both:
        raise BadProfile(f"Profilen {name} ger {', '.join(both)} både som kolumn och som konstant. Ta bort det ena.")
    source, sheet, pattern = (
        _text(name, key, facts[key]) if key in facts else None for key in ("source", "sheet", "file_pattern")
    )
    defaults, separators = (
        {ours: _text(name, ours, value) for ours, value in _ours(name, table, facts, key).items()}
        for key in ("defaults", "separators")
    )
    unplaced = sorted({*defaults, *separators} - set(columns)) + sorted(
        key for key, one in separators.items() if not one
    )
    if unplaced:
        raise BadProfile(
            f"Profilen {name} nämner {', '.join(unplaced)} under defaults eller separators, men kolumnen saknas under "
            "columns eller tecknet är tomt. Rätta profilen."
        )
    encoding, delimiter = _one_of(name, facts, "encoding", ENCODINGS), _one_of(name, facts, "delimiter", DELIMITERS)
    headings = _headings(name, "headings", facts.get("headings", []))
    same = _headings(name, "same_as_above", facts.get("same_as_above", []))
    lacking = sorted(set(same) - set(columns))
    if lacking:
        raise BadProfile(
            f"Profilen {name} nämner {', '.join(lacking)} under same_as_above, men inte under columns. Rätta profilen."
        )
    return Profile(
        name, table, source, sheet, columns, constants, values, pattern, encoding, delimiter, defaults, separators,
        headings, same, _one_of(name, facts, "thousands", THOUSANDS), _one_of(name, facts, "across", ACROSS),
        _one_of(name, facts, "dates", set(ORDERS)),
    )  # fmt: skip


def _one_of(name: str, facts: Mapping[str, Any], key: str, allowed: set[str]) -> str | None:
    if key not in facts:
        return None
    value = _text(name, key, facts[key])
    if value not in allowed:
        raise BadProfile(f"Profilen {name} har {key} = {value!r}. Välj bland {', '.join(map(repr, sorted(allowed)))}.")
    return value


def facts_of(profile: Profile) -> dict[str, Any]:
    """The facts that a profile says, so that `profile_of` makes it again; what it does not say is left out."""
    told: dict[str, Any] = {
        "source": profile.source,
        "table": profile.table.sheet,
        "sheet": profile.sheet,
        "file_pattern": profile.file_pattern,
        "encoding": profile.encoding,
        "delimiter": profile.delimiter,
        "thousands": profile.thousands,
        "dates": profile.dates,
        "across": profile.across,
        "headings": list(profile.headings),
        "same_as_above": list(profile.same_as_above),
        "columns": {ours: list(names) for ours, names in profile.columns.items()},
        "constants": dict(profile.constants),
        "defaults": dict(profile.defaults),
        "separators": dict(profile.separators),
        "values": {ours: dict(pairs) for ours, pairs in profile.values.items()},
    }
    return {key: value for key, value in told.items() if value}


def _ours(name: str, table: Table, facts: dict[str, Any], key: str) -> dict[str, Any]:
    """A section whose keys must be our headings, with the headings as the table writes them."""
    section = facts.get(key, {})
    if not isinstance(section, dict):
        raise BadProfile(f"I profilen {name} ska {key} vara ett avsnitt: [{key}].")
    ours = {plain(column.heading): column.heading for column in table.columns}
    unknown = sorted(heading for heading in section if plain(heading) not in ours)
    if unknown:
        raise BadProfile(
            f"Profilen {name} nämner {', '.join(unknown)} under {key}, "
            f"men tabellen {table.sheet} har ingen sådan kolumn. "
            f"Den har {', '.join(ours.values())}."
        )
    return {ours[plain(heading)]: value for heading, value in section.items()}


def _headings(name: str, heading: str, value: Any) -> tuple[str, ...]:
    return tuple(_text(name, heading, one) for one in (value if isinstance(value, list) else [value]))


def _translations(name: str, heading: str, pairs: Any) -> dict[str, str]:
    if not isinstance(pairs, dict):
        raise BadProfile(f'I profilen {name} ska översättningen av {heading} vara ett avsnitt: [values."{heading}"].')
    return {plain(foreign): _text(name, heading, ours) for foreign, ours in pairs.items()}


def _text(name: str, key: str, value: Any) -> str:
    """A value as the text a cell would hold."""
    if isinstance(value, bool):
        return "ja" if value else "nej"
    if isinstance(value, dict | list):
        raise BadProfile(f"I profilen {name} ska {key} vara en text, inte en lista eller ett avsnitt.")
    return str(value)
