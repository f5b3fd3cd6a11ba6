"""Reports as the rules compose them, kept under the number of the last delivery: a second format only writes."""

from datetime import date

import streamlit as st

from corespons import reports
from corespons.store import today
from corespons.ui import cached


def composed(kind: str, format: str, scope: reports.Scope) -> tuple[reports.Report, ...]:
    """The reports of a kind: one, or for a ZIP of pages one for each municipality."""
    only_format = format if reports.is_by_town(kind, format) else ""
    return _composed(cached.data_version(), today(), kind, only_format, scope)


@st.cache_resource(show_spinner=False, max_entries=12, hash_funcs={reports.Scope: repr})
def _composed(version: int, day: date, kind: str, format: str, scope: reports.Scope) -> tuple[reports.Report, ...]:  # noqa: ARG001 - the version is the cache's key
    source = reports.Source(cached.store(), cached.known(scope.window).facts, scope)
    return reports.compose(kind, source, format, day)
