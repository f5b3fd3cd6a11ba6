"""What came of a delivered file: how each table's rows fared, and everything that was wrong with them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from typing import Any, Literal

from corespons import texts
from corespons.errors import LoadRefused
from corespons.store import Written
from corespons.tables import by_name

OTHERS = {
    "title": ("rad med rubriktext", "rader med rubriktext"),
    "heading": ("rad med kolumnrubriker", "rader med kolumnrubriker"),
    "repeated": ("rad som upprepar rubrikerna", "rader som upprepar rubrikerna"),
    "total": ("summarad", "summarader"),
    "note": ("rad med anmärkning", "rader med anmärkningar"),
    "other": ("rad i en annan tabell", "rader i en annan tabell"),
    "beside": ("rad i en tabell bredvid", "rader i en tabell bredvid"),
    "valueless": ("rad utan värden", "rader utan värden"),
    "doubled": ("rad som en senare rad ersätter", "rader som senare rader ersätter"),
    "unread": ("rad som inte lästes", "rader som inte lästes"),
}

ERROR: Literal["error"] = "error"
WARNING: Literal["warning"] = "warning"


@dataclass(frozen=True)
class Problem:
    """One fault or warning: where it is, what stood there, what is wrong and what to do about it.

    An error with a row means that the row was set aside; without a row, that the whole table was not read.
    """

    severity: Literal["error", "warning"]
    sheet: str
    row: int | None
    column: str | None
    value: str | None
    message: str


@dataclass(frozen=True)
class Count:
    """How many of a table's rows were new, changed, unchanged, no longer hold, were set aside or warned about."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    retired: int = 0
    set_aside: int = 0
    warnings: int = 0

    def after(self, written: Written) -> "Count":
        """The same count when the store has said how the accepted rows fared."""
        return replace(
            self, new=written.new, changed=written.changed, unchanged=written.unchanged, retired=written.retired
        )


@dataclass(frozen=True)
class Receipt:
    """The receipt of one delivered file. `id` is the delivery's number, None when nothing was loaded.

    `others`: table → how many of the file's rows are no data, by what they are.
    """

    id: int | None
    file: str
    sha256: str
    encoding: str | None
    delimiter: str | None
    dry_run: bool
    tables: dict[str, Count]
    problems: tuple[Problem, ...]
    formulas: dict[str, int] = field(default_factory=dict)
    others: dict[str, dict[str, int]] = field(default_factory=dict)

    @property
    def set_aside(self) -> int:
        """How many rows were set aside."""
        return sum(count.set_aside for count in self.tables.values())

    @property
    def is_faulty(self) -> bool:
        """Whether anything in the file could not be loaded."""
        return any(problem.severity == ERROR for problem in self.problems)

    def as_json(self) -> dict[str, Any]:
        """The receipt as a document, as it is kept and shown."""
        tables = {sheet: {**vars(count)} for sheet, count in self.tables.items()}
        return {**vars(self), "tables": tables, "problems": [{**vars(problem)} for problem in self.problems]}


def kept_tables(receipt: Mapping[str, Any]) -> dict[str, dict[str, int]]:
    """Sheet → how its rows fared, of a receipt as it is kept: there, what the store wrote stands beside the tables."""
    written = {by_name()[name].sheet: fared for name, fared in receipt.get("written", {}).items()}
    names = [field.name for field in fields(Count)]
    return {
        sheet: {name: int({**fared, **written.get(sheet, {})}.get(name, 0)) for name in names}
        for sheet, fared in receipt["tables"].items()
    }


def rows_not_data(others: Mapping[str, Mapping[str, int]]) -> Iterator[str]:
    """A sentence a table about the rows of the file that are no data, so that every row can be counted."""
    for sheet, counted in others.items():
        said = [texts.counted(count, *OTHERS[kind]) for kind, count in counted.items() if kind in OTHERS]
        if said:
            yield f"I {sheet} står därtill {texts.listed(said)}."


class StrictRefusal(LoadRefused):
    """Nothing was loaded, since rows were faulty and all or nothing was asked for; the receipts say which."""

    def __init__(self, receipts: Iterable[Receipt]) -> None:
        self.receipts = list(receipts)
        faulty = [receipt.file for receipt in self.receipts if receipt.is_faulty]
        super().__init__(
            f"Inget är inläst: det finns fel i {', '.join(faulty)}. Rätta dem, eller läs in utan --strict "
            "så läggs bara de felaktiga raderna åt sidan."
        )
