"""Sub-goal 3: accurate services that answer companies' needs, with measurable effect."""

from collections.abc import Callable

import numpy as np
import pandas as pd

from corespons.indicators.known import Known
from corespons.indicators.places import Floats, Ints
from corespons.indicators.registry import BY_COMPANY, Collapse, Observations, indicator, true_false
from corespons.indicators.statistics import COMPANIES, MEAN, MEDIAN_CHANGE, SHARE

ANSWER_DAYS = 30
PLAN_DAYS = 30
ORIGINS = ("årsredovisning", "SCB", "egen uppgift")


def last_answers(known: Known, kinds: tuple[str, ...], value: Callable[[pd.DataFrame], Floats]) -> Observations:
    """Answered surveys of some kinds; the engine keeps each company's last with a value."""
    surveys = known.facts.surveys
    answered = surveys[surveys["kind"].isin(kinds) & surveys["answered_on"].notna()]
    return Observations(answered, date="answered_on", company="company", value=value(answered))


def at_least_four(column: str) -> Callable[[pd.DataFrame], Floats]:
    """Whether an answer on the scale 1–5 is 4 or 5; NaN without an answer."""
    return lambda answers: true_false(answers[column] >= 4, answers[column].notna())


@indicator("D3.1", "Nöjd-kund-index", goal=3, statistic=MEAN, buckets=BY_COMPANY, collapse=Collapse.LAST,
           is_survey=True)  # fmt: skip
def satisfaction_index(known: Known) -> Observations:
    """Mean over the answering companies of the three satisfaction questions, on a scale of 0 to 100."""
    return last_answers(known, ("direkt",), lambda answers: _index(answers[["nki_1", "nki_2", "nki_3"]]))


def _index(answers: pd.DataFrame) -> Floats:
    return ((answers.sum(axis=1, skipna=False) / 3 - 1) / 9 * 100).to_numpy(np.float64)


@indicator("D3.2", "Andel nöjda", goal=3, statistic=SHARE, buckets=BY_COMPANY, collapse=Collapse.LAST, is_survey=True)
def satisfied(known: Known) -> Observations:
    """Share of the answering companies whose last direct survey says 4 or 5 on satisfaction."""
    return last_answers(known, ("direkt",), at_least_four("satisfied"))


@indicator("D3.3", "Svarsfrekvens", goal=3, statistic=SHARE, buckets=BY_COMPANY)
def response_rate(known: Known) -> Observations:
    """Share of the surveys sent at least 30 days ago, bounces left out, that were answered within 30 days."""
    surveys = known.facts.surveys
    mature = surveys[surveys["sent_on"] <= known.as_of - ANSWER_DAYS]
    return Observations(mature, date="sent_on", company="company",
                        value=true_false(mature["answered_on"] <= mature["sent_on"] + ANSWER_DAYS))  # fmt: skip


@indicator("D3.4", "Ökad export efter 12 månader", goal=3, statistic=SHARE, buckets=BY_COMPANY, collapse=Collapse.LAST,
           is_survey=True)  # fmt: skip
def export_increased(known: Known) -> Observations:
    """Share of the companies answering yes or no after 12 months that say their export has increased."""
    return last_answers(known, ("12 mån",), lambda answers: true_false(
        answers["export_increased"] == "ja", answers["export_increased"].isin(("ja", "nej"))))  # fmt: skip


@indicator("D3.5", "Nya exportörer", goal=3, statistic=COMPANIES, buckets=BY_COMPANY, collapse=Collapse.FIRST_EVER)
def new_exporters(known: Known) -> Observations:
    """Companies that did not export at their first service and later show a first sign of export."""
    first = known.facts.first_services
    baseline = known.facts.companies.value_on(
        "exports_at_baseline", first["company"].to_numpy(), first["starts_on"].to_numpy()
    )
    beginners = first[baseline == 0]
    signs = pd.concat([_exported(known, beginners), _answered_yes(known, beginners)])
    return Observations(signs, date="date", company="company")


def _exported(known: Known, beginners: pd.DataFrame) -> pd.DataFrame:
    values = known.facts.export_values.merge(beginners, on="company")
    later = values[(values["amount"] > 0) & (values["year"] > years_of(values["starts_on"].to_numpy()))]
    return pd.DataFrame({"company": later["company"], "date": first_days(later["year"].to_numpy() + 1) - 1})


def _answered_yes(known: Known, beginners: pd.DataFrame) -> pd.DataFrame:
    surveys = known.facts.surveys
    answered = surveys[(surveys["kind"] == "12 mån") & surveys["answered_on"].notna()]
    yes = answered[answered["export_increased"] == "ja"].merge(beginners, on="company")
    yes = yes[yes["answered_on"] > yes["starts_on"]]
    return pd.DataFrame({"company": yes["company"], "date": yes["answered_on"].astype(np.int64)})


def years_of(days: Ints) -> Ints:
    """The calendar year of each day number."""
    return days.astype("datetime64[D]").astype("datetime64[Y]").astype(np.int64) + 1970


def first_days(years: Ints) -> Ints:
    """The day number of 1 January of each year."""
    return (years.astype(np.int64) - 1970).astype("datetime64[Y]").astype("datetime64[D]").astype(np.int64)


@indicator("D3.6", "Insatsen bidrog", goal=3, statistic=SHARE, buckets=BY_COMPANY, collapse=Collapse.LAST,
           is_survey=True)  # fmt: skip
def contributed(known: Known) -> Observations:
    """Share of the answering companies whose last 6 or 12 month survey says the service contributed much or some."""
    return last_answers(known, ("6 mån", "12 mån"), lambda answers: true_false(
        answers["contribution"].isin(("stor", "viss")), answers["contribution"].notna()))  # fmt: skip


@indicator("D3.7", "Slutfört enligt plan", goal=3, statistic=SHARE, buckets=BY_COMPANY)
def finished_on_plan(known: Known) -> Observations:
    """Share of the services whose planned end is at least 30 days ago that were finished within 30 days of it."""
    services = known.facts.services
    planned = services["planned_end"]
    chosen = planned.isna() | (planned <= known.as_of - PLAN_DAYS)
    rows = services[chosen].assign(date=planned[chosen].fillna(services["starts_on"]))
    on_plan = (rows["status"] == "avslutad") & (rows["ends_on"] <= rows["planned_end"] + PLAN_DAYS)
    return Observations(rows, date="date", company="company", value=true_false(on_plan, rows["planned_end"].notna()))


@indicator("D3.8", "Exportförändring", goal=3, statistic=MEDIAN_CHANGE, buckets=BY_COMPANY)
def export_change(known: Known) -> Observations:
    """Median change in export value from the year before a company's first service to the year after, in per cent."""
    first = known.facts.first_services
    year = years_of(first["starts_on"].to_numpy())
    change = _change(known, first["company"].to_numpy(), year)
    return Observations(first, date="starts_on", company="company", value=change, known_from=first_days(year + 2))


def _change(known: Known, company: Ints, year: Ints) -> Floats:
    """Each company's change around its year, from the first origin with positive values in both years."""
    amounts = known.facts.export_values
    change: Floats = np.full(len(company), np.nan)
    for origin in ORIGINS:
        own = amounts[(amounts["origin"] == origin) & (amounts["amount"] > 0)]
        if own.empty:
            continue
        value = own.set_index(["company", "year"])["amount"]
        before, after = _at(value, company, year - 1), _at(value, company, year + 1)
        change[:] = np.where(np.isnan(change), 100 * (after / before - 1), change)
    return change


def _at(value: "pd.Series[float]", company: Ints, year: Ints) -> Floats:
    return np.asarray(value.reindex(pd.MultiIndex.from_arrays([company, year])), dtype=np.float64)


@indicator("D3.9", "Behovet motsvarat", goal=3, statistic=SHARE, buckets=BY_COMPANY, collapse=Collapse.LAST,
           is_survey=True)  # fmt: skip
def need_met(known: Known) -> Observations:
    """Share of the answering companies whose last direct survey says 4 or 5 on how the service met the need."""
    return last_answers(known, ("direkt",), at_least_four("need_met"))
