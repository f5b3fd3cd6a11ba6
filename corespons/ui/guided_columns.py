"""The questions of the guided step: which table, which heading for each column, and what its values mean."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from corespons import geography, texts
from corespons.intake.cells import Known
from corespons.intake.matching import ForeignList, Proposal, Sureness, TableProposal
from corespons.intake.matching_lists import FoundList
from corespons.intake.matching_values import choices, propose_values
from corespons.intake.profile import ANYTHING_ELSE, Profile
from corespons.intake.sheets import Cell
from corespons.tables import TABLES, Column, Kind, Table
from corespons.ui import cached_guided, guided_cells
from corespons.ui.guided_cells import LEFT
from corespons.ui.plain import plain

NOT_READ, ABSENT, CONSTANT = "Läs inte", -1, -2


@dataclass(frozen=True)
class Answers:
    """What a person has answered; `problem` says what is missing."""

    columns: Mapping[str, tuple[str, ...]]
    constants: Mapping[str, str]
    values: Mapping[str, Mapping[str, str]]
    same_as_above: tuple[str, ...]
    defaults: Mapping[str, str]
    thousands: str | None
    dates: str | None
    problem: str


@dataclass
class _Asking:
    """One list being asked about."""

    key: str
    found: FoundList
    listed: ForeignList
    table: Table
    proposals: Mapping[str, Proposal]
    saved: Profile | None
    source: str | None
    known: Known
    columns: dict[str, tuple[str, ...]] = field(default_factory=dict)
    constants: dict[str, str] = field(default_factory=dict)
    places: dict[str, int] = field(default_factory=dict)
    empty: dict[str, str] = field(default_factory=dict)

    def cells(self, column: Column) -> list[Cell]:
        """The list's cells under the heading that was said to be a column."""
        place = self.places[column.name]
        return [row[place] if place < len(row) else None for row in self.found.rows]


def ask_table(key: str, proposed: Sequence[TableProposal], best: TableProposal | None) -> Table | None:
    """Which of our tables a list is; None = it is not read."""
    names = [NOT_READ, *(table.sheet for table in TABLES)]
    index = names.index(best.table.sheet) if best else 0
    name = st.selectbox("Vilken tabell är listan?", names, index, key=f"tabell_{key}", width=340)
    chosen = next((one for one in proposed if one.table.sheet == name), None)
    if chosen:
        st.caption(plain(f"{chosen.reason}"))
    return next((table for table in TABLES if table.sheet == name), None)


def ask(
    key: str,
    found: FoundList,
    listed: ForeignList,
    table: Table,
    proposals: Sequence[Proposal],
    saved: Profile | None,
    source: str | None,
) -> Answers:
    """Which heading is which of our columns, the required first; what is the same on every row; what values mean."""
    by_column = {one.column.name: one for one in proposals}
    asking = _Asking(key, found, listed, table, by_column, saved, source, cached_guided.known())
    needed = [column for column in table.columns if _is_needed(table, column)]
    others = [column for column in table.columns if column not in needed]
    for column in needed:
        _ask_column(asking, column)
    if others:
        hits = sum(column.name in by_column for column in others)
        label = f"Fler kolumner: {texts.counted(hits, 'förslag', 'förslag')} för {len(others)}"
        with st.expander(label, expanded=any(_is_doubtful(by_column.get(column.name)) for column in others)):
            for column in others:
                _ask_column(asking, column)
    values = _ask_values(asking)
    placed = [(column, asking.cells(column)) for column in table.columns if column.name in asking.places]
    thousands = guided_cells.ask_thousands(placed, saved, key)
    dates = guided_cells.ask_dates(placed, saved, key)
    same = tuple(heading for heading, said in asking.empty.items() if said == guided_cells.SAME)
    defaults = {heading: said for heading, said in asking.empty.items() if heading not in same}
    return Answers(asking.columns, asking.constants, values, same, defaults, thousands, dates, _problem(asking))


def _is_needed(table: Table, column: Column) -> bool:
    return column.required or (table.has_company and column.name in ("org_number", "company_ref"))


def _is_doubtful(proposal: Proposal | None) -> bool:
    return proposal is not None and proposal.sureness is not Sureness.SURE


def _ask_column(asking: _Asking, column: Column) -> None:
    """One of our columns: a heading, the same on every row, or absent."""
    proposal = asking.proposals.get(column.name)
    headings = asking.listed.headings
    single = [place for place, one in enumerate(headings) if one and headings.count(one) == 1]
    options = [ABSENT, CONSTANT, *single]
    left, right = st.columns([2, 3], gap="medium", vertical_alignment="bottom")
    names = {ABSENT: "Finns inte i listan", CONSTANT: "Samma på alla rader …"}
    place = left.selectbox(
        f"{column.heading}{' *' if column.required else ''}",
        options,
        _default(asking, column, proposal, options),
        format_func=lambda one: names.get(one) or headings[one],
        key=f"kol_{asking.key}_{column.name}",
    )
    if place == CONSTANT:
        _ask_constant(asking, column, right)
    elif place != ABSENT:
        asking.columns[column.heading] = (headings[place],)
        asking.places[column.name] = place
        if _is_needed(asking.table, column):
            _ask_empty(asking, column, right)
    if place != CONSTANT and proposal:
        right.caption(plain(f"{texts.sentence(proposal.sureness.value)}: {proposal.reason}"))


def _ask_empty(asking: _Asking, column: Column, right: DeltaGenerator) -> None:
    open_to = choices(column, asking.known) if column.required else ()
    key = f"{asking.key}_{column.name}"
    said = guided_cells.ask_empty(column, asking.cells(column), open_to, asking.saved, key, right)
    if said:
        asking.empty[column.heading] = said


def _default(asking: _Asking, column: Column, proposal: Proposal | None, options: Sequence[int]) -> int:
    """What stands in the field at first: never what is unsure."""
    if asking.saved and column.heading in asking.saved.constants:
        return options.index(CONSTANT)
    if proposal and proposal.sureness is not Sureness.UNSURE and proposal.position in options:
        return options.index(proposal.position)
    return options.index(CONSTANT if _own_actor(asking, column) else ABSENT)


def _own_actor(asking: _Asking, column: Column) -> str | None:
    """The actor that delivers, where the list does not say whose its rows are."""
    if column.kind is not Kind.ACTOR or not column.required or column.name in asking.proposals:
        return None
    return asking.known.actors.find(asking.source or "") if column.name in ("actor", "lead_actor") else None


def _ask_constant(asking: _Asking, column: Column, right: DeltaGenerator) -> None:
    kept = (asking.saved.constants.get(column.heading) if asking.saved else None) or _own_actor(asking, column)
    open_to = choices(column, asking.known)
    label, key = f"{column.heading} på alla rader", f"lika_{asking.key}_{column.name}"
    if open_to:
        index = open_to.index(kept) if kept in open_to else None
        said = right.selectbox(label, open_to, index, key=key, placeholder="Välj")
    else:
        said = right.text_input(label, kept or "", key=key)
    if said:
        asking.constants[column.heading] = said


def _ask_values(asking: _Asking) -> dict[str, dict[str, str]]:
    """What the values that our lists do not have are to be read as."""
    found: dict[str, dict[str, str]] = {}
    for column in asking.table.columns:
        if column.name in asking.places:
            told = _ask_values_of(asking, column)
            if told:
                found[column.heading] = told
    return found


def _ask_values_of(asking: _Asking, column: Column) -> dict[str, str]:
    proposed = propose_values(asking.table, column, asking.cells(column), asking.known)
    kept = dict(asking.saved.values.get(column.heading, {})) if asking.saved else {}
    if proposed:
        st.markdown(f"**Värden i {plain(column.heading)} som inte är våra**")
    options = [LEFT, *choices(column, asking.known)]
    told = dict(kept)
    for number, one in enumerate(proposed):
        written = geography.plain(one.value)
        meaning = kept.get(written) or (one.meaning if one.sureness is not Sureness.UNSURE else None)
        left, right = st.columns([2, 3], gap="medium", vertical_alignment="bottom")
        said = left.selectbox(
            f"{plain(one.value)} ({texts.counted(one.count, 'rad', 'rader')})", options,
            options.index(meaning) if meaning in options else 0, key=f"varde_{asking.key}_{column.name}_{number}",
        )  # fmt: skip
        right.caption(plain(f"{texts.sentence(one.sureness.value)}: {one.reason}"))
        told.pop(written, None)
        if said != LEFT:
            told[written] = said
    rest = guided_cells.ask_rest(column, options[1:], kept, f"{asking.key}_{column.name}") if proposed or kept else None
    told.pop(ANYTHING_ELSE, None)
    return told | ({ANYTHING_ELSE: rest} if rest else {})


def _problem(asking: _Asking) -> str:
    """What is missing before the list can be read, in words."""
    told = {*asking.columns, *asking.constants}
    lacking = [column.heading for column in asking.table.columns if column.required and column.heading not in told]
    if lacking:
        return f"säg var {texts.listed(lacking)} står, eller vad som gäller på alla rader."
    if asking.table.has_company and not {"Organisationsnummer", "Företags-ID"} & told:
        return "säg var företagets Organisationsnummer eller Företags-ID står."
    used = [heading for headings in asking.columns.values() for heading in headings]
    twice = next((heading for heading in used if used.count(heading) > 1), None)
    return f"rubriken {twice} är vald för två kolumner. Välj en." if twice else ""
