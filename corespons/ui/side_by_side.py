"""The municipalities side by side: which measure, the map beside the ranked bars, and the white spots in words."""

from functools import partial

import streamlit as st

from corespons.charts import Chart, municipality_bars, municipality_map
from corespons.followup import attention
from corespons.geography import PROJECT
from corespons.indicators import CATALOGUE, Indicator, Result
from corespons.ui import blocks, cached, filters
from corespons.ui.comparing import MEASURE

BASIS = "visa"
REACHED, PER_POPULATION, COVERAGE = "D1.1", "D1.6", "D1.5"
COUNT, RATE = "antal", "per 10 000 invånare"
LEVELS = ("municipality", "bucket")


def chosen_measure() -> str:
    """The id of the indicator to show: chosen by name from those that exist for a municipality; in the address."""
    ids = {one.name: one.id for one in CATALOGUE.values() if _is_offered(one)}
    with st.container(horizontal=True, vertical_alignment="bottom"):
        name = st.selectbox("Mått", list(ids), key=MEASURE, bind="query-params", width=420)
        if ids[name] != REACHED:
            return ids[name]
        basis = st.segmented_control(
            "Visa som", (COUNT, RATE), default=COUNT, required=True, key=BASIS, bind="query-params"
        )
    return PER_POPULATION if basis == RATE else REACHED


def _is_offered(indicator: Indicator) -> bool:
    return "municipality" in indicator.statistic.levels and not (indicator.is_internal and filters.chosen().is_open)


def map_and_bars(id: str) -> None:
    """The map and beside it the bars in the same order of colour; a click on either chooses a municipality."""
    chosen = filters.chosen()
    results = [one for one in cached.answer(chosen.question((id,), LEVELS)) if _is_in(one, chosen.region)]
    bars = municipality_bars(results, chosen.municipality)
    st.subheader(bars.title, anchor=False)
    st.write(bars.sentence)
    with st.container(key="sida_vid_sida"):
        left, right = st.columns(2, gap="medium")
        with left:
            _clickable(municipality_map(results, chosen.municipality), "karta")
        with right:
            _clickable(bars, "staplar")
    blocks.as_table(bars, f"kommuner_{id}")


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


def white_spots() -> None:
    """The municipalities with fewer than five companies reached in 365 days, named in a sentence."""
    chosen = filters.chosen()
    covered = cached.answer(chosen.question((COVERAGE,), ("municipality",)))
    told = [one for one in attention(covered, (), chosen.region or PROJECT) if one.page == "kommuner"]
    if told:
        st.markdown(f"**Vita fläckar:** {told[0].about} {told[0].what}")
    else:
        st.markdown("**Vita fläckar:** inga. Alla kommuner har minst fem nådda företag de senaste 365 dagarna.")
