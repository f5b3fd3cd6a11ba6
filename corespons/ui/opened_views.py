"""What a saved view opens, and what the open audience is told of it: never a word that somebody typed."""

from collections.abc import Callable, Mapping
from datetime import date
from functools import cache
from urllib.parse import parse_qsl, urlencode

from corespons import texts
from corespons.followup import OPEN
from corespons.followup.dimensions import DIMENSIONS
from corespons.followup.measures import measures
from corespons.geography import area_names
from corespons.indicators import CATALOGUE
from corespons.store import Note
from corespons.tables import by_name
from corespons.ui import activities, comparing, exploring, filters, navigation, side_by_side

NAMES_COMPANIES = ("foretag", "historik")  # pages that name companies or show rows as they were delivered
DAYS = {
    filters.FROM: "från", filters.TO: "till", filters.AS_OF: "läget per", comparing.SINCE: "jämfört med",
}  # fmt: skip


def opens(view: Note, audience: str) -> str | None:
    """The address that opens a view for an audience, whoever saved it; None where its page has nothing to show it.

    For the open audience a choice that is none of our own words is left out: it may hold a company's name.
    """
    page, choices = _parts(view)
    if page not in _titles() or (audience == OPEN and page in NAMES_COMPANIES):
        return None
    kept = _own_words(choices) if audience == OPEN else choices
    return f"{page}?{urlencode(dict(kept) | {filters.AUDIENCE: audience})}"


def page_of(view: Note) -> str:
    """The title of the page that a view opens."""
    return _titles().get(_parts(view)[0], "sidan finns inte längre")


def told_openly(view: Note) -> str:
    """A view in place of its name, which was typed: its page and the choices made there, in our own words."""
    kept = {key: value for key, value in _own_words(_parts(view)[1]).items() if key != filters.AUDIENCE}
    return " · ".join([page_of(view), *(_in_words(key, value) for key, value in kept.items())])


def _parts(view: Note) -> tuple[str, dict[str, str]]:
    page, _, query = str(view.content["address"]).partition("?")
    return page, dict(parse_qsl(query))


def _titles() -> dict[str, str]:
    return {page.address: page.title for page in navigation.PAGES}


def _own_words(choices: Mapping[str, str]) -> dict[str, str]:
    return {key: value for key, value in choices.items() if _is_own(key)(value)}


def _is_own(key: str) -> Callable[[str], bool]:
    return _is_day if key in DAYS else _vocabulary().get(key, frozenset()).__contains__


def _is_day(value: str) -> bool:
    try:
        return bool(date.fromisoformat(value))
    except ValueError:
        return False


def _in_words(key: str, value: str) -> str:
    return f"{DAYS[key]} {texts.short_day(date.fromisoformat(value))}" if key in DAYS else value


@cache
def _vocabulary() -> dict[str, frozenset[str]]:
    """The choices that have a list of their own, and its words."""
    areas, dimensions = frozenset(area_names().values()), frozenset(one.name for one in DIMENSIONS)
    activity = by_name()["activity"]
    return {
        filters.REGION: areas,
        filters.MUNICIPALITY: areas,
        comparing.MEASURE: frozenset(one.name for one in (*CATALOGUE.values(), *measures(True).values())),
        comparing.VIEW: frozenset((comparing.SCREEN, comparing.PROJECTOR)),
        side_by_side.BASIS: frozenset((side_by_side.COUNT, side_by_side.VALUE, side_by_side.RATE, side_by_side.STATUS)),
        exploring.ROWS: dimensions,
        exploring.COLUMNS: dimensions | {exploring.NO_COLUMNS},
        exploring.AS: frozenset(exploring.FORMS),
        activities.VIEW: frozenset((activities.LIST, activities.COMING, activities.CALENDAR)),
        activities.KIND: frozenset(activity.column("kind").codes),
        activities.FORMAT: frozenset(activity.column("format").codes),
    }
