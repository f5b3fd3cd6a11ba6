"""Load profiles: a small TOML file that says how a foreign list is read as one of our tables."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from corespons.errors import BadProfile
from corespons.geography import plain
from corespons.settings import DATA
from corespons.tables import Table, table_for_sheet

PROFILES = DATA / "profiles"
KNOWN_KEYS = {"source", "table", "sheet", "columns", "constants", "values"}


@dataclass(frozen=True)
class Profile:
    """How a foreign list is read: which of its headings is which of ours, what it lacks, how values are translated.

    `columns`: our heading → the foreign headings that may carry it, the first found is taken.
    `values`: our heading → foreign value as compared (case and blanks ignored) → our value.
    """

    name: str
    table: Table
    source: str | None = None
    sheet: str | None = None
    columns: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    constants: Mapping[str, str] = field(default_factory=dict)
    values: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


def read_profile(name: str) -> Profile:
    """The profile of that name in data/profiles, or at that path. Raises BadProfile."""
    path = Path(name)
    if path.suffix != ".toml":
        path = PROFILES / f"{name}.toml"
    try:
        facts = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise BadProfile(_unreadable(name, error)) from error
    return _profile(path.stem, facts)


def _unreadable(name: str, error: Exception) -> str:
    if isinstance(error, OSError):
        known = ", ".join(sorted(path.stem for path in PROFILES.glob("*.toml")))
        return f"Profilen {name} finns inte. Välj bland {known}, eller ange sökvägen till en .toml-fil."
    return f"Profilen {name} är ingen giltig TOML-fil: {error}. Rätta filen."


def _profile(name: str, facts: dict[str, Any]) -> Profile:
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
    source, sheet = (_text(name, key, facts[key]) if key in facts else None for key in ("source", "sheet"))
    return Profile(name, table, source, sheet, columns, constants, values)


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
