"""What every indicator means, searchable and by sub-goal, each with its own place in the address."""

from collections.abc import Sequence
from html import escape

import streamlit as st

from corespons import texts
from corespons.followup import page_of
from corespons.indicators import CATALOGUE, Better, Indicator, Result, definitions
from corespons.settings import project
from corespons.ui import blocks, cached, filters, links
from corespons.ui.comparing import MEASURE
from corespons.ui.words import explained

SEARCH, EVERY = "sok", "Alla mått"
ACROSS = "Tvärs över delmålen"
KINDS = {
    "count": "Antal; var och en räknas en gång. Inget osäkerhetsintervall: det är en räkning.",
    "distinct": "Antal olika; var och en räknas en gång i varje område.",
    "coverage": "Antal kommuner. Kan minska igen.",
    "share": "Andel: ja av dem som är ja eller nej. Uppgift saknas räknas inte med. Osäkerheten (95 %) är Wilsons.",
    "mean": "Medelvärde. Osäkerheten (95 %) kommer av t-fördelningen. Visas inte med färre än fem svar.",
    "median": "Median. Osäkerheten (95 %) kommer av ordningstalen. Visas inte med färre än fem observationer.",
    "rate": "Kvot av två summor; varje område räknas ur sina egna rader.",
    "total": "Summa i kronor.",
}
DIRECTIONS = {
    Better.HIGHER: "Högre är bättre.", Better.LOWER: "Lägre är bättre.", Better.BALANCED: "Jämnt är bättre: 40–60 %.",
    Better.NEITHER: "Varken högre eller lägre är bättre i sig.",
}  # fmt: skip
LEVELS = {"project": "projektet", "region": "regionerna", "municipality": "kommunerna"}


def catalogue() -> None:
    """The search and, under it, the definitions that answer to it, a sub-goal at a time."""
    found = _search()
    st.html(f'<p class="cr-soft" role="status">{texts.counted(len(found), "mått", "mått")} av {len(CATALOGUE)}.</p>')
    if not found:
        blocks.empty("Inget mått svarar mot sökningen.", "Sök på ett annat ord, eller töm fältet och välj Alla mått.")
    values = _values(found)
    for goal, words in (*project().goals.items(), (0, "")):
        of_goal = [indicator for indicator in found if indicator.goal == goal]
        if of_goal:
            st.header(f"Delmål {goal}: {words}" if goal else ACROSS, anchor=False)
        for indicator in of_goal:
            st.subheader(f"{indicator.name} ({indicator.id})", anchor=indicator.id)
            st.html(_explained(indicator, values.get(indicator.id)))


def _search() -> list[Indicator]:
    names = {EVERY: "", **{one.name: one.id for one in CATALOGUE.values()}}
    with st.container(horizontal=True, vertical_alignment="bottom"):
        words = st.text_input(
            "Sök", key=SEARCH, bind="query-params", placeholder="Ord i namn eller definition", width=320
        )
        name = st.selectbox("Mått", list(names), key=MEASURE, bind="query-params", width=420)
    wanted = (words or "").casefold().split()
    asked = [one for one in CATALOGUE.values() if name == EVERY or one.name == name]
    return [one for one in asked if all(word in _text(one) for word in wanted)]


def _text(indicator: Indicator) -> str:
    told = definitions()[indicator.id]
    return " ".join((indicator.id, indicator.name, told.definition, told.caution, told.origin)).casefold()


def _values(found: Sequence[Indicator]) -> dict[str, Result]:
    """The chosen area's figures, where there is data."""
    if not cached.has_data():
        return {}
    ids = tuple(indicator.id for indicator in found)
    return {result.id: result for result in cached.answer(filters.chosen().here(ids))}


def _explained(indicator: Indicator, result: Result | None) -> str:
    told = definitions()[indicator.id]
    facts = [
        ("Just nu", _now(indicator, result)),
        ("Att tänka på", escape(told.caution)),
        ("Ord", escape(explained(f"{indicator.name} {told.definition}"))),
        ("Räknas som", escape(f"{KINDS[indicator.kind]} {DIRECTIONS[indicator.better]}")),
        ("Enhet", escape(indicator.statistic.unit)),
        ("Finns för", escape(texts.listed(LEVELS[level] for level in indicator.statistic.levels))),
        ("Ursprung", escape(told.origin)),
        ("Vem får se", "bara interna" if indicator.is_internal else ""),
    ]
    rows = "".join(f"<div><dt>{head}</dt><dd>{words}</dd></div>" for head, words in facts if words)
    return f'<p>{escape(told.definition)}</p><dl class="cr-meaning">{rows}</dl>'


def _now(indicator: Indicator, result: Result | None) -> str:
    """The figure in the chosen area, with its status and the way to more about it."""
    if result is None:
        return ""
    figure = escape(texts.figure(result.value, result.unit, result.hidden))
    status = blocks.badge(result.status, result.uncertain) if result.status and result.target is not None else ""
    more = links.link(page_of(indicator.id), "Mer om måttet", **{MEASURE: indicator.name})
    deeper = f" · {more}" if page_of(indicator.id) != "indikatorer" else ""
    return f"<b>{figure}</b> {escape(result.area_name)} {status}{deeper}"
