"""The one filter row: region, municipality, period, as-of date and audience. Its state lives in the address."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from corespons import texts
from corespons.followup import OPEN
from corespons.geography import PROJECT, area_names, municipalities
from corespons.indicators.result import AUDIENCES, Question, Window
from corespons.settings import project
from corespons.store import today

REGION, MUNICIPALITY, FROM, TO, AS_OF, AUDIENCE = "region", "kommun", "fran", "till", "per", "malgrupp"
EVERYWHERE, ALL_MUNICIPALITIES = "Hela projektet", "Alla kommuner"
EARLIEST, LATEST = date(2010, 1, 1), date(2040, 12, 31)
OPENED_ON = "_opened_on"


@dataclass(frozen=True)
class Filters:
    """What the reader has chosen. `region` and `municipality` are codes; None = all."""

    region: str | None
    municipality: str | None
    window: Window
    audience: str

    @property
    def area(self) -> str:
        """The code of the area in question: the municipality, else the region, else the whole project."""
        return self.municipality or self.region or PROJECT

    @property
    def area_name(self) -> str:
        """The area's Swedish name."""
        return area_names()[self.area]

    @property
    def is_open(self) -> bool:
        """Whether small numbers are hidden."""
        return self.audience == OPEN

    @property
    def sentence(self) -> str:
        """The choice in words, as it is printed on every page and export."""
        time = f"{texts.period(self.window.start, self.window.to)} · läget per {texts.short_day(self.window.as_of)}"
        return f"{self.area_name} · {time}" + (" · öppen version" if self.is_open else "")

    def question(self, ids: tuple[str, ...] | None = None, levels: tuple[str, ...] | None = None) -> Question:
        """The question about these indicators at these levels, everywhere."""
        return Question(self.window, ids, levels, None, self.audience)

    def here(self, ids: tuple[str, ...] | None = None) -> Question:
        """The question about these indicators in the chosen area alone."""
        return Question(self.window, ids, None, (self.area,), self.audience)


def draw(opens_on: date) -> DeltaGenerator:
    """The row above every page, for more to be put into. `opens_on`: the as-of date until another is chosen."""
    _follow_default(opens_on)
    row = st.container(horizontal=True, key="filter", vertical_alignment="bottom", gap="xsmall")
    with row:
        region = _choice("Region", REGION, [EVERYWHERE, *project().regions.values()], 176)
        names = [ALL_MUNICIPALITIES, *_names_in(region)]
        if st.session_state.get(MUNICIPALITY, names[0]) not in names:
            st.session_state[MUNICIPALITY] = ALL_MUNICIPALITIES  # it lies in another region
        _choice("Kommun", MUNICIPALITY, names, 176)
        _day("Från", FROM, project().first_day, LATEST)
        _day("Till", TO, project().last_day, LATEST)
        _day("Läget per", AS_OF, opens_on, max(today(), opens_on),
             help="Visar det som var känt den dagen. Det som läses in senare räknas inte.")  # fmt: skip
        _choice("Målgrupp", AUDIENCE, AUDIENCES, 116, "Öppen döljer små tal, så att ingen enskild kan räknas fram.")
    return row


def chosen() -> Filters:
    """What the row says; everything where there is no row yet. A period written backwards is turned round."""
    said = st.session_state.get
    first, last = sorted((said(FROM) or project().first_day, said(TO) or project().last_day))
    window = Window(first, last, said(AS_OF) or said(OPENED_ON) or today())
    audience = said(AUDIENCE) or AUDIENCES[0]
    return Filters(_region_code(said(REGION)), _municipality_code(said(MUNICIPALITY)), window, audience)


def show_today() -> None:
    """For a button: the screens show what is known today."""
    st.session_state[AS_OF] = today()


def choose_municipality(code: str | None) -> None:
    """For a click on a map: the row says this municipality; None = all."""
    st.session_state[MUNICIPALITY] = area_names()[code] if code else ALL_MUNICIPALITIES


def _choice(label: str, key: str, options: Sequence[str], width: int, help: str | None = None) -> str:
    return st.selectbox(label, options, key=key, width=width, bind="query-params", help=help)


def _day(label: str, key: str, value: date, latest: date, help: str | None = None) -> None:
    st.date_input(label, value, min_value=EARLIEST, max_value=latest, key=key, format="YYYY-MM-DD", width=134,
                  bind="query-params", help=help)  # fmt: skip


def _follow_default(opens_on: date) -> None:
    """When the data becomes the example's, or midnight passes, a date that nobody chose follows along."""
    before = st.session_state.get(OPENED_ON, opens_on)
    if before != opens_on and st.session_state.get(AS_OF) == before:
        st.session_state[AS_OF] = opens_on
    st.session_state[OPENED_ON] = opens_on


def _names_in(region: str) -> list[str]:
    code = _region_code(region)
    return sorted((m.name for m in municipalities() if code in (None, m.region)), key=texts.sort_key)


def _region_code(name: str | None) -> str | None:
    return next((code for code, region in project().regions.items() if region == name), None)


def _municipality_code(name: str | None) -> str | None:
    return next((m.code for m in municipalities() if m.name == name), None)
