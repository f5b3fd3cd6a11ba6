"""The PDF writer: PDF/UA-1, tagged, in our own font, with the seal as an attached file."""

import json
from typing import Any

from corespons import texts
from corespons.reports.drawing import drawing
from corespons.reports.fingerprint import seal_of
from corespons.reports.grid import as_grid
from corespons.reports.report import Block, ChartBlock, Heading, Lines, Note, Paragraph, Report
from corespons.reports.typst_door import document
from corespons.settings import project


def write(report: Report, template: bytes | None = None) -> bytes:  # noqa: ARG001 - one signature for every writer
    """The report as PDF. A template changes nothing: it is for Word."""
    return document(
        {
            "title": report.title,
            "subtitle": report.subtitle,
            "project": project().name,
            "diary": report.diary_number,
            "about": report.about,
            "state": report.state,
            "made": texts.day(report.made),
            "seal": json.dumps(seal_of(report), ensure_ascii=False),
            "sections": [
                {"title": section.title, "page": section.on_new_page, "blocks": [_block(one) for one in section.blocks]}
                for section in report.sections
            ],
        }
    )


def _block(block: Block) -> dict[str, Any]:
    match block:
        case Heading():
            return {"kind": "heading", "text": block.text}
        case Paragraph():
            return {"kind": "item" if block.is_item else "text", "lead": block.lead, "text": block.text}
        case Note():
            return {"kind": "note", "text": block.text}
        case Lines():
            return {"kind": "lines", "labels": block.labels}
        case ChartBlock():
            return {
                "kind": "chart",
                "title": block.title,
                "text": block.sentence,
                "alt": block.alt,
                "svg": drawing(block),
            }
    grid = as_grid(block)
    return {
        "kind": "table", "title": grid.caption, "heads": grid.heads, "numeric": grid.numeric, "widths": grid.widths,
        "tight": grid.is_tight, "small": grid.is_list,
        "rows": [[cell.text for cell in row] for row in grid.rows],
    }  # fmt: skip
