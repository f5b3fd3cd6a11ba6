"""Vita fläckar: the municipalities, industries and size classes that are not reached, or least."""

import streamlit as st

from corespons import texts
from corespons.charts import white_spot_bars
from corespons.followup.explore import Asked
from corespons.followup.white_spots import REACHED, industries_known, sizes_known, white_spots
from corespons.ui import blocks, cached, filters

COVERAGE = "D1.5"
WHO_IS_KNOWN = "Kända är de företag som finns i Företag, och de nådda. Branschen och storleken är de senast kända."
LOOKS = {"industry": industries_known, "size": sizes_known}


def show() -> None:
    """The municipalities in a sentence, and a chart each for industries and sizes in the chosen area."""
    st.header("Vita fläckar", anchor=False)
    _municipalities()
    st.html(f'<p class="cr-soft">{WHO_IS_KNOWN}</p>')
    with st.container(key="vita_flackar"):
        for place, dimension in zip(st.columns(2, gap="medium"), LOOKS, strict=True):
            with place:
                _classes(dimension)


def _municipalities() -> None:
    """The municipalities with fewer than five companies reached in 365 days, named in a sentence."""
    chosen = filters.chosen()
    covered = cached.answer(chosen.question((COVERAGE,), ("municipality",)))
    few = [one.area_name for one in covered if one.value == 0 and chosen.region in (None, one.area[:2])]
    if few:
        names = texts.listed(sorted(few, key=texts.sort_key))
        st.markdown(f"**Kommuner:** {names} har färre än fem nådda företag de senaste 365 dagarna.")
    else:
        st.markdown("**Kommuner:** inga. Alla kommuner har minst fem nådda företag de senaste 365 dagarna.")


def _classes(dimension: str) -> None:
    chosen = filters.chosen()
    crossed = cached.crossed(Asked(REACHED, chosen.window, dimension, None, chosen.audience, chosen.area))
    found = white_spots(cached.depth(LOOKS[dimension], chosen.window, chosen.area), crossed)
    blocks.show(white_spot_bars(found), f"vita_{dimension}")
