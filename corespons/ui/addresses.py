"""Addresses that people write by hand: an indicator may be named by its id, `?matt=D1.1`, or by its name."""

from urllib.parse import parse_qsl, urlencode

from starlette.types import Scope

from corespons.indicators import CATALOGUE
from corespons.ui.comparing import MEASURE


def by_name(scope: Scope) -> str | None:
    """Where a request that names an indicator by its id belongs, relative to it; None for every other request."""
    asked = parse_qsl(scope["query_string"].decode("latin-1"), keep_blank_values=True)
    named = [(key, _name(value) if key == MEASURE else value) for key, value in asked]
    if named == asked:
        return None
    page = scope["path"].rpartition("/")[2]
    return f"./{page}?{urlencode(named)}"


def _name(value: str) -> str:
    indicator = CATALOGUE.get(value.strip().upper())
    return indicator.name if indicator else value
