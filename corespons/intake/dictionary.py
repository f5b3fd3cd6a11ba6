"""The data dictionary: what each column may hold, in the words of those who deliver.

Made from the table definitions; the template workbook and docs/handbok/uppgifter.md show the same text.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from corespons.tables import TABLES, Column, Kind, Table

ACCEPTED: dict[Kind, str] = {
    Kind.TEXT: "fri text",
    Kind.DATE: "2021-04-01, 20210401 som text, 1 april 2021 eller en datumcell i Excel",
    Kind.TIMESTAMP: "2021-04-01 09:30; bara ett datum betyder kl. 00.00",
    Kind.INTEGER: "heltal, gärna med blanksteg mellan tusental",
    Kind.DECIMAL: "tal med decimalkomma eller decimalpunkt, högst sex decimaler",
    Kind.MONEY: "kronor med högst två decimaler, utan kr eller tkr",
    Kind.YES_NO: "ja eller nej; även j, n, true, false, 1, 0 och x för ja",
    Kind.CODE: "ett av värdena i listan",
    Kind.MONTH: "2021-04 eller ett datum i månaden",
    Kind.ORG_NUMBER: "10 siffror, eller 12 som börjar med 16, 18, 19 eller 20; bindestreck går bra",
    Kind.COMPANY_KEY: "organisationsnummer, eller ID:källa:Företags-ID",
    Kind.MUNICIPALITY: "2281, Sundsvall, 2281 Sundsvall eller Sundsvalls kommun",
    Kind.ACTOR: "aktörens namn eller kortnamn, som det står i Aktörer",
    Kind.ACTORS: "aktörers namn eller kortnamn, åtskilda med semikolon",
    Kind.INDICATOR: "indikatorns beteckning, till exempel D1.1",
    Kind.AREA: "projekt, regionkod eller kommunkod",
}
MAX_CHOICES = 10


@dataclass(frozen=True)
class Entry:
    """One column as it is explained: where it is, whether it must be filled, what it may hold."""

    sheet: str
    heading: str
    required: str
    key: str
    kind: str
    accepted: str
    codes: str
    help: str


TITLES = ("Flik", "Kolumn", "Krävs", "Nyckel", "Typ", "Skrivs så här", "Värden", "Förklaring")


def entries(table: Table) -> Iterator[Entry]:
    """Each column of a table, explained."""
    for column in table.columns:
        yield Entry(
            sheet=table.sheet,
            heading=column.heading,
            required=_required(table, column),
            key="ja" if _is_key(table, column) else "",
            kind=column.kind.value,
            accepted=ACCEPTED[column.kind],
            codes=", ".join(choices(column)) or _limits(column),
            help=column.help,
        )


def choices(column: Column) -> tuple[str, ...]:
    """The values a cell chooses among: a code list, ja and nej, or the steps of a short scale."""
    if column.kind is Kind.YES_NO:
        return ("ja", "nej")
    if column.low is not None and column.high is not None and column.high - column.low < MAX_CHOICES:
        steps = tuple(str(step) for step in range(column.low, column.high + 1))
        return (*steps, *(word for word in column.also_missing if not word.isdigit()))
    return column.codes


def _required(table: Table, column: Column) -> str:
    if table.has_company and column.name in ("org_number", "company_ref"):
        return "en av de två"
    return "ja" if column.required else ""


def _is_key(table: Table, column: Column) -> bool:
    is_company = table.has_company and column.name in ("org_number", "company_ref")
    return column.key or (is_company and not table.own_ids)


def _limits(column: Column) -> str:
    if column.low is not None and column.high is not None:
        return f"{column.low}–{column.high}"
    if column.low is not None:
        return f"minst {column.low}"
    return f"större än {column.above}" if column.above is not None else ""


def as_markdown() -> str:
    """The whole dictionary as the handbook's page."""
    return "\n".join([*_introduction(), *(line for table in TABLES for line in _section(table))])


def _introduction() -> Iterator[str]:
    yield "# Uppgifter som levereras"
    yield ""
    yield "Sidan är gjord ur tabelldefinitionerna (`make docs`); ändra inte här. Fliken *Förklaring* i leveransmallen"
    yield "säger samma sak. **Krävs** = raden läses inte in utan värdet. **Nyckel** = det som gör raden till samma rad"
    yield "vid nästa leverans."


def _section(table: Table) -> Iterator[str]:
    yield ""
    yield f"## {table.sheet}"
    yield ""
    if table.help:
        yield f"{table.help}."
        yield ""
    if table.own_ids:
        yield "Beteckningen är er egen: källan är del av nyckeln, så två aktörers `A-1` blandas aldrig ihop."
        yield ""
    yield "| " + " | ".join(TITLES[1:]) + " |"
    yield "|" + " --- |" * len(TITLES[1:])
    for entry in entries(table):
        cells = (entry.heading, entry.required, entry.key, entry.kind, entry.accepted, entry.codes, entry.help)
        yield "| " + " | ".join(cells) + " |"


if __name__ == "__main__":
    print(as_markdown())
