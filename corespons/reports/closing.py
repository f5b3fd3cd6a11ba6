"""The last section of every report: each code → what it is, how it was counted, and the report's fingerprint."""

from collections.abc import Iterable

from corespons import texts
from corespons.followup import target_told
from corespons.indicators import definitions, find
from corespons.reports.grid import spelled
from corespons.reports.report import (
    Block,
    Column,
    Comparison,
    DataTable,
    Figure,
    FigureTable,
    Note,
    Report,
    Section,
)  # fmt: skip

AREA, BETWEEN = "Område", " · "
FIGURES = ("Kod", "Mått", AREA, "n", "Saknas", "95 %", "Mål")
HOW = (
    "Varje mått i rapporten har en kod (F), och varje tabell med andra uppgifter en (T). Här står vad koden är och hur "
    "talet är räknat. "
    "Markeringarna är <5: talet visas inte, ..: uppgift saknas, –: finns inte."
)


def closing(report: Report) -> Section:
    """What a reader needs to check the report: figures, tables, definitions, state and fingerprint."""
    blocks: list[Block] = [Note(HOW), Note(_filter(report))]
    if report.figures:
        blocks.append(_figures(report))
    if report.tables:
        rows = ((one.code, one.title, one.about, texts.number(len(one.rows))) for one in report.tables)
        blocks.append(_listing("Tabeller och diagram", ("Kod", "Tabell", "Vad den visar", "n"), rows))
    if report.figures:
        blocks.append(_definitions(report))
    blocks.append(Note(_how_to_verify(report)))
    return Section("Så är talen räknade", tuple(blocks), on_new_page=True)


def _filter(report: Report) -> str:
    scope = report.scope
    audience = "öppen: små tal är dolda" if scope.is_open else "intern"
    return (
        f"Alla tal gäller perioden {scope.period}, båda dagarna inräknade, om inte annat anges. {report.state}. "
        f"Målgrupp: {audience}."
    )


def _figures(report: Report) -> DataTable:
    """A line a figure, or for those compared side by side a line for them all; one set of areas stands in the title."""
    groups = _together(report)
    areas = [tuple(one.result.area_name for one in group) for group in groups]
    widest = max(areas, key=len)
    if all(widest[: len(one)] == one for one in areas):
        heads = tuple(head for head in FIGURES if head != AREA)
        return _listing(f"Talen: {BETWEEN.join(widest)}", heads, (_line(one, report, heads) for one in groups))
    return _listing("Talen", FIGURES, (_line(one, report, FIGURES) for one in groups))


def _together(report: Report) -> list[tuple[Figure, ...]]:
    """The figures in the order of their codes; those first met in a row of a comparison stay together."""
    rows = [row for block in report.blocks if isinstance(block, Comparison) for row in block.rows]
    groups: dict[str, tuple[Figure, ...]] = {}
    met = set[str]()
    alone = {one.code for block in report.blocks if isinstance(block, FigureTable) for one in block.figures}
    for row in rows:
        group = tuple(one for one in row if one is not None and one.code not in met | alone)
        met |= {one.code for one in group}
        groups |= {group[0].code: group} if group else {}
    return [groups.get(one.code, (one,)) for one in report.figures if one.code in groups or one.code not in met]


def _line(group: tuple[Figure, ...], report: Report, heads: tuple[str, ...]) -> tuple[str, ...]:
    first = group[0]
    name = f"{first.result.id} {first.result.name}"
    if first.window != report.scope.window:
        name += f", {texts.period(first.window.start, first.window.to)}"
    cells = {"Kod": spelled([one.code for one in group]), "Mått": name}
    told = [_told(one) for one in group]
    cells |= {head: _joined([one[head] for one in told]) for head in told[0]}
    return tuple(cells[head] for head in heads)


def _joined(words: list[str]) -> str:
    return words[0] if set(words) == {texts.NONE} else BETWEEN.join(words)


def _told(figure: Figure) -> dict[str, str]:
    result = figure.result
    hidden = result.hidden and result.n is None
    return {
        AREA: result.area_name, "n": texts.figure(result.n, "antal", hidden),
        "Saknas": texts.figure(result.missing, "antal", hidden),
        "95 %": texts.interval(result.low, result.high, result.unit) or texts.NONE,
        "Mål": target_told(result) or texts.NONE,
    }  # fmt: skip


def _definitions(report: Report) -> DataTable:
    """The definitions; where the indicators come from is told once for most of them."""
    ids = sorted({figure.result.id for figure in report.figures}, key=lambda one: ("DXQ".index(one[0]), one))
    origins = [definitions()[id].origin for id in ids]
    usual = max(origins, key=origins.count)
    title = f"Definitioner. Ursprung: {usual}" + (", om inte annat anges" if len(set(origins)) > 1 else "")
    return _listing(title, ("Mått", "Definition"), (_definition(id, usual) for id in ids))


def _definition(id: str, usual: str) -> tuple[str, str]:
    told = definitions()[id]
    origin = f"Ursprung: {told.origin}." if told.origin != usual else ""
    return f"{id} {find(id).name}", " ".join(part for part in (told.definition, told.caution, origin) if part)


def _listing(title: str, heads: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> DataTable:
    """A table of the list itself, which needs no code."""
    return DataTable("", title, tuple(Column(head) for head in heads), tuple(rows), is_list=True)


def _how_to_verify(report: Report) -> str:
    return (
        f"Fingeravtryck: {_grouped(report.fingerprint)}. "
        f"SHA-256 över fråga, dataläge (leverans {report.delivery}) och alla värden. "
        "python -m corespons report --verify FIL räknar om talen ur samma dataläge och säger om de är lika."
    )


def _grouped(digest: str) -> str:
    """The digest in groups of eight that break over lines."""
    return " ".join(digest[place : place + 8] for place in range(0, len(digest), 8))
