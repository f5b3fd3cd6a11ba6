"""What each sub-goal has of its own: overlap, answer times, referrals, survey answers and effects."""

import pandas as pd
import streamlit as st

from corespons import charts
from corespons.followup import OPEN, overlap_between_actors, tell, tell_shared
from corespons.followup.depth import answer_times, referral_flow
from corespons.indicators import definitions
from corespons.ui import blocks, cached, goal_page, panels, tables
from corespons.ui.filters import Filters

SURVEYS = ("D2.7", "D3.1", "D3.2", "D3.4", "D3.6", "D3.9")
RESPONSE_RATE = "D3.3"
EFFECTS = ("D3.4", "D3.5", "D3.6", "D3.8")
MOST_PAIRS = 10
TOO_SMALL = "Uppgifterna visas inte i den öppna versionen: de är så små att enskilda skulle kunna räknas fram."


def overlap(chosen: Filters) -> None:
    """How many companies each actor has reached, and how many of them are the same."""
    if _is_hidden(chosen, "D1.1"):
        _too_small("Företag per aktör")
        return
    seen = cached.depth(overlap_between_actors, chosen.window, chosen.area)
    left, right = st.columns([3, 2], gap="large")
    with left:
        blocks.show(charts.overlap_chart(seen, chosen.is_open), "overlapp")
    if seen.shared and not chosen.is_open:
        with right:
            st.subheader("Företag som två aktörer har nått", anchor=False)
            pairs = tell_shared(seen, cached.short_names(chosen.window.as_of))[:MOST_PAIRS]
            st.markdown("\n".join(f"- {words}" for words in pairs))
            met = {actor for *pair, _ in seen.shared[:MOST_PAIRS] for actor in pair}
            blocks.short_names(cached.short_names(chosen.window.as_of), met)


def answers(chosen: Filters) -> None:
    """How fast enquiries were answered against the promise of 24 hours."""
    if _is_hidden(chosen, "D2.2"):
        _too_small("Tid till svar")
        return
    seen = cached.depth(answer_times, chosen.window, chosen.area)
    blocks.show(charts.answer_time_distribution(seen.hours, seen.unanswered, chosen.is_open), "svarstider")


def referrals(chosen: Filters) -> None:
    """Who refers companies to whom, and what got stuck."""
    if _is_hidden(chosen, "D2.1") or _is_hidden(chosen, "D2.3"):
        _too_small("Lotsningar mellan aktörer")
        return
    short = cached.short_names(chosen.window.as_of)
    flows = cached.depth(referral_flow, chosen.window, chosen.area)
    named = [(short.get(f.from_actor, f.from_actor), short.get(f.to_actor, f.to_actor), f.referred, f.picked_up)
             for f in flows]  # fmt: skip
    blocks.show(charts.referral_flow(named, chosen.is_open), "lotsningar")
    st.html(
        '<p class="cr-soft">En lotsning är när en aktör för ett företag vidare till en annan. Den bedöms efter '
        "14 dagar; den som då inte är mottagen har fastnat.</p>"
    )
    blocks.short_names(short, {actor for flow in flows for actor in (flow.from_actor, flow.to_actor)})


def joint_activities(chosen: Filters) -> None:
    """Activities that at least two RES partners held together."""
    goal_page.by_region("D2.5", chosen, "gemensamma")


def survey(chosen: Filters) -> None:
    """The questions put to the companies, their answers and how many answered."""
    results = cached.answer(chosen.here(SURVEYS))
    rate = cached.answer(chosen.here((RESPONSE_RATE,)))
    if not any(result.n for result in results) and not chosen.is_open:
        blocks.empty("Inga enkätsvar i perioden.", "Välj en längre period eller ett större område i filterraden.")
        return
    left, right = st.columns([3, 2], gap="large")
    with left:
        blocks.show(charts.survey_bars(results, next(iter(rate), None)), "enkater")
    with right:
        st.subheader("Frågorna", anchor=False)
        asked = {result.name: definitions()[result.id].question for result in results}
        st.html(
            tables.html_table(pd.DataFrame({"Mått": asked.keys(), "Fråga": asked.values()}), "Frågorna i enkäterna")
        )


def effects(chosen: Filters) -> None:
    """What the companies say came of it, each with what may and may not be claimed."""
    st.subheader("Vad effekterna tål", anchor=False)
    st.write(
        "Effekterna är företagens egna svar eller uppgifter, och det finns ingen jämförelsegrupp. De kan visa att "
        "något har hänt hos företag som projektet har hjälpt. De kan inte visa att projektet är orsaken."
    )
    results = [panels.as_seen(result, chosen) for result in cached.answer(chosen.here(EFFECTS))]
    rows = [(r.name, panels.figure(r), tell(r), definitions()[r.id].caution) for r in results]
    columns = ("Effekt", "Utfall", "Det här kan sägas", "Det här kan inte sägas")
    st.html(tables.html_table(pd.DataFrame(rows, columns=columns), "Effekter och vad de tål"))


def _is_hidden(chosen: Filters, id: str) -> bool:
    """Whether the open audience may not see a figure, nor then what lies behind it."""
    return chosen.audience == OPEN and any(result.hidden for result in cached.answer(chosen.here((id,))))


def _too_small(title: str) -> None:
    st.subheader(title, anchor=False)
    st.write(TOO_SMALL)
