"""What the guided path keeps between two clicks: the lists in a chosen file, and what they may be."""

import streamlit as st

from corespons.errors import CoResponsError
from corespons.intake.cell_names import known_actors
from corespons.intake.cells import Known
from corespons.intake.matching import (
    ForeignList,
    Proposal,
    TableProposal,
    foreign_list,
    propose_columns,
    propose_tables,
)
from corespons.intake.matching_lists import FoundList, lists_in
from corespons.intake.persons import Persons
from corespons.intake.profile import Profile
from corespons.store import known_actors as stored_actors
from corespons.store import known_persons
from corespons.tables import Table
from corespons.ui import cached


def known() -> Known:
    """What cells are read against just now."""
    store = cached.store()
    actors = known_actors(stored_actors(store), may_register=False)
    return Known("", Persons(store.secret, known_persons(store)), actors)


@st.cache_resource(show_spinner="Läser filen …", max_entries=16)
def lists(
    digest: str,  # noqa: ARG001 - the cache's key
    name: str,
    _content: bytes,
    encoding: str | None = None,
    delimiter: str | None = None,
) -> tuple[FoundList, ...]:
    """Every list in a file; none where it cannot be read, which loading it then says."""
    try:
        return lists_in(name, _content, encoding, delimiter)
    except CoResponsError:
        return ()


@st.cache_resource(show_spinner=False, max_entries=64)
def listed(key: str, _found: FoundList) -> ForeignList:  # noqa: ARG001 - the cache's key
    """A found list as columns. A heading with a person's number in it is no heading."""
    persons = known().persons
    headings = [heading if persons.hide_likely(heading) == heading else "" for heading in _found.headings]
    return foreign_list(_found.name, headings, _found.rows)


@st.cache_resource(show_spinner="Jämför rubrikerna …", max_entries=64)
def tables(key: str, version: int, _listed: ForeignList, _saved: Profile | None) -> tuple[TableProposal, ...]:  # noqa: ARG001
    """The tables that a list may be."""
    return propose_tables(_listed, known(), _saved)


@st.cache_resource(show_spinner=False, max_entries=128)
def columns(
    key: str,  # noqa: ARG001 - the cache's key, as the next
    version: int,  # noqa: ARG001
    _listed: ForeignList,
    _table: Table,
    _saved: Profile | None,
) -> tuple[Proposal, ...]:
    """The headings proposed for a table's columns."""
    return propose_columns(_listed, _table, known(), _saved)
