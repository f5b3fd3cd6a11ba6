"""Matching: which of our tables a foreign list is, and which of its headings is which of our columns.

Every proposal says how sure it is and why; a person decides whatever is not sure.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from corespons.geography import plain
from corespons.intake.cell_dates import DATES, ORDERS, in_order
from corespons.intake.cells import Known, read_column
from corespons.intake.matching_words import bare, heading_synonyms, likeness
from corespons.intake.profile import Profile
from corespons.intake.recognise import plain_heading
from corespons.intake.sheets import Cell, is_filled
from corespons.tables import TABLES, Column, Kind, Table

SAMPLE = 300
ALIKE, NEARLY_ALL, MOST = 0.8, 0.9, 0.5
TELLING = {
    Kind.ORG_NUMBER: "organisationsnummer", Kind.MUNICIPALITY: "kommuner", Kind.DATE: "datum",
    Kind.TIMESTAMP: "tidpunkter", Kind.MONTH: "månader", Kind.ACTOR: "kända aktörer", Kind.ACTORS: "kända aktörer",
    Kind.CODE: "värden ur listan", Kind.YES_NO: "ja eller nej", Kind.COMPANY_KEY: "organisationsnummer",
    Kind.INDICATOR: "indikatorer", Kind.AREA: "områden",
}  # fmt: skip
NUMBERS = {Kind.INTEGER, Kind.DECIMAL, Kind.MONEY}
ALONE = {Kind.ORG_NUMBER, Kind.MUNICIPALITY, Kind.ACTOR, Kind.CODE}  # content so telling that the heading may be any


class Sureness(Enum):
    """How sure a proposal is; only what is sure needs no person's answer."""

    SURE = "säker"
    LIKELY = "trolig"
    UNSURE = "osäker"


@dataclass(frozen=True)
class Proposal:
    """A heading of the list that may be a column of ours: where it stands, how sure that is, and why in Swedish."""

    column: Column
    heading: str
    position: int
    sureness: Sureness
    reason: str


@dataclass(frozen=True)
class TableProposal:
    """A table of ours that a list may be, with its columns as proposed."""

    table: Table
    columns: tuple[Proposal, ...]
    merit: float
    reason: str

    @property
    def lacking(self) -> tuple[Column, ...]:
        """The required columns that no heading was proposed for."""
        found = {one.column.name for one in self.columns}
        return tuple(column for column in self.table.columns if column.required and column.name not in found)


@dataclass(frozen=True)
class ForeignList:
    """A list as it was found: its name, its headings as texts, and the cells under each."""

    name: str
    headings: tuple[str, ...]
    columns: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True)
class _Pair:
    """One heading held against one column."""

    column: Column
    position: int
    merit: float
    sureness: Sureness
    reason: str


def foreign_list(name: str, headings: Sequence[str], rows: Sequence[Sequence[Cell]]) -> ForeignList:
    """A list of rows as columns, so many rows as it takes to tell what a column holds."""
    columns = [
        tuple(row[place] if place < len(row) else None for row in rows[:SAMPLE]) for place in range(len(headings))
    ]
    return ForeignList(name, tuple(headings), tuple(columns))


def propose_tables(listed: ForeignList, known: Known, saved: Profile | None = None) -> tuple[TableProposal, ...]:
    """The tables that a list may be, the likeliest first. A saved profile of its source goes before everything."""
    if saved is not None:
        columns = propose_columns(listed, saved.table, known, saved)
        return (
            TableProposal(saved.table, columns, float("inf"), f"Källans sparade profil är för {saved.table.sheet}."),
        )
    found = [_table(listed, table, known) for table in TABLES]
    return tuple(sorted((one for one in found if one.columns), key=lambda one: -one.merit))


def propose_columns(
    listed: ForeignList, table: Table, known: Known, saved: Profile | None = None
) -> tuple[Proposal, ...]:
    """The heading proposed for each column of a table, at most one; a column without one is left out."""
    pairs = sorted(
        (pair for column in table.columns for pair in _pairs(listed, table, column, known, saved)),
        key=lambda pair: (-pair.merit, not pair.column.required, pair.position),
    )
    taken: dict[str, _Pair] = {}
    used: set[int] = set()
    for pair in pairs:
        if pair.column.name not in taken and pair.position not in used:
            taken[pair.column.name] = pair
            used.add(pair.position)
    chosen = [taken[column.name] for column in table.columns if column.name in taken]
    return tuple(_proposal(listed, pair, pairs) for pair in chosen)


def _proposal(listed: ForeignList, pair: _Pair, pairs: Sequence[_Pair]) -> Proposal:
    """A pair as a proposal; less sure where another heading or column would do as well."""
    rivals = [
        listed.headings[other.position]
        for other in pairs
        if other.column is pair.column and other.position != pair.position and other.merit >= pair.merit - 0.05
    ]
    sureness, reason = pair.sureness, pair.reason
    if rivals:
        sureness, reason = Sureness.UNSURE, f"{reason} Men {_named(rivals[0])} passar lika bra."
    return Proposal(pair.column, listed.headings[pair.position], pair.position, sureness, reason)


def _table(listed: ForeignList, table: Table, known: Known) -> TableProposal:
    columns = propose_columns(listed, table, known)
    weights = {Sureness.SURE: 1.0, Sureness.LIKELY: 0.6, Sureness.UNSURE: 0.2}
    required = [column for column in table.columns if column.required]
    found = sum(weights[one.sureness] for one in columns)
    met = sum(weights[one.sureness] for one in columns if one.column.required) / len(required)
    named = likeness(listed.name, table.sheet) >= ALIKE or bare(table.sheet) in bare(listed.name)
    merit = met + found / max(sum(map(bool, listed.headings)), 1) + (0.5 if named else 0)
    reason = f"{len(columns)} av listans {len(listed.headings)} rubriker passar"
    reason += f", och bladet heter {listed.name}." if named else "."
    return TableProposal(table, columns, merit, reason)


def _pairs(listed: ForeignList, table: Table, column: Column, known: Known, saved: Profile | None) -> Sequence[_Pair]:
    found = []
    for position, heading in enumerate(listed.headings):
        cells = [cell for cell in listed.columns[position] if is_filled(cell)]
        if not heading and not cells:
            continue
        likened = _by_profile(column, heading, saved) or _by_heading(table, column, heading)
        pair = _judged(column, position, likened, _share(column, cells, known), len(set(map(str, cells))))
        if pair is not None:
            found.append(pair)
    return found


def _by_profile(column: Column, heading: str, saved: Profile | None) -> tuple[float, str] | None:
    named = saved.columns.get(column.heading, ()) if saved else ()
    if plain_heading(heading) in map(plain_heading, named):
        return 1.2, f"Källans sparade profil säger att {_named(heading)} är {column.heading}"
    return None


def _by_heading(table: Table, column: Column, heading: str) -> tuple[float, str]:
    """How well a heading fits a column by its words alone, and the words for it."""
    synonyms = heading_synonyms(table.sheet, column.heading)
    if not bare(heading):
        return 0.0, "Kolumnen har ingen rubrik"
    if bare(heading) == bare(column.heading):
        return 1.0, f"Rubriken {_named(heading)} är vår egen"
    if bare(heading) in map(bare, synonyms):
        return 0.95, f"Rubriken {_named(heading)} är en känd synonym"
    last = plain(heading).split()[-1]
    if last != plain(heading) and bare(last) in map(bare, (column.heading, *synonyms)):
        return 0.75, f"Rubriken {_named(heading)} slutar med ett känt ord"
    nearest = max((likeness(heading, word) for word in (column.heading, *synonyms)), default=0.0)
    if nearest >= ALIKE:
        return 0.7 * nearest, f"Rubriken {_named(heading)} liknar {column.heading}"
    return 0.0, f"Rubriken {_named(heading)} är inte känd"


def _share(column: Column, cells: Sequence[Cell], known: Known) -> float | None:
    """Which share of the filled cells our column accepts; None where it would accept anything, or has no cells."""
    if not cells or column.kind is Kind.TEXT:
        return None
    if column.kind in DATES:  # which order they have is asked by itself
        cells = [next(filter(None, (in_order(cell, order) for order in ORDERS)), cell) for cell in cells]
    return 1 - len(read_column(column, cells, known).faults) / len(cells)


def _judged(
    column: Column, position: int, likened: tuple[float, str], share: float | None, different: int
) -> _Pair | None:
    """A heading held against a column when words and content are both known; None when there is nothing in it."""
    words, said = likened
    holds = _holds(column, share)
    reason = f"{said}{holds}."
    if share is None:
        if words >= 0.95:
            return _Pair(column, position, words, Sureness.SURE, reason)
        return _Pair(column, position, words, Sureness.LIKELY, reason) if words else None
    merit = words + 0.3 * share
    if words >= 0.95 and (share >= NEARLY_ALL or column.kind is Kind.CODE):
        return _Pair(column, position, merit, Sureness.SURE, reason)
    if words:
        return _Pair(column, position, merit, Sureness.LIKELY if share >= MOST else Sureness.UNSURE, reason)
    if column.kind in ALONE and share >= NEARLY_ALL and (different > 1 or column.kind is not Kind.CODE):
        return _Pair(
            column, position, 0.3 * share, Sureness.UNSURE if _is_many_sided(column) else Sureness.LIKELY, reason
        )
    return None


def _is_many_sided(column: Column) -> bool:
    """Whether several columns of a table hold the same kind of thing, so that content alone does not tell which."""
    return column.kind in (Kind.ACTOR, Kind.CODE)


def _holds(column: Column, share: float | None) -> str:
    """What the cells under a heading are, as the end of a sentence."""
    if share is None:
        return ""
    if column.kind is Kind.CODE and share < NEARLY_ALL:
        return f", men {100 - 100 * share:.0f}\u00a0% av cellerna har andra värden än listans och översätts nedan"
    what = TELLING.get(column.kind, "tal" if column.kind in NUMBERS else column.kind.value)
    return f" och {100 * share:.0f}\u00a0% av cellerna är {what}"


def _named(heading: str) -> str:
    return f"”{heading}”" if heading else "utan rubrik"


@dataclass(frozen=True)
class Difference:
    """How a list's headings differ from those that its profile was made for."""

    gone: tuple[str, ...]
    fresh: tuple[str, ...]

    def __bool__(self) -> bool:
        """Whether they differ at all."""
        return bool(self.gone or self.fresh)


def difference(kept: Sequence[str], headings: Sequence[str]) -> Difference:
    """Which of the kept headings the list lacks, and which of its own are new; the order is free."""
    before, now = ({plain_heading(one): one for one in names if one} for names in (kept, headings))
    return Difference(
        tuple(name for written, name in before.items() if written not in now),
        tuple(name for written, name in now.items() if written not in before),
    )
