"""A row's whole life on screen: find it by table and ID, then every version, what changed, when, by which delivery."""

from collections.abc import Sequence
from html import escape

import pandas as pd
import streamlit as st

from corespons import texts
from corespons.followup.life import Changed, Chapter, chapters, content
from corespons.followup.lists import row_name
from corespons.intake.persons import ten_digits
from corespons.store.keys import BETWEEN
from corespons.tables import TABLES, Table, table_for_sheet
from corespons.ui import blocks, cached, history, listing, search, tables

SHEET, SEARCH = "sok_flik", "sok_rad"


def chosen_row() -> tuple[Table, str] | None:
    """The table and key of the row that the address names."""
    table, asked = table_for_sheet(st.query_params.get(listing.TABLE, "")), st.query_params.get(listing.ROW)
    return (table, listing.row_key(asked)) if table and asked else None


def find_row() -> None:
    """Choose a table and write an ID: the rows that answer to it."""
    st.header("En rads hela liv", anchor=False)
    st.write("Välj flik och skriv radens ID, eller ett organisationsnummer för alla rader om det företaget.")
    with st.container(horizontal=True, vertical_alignment="bottom"):
        sheet = listing.choice("Flik", SHEET, [table.sheet for table in TABLES], 200)
        words = search.words("ID eller organisationsnummer", SEARCH, "Till exempel ALMI-A026")
    table = table_for_sheet(sheet)
    if not words or table is None:
        return
    found = cached.rows_called(table, ten_digits(words) or words)
    if not found:
        blocks.empty(f"Ingen rad i {sheet} heter så.", "Kontrollera fliken och skriv hela ID:t, som i leveransen.")
        return
    frame = pd.DataFrame({"Rad": [_named(table, key) for key in found]}, dtype=object)
    listing.draw(listing.Listing(f"Rader i {sheet}", frame, "rader", [listing.to_row(sheet, key) for key in found]))


def _named(table: Table, row_key: str) -> str:
    source = f" · {row_key.partition(BETWEEN)[0]}" if table.own_ids else ""
    return f"{row_name(table.name, row_key)}{source}"


def one_row(table: Table, row_key: str) -> None:
    """Every version of a row: what happened, when, by which delivery, and what holds now."""
    listing.back("Historik", listing.ROW, listing.TABLE)
    st.header(f"{table.sheet}: {_named(table, row_key)}", anchor=False)
    versions = cached.life(table, row_key)
    if not versions:
        blocks.empty("Raden finns inte.", "Sök efter den med flik och ID.", "historik")
        return
    last = versions[-1]
    state = "Gäller nu." if last.retired_at is None else "Gäller inte längre."
    count = texts.counted(len(versions), "lydelse", "lydelser")
    st.html(f"<p><b>{state}</b> {count}, av alla som har lästs in, också efter den valda dagen.</p>")
    told = chapters(table, versions)
    items = "".join(map(_chapter, told))
    st.html(f'<ol class="cr-journey cr-life" aria-label="Radens liv, det första först">{items}</ol>')
    listing.download(_as_table(told), f"{table.sheet} {_named(table, row_key)}", "radens_liv")
    st.subheader("Nu gällande lydelse" if last.retired_at is None else "Senaste lydelse", anchor=False)
    cells = pd.DataFrame(content(table, last).items(), columns=["Kolumn", "Innehåll"])
    st.html(tables.html_table(cells, "Radens innehåll"))


def _chapter(one: Chapter) -> str:
    changes = "".join(f"<li>{_change(change)}</li>" for change in one.changed)
    return (
        f"<li>{_when(one)}<div><p><b>{escape(one.what)}</b></p>"
        f'<p class="cr-soft">{_delivery(one)} · {escape(one.source)}</p>'
        f"{f'<ul>{changes}</ul>' if changes else ''}</div></li>"
    )


def _when(one: Chapter) -> str:
    """The moment; the project's own rows were there before there were any."""
    words = f"{texts.short_day(one.at)}<br>{one.at:%H:%M}" if one.delivery else "från början"
    return f'<time datetime="{one.at.isoformat()}">{words}</time>'


def _delivery(one: Chapter) -> str:
    if not one.delivery:
        return "Följer med programmet"
    return f'<a class="cr-link" href="{escape(history.to_delivery(one.delivery))}">Leverans {one.delivery}</a>'


def _change(change: Changed) -> str:
    return f"{escape(change.heading)}: <del>{escape(change.before)}</del> → <ins>{escape(change.after)}</ins>"


def _as_table(told: Sequence[Chapter]) -> pd.DataFrame:
    rows = [
        {"När": one.at.isoformat(" ", "minutes"), "Leverans": one.delivery, "Källa": one.source, "Vad": one.what,
         "Kolumn": change.heading if change else "", "Före": change.before if change else "",
         "Efter": change.after if change else ""}
        for one in told
        for change in one.changed or (None,)
    ]  # fmt: skip
    return pd.DataFrame(rows, dtype=object)
