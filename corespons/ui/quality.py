"""Data quality on screen: the share of sound rows, what is wrong and what it touches, and each fault as a work list."""

from collections.abc import Mapping, Sequence
from html import escape

import pandas as pd
import streamlit as st

from corespons import texts
from corespons.followup.lists import Register, register, row_name
from corespons.followup.quality import ASPECTS, FINDINGS, Finding, count_seen, find_finding, timeliness
from corespons.indicators import CATALOGUE, find
from corespons.tables import by_name
from corespons.ui import blocks, cached, links, listing
from corespons.ui.comparing import MEASURE
from corespons.ui.filters import Filters

FINDING, SOURCE, EVERY_SOURCE = "fynd", "kalla", "Alla källor"

Found = Mapping[str, pd.DataFrame]


def chosen_finding() -> Finding | None:
    """The finding that the address names."""
    return find_finding(st.query_params.get(FINDING))


def sound_rows(chosen: Filters) -> None:
    """Q1 as a large figure, with its definition."""
    (result,) = cached.answer(chosen.question(("Q1",)))
    name = links.link("indikatorer", find("Q1").name, **{MEASURE: find("Q1").name})
    figure = escape(texts.figure(result.value, result.unit, result.hidden))
    of = f" av {texts.counted(result.n, 'rad', 'rader')}" if result.n is not None else ""
    st.html(
        f'<p class="cr-why"><span class="cr-huge">{figure}</span> <span>av raderna om företag är användbara'
        f"{f' ({of.strip()})' if of else ''}</span></p>"
        f'<p class="cr-soft">{name} (Q1): företaget är känt och har en kommun, och det som raden hänvisar till finns. '
        "Allt här gäller alla rader som var kända den valda dagen, i hela projektet, oavsett område och period.</p>"
    )


def overview(chosen: Filters) -> None:
    """Every finding by aspect: how many rows, which figures it touches, and the way to its list."""
    found = cached.findings(chosen.window.as_of)
    total = sum(len(rows) > 0 for rows in found.values())
    st.header("Fynd", anchor=False)
    if not total and cached.looked(timeliness, chosen.window.as_of):
        blocks.empty("Inga fynd.", "Alla kontroller gick igenom: uppgifterna kan användas som de är.")
    for aspect, question in ASPECTS.items():
        findings = [one for one in FINDINGS if one.aspect == aspect]
        st.html(_findings_table(f"{aspect}: {question}", findings, found, chosen.is_open))
    st.html(_names_of_measures())


def _names_of_measures() -> str:
    """What the short names in the column Påverkar stand for."""
    touched = sorted({id for one in FINDINGS for id in one.affects}, key=list(CATALOGUE).index)
    return f'<p class="cr-soft"><b>Påverkar:</b> {" · ".join(f"{id} {escape(find(id).name)}" for id in touched)}.</p>'


def _findings_table(caption: str, findings: Sequence[Finding], found: Found, is_open: bool) -> str:
    rows = "".join(
        f'<tr><th scope="row">{links.link("datakvalitet", one.name, **{FINDING: one.id})}</th>'
        f'<td class="cr-number">{escape(count_shown(len(found[one.id]), is_open))}</td><td>{_affected(one)}</td></tr>'
        for one in findings
    )
    return (
        f'<table class="cr-table cr-findings"><caption>{escape(caption)}</caption><thead><tr><th scope="col">Fynd</th>'
        f'<th scope="col" class="cr-number">Rader</th><th scope="col">Påverkar</th></tr></thead>'
        f"<tbody>{rows}</tbody></table>"
    )


def count_shown(count: int, is_open: bool) -> str:
    """A number of rows; one to four is not told to the open audience."""
    value = count_seen(count, is_open)
    return texts.figure(value, "antal", hidden=value is None)


def _affected(finding: Finding) -> str:
    return " ".join(
        f'<span title="{escape(find(id).name)}">{links.link("indikatorer", id, **{MEASURE: find(id).name})}</span>'
        for id in finding.affects
    )


def finding(chosen: Filters, one: Finding) -> None:
    """One finding: why it matters, what to do, what it touches, and its rows."""
    listing.back("Alla fynd", FINDING, SOURCE)
    st.header(one.name, anchor=False)
    names = texts.listed(
        f"{links.link('indikatorer', find(id).name, **{MEASURE: find(id).name})} ({id})" for id in one.affects
    )
    st.html(
        f'<p>{escape(one.why)}</p><dl class="cr-meaning"><div><dt>Gör så här</dt><dd>{escape(one.cure)}</dd></div>'
        f"<div><dt>Påverkar</dt><dd>{names}</dd></div></dl>"
    )
    rows = cached.findings(chosen.window.as_of)[one.id]
    st.html(
        f'<p role="status"><b>{count_shown(len(rows), chosen.is_open)}</b> {"rad" if len(rows) == 1 else "rader"}.</p>'
    )
    if chosen.is_open:
        st.write(
            "Listan visas bara internt, eftersom den nämner företag. Välj målgruppen intern för att arbeta med den."
        )
    elif rows.empty:
        blocks.empty("Inget att göra.", "Kontrollen gick igenom för alla rader.")
    else:
        _work_list(chosen, one, rows)


def _work_list(chosen: Filters, one: Finding, rows: pd.DataFrame) -> None:
    sources = [EVERY_SOURCE, *sorted(set(rows["source"]), key=texts.sort_key)]
    source = listing.choice("Källa", SOURCE, sources, 320)
    shown = rows if source == EVERY_SOURCE else rows[rows["source"] == source]
    if len(shown) < len(rows):
        st.html(f'<p role="status"><b>{texts.number(len(shown))}</b> från {escape(source)}.</p>')
    names = cached.looked(register, chosen.window.as_of)
    frame, leads = work_list(shown, one.said, names)
    listing.draw(listing.Listing(one.name, frame, one.id, leads))


def work_list(rows: pd.DataFrame, said: str, names: Register) -> tuple[pd.DataFrame, list[str]]:
    """The rows as they are read, and where each leads: to the whole life of the row."""
    sheets = [by_name()[name].sheet for name in rows["table_name"]]
    columns = {
        "Rad": [row_name(*one) for one in zip(rows["table_name"], rows["row_key"], strict=True)],
        "Flik": sheets,
        "Källa": rows["source"].tolist(),
        "Företag": [names.name_of(key) for key in rows["company_key"]],
        "Datum": rows["day"].tolist(),
        said: rows["said"].tolist(),
    }
    filled = {head: cells for head, cells in columns.items() if any(cell not in (None, "") for cell in cells)}
    leads = [listing.to_row(sheet, key) for sheet, key in zip(sheets, rows["row_key"], strict=True)]
    return pd.DataFrame(filled, dtype=object), leads
