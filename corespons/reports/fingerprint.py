"""The fingerprint: SHA-256 over a report's question, data state and values, and the seal that carries all three."""

import hashlib
import json
from datetime import date
from typing import Any

from corespons.indicators import Window
from corespons.reports.report import DataTable, Figure, Report, Scope

SEEN = ("value", "n", "missing", "low", "high", "status", "uncertain", "target", "plan", "outcome", "hidden", "parts")
FORM = (
    2  # how a report is laid out; raised when its tables read otherwise, so that older files are not taken for edited
)
OUTSIDE = ("fingerprint", "form")  # what the fingerprint is not made of
DIGITS = ".12g"  # the last digits of binary noise do not decide

Seal = dict[str, Any]


def fingerprinted(report: Report) -> Report:
    """The report with its fingerprint."""
    return report.changed(fingerprint=digest(_contents(report)))


def seal_of(report: Report) -> Seal:
    """What a file carries so that it can be held against the database later: question, state and shown values."""
    return _contents(report) | {"fingerprint": report.fingerprint, "form": FORM}


def digest(contents: Seal) -> str:
    """The SHA-256 of what a seal says, in canonical JSON."""
    bare = {key: value for key, value in contents.items() if key not in OUTSIDE}
    text = json.dumps(bare, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def scope_of(seal: Seal) -> Scope:
    """The question that a seal was made for."""
    asked = {
        key: date.fromisoformat(value) for key, value in seal["question"].items() if key in ("from", "to", "as_of")
    }
    since = seal["question"]["since"]
    return Scope(
        Window(asked["from"], asked["to"], asked["as_of"]), seal["question"]["area"], seal["question"]["audience"],
        date.fromisoformat(since) if since else None,
    )  # fmt: skip


def _contents(report: Report) -> Seal:
    window, since = report.scope.window, report.scope.since
    return {
        "kind": report.kind,
        "question": {
            "from": window.start.isoformat(), "to": window.to.isoformat(), "as_of": window.as_of.isoformat(),
            "area": report.scope.area, "audience": report.scope.audience, "since": since and since.isoformat(),
        },
        "delivery": report.delivery,
        "figures": [_figure(one) for one in report.figures],
        "tables": [_table(one) for one in report.tables],
    }  # fmt: skip


def _figure(figure: Figure) -> Seal:
    result, window = figure.result, figure.window
    asked = {
        "code": figure.code, "id": result.id, "area": result.area,
        "from": window.start.isoformat(), "to": window.to.isoformat(),
    }  # fmt: skip
    return asked | {name: _plain(getattr(result, name)) for name in SEEN}


def _table(table: DataTable) -> Seal:
    return {"code": table.code, "title": table.title, "rows": [[_plain(cell) for cell in row] for row in table.rows]}


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float):
        return format(value, DIGITS)
    if isinstance(value, tuple | list):
        return [_plain(one) for one in value]
    if isinstance(value, dict):
        return {key: _plain(one) for key, one in value.items()}
    return value.item() if hasattr(value, "item") else value
