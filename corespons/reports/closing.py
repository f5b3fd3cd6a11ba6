"""The last section of every report: each code → what it is, how it was counted, and the report's fingerprint."""

from collections.abc import Iterator

from corespons import texts
from corespons.indicators import definitions, find
from corespons.reports.report import Block, Column, DataTable, Figure, Heading, Paragraph, Report, Section

FIGURES = ("Kod", "Mått", "Område", "n", "Saknas", "95 %", "Mål")
HOW = (
    "Varje tal i rapporten har en kod (F) och varje tabell och diagram en (T). Här står vad koden är och hur talet är "
    "räknat. "
    "Markeringarna är <5: talet visas inte, ..: uppgift saknas, –: finns inte."
)


def closing(report: Report) -> Section:
    """What a reader needs to check the report: figures, tables, definitions, state and fingerprint."""
    blocks: list[Block] = [Paragraph(HOW), Paragraph(_filter(report))]
    if report.figures:
        blocks += [_listing("Talen", FIGURES, (_line(one, report) for one in report.figures))]
    if report.tables:
        rows = ((one.code, one.title, one.about, texts.number(len(one.rows))) for one in report.tables)
        blocks += [_listing("Tabeller och diagram", ("Kod", "Tabell", "Vad den visar", "n"), rows)]
    if report.figures:
        blocks += [_listing("Definitioner", ("Id", "Mått", "Definition"), _definitions(report))]
    blocks += [Heading("Fingeravtryck"), Paragraph(_how_to_verify(report)), Paragraph(_grouped(report.fingerprint))]
    return Section("Så är talen räknade", tuple(blocks), on_new_page=True)


def _filter(report: Report) -> str:
    scope = report.scope
    audience = "öppen: små tal är dolda" if scope.is_open else "intern"
    return (
        f"Alla tal gäller perioden {scope.period}, båda dagarna inräknade, om inte annat anges. {report.state}. "
        f"Målgrupp: {audience}."
    )


def _line(figure: Figure, report: Report) -> tuple[str, ...]:
    result = figure.result
    hidden = result.hidden and result.n is None
    name = f"{result.id} {result.name}"
    if figure.window != report.scope.window:
        name += f", {texts.period(figure.window.start, figure.window.to)}"
    return (
        figure.code, name, result.area_name, texts.figure(result.n, "antal", hidden),
        texts.figure(result.missing, "antal", hidden),
        texts.interval(result.low, result.high, result.unit) or texts.NONE,
        texts.number(result.target, result.unit) if result.target is not None else texts.NONE,
    )  # fmt: skip


def _definitions(report: Report) -> Iterator[tuple[str, ...]]:
    ids = dict.fromkeys(figure.result.id for figure in report.figures)
    for id in sorted(ids, key=lambda one: ("DXQ".index(one[0]), one)):
        told = definitions()[id]
        words = " ".join(part for part in (told.definition, told.caution) if part)
        yield id, find(id).name, f"{words} Ursprung: {told.origin}."


def _listing(title: str, heads: tuple[str, ...], rows: Iterator[tuple[str, ...]]) -> DataTable:
    """A table of the list itself, which needs no code."""
    return DataTable("", title, tuple(Column(head) for head in heads), tuple(rows))


def _how_to_verify(report: Report) -> str:
    return (
        f"SHA-256 över fråga, dataläge (leverans {report.delivery}) och alla värden. "
        "python -m corespons report --verify FIL räknar om talen ur samma dataläge och säger om de är lika."
    )


def _grouped(digest: str) -> str:
    """The digest in groups of eight that break over lines."""
    return " ".join(digest[place : place + 8] for place in range(0, len(digest), 8))
