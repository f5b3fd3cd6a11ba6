"""What makes two delivered rows the same row."""

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from corespons.tables import Table

BETWEEN = "\x1f"


def company_keys(source: str, org_numbers: Sequence[str | None], refs: Sequence[str | None]) -> list[str]:
    """The key of each row's company as delivered: the organisation number, else ID:<source>:<Företags-ID>."""
    return [number or f"ID:{source}:{ref}" for number, ref in zip(org_numbers, refs, strict=True)]


def row_keys(table: Table, source: str, columns: Mapping[str, Sequence[Any]]) -> list[str]:
    """The key of each row: source where IDs are the deliverer's own, the company where it is part, the key columns.

    A row whose optional ID is empty is known by its whole content and its ordinal among equal rows of the file.
    """
    own = [source] if table.own_ids else []
    parts = [columns[column.name] for column in table.key]
    if table.has_company and not table.own_ids:
        parts = [columns["company_key"], *parts]
    keys = [BETWEEN.join([*own, *(_text(value) for value in row)]) for row in zip(*parts, strict=True)]
    if table.own_ids and not table.key[0].required:
        return _with_content_keys(table, source, columns, keys)
    return keys


def _with_content_keys(table: Table, source: str, columns: Mapping[str, Sequence[Any]], keys: list[str]) -> list[str]:
    ids = columns[table.key[0].name]
    names = [column.name for column in table.columns]
    seen: Counter[str] = Counter()
    for number, own_id in enumerate(ids):
        if own_id is None:
            content = BETWEEN.join(_text(columns[name][number]) for name in names)
            seen[content] += 1
            digest = hashlib.sha256(content.encode()).hexdigest()[:32]
            keys[number] = f"{source}{BETWEEN}{BETWEEN}{digest}{BETWEEN}{seen[content]}"
    return keys


def _text(value: Any) -> str:
    return "" if value is None else str(value)
