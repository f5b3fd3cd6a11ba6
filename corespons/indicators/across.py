"""Across the goals: EU's common indicators, horizontal principles, economy and the quality of the data."""

import math
from collections.abc import Iterator
from datetime import date, timedelta

import numpy as np
import pandas as pd

from corespons.indicators.days import day_number, day_of
from corespons.indicators.known import Known
from corespons.indicators.places import AREAS, Area
from corespons.indicators.reach import reached_by
from corespons.indicators.registry import (
    BY_ACTIVITY,
    BY_COMPANY,
    Better,
    Collapse,
    Observations,
    computed,
    indicator,
    true_false,
)
from corespons.indicators.result import Window
from corespons.indicators.statistics import COMPANIES, SHARE, Figure, Statistic, share
from corespons.settings import project
from corespons.tables import by_name

NON_FINANCIAL = ("rådgivning", "coachning", "utbildning", "matchning")
BOOKED = ("bokförd", "attesterad")
MANAGED_REGION = "23"
NEAR_CEILING = 0.8
EUR_TOLERANCE = 1e-6  # a sum of divisions is compared with a limit; a millionth of a euro is rounding

PER_CENT = Statistic("rate", "%", levels=("project", "region"))
TOTAL = Statistic("total", "kr", levels=("project", "region"))
SHARE_OF_PROJECT = Statistic("share", "%", levels=("project",))


@indicator("X1", "Företag som får stöd (CO01)", goal=0, statistic=COMPANIES, buckets=BY_COMPANY,
           collapse=Collapse.FIRST_EVER)  # fmt: skip
def companies_supported(known: Known) -> Observations:
    """Companies whose hours of valid services reach the least number on a day in the window (EU's CO01)."""
    return _supported(known.facts.valid_services)


@indicator("X2", "Företag som får icke-ekonomiskt stöd (CO04)", goal=0, statistic=COMPANIES, buckets=BY_COMPANY,
           collapse=Collapse.FIRST_EVER)  # fmt: skip
def companies_supported_without_money(known: Known) -> Observations:
    """As CO01, over advice, coaching, training and matchmaking only (EU common indicator CO04)."""
    services = known.facts.valid_services
    return _supported(services[services["kind"].isin(NON_FINANCIAL)])


def _supported(services: pd.DataFrame) -> Observations:
    """The services from which on a company has had the least number of hours, counted from the project's first day."""
    rows = services[services["starts_on"] >= day_number(project().first_day)]
    millionths = (rows["hours"].fillna(0) * 1_000_000).round().astype(np.int64)
    running = millionths.groupby(rows["company"]).cumsum()
    enough = rows[running >= round(project().co01_min_hours * 1_000_000)]
    return Observations(enough, date="starts_on", company="company")


@indicator("X3", "Andel kvinnor bland deltagare", goal=0, statistic=SHARE, buckets=BY_ACTIVITY, better=Better.BALANCED)
def women_among_participants(known: Known) -> Observations:
    """Share of women among the persons at valid activities whose gender is given as woman or man."""
    persons = known.facts.participants
    stated = persons["gender"].isin(("kvinna", "man"))
    return Observations(persons, date="starts_on", place="place", weight="persons",
                        value=true_false(persons["gender"] == "kvinna", stated))  # fmt: skip


@indicator("X4", "Företag ledda av kvinnor", goal=0, statistic=SHARE, buckets=BY_COMPANY)
def led_by_women(known: Known) -> Observations:
    """Share of the reached companies with known leadership that are led by women."""
    facts = known.facts
    return facts.once("led by women", lambda: reached_by(facts, facts.companies.led_by_women[facts.reach_said]))


@indicator("X5", "Insatser med hållbarhetsinslag", goal=0, statistic=SHARE, buckets=BY_COMPANY)
def services_with_sustainability(known: Known) -> Observations:
    """Share of the valid services with a known answer that had a part on sustainability."""
    services = known.facts.valid_services
    return Observations(services, date="starts_on", company="company",
                        value=services["sustainability"].to_numpy(np.float64))  # fmt: skip


def _own_rows(frame: pd.DataFrame) -> Iterator[tuple[Area, pd.DataFrame]]:
    """The project with all rows, and each region with its own."""
    for area in AREAS:
        if area.level == "project":
            yield area, frame
        elif area.level == "region":
            yield area, frame[frame["region"] == area.code]


@computed("X6", "Upparbetad budget", goal=0, statistic=PER_CENT, better=Better.NEITHER)
def budget_spent(known: Known) -> Iterator[Figure]:
    """Booked and approved costs up to the window's end, in per cent of the budget."""
    costs = known.facts.costs
    booked = costs[(costs["booked_on"] <= known.end) & costs["status"].isin(BOOKED)]
    budgets = {area.code: rows["amount"].sum() for area, rows in _own_rows(known.facts.budget)}
    for area, rows in _own_rows(booked):
        has_value = len(rows) > 0 and budgets[area.code] != 0
        yield Figure(area, 100 * rows["amount"].sum() / budgets[area.code] if has_value else None, len(rows))


@computed("X7", "Utbetalt per finansiär", goal=0, statistic=TOTAL, better=Better.NEITHER)
def paid_out(known: Known) -> Iterator[Figure]:
    """Amounts paid out by the funders up to the window's end."""
    for area, rows in _own_rows(known.facts.funding[known.facts.funding["dated"] <= known.end]):
        paid = rows[rows["status"] == "utbetalt"]
        yield Figure(area, float(paid["amount"].sum()), len(paid), parts=_by_funder(rows))


def _by_funder(rows: pd.DataFrame) -> tuple[dict[str, str | float], ...]:
    amounts: dict[tuple[str, str], list[float]] = {}
    for funder, status, amount in rows[["funder", "status", "amount"]].itertuples(index=False, name=None):
        amounts.setdefault((funder, status), []).append(amount)
    table = by_name()["funding"]
    funders, statuses = table.column("funder").codes, table.column("status").codes
    return tuple(
        {"funder": funder, "status": status, "value": math.fsum(amounts[funder, status])}
        for funder in funders
        for status in statuses
        if (funder, status) in amounts
    )


@computed("X8", "Projektledningstid Jämtland Härjedalen", goal=0, statistic=PER_CENT, better=Better.NEITHER)
def management_time(known: Known) -> Iterator[Figure]:
    """Hours of project management in Jämtland Härjedalen in the window's whole months, in per cent of those agreed."""
    months = whole_months(known.window)
    rows = known.facts.hours
    role = rows["role"].astype(str).str.replace(" ", "").str.casefold()
    chosen = rows[(rows["region"] == MANAGED_REGION) & (role == "projektledning") & rows["month"].isin(months)]
    agreed = project().management_share * project().hours_per_year / 12 * len(months)
    value = float(100 * chosen["hours"].sum() / agreed) if len(chosen) else None
    for area in AREAS:
        if area.level == "project" or area.code == MANAGED_REGION:
            yield Figure(area, value, len(chosen))


def whole_months(window: Window) -> list[int]:
    """The first days (as numbers) of the months that lie wholly in the window, up to its end."""
    first, months = window.start.replace(day=1), []
    while (following := (first + timedelta(days=32)).replace(day=1)) - timedelta(days=1) <= window.end:
        if first >= window.start:
            months.append(day_number(first))
        first = following
    return months


@indicator("X9", "Nära taket för försumbart stöd", goal=0, statistic=COMPANIES, buckets=BY_COMPANY, better=Better.LOWER,
           is_internal=True)  # fmt: skip
def near_aid_ceiling(known: Known) -> Observations:
    """Companies granted at least 80 % of the ceiling for de minimis aid in this calendar year and the two before."""
    end = day_of(known.end)
    aid = known.facts.state_aid
    aid = aid[(aid["granted_on"] >= day_number(date(end.year - 2, 1, 1))) & (aid["granted_on"] <= known.end)]
    granted = aid.assign(eur=aid["amount"] / aid["sek_per_eur"]).groupby("company", as_index=False).agg(
        eur=("eur", "sum"), granted_on=("granted_on", "max"))  # fmt: skip
    near = granted[granted["eur"] >= NEAR_CEILING * project().aid_ceiling(end) - EUR_TOLERANCE]
    return Observations(near, date="granted_on", company="company", whole_window=True)


@computed("Q1", "Datakvalitet", goal=0, statistic=SHARE_OF_PROJECT)
def data_quality(known: Known) -> Iterator[Figure]:
    """Share of the fact rows whose company is identified and placed and whose references resolve."""
    rows = known.facts.quality
    parts = tuple(
        {"table": by_name()[table].sheet, "source": source, "value": 100 * sound / n, "n": n}
        for table, source, n, sound in rows.itertuples(index=False, name=None)
    )
    positives, n = int(rows["sound"].sum()), int(rows["rows"].sum())
    figure = share(AREAS[0], positives, n - positives, 0)
    yield Figure(figure.area, figure.value, n, 0, figure.low, figure.high, positives, parts)
