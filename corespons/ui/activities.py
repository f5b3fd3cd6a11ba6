"""Aktiviteter: the list with its choices, what is coming and what has been month by month, and one with who came."""

from collections.abc import Callable, Sequence
from html import escape

import pandas as pd
import streamlit as st

from corespons import texts
from corespons.followup.activities import HELD, PLANNED, Activities, Activity, Came, activities
from corespons.followup.lists import register
from corespons.tables import by_name
from corespons.ui import blocks, cached, calendar, companies, links, listing
from corespons.ui.filters import Filters

VIEW, LIST, COMING, CALENDAR = "visning", "lista", "kommande", "kalender"
STATUS, KIND, FORMAT, ACTOR, ACTIVITY = "status", "typ", "form", "ansvarig", "aktivitet"
ALL, FORGOTTEN, NOBODY = "Alla", "planerad, dagen har passerat", "genomförd, utan deltagare"
FLAG = "Planerad, men dagen har passerat"


def chosen_activity() -> str | None:
    """The key of the activity in the address."""
    asked = st.query_params.get(ACTIVITY)
    return listing.row_key(asked) if asked else None


def to_activity(one: Activity) -> str:
    """The address of an activity, with the choices of the page kept."""
    return listing.here(**{ACTIVITY: listing.in_address(one.row_key)})


def browse(chosen: Filters) -> None:
    """The choices, and the activities that answer to them: as a list or in a calendar."""
    known = cached.looked(activities, chosen.window.as_of)
    if not known.all:
        blocks.empty("Inga aktiviteter är inlästa.", "De levereras i fliken Aktiviteter.", "las_in")
        return
    here = [one for one in known.all if _lies_in(one, chosen)]
    view, found = _choices(chosen, here)
    if view == CALENDAR:
        calendar.month(chosen, found, to_activity)
        return
    if view == COMING:
        _coming(chosen, found)
        return
    inside = [one for one in found if chosen.window.start <= one.day <= chosen.window.to]
    forgotten = sum(one.is_forgotten(chosen.window.as_of) for one in inside)
    st.html(f'<p role="status"><b>{texts.counted(len(inside), "aktivitet", "aktiviteter")}</b> i perioden.</p>')
    if not inside:
        blocks.empty("Ingen aktivitet svarar mot valen.", "Ändra något av valen, eller perioden i raden överst.")
        return
    if forgotten:
        which = texts.counted(forgotten, "aktivitet är", "aktiviteter är")
        st.warning(f"{which} markerade som planerade fast dagen har passerat. Ändra till genomförd eller inställd.")
        st.html(f"<p>{links.link('datakvalitet', 'Visa dem som arbetslista', fynd='planned_past')}</p>")
    frame = pd.DataFrame([_line(one, chosen) for one in inside[::-1]], dtype=object)
    listing.draw(listing.Listing("Aktiviteter", frame, "aktiviteter", [to_activity(one) for one in inside[::-1]]))


def _coming(chosen: Filters, found: Sequence[Activity]) -> None:
    """The plan of what is coming after the as-of date, the nearest first, whatever period is chosen."""
    as_of = chosen.window.as_of
    ahead = [one for one in found if one.status == PLANNED and one.last_day >= as_of]
    count = texts.counted(len(ahead), "aktivitet", "aktiviteter")
    st.html(f'<p role="status"><b>{count}</b> pågår eller är planerade från {texts.day(as_of)}, oavsett period.</p>')
    if not ahead:
        blocks.empty("Inget är planerat.", "Ändra valen ovan, eller läs in aktiviteter med Status planerad.", "las_in")
        return
    frame = pd.DataFrame([_planned(one, chosen) for one in ahead], dtype=object)
    listing.draw(listing.Listing("Kommande aktiviteter", frame, "kommande", [to_activity(one) for one in ahead]))


def _planned(one: Activity, chosen: Filters) -> dict[str, object]:
    left = (one.day - chosen.window.as_of).days
    return {
        "Aktivitet": named(one, chosen.is_open),
        "Dag": one.day,
        "Till": one.last_day if one.last_day != one.day else None,
        "Dagar kvar": left if left > 0 else "i dag" if left == 0 else "pågår",
        "Typ": f"{one.kind}, {one.format}",
        "Plats": one.place,
        "Ansvarig": one.actor,
        "Medverkande": ", ".join(one.partners),
    }


def _lies_in(one: Activity, chosen: Filters) -> bool:
    code = chosen.municipality or chosen.region
    return code is None or (one.municipality or "").startswith(code)


def _choices(chosen: Filters, here: Sequence[Activity]) -> tuple[str, list[Activity]]:
    table, as_of = by_name()["activity"], chosen.window.as_of
    with st.container(horizontal=True, vertical_alignment="bottom", key="aktivitetsfilter"):
        view = st.segmented_control(
            "Visa", (LIST, COMING, CALENDAR), default=LIST, required=True, key=VIEW, bind="query-params"
        )
        status = listing.choice("Status", STATUS, _statuses(chosen), 215)
        kind = listing.choice("Typ", KIND, [ALL, *table.column("kind").codes], 150)
        form = listing.choice("Form", FORMAT, [ALL, *table.column("format").codes], 110)
        actor = listing.choice("Aktör", ACTOR, [ALL, *cached.actors()], 250)
    wanted: list[Callable[[Activity], bool]] = [
        lambda one: (
            status in (ALL, one.status)
            or (status == FORGOTTEN and one.is_forgotten(as_of))
            or (status == NOBODY and one.status == HELD and not one.came.persons)
        ),
        lambda one: kind in (ALL, one.kind),
        lambda one: form in (ALL, one.format),
        lambda one: actor == ALL or one.concerns(actor),
    ]
    return view or LIST, [one for one in here if all(is_wanted(one) for is_wanted in wanted)]


def _statuses(chosen: Filters) -> list[str]:
    """The statuses to choose among; that nobody came is for those who see the rows."""
    known = [ALL, *by_name()["activity"].column("status").codes, FORGOTTEN]
    return known if chosen.is_open else [*known, NOBODY]


def named(one: Activity, is_open: bool) -> str:
    """What an activity is called; titles are for the internal audience alone, since they may name anyone."""
    return texts.sentence(one.kind) if is_open else one.title


def _line(one: Activity, chosen: Filters) -> dict[str, object]:
    came = one.came_openly if chosen.is_open else one.came
    forgotten = one.is_forgotten(chosen.window.as_of)
    is_over = one.status == HELD or came.persons != 0  # nobody has come to what has not been: no 0 to be misread
    return {
        "Aktivitet": named(one, chosen.is_open),
        "Dag": one.day,
        "Typ": f"{one.kind}, {one.format}",
        "Plats": one.place,
        "Ansvarig": one.actor,
        "Status": FLAG if forgotten else texts.sentence(one.status),
        "Personer": _count(came.persons) if is_over else "",
        "Företag": _count(came.companies) if is_over else "",
    }


def _count(count: int | None) -> object:
    return texts.HIDDEN if count is None else count


def one_activity(chosen: Filters, row_key: str) -> None:
    """One activity: when, where, by whom, and who came."""
    known = cached.looked(activities, chosen.window.as_of)
    one = known.find(row_key)
    listing.back("Alla aktiviteter", ACTIVITY)
    if one is None:
        blocks.empty("Aktiviteten är inte känd den valda dagen.", "Välj en senare dag i Läget per.")
        return
    st.header(named(one, chosen.is_open), anchor=False)
    if one.is_forgotten(chosen.window.as_of):
        st.warning(f"{FLAG}. Den räknas inte förrän den är markerad som genomförd.")
    st.html(_facts(one, one.came_openly if chosen.is_open else one.came))
    if not chosen.is_open:
        _who_came(chosen, known, one)
        address = escape(listing.to_row(by_name()["activity"].sheet, one.row_key))
        st.html(f'<p><a class="cr-link" href="{address}">Radens historik</a></p>')


def _facts(one: Activity, came: Came) -> str:
    days = texts.day(one.day) if one.day == one.last_day else texts.period(one.day, one.last_day)
    facts = [
        ("När", days), ("Plats", one.place), ("Typ", f"{one.kind}, {one.format}"), ("Status", one.status),
        ("Ansvarig", one.actor), ("Medverkande", ", ".join(one.partners)), ("Delmål", one.goal),
        ("Personer", listing.written(_count(came.persons))), ("Företag", listing.written(_count(came.companies))),
    ]  # fmt: skip
    rows = "".join(f"<div><dt>{head}</dt><dd>{escape(words)}</dd></div>" for head, words in facts if words)
    return f'<dl class="cr-facts">{rows}</dl>'


def _who_came(chosen: Filters, known: Activities, one: Activity) -> None:
    st.subheader("De som kom", anchor=False)
    rows = known.companies[known.companies["row_key"] == one.row_key]
    if rows.empty:
        blocks.empty("Inga deltagare är inlästa.", "De finns i fliken Deltagande när de har levererats.")
        return
    about = cached.looked(register, chosen.window.as_of).frame.loc[rows["company"]]
    frame = pd.DataFrame(
        {"Företag": about["name"].tolist(), "Nummer": about["shown"].tolist(), "Kommun": about["place"].tolist(),
         "Personer": rows["persons"].tolist()}, dtype=object,
    )  # fmt: skip
    leads = [companies.to_company(key) for key in about["key"]]
    listing.draw(listing.Listing("De som kom", frame, "deltagare", leads))
