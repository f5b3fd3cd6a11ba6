"""The writers of plain data: CSV of every figure, JSON with definitions and fingerprint, and a ZIP of both."""

import csv
import json
from collections.abc import Iterator, Sequence
from io import StringIO
from typing import Any

from corespons import texts
from corespons.indicators import definitions, find
from corespons.reports.fingerprint import seal_of
from corespons.reports.office_file import packed
from corespons.reports.report import DataTable, Figure, Report, Value
from corespons.settings import project

COLUMNS = {
    "kod": "Talets kod i rapporten",
    "indikator": "Indikatorns beteckning",
    "namn": "Indikatorns namn",
    "nivå": "project, region, municipality eller bucket (utanför kommunerna)",
    "område": "Kommun- eller länskod, eller projekt",
    "områdesnamn": "Områdets namn",
    "från": "Periodens första dag",
    "till": "Periodens sista dag",
    "läget_per": "Dagen som det var känt",
    "målgrupp": "intern eller öppen",
    "värde": "Oavrundat; tomt där tal saknas eller döljs",
    "enhet": "Värdets enhet",
    "n": "Underlag",
    "saknas": "Observationer utan uppgift",
    "lägst": "Osäkerhet 95 %, nedre gräns",
    "högst": "Osäkerhet 95 %, övre gräns",
    "dolt": "1 om talet döljs",
    "utfall": "Utfall mot målet",
    "plan": "Plan till dagen",
    "mål": "Beslutat mål",
    "läge": "Status mot målet",
}
STARTS_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def write_csv(report: Report, template: bytes | None = None) -> bytes:  # noqa: ARG001 - one signature for every writer
    """Every figure of the report, one a row: UTF-8 with mark, semicolons, decimal comma, headings in the first row."""
    return _csv(tuple(COLUMNS), (_row(figure, report) for figure in report.figures))


def write_json(report: Report, template: bytes | None = None) -> bytes:  # noqa: ARG001 - one signature for every writer
    """Every figure with its definition, the columns of the CSV files explained, and the seal."""
    ids = dict.fromkeys(figure.result.id for figure in report.figures)
    document = {
        "titel": f"{report.title} · {project().name}", "beskrivning": report.subtitle, "dataläge": report.state,
        "diarienummer": report.diary_number, "framställd": report.made.isoformat(),
        "licens": "CC0 1.0" if report.scope.is_open else None,
        "kolumner": COLUMNS, "definitioner": {id: _definition(id) for id in ids},
        "tal": [dict(zip(COLUMNS, _row(figure, report), strict=True)) for figure in report.figures],
        "fingeravtryck": seal_of(report),
    }  # fmt: skip
    return json.dumps(document, ensure_ascii=False, indent=1, allow_nan=False).encode("utf-8")


def write_zip(report: Report, template: bytes | None = None) -> bytes:  # noqa: ARG001 - one signature for every writer
    """The figures as CSV, every table as a CSV of its own, and the metadata as JSON."""
    tables = {f"{table.code}.csv": _table(table) for table in report.tables}
    return packed({"tal.csv": write_csv(report), **tables, "metadata.json": write_json(report)})


def _row(figure: Figure, report: Report) -> tuple[Any, ...]:
    result, window = figure.result, figure.window
    return (
        figure.code, result.id, result.name, result.level, result.area, result.area_name, window.start.isoformat(),
        window.to.isoformat(), window.as_of.isoformat(), report.scope.audience, None if result.hidden else result.value,
        result.unit, result.n, result.missing, result.low, result.high, int(result.hidden), result.outcome, result.plan,
        result.target, result.status,
    )  # fmt: skip


def _definition(id: str) -> dict[str, str]:
    told = definitions()[id]
    return {"namn": find(id).name, "definition": told.definition, "att tänka på": told.caution, "ursprung": told.origin}


def _table(table: DataTable) -> bytes:
    return _csv([column.name for column in table.columns], table.rows)


def _csv(heads: Sequence[str], rows: Iterator[Sequence[Any]] | Sequence[Sequence[Value]]) -> bytes:
    out = StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow([_cell(head) for head in heads])
    writer.writerows([_cell(value) for value in row] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def _cell(value: Any) -> str:
    """A number in full; a text that a spreadsheet would take for a formula gets an apostrophe before it."""
    if value is None or value != value:
        return ""
    if isinstance(value, int | float):
        return texts.data_number(value if isinstance(value, int) else float(value))
    text = value.isoformat() if hasattr(value, "isoformat") else str(value).replace(texts.NBSP, " ")
    is_number = text.lstrip("+-").replace(",", "").replace(" ", "").isdigit()
    return f"'{text}" if text.startswith(STARTS_FORMULA) and not is_number else text
