"""The formats: one registry of writers with the same signature, each loaded when it is first asked for."""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module

from corespons.errors import BadQuestion
from corespons.reports.report import Report

Writer = Callable[[Report, bytes | None], bytes]


@dataclass(frozen=True)
class Format:
    """A format: its name, media type, and where its writer is."""

    id: str
    name: str
    media: str
    module: str
    function: str = "write"

    @property
    def write(self) -> Writer:
        """Its writer: `write(report, template=None) -> bytes`."""
        found: Writer = getattr(import_module(f"corespons.reports.{self.module}"), self.function)
        return found


_OFFICE = "application/vnd.openxmlformats-officedocument"
FORMATS: dict[str, Format] = {
    one.id: one
    for one in (
        Format("docx", "Word", f"{_OFFICE}.wordprocessingml.document", "docx"),
        Format("pdf", "PDF", "application/pdf", "pdf"),
        Format("xlsx", "Excel", f"{_OFFICE}.spreadsheetml.sheet", "xlsx"),
        Format("pptx", "PowerPoint", f"{_OFFICE}.presentationml.presentation", "pptx"),
        Format("csv", "CSV", "text/csv", "data_files", "write_csv"),
        Format("json", "JSON", "application/json", "data_files", "write_json"),
        Format("zip", "ZIP", "application/zip", "data_files", "write_zip"),
    )
}


def find_format(id: str) -> Format:
    """The format with an id. Raises BadQuestion naming those that exist."""
    if id not in FORMATS:
        raise BadQuestion(f"Formatet {id!r} finns inte. Välj bland {', '.join(FORMATS)}.")
    return FORMATS[id]
