"""Across the goals: EU's common indicators, horizontal principles, economy and the quality of the data."""

import math
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Any

import numpy as np
import pandas as pd

from corespons.indicators.days import day_number, day_of
from corespons.indicators.known import Facts, Known
from corespons.indicators.places import AREAS, Area, Floats, Ints
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


def _columns(frame: pd.DataFrame, *names: str) -> list[Any]:
    return [frame[name].to_numpy() for name in names]


@computed("X6", "Upparbetad budget", goal=0, statistic=PER_CENT, better=Better.NEITHER)
def budget_spent(known: Known) -> Iterator[Figure]:
    """Booked and approved costs up to the window's end, in per cent of the budget."""
    for area, days, amounts, budget in known.facts.once("booked", lambda: list(_booked(known.facts))):
        spent = amounts[days <= known.end]
        has_value = len(spent) > 0 and budget != 0
        yield Figure(area, float(100 * spent.sum() / budget) if has_value else None, len(spent))


def _booked(facts: Facts) -> Iterator[tuple[Area, Ints, Floats, float]]:
    """Each area's booked and approved costs, their days and amounts, and its budget."""
    booked = facts.costs[facts.costs["status"].isin(BOOKED)]
    for (area, rows), (_, budget) in zip(_own_rows(booked), _own_rows(facts.budget), strict=True):
        days, amounts = _columns(rows, "booked_on", "amount")
        yield area, days, amounts, float(budget["amount"].sum())


@computed("X7", "Utbetalt per finansiär", goal=0, statistic=TOTAL, better=Better.NEITHER)
def paid_out(known: Known) -> Iterator[Figure]:
    """Amounts paid out by the funders up to the window's end."""
    for area, rows in known.facts.once("funding", lambda: list(_funding(known.facts))):
        dated = [row for row in rows if row[0] <= known.end]
        paid = [amount for _, _, status, amount in dated if status == "utbetalt"]
        yield Figure(area, math.fsum(paid), len(paid), parts=_by_funder(dated))


def _funding(facts: Facts) -> Iterator[tuple[Area, list[tuple[int, str, str, float]]]]:
    """Each area's funding: day, funder, status and amount."""
    for area, rows in _own_rows(facts.funding):
        yield area, list(rows[["dated", "funder", "status", "amount"]].itertuples(index=False, name=None))


def _by_funder(rows: Iterable[tuple[int, str, str, float]]) -> tuple[dict[str, str | float], ...]:
    amounts: dict[tuple[str, str], list[float]] = {}
    for _, funder, status, amount in rows:
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
    month, hours = known.facts.once("management", lambda: _columns(_management(known.facts), "month", "hours"))
    chosen = hours[np.isin(month, months)]
    agreed = project().management_share * project().hours_per_year / 12 * len(months)
    value = float(100 * chosen.sum() / agreed) if len(chosen) else None
    for area in AREAS:
        if area.level == "project" or area.code == MANAGED_REGION:
            yield Figure(area, value, len(chosen))


def _management(facts: Facts) -> pd.DataFrame:
    """The hours of project management in the region that agreed on them."""
    role = facts.hours["role"].astype(str).str.replace(" ", "").str.casefold()
    managed: pd.DataFrame = facts.hours[(facts.hours["region"] == MANAGED_REGION) & (role == "projektledning")]
    return managed


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
    company, granted_on, amount, rate = known.facts.once("aid", lambda: _columns(
        known.facts.state_aid, "company", "granted_on", "amount", "sek_per_eur"))  # fmt: skip
    counts = (granted_on >= day_number(date(end.year - 2, 1, 1))) & (granted_on <= known.end)
    granted, place = np.unique(company[counts], return_inverse=True)
    eur = np.bincount(place, weights=amount[counts] / rate[counts], minlength=len(granted))
    last = np.zeros(len(granted), dtype=np.int32)
    np.maximum.at(last, place, granted_on[counts])
    near = eur >= NEAR_CEILING * project().aid_ceiling(end) - EUR_TOLERANCE
    rows = pd.DataFrame({"company": granted[near], "granted_on": last[near]}, copy=False)
    return Observations(rows, date="granted_on", company="company", whole_window=True)


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
