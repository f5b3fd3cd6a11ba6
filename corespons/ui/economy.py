"""Economy: what is spent of the budget and of the time, who pays, and what it gives."""

from datetime import date
from html import escape

import streamlit as st

from corespons import charts, texts
from corespons.followup.depth import UnitCost, spending, spent_by_day, spent_by_month, unit_cost
from corespons.followup.disclosure import FEW
from corespons.indicators import Result, Window
from corespons.indicators.days import day_of
from corespons.settings import project
from corespons.ui import blocks, cached, panels
from corespons.ui.filters import Filters

SPENT, PAID, MANAGEMENT = "X6", "X7", "X8"


def has_economy(chosen: Filters) -> bool:
    """Whether the chosen area has an economy of its own. Says so in words where it has not."""
    if chosen.municipality is None:
        return True
    blocks.empty(
        f"{chosen.area_name} har ingen egen ekonomi.",
        "Kostnader och finansiering följs för hela projektet och för varje region. "
        "Välj Alla kommuner i filterraden.",
    )  # fmt: skip
    return False


def has_costs(chosen: Filters) -> bool:
    """Whether a budget or a cost is known. Says what to do where none is."""
    if _budget(chosen) or cached.depth(spent_by_day, chosen.window, chosen.area):
        return True
    blocks.empty(
        f"Ingen budget och inga kostnader är kända {texts.day(chosen.window.as_of)}.",
        "Läs in flikarna Budget, Utfall och Tid, eller välj en senare dag i Läget per.", "las_in",
    )  # fmt: skip
    return False


def _budget(chosen: Filters) -> float:
    return sum(row.budget for row in cached.depth(spending, chosen.window, chosen.area))


def over_time(chosen: Filters) -> None:
    """Booked costs day by day against the budget spread evenly, and until when anything is booked."""
    spent = cached.depth(spent_by_month, chosen.window, chosen.area)
    course = charts.Spending(tuple(day for day, _ in spent), tuple(kr for _, kr in spent), _budget(chosen))
    blocks.show(charts.spending_course(course), "kostnader_over_tid")
    by_day = cached.depth(spent_by_day, chosen.window, chosen.area)
    if by_day:
        last = texts.day(day_of(by_day[-1][0]))
        st.html(
            f'<p class="cr-soft">Den sista bokförda kostnaden är från {last}. Därefter är linjen vågrät, eftersom '
            "inget är bokfört.</p>"
        )


def by_category(chosen: Filters) -> None:
    """Each budget row against what is booked, and how much of the time has gone."""
    rows = [(one.category, one.region, one.budget, one.booked)
            for one in cached.depth(spending, chosen.window, chosen.area)]  # fmt: skip
    blocks.show(charts.budget_chart(rows, project().share_gone(chosen.window.end)), "budget")


def funding(chosen: Filters) -> None:
    """What each funder has granted, been asked for and paid."""
    result = _result(PAID, chosen)
    if result is not None:
        blocks.show(charts.funding_chart(result.parts or ()), "finansiering")
        told = " · ".join(f"{name}: {words}" for name, words in project().funders.items())
        st.html(f'<p class="cr-soft">{escape(told)}</p>')


def figures(chosen: Filters) -> None:
    """The indicators of the economy, each with its definition beside it."""
    for id in (SPENT, MANAGEMENT):
        result = _result(id, chosen)
        if result is not None:
            st.subheader(result.name, anchor=False)
            panels.why(result, chosen)
            panels.meaning(id)


def per_unit(chosen: Filters) -> None:
    """What a reached company and a completed service have cost so far, counted from the project's first day."""
    window = _from_the_start(chosen)
    st.subheader("Kostnad per företag och insats", anchor=False)
    if _is_hidden(window, chosen):
        st.write("Antalen är för små för att visas i den öppna versionen.")
        return
    cost = cached.depth(unit_cost, window, chosen.area)
    told = (("Per unikt nått företag", cost.per_company), ("Per avslutad insats", cost.per_service))
    st.html('<dl class="cr-figures">' + "".join(_figure(head, value) for head, value in told) + "</dl>")
    st.write(_sentence(cost, window.end))


def _figure(head: str, value: float | None) -> str:
    return f"<div><dt>{head}</dt><dd>{texts.number(value, 'kr')}</dd></div>"


def _sentence(cost: UnitCost, end: date) -> str:
    companies = texts.counted(cost.companies, "unikt företag", "unika företag")
    services = texts.counted(cost.services, "avslutad insats", "avslutade insatser")
    return (
        f"Till och med {texts.day(end)}: {texts.million_kronor(cost.booked)} bokfört, {companies} nådda, {services}. "
        "Alla kostnader är med i båda talen, också sådana som inte hör till en viss insats."
    )


def _from_the_start(chosen: Filters) -> Window:
    return Window(project().first_day, chosen.window.to, chosen.window.as_of)


def _is_hidden(window: Window, chosen: Filters) -> bool:
    """Whether dividing the cost would give back a small number."""
    if not chosen.is_open:
        return False
    cost = cached.depth(unit_cost, window, chosen.area)
    return cost.companies in FEW or cost.services in FEW


def _result(id: str, chosen: Filters) -> Result | None:
    return next(iter(cached.answer(chosen.here((id,)))), None)
