"""Data quality by table and source: sound rows, what is wrong with the rest, how late they come, what is filled in."""

from collections import Counter
from collections.abc import Mapping

import pandas as pd
import streamlit as st

from corespons import texts
from corespons.followup.quality import Filled, Timeliness, filled_columns, timeliness
from corespons.tables import by_name
from corespons.ui import blocks, cached, links, listing
from corespons.ui.filters import Filters
from corespons.ui.quality import FINDING, SOURCE

FAULTS = {
    "without_company_row": "Utan Företag-rad", "wrong_check_digit": "Fel nummer", "only_own_id": "Bara eget ID",
    "unresolved": "Hänvisar fel",
}  # fmt: skip


def per_table_and_source(chosen: Filters) -> None:
    """Every table and source: its rows, its share of sound rows, what is wrong, how fresh it is. Not for everyone."""
    if chosen.is_open:
        return
    st.header("Per tabell och källa", anchor=False)
    st.write(
        "Andelen användbara rader (Q1), vad som är fel med de andra, när något senast kom in, och hur många dagar det "
        "brukar ta från det att något händer till det att det är inläst. Flikens namn leder till källans rader med det "
        "vanligaste felet."
    )
    parts = _sound_parts(chosen)
    faults = _faults(cached.findings(chosen.window.as_of))
    known = cached.looked(timeliness, chosen.window.as_of)
    rows = [_line(one, parts, faults) for one in known]
    if not rows:
        blocks.empty("Inga rader var kända den valda dagen.", "Välj en senare dag i Läget per.")
        return
    frame, leads = pd.DataFrame(rows, dtype=object), [_lead(one, faults) for one in known]
    listing.draw(listing.Listing("Datakvalitet per tabell och källa", frame, "kvalitet", leads), 20)


def _lead(one: Timeliness, faults: Mapping[tuple[str, str, str], int]) -> str:
    """The list of the source's most common fault in the table; "" where it has none."""
    most = max(FAULTS, key=lambda id: faults.get((id, one.table, one.source), 0))
    found = faults.get((most, one.table, one.source), 0)
    return links.to_page("datakvalitet", **{FINDING: most, SOURCE: one.source}) if found else ""


def _sound_parts(chosen: Filters) -> dict[tuple[str, str], float]:
    (result,) = cached.answer(chosen.question(("Q1",)))
    return {(str(part["table"]), str(part["source"])): float(part["value"]) for part in result.parts or ()}


def _faults(found: Mapping[str, pd.DataFrame]) -> dict[tuple[str, str, str], int]:
    counted = {id: Counter(zip(found[id]["table_name"], found[id]["source"], strict=True)) for id in FAULTS}
    return {(id, table, source): count for id, counts in counted.items() for (table, source), count in counts.items()}


def _line(
    one: Timeliness, parts: Mapping[tuple[str, str], float], faults: Mapping[tuple[str, str, str], int]
) -> dict[str, object]:
    sheet = by_name()[one.table].sheet
    value = parts.get((sheet, one.source))
    return {
        "Flik": sheet,
        "Källa": one.source,
        "Rader": one.rows,
        "Användbara": texts.NONE if value is None else texts.number(value, "%"),
        **{head: faults.get((id, one.table, one.source)) for id, head in FAULTS.items()},
        "Senast ändrad": one.recorded,
        "Sista händelse": one.last_day,
        "Dagar till inläst": texts.NONE if one.delay is None else texts.number(one.delay, "dagar"),
    }


def filled(chosen: Filters) -> None:
    """The columns that may be empty but that figures are built on: how much is filled in, and by whom the least."""
    if chosen.is_open:
        return
    st.header("Ifyllt", anchor=False)
    st.write("Uppgifter som får vara tomma men som måtten bygger på. Till höger den källa som fyller i minst.")
    rows = [_filled_line(one) for one in cached.looked(filled_columns, chosen.window.as_of)]
    if not rows:
        blocks.empty("Inga rader var kända den valda dagen.", "Välj en senare dag i Läget per.")
        return
    listing.draw(listing.Listing("Ifyllda uppgifter", pd.DataFrame(rows, dtype=object), "ifyllt"))


def _filled_line(one: Filled) -> dict[str, object]:
    table = by_name()[one.table]
    worst, filled, asked = one.worst
    return {
        "Uppgift": table.column(one.name).heading,
        "Flik": table.sheet,
        "Rader": one.asked,
        "Ifyllt": texts.share(one.filled, one.asked),
        "Minst": f"{worst}: {texts.share(filled, asked)} av {texts.number(asked)}" if filled < asked else "alla: 100 %",
    }
