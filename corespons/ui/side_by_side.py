"""The municipalities side by side: which measure, and the map beside the ranked bars."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

import streamlit as st

from corespons.charts import Chart, municipality_bars, municipality_map, standing_bars, standing_map
from corespons.indicators import CATALOGUE, Indicator, Result
from corespons.ui import blocks, cached, filters
from corespons.ui.comparing import MEASURE

BASIS = "visa"
REACHED, PER_POPULATION = "D1.1", "D1.6"
COUNT, VALUE, RATE, STATUS = "antal", "tal", "per 10 000 invånare", "läge"
LEVELS = ("municipality", "bucket")


@dataclass(frozen=True)
class Choice:
    """What is compared: the id of an indicator, as its figures or as how they stand against their plan."""

    id: str
    is_status: bool


def chosen() -> Choice:
    """The indicator, chosen by name from those that exist for a municipality, and the basis; both in the address."""
    ids = {one.name: one.id for one in CATALOGUE.values() if _is_offered(one)}
    with st.container(horizontal=True, vertical_alignment="bottom"):
        id = ids[st.selectbox("Mått", list(ids), key=MEASURE, bind="query-params", width=420)]
        basis = _basis((COUNT, RATE, STATUS) if id == REACHED else (VALUE, STATUS))
    return Choice(PER_POPULATION if basis == RATE else id, basis == STATUS)


def _basis(options: Sequence[str]) -> str:
    """A basis that another measure had gives way to the first."""
    if st.session_state.get(BASIS, options[0]) not in options:
        st.session_state[BASIS] = options[0]
    basis = st.segmented_control("Visa som", options, default=options[0], required=True, key=BASIS, bind="query-params")
    return basis or options[0]


def _is_offered(indicator: Indicator) -> bool:
    return "municipality" in indicator.statistic.levels and not (indicator.is_internal and filters.chosen().is_open)


def map_and_bars(choice: Choice) -> None:
    """The map and beside it the bars in the same order of colour; a click on either chooses a municipality."""
    chosen = filters.chosen()
    results = [one for one in cached.answer(chosen.question((choice.id,), LEVELS)) if _is_in(one, chosen.region)]
    draw_map, draw_bars = (standing_map, standing_bars) if choice.is_status else (municipality_map, municipality_bars)
    bars = draw_bars(results, chosen.municipality)
    st.subheader(bars.title, anchor=False)
    st.write(bars.sentence)
    with st.container(key="sida_vid_sida"):
        left, right = st.columns(2, gap="medium")
        with left:
            _clickable(draw_map(results, chosen.municipality), "karta")
        with right:
            _clickable(bars, "staplar")
    blocks.as_table(bars, f"kommuner_{choice.id}")


def _is_in(result: Result, region: str | None) -> bool:
    return region is None or result.area[:2] == region


def _clickable(chart: Chart, key: str) -> None:
    st.plotly_chart(
        chart.figure, key=key, theme="streamlit", config=blocks.BROWSER, alt=chart.alt,
        on_select=partial(_follow_click, key), selection_mode="points",
    )  # fmt: skip


def _follow_click(key: str) -> None:
    """A click on a municipality chooses it in the filter row; a click on the chosen one chooses all again."""
    points = st.session_state[key]["selection"]["points"]
    codes = [str(point.get("location") or point.get("customdata")) for point in points]
    already = filters.chosen().municipality
    filters.choose_municipality(next((code for code in codes if code != already), None))
