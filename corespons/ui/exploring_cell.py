"""Utforska: what is behind a cell, by name for those who may see it, with a link to each and the list as a file."""

from collections.abc import Callable
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from corespons import texts
from corespons.charts import Chart
from corespons.charts.crossed_words import mark
from corespons.errors import BadQuestion
from corespons.followup.activities import activities
from corespons.followup.behind import ONLY_INTERN, TOTAL, Behind, behind, cell_at
from corespons.followup.explore import Axis, Crossed
from corespons.followup.lists import register
from corespons.followup.measures import measure
from corespons.geography import area_names
from corespons.indicators.days import day_of
from corespons.indicators.places import AREAS
from corespons.ui import activities as activity_page
from corespons.ui import blocks, cached, filters, links, listing
from corespons.ui.plain import plain

ROW, COLUMN = "ruta", "ruta_kolumn"
NONE = "Ingen ruta vald"
MOST_LINKS = 400  # a larger table is too heavy with an address in every cell; the lists reach all of it


def leads(crossed: Crossed) -> list[list[str]] | None:
    """The address of what is behind each cell, total last; None where the cells lead nowhere."""
    rows, columns = _names(crossed.rows), _names(crossed.columns)
    if filters.chosen().is_open or len(rows) * len(columns) > MOST_LINKS:
        return None
    return [[_lead(crossed, row, column) for column in columns] for row in rows]


def _names(axis: Axis | None) -> list[str]:
    return [*(axis.names if axis else ()), TOTAL]


def _lead(crossed: Crossed, row: str, column: str) -> str:
    is_empty = not cell_at(crossed, row, column).n
    return "" if is_empty else listing.here(**{ROW: row, COLUMN: column, listing.PAGE: ""})


def chosen(crossed: Crossed) -> str:
    """The mark of the inner cell that is looked behind; empty where none is."""
    if filters.chosen().is_open:
        return ""
    row, column = (st.session_state.get(key, st.query_params.get(key)) for key in (ROW, COLUMN))
    rows, columns = crossed.rows.names, crossed.columns.names if crossed.columns else (TOTAL,)
    column = column if crossed.columns else TOTAL
    return mark(rows.index(row), columns.index(column)) if row in rows and column in columns else ""


def clickable(crossed: Crossed, chart: Chart, key: str) -> None:
    """The drawing of a table; for the internal audience a click opens what is behind, like a click in the table."""
    draw: Callable[..., Any] = partial(
        st.plotly_chart, chart.figure, key=key, theme="streamlit", config=blocks.BROWSER, alt=chart.alt
    )
    if filters.chosen().is_open:
        draw()
    else:
        draw(on_select=partial(_follow_click, crossed, key), selection_mode="points")


def _follow_click(crossed: Crossed, key: str) -> None:
    """A click on a cell opens it; a click on the open one closes it."""
    clicked = [str(point.get("customdata")) for point in st.session_state[key]["selection"]["points"]]
    already = chosen(crossed)
    row, _, column = next((one for one in clicked if "." in one and one != already), "").partition(".")
    st.session_state[ROW] = crossed.rows.names[int(row)] if row else NONE
    if crossed.columns:
        st.session_state[COLUMN] = crossed.columns.names[int(column)] if row else TOTAL
    st.query_params.pop(listing.PAGE, None)


def show(crossed: Crossed) -> None:
    """The choice of a cell, by list or by a click in the table, and the rows behind it."""
    st.subheader("Bakom en ruta", anchor=False)
    if filters.chosen().is_open:
        st.write(ONLY_INTERN)
        return
    with st.container(horizontal=True, vertical_alignment="bottom", key="ruta_val"):
        row = listing.choice(f"Ruta: {crossed.rows.dimension.name.lower()}", ROW, [NONE, *_names(crossed.rows)], 300)
        column = TOTAL
        if crossed.columns:
            label = f"Ruta: {crossed.columns.dimension.name.lower()}"
            column = listing.choice(label, COLUMN, [TOTAL, *_names(crossed.columns)[:-1]], 300)
    if row == NONE:
        st.write(
            "Klicka på ett tal, i tabellen eller i bilden, eller välj en ruta i listan, så visas vad som finns bakom."
        )
        return
    rows_behind(crossed, row, column)


def rows_behind(crossed: Crossed, row: str, column: str = TOTAL) -> None:
    """The rows behind a cell, as many as it says."""
    try:
        found = behind(cached.known(crossed.asked.window).facts, crossed, row, column)
    except BadQuestion as error:
        st.write(str(error))
        return
    _rows(crossed, found, row if not crossed.columns else f"{row}, {column}")


def _rows(crossed: Crossed, found: Behind, where: str) -> None:
    unit = texts.figure(found.cell.value, crossed.unit, False)
    title = f"{crossed.name}: {where}"
    st.markdown(f"**{plain(title)}: {unit}.** {_told(crossed, found)}")
    if found.rows.empty:
        blocks.empty("Det finns inga rader bakom rutan.", "Välj en annan ruta, eller en längre period i raden överst.")
        return
    frame, addresses = _by_company(found) if found.rows["company"].notna().all() else _by_activity(found)
    listing.draw(listing.Listing(title, frame, "bakom_rutan", addresses))


def _told(crossed: Crossed, found: Behind) -> str:
    """How many rows there are, and what is not among them."""
    words = [f"{texts.counted(len(found.rows), 'rad', 'rader')} ligger bakom talet."]
    if found.missing:
        words.append(f"Därtill saknar {texts.counted(found.missing, 'rad', 'rader')} uppgift och räknas inte.")
    if measure(crossed.asked.id).is_survey:
        words.append("Listan visar vilka som har svarat, inte vad de svarade.")
    if crossed.unit == "kommuner":
        words.append("Måttet räknar kommuner; listan visar företagen i dem.")
    return " ".join(words)


def _by_company(found: Behind) -> tuple[pd.DataFrame, list[str]]:
    rows = found.rows
    about = cached.looked(register, filters.chosen().window.as_of).frame.loc[rows["company"]]
    frame = pd.DataFrame(
        {"Företag": about["name"].tolist(), "Nummer": about["shown"].tolist(), **_common(rows)}, dtype=object
    )
    order = frame["Företag"].map(texts.sort_key).argsort(kind="stable")
    addresses = [links.to_page("foretag", foretag=str(key)) for key in about["key"]]
    return frame.iloc[order], [addresses[place] for place in order]


def _by_activity(found: Behind) -> tuple[pd.DataFrame, list[str]]:
    rows = found.rows
    known = {one.row_key: one for one in cached.looked(activities, filters.chosen().window.as_of).all}
    here = [known.get(str(key)) for key in rows["activity"]]
    named: dict[str, list[object]] = {"Aktivitet": [one.title if one else "Deltagare samma dag" for one in here]}
    if all(here):
        named["Ansvarig"] = [one.actor if one else "" for one in here]
    else:
        named["Personer"] = [int(one) for one in rows["persons"]]
    addresses = [_to_activity(one.row_key) if one else "" for one in here]
    return pd.DataFrame(named | _common(rows), dtype=object), addresses


def _to_activity(row_key: str) -> str:
    return links.to_page("aktiviteter", **{activity_page.ACTIVITY: listing.in_address(row_key)})


def _common(rows: pd.DataFrame) -> dict[str, list[object]]:
    """Where and when each row was counted, and whether it is in the share's numerator."""
    names = {place: area_names()[one.code] for one in AREAS if len(one.places) == 1 for place in one.places}
    shared: dict[str, list[object]] = {
        "Kommun": [names[place] for place in rows["place"]], "Dag": [day_of(day) for day in rows["day"]],
    }  # fmt: skip
    counts = rows["counts"]
    return shared if counts.isna().any() else shared | {"Räknas": ["ja" if one else "nej" for one in counts]}
