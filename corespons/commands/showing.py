"""What a command prints: one JSON document, or a table to read."""

import json
from collections.abc import Iterable, Sequence
from typing import Any

import click

STARTS_A_NUMBER = "0123456789+-<.–\u2212"


def as_json(document: Any) -> None:
    """One JSON document on standard output; moments in ISO form, numbers unrounded."""
    click.echo(json.dumps(document, ensure_ascii=False, indent=1, allow_nan=False, default=_plain))


def _plain(value: Any) -> Any:
    if hasattr(value, "isoformat"):
        return value.isoformat()
    if hasattr(value, "item"):
        return value.item()
    raise TypeError(f"{type(value).__name__} har ingen form i JSON")


def as_table(titles: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Columns under their titles; numbers to the right."""
    texts = [["" if cell is None else str(cell) for cell in row] for row in rows]
    columns = [list(column) for column in zip(titles, *texts, strict=True)]
    widths = [max(len(text) for text in column) for column in columns]
    to_right = [all(text[:1] in STARTS_A_NUMBER for text in column[1:]) for column in columns]
    for line in (list(titles), ["─" * width for width in widths], *texts):
        cells = [
            text.rjust(width) if right else text.ljust(width)
            for text, width, right in zip(line, widths, to_right, strict=True)
        ]
        click.echo("  ".join(cells).rstrip())
