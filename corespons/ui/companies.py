"""Företag: the register to search and filter, who is due for a survey, and who may be listed twice."""

from collections.abc import Iterable, Mapping

import pandas as pd
import streamlit as st

from corespons import texts
from corespons.followup.journey import journeys
from corespons.followup.lists import GROWTH, NOT_ASSESSED, Register, matches, met_by, register
from corespons.indicators.days import day_of
from corespons.store import today
from corespons.ui import blocks, cached, doubles, links, listing, search
from corespons.ui.filters import Filters

VIEW, SEARCH, GROWTH_KEY, ACTOR, MET, DUE_BY = "lista", "sok_foretag", "tillvaxt", "aktor", "mott", "uppfoljning"
LIST, DUE, TWICE = "alla företag", "att följa upp", "möjliga dubbletter"
COMPANY = "foretag"
ALL, ALL_ACTORS = "Alla", "Alla aktörer"
WERE_MET, WERE_NOT = "Mötta i perioden", "Inte mötta i perioden"


def why_not() -> None:
    """What the open audience is told."""
    st.write(
        "Den här sidan nämner företag vid namn och visas därför bara internt. Antalen finns i Läget, Kommuner och "
        "Delmål. Välj målgruppen intern i raden överst för att arbeta med företagen."
    )


def chosen_company() -> str | None:
    """The key of the company in the address."""
    return st.query_params.get(COMPANY)


def lists(chosen: Filters) -> None:
    """One of the lists; which one is in the address."""
    shown = {LIST: _all, DUE: _due, TWICE: _twice}
    view = st.segmented_control("Visa", list(shown), default=LIST, required=True, key=VIEW, bind="query-params")
    shown[view or LIST](chosen, cached.looked(register, chosen.window.as_of))


def to_company(key: object) -> str:
    """The address of a company's journey."""
    return links.to_page("foretag", **{COMPANY: str(key)})


def _leads(keys: Iterable[object]) -> list[str]:
    """Where each company of a list leads, with the choices of the page kept."""
    return [listing.here(**{COMPANY: str(key)}) for key in keys]


def _here(chosen: Filters, names: Register) -> pd.DataFrame:
    """The companies of the chosen area."""
    frame = names.frame[names.frame["is_company"]]
    code = chosen.municipality or chosen.region
    return frame if code is None else frame[[str(one or "").startswith(code) for one in frame["municipality"]]]


def _all(chosen: Filters, names: Register) -> None:
    with st.container(horizontal=True, vertical_alignment="bottom", key="foretagsfilter"):
        words = search.words("Sök namn eller nummer", SEARCH, "Del av namn, eller numret")
        growth = listing.choice("Tillväxtpotential", GROWTH_KEY, [ALL, *GROWTH.values(), NOT_ASSESSED], 150)
        actor = listing.choice("Mött av", ACTOR, [ALL_ACTORS, *cached.actors()], 250)
        met = listing.choice("Kontakt", MET, [ALL, WERE_MET, WERE_NOT], 200)
    here = _here(chosen, names)
    here = here[matches(here, words)]
    frame = here.join(met_by(cached.known(chosen.window)))
    frame = frame if growth == ALL else frame[frame["growth"] == growth]
    if actor != ALL_ACTORS:
        frame = frame[[actor in str(actors).split("; ") for actors in frame["actors"]]]
    if met != ALL:
        frame = frame[frame["last"].notna() == (met == WERE_MET)]
    st.html(f'<p role="status"><b>{texts.number(len(frame))}</b> företag.</p>')
    if frame.empty:
        blocks.empty("Inget företag svarar mot valen.", "Ändra sökningen eller något av valen ovan.")
        return
    short = cached.short_names(chosen.window.as_of)
    frame = frame.sort_values("name", key=lambda names: names.map(texts.sort_key), kind="stable")
    listing.draw(listing.Listing("Företag", _as_read(frame, short), "foretag", _leads(frame["key"])))
    blocks.short_names(short, {name for actors in frame["actors"].dropna() for name in actors.split("; ")})


def _as_read(frame: pd.DataFrame, short: Mapping[str, str]) -> pd.DataFrame:
    columns: dict[str, Iterable[object]] = {
        "Företag": frame["name"],
        "Nummer": frame["shown"],
        "Kommun": frame["place"],
        "Tillväxtpotential": frame["growth"],
        "Anställda": [None if pd.isna(one) else int(one) for one in frame["employees"]],
        "Senast mött": [None if pd.isna(one) else day_of(one) for one in frame["last"]],
        "Kontakter": [0 if pd.isna(one) else int(one) for one in frame["times"]],
        "Aktörer": [_shortly(one, short) for one in frame["actors"]],
    }
    return pd.DataFrame({head: list(cells) for head, cells in columns.items()}, dtype=object)


def _shortly(actors: object, short: Mapping[str, str]) -> str:
    return ", ".join(short.get(name, name) for name in actors.split("; ")) if isinstance(actors, str) else ""


def _due(chosen: Filters, names: Register) -> None:
    as_of = chosen.window.as_of
    st.write(
        "Företag vars insats avslutades för sex eller tolv månader sedan och som inte har fått den enkäten sedan dess. "
        "När tolv månader har gått är sexmånadersenkäten inte längre aktuell. En enkät som studsade räknas inte."
    )
    due = cached.looked(journeys, as_of).due
    rows = due[due["company"].isin(_here(chosen, names).index)]
    if rows.empty:
        blocks.empty("Inget företag väntar på uppföljning.", "Här listas de så snart en enkät borde ha skickats.")
        return
    actor = listing.choice("Aktör", DUE_BY, [ALL_ACTORS, *sorted(set(rows["actor"]), key=texts.sort_key)], 320)
    rows = rows if actor == ALL_ACTORS else rows[rows["actor"] == actor]
    about = names.frame.loc[rows["company"]]
    frame = pd.DataFrame(
        {
            "Företag": about["name"].tolist(), "Nummer": about["shown"].tolist(), "Kommun": about["place"].tolist(),
            "Enkät": [kind.replace(" ", texts.NBSP) for kind in rows["kind"]], "Insats": rows["service"].tolist(),
            "Aktör": rows["actor"].tolist(),
            "Avslutad": [day_of(day) for day in rows["ends_on"]],
            "Borde skickats": [day_of(day) for day in rows["due_on"]],
            "Dagar försenad": [(as_of - day_of(day)).days for day in rows["due_on"]],
        }, dtype=object,
    )  # fmt: skip
    count = texts.counted(len(frame), "enkät", "enkäter")
    st.html(f'<p role="status"><b>{count}</b> att skicka.</p>')
    listing.draw(listing.Listing("Att följa upp", frame, "att_folja_upp", _leads(about["key"])))


def _twice(chosen: Filters, _names: Register) -> None:
    known = cached.looked(register, today())
    doubles.decide(known, set(_here(chosen, known).index))
