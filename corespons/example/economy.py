"""The project's money and time: budget, costs, funding and hours."""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from corespons.example.actors import JAMTLAND, VASTERNORRLAND
from corespons.example.recording import Recording, Row, states
from corespons.example.seasons import MONTH_PULSE, month_end, months, quarter_close
from corespons.settings import project

COMMON = "gemensamt"
BUDGET = {
    (COMMON, "Personal"): 1_080_000, (COMMON, "Extern sakkunskap"): 418_740, (COMMON, "Resor och logi"): 110_000,
    (COMMON, "Indirekta kostnader"): 190_000,
    ("22", "Personal"): 610_000, ("22", "Extern sakkunskap"): 150_000, ("22", "Resor och logi"): 40_000,
    ("22", "Indirekta kostnader"): 100_000,
    ("23", "Personal"): 600_000, ("23", "Extern sakkunskap"): 140_000, ("23", "Resor och logi"): 60_000,
    ("23", "Indirekta kostnader"): 100_000,
}  # fmt: skip
SPENT_IN_THE_END = {COMMON: 0.97, "22": 0.99, "23": 0.91}
ROLES = {("22", "projektledning"): 48, ("22", "kommunikation"): 14, ("22", "ekonomi"): 9,
         ("23", "projektledning"): 34, ("23", "kommunikation"): 8}  # fmt: skip
FUNDERS = (("REACT-EU", COMMON, 1_798_740), ("1:1", "22", 900_000), ("1:1", "23", 900_000))
CREDITS, DECIDED = 5, date(2021, 5, 20)


@dataclass(frozen=True)
class Cost:
    """A booked cost, negative for a credit."""

    number: str
    source: str
    day: date
    category: str
    region: str
    amount: int


def project_months() -> list[date]:
    """The first day of every month of the project."""
    return months(project().first_day, project().last_day)


def economy(rng: Random) -> list[Recording]:
    """Every row of Budget, Utfall, Finansiering and Tid."""
    return [*_budget(), *_costs(rng), *_funding(rng), *_hours(rng)]


def _source(region: str) -> str:
    return JAMTLAND.name if region == JAMTLAND.reach else VASTERNORRLAND.name


def _budget() -> list[Recording]:
    return [
        Recording(_source(region), "budget", f"{region} {category}", DECIDED,
                  {"category": category, "region": region, "amount": amount})
        for (region, category), amount in BUDGET.items()
    ]  # fmt: skip


def _costs(rng: Random) -> list[Recording]:
    recordings: list[Recording] = []
    for cost in _booked(rng):
        closed = quarter_close(cost.day)
        first = "preliminär" if (closed - cost.day).days < 40 else "bokförd"
        row: Row = {"voucher": cost.number, "booked_on": cost.day, "category": cost.category, "region": cost.region,
                    "amount": cost.amount}  # fmt: skip
        versions = [(closed, row | {"status": first}), (quarter_close(closed), row | {"status": "attesterad"})]
        if first == "preliminär" and rng.random() < 0.2:
            adjusted = row | {"amount": round(cost.amount * rng.uniform(0.9, 1.05)), "status": "attesterad"}
            versions[1] = (versions[1][0], adjusted)
        recordings += states(cost.source, "cost", cost.number, versions)
    return recordings


def _booked(rng: Random) -> list[Cost]:
    """Every month's costs: a slow start, then by the season; the year's last quarter heavier."""
    weights = [
        min(1.0, 0.55 + 0.06 * number) * (0.55 + 0.45 * MONTH_PULSE[month.month - 1])
        for number, month in enumerate(project_months())
    ]
    costs: list[Cost] = []
    for (region, category), amount in BUDGET.items():
        whole = amount * SPENT_IN_THE_END[region]
        for month, weight in zip(project_months(), weights, strict=True):
            share = rng.uniform(0.75, 1.25) if category != "Extern sakkunskap" else rng.choice((0.1, 0.4, 2.2, 1.2))
            part = round(whole * weight / sum(weights) * share)
            costs.append(_cost(rng, len(costs) + 1, month, region, category, part))
    credited = rng.sample(costs, CREDITS)
    return costs + [
        _cost(rng, len(costs) + order, month_end(cost.day) + timedelta(days=1), cost.region, cost.category,
              -round(cost.amount * 0.4))
        for order, cost in enumerate(credited, start=1)
    ]  # fmt: skip


def _cost(rng: Random, order: int, month: date, region: str, category: str, amount: int) -> Cost:
    day = month_end(month) - timedelta(days=rng.randint(0, 4))
    code = JAMTLAND.code if region == JAMTLAND.reach else VASTERNORRLAND.code
    return Cost(f"{code}-{month:%y}-{order:04}", _source(region), day, category, region, amount)


def _funding(rng: Random) -> list[Recording]:
    """Granted once, then claimed every half year and paid some months later."""
    rows: list[tuple[str, str, str, date, int]] = []
    claims = [date(2021, 11, 15), date(2022, 4, 19), date(2022, 10, 17), date(2023, 4, 17), date(2023, 10, 16)]
    for funder, region, amount in FUNDERS:
        rows.append((funder, region, "beviljat", DECIDED + timedelta(days=rng.randint(5, 30)), amount))
        for claim, share in zip(claims, (0.10, 0.17, 0.19, 0.25, 0.22), strict=True):
            part = round(amount * share * rng.uniform(0.93, 1.05))
            rows.append((funder, region, "rekvirerat", claim, part))
            paid = claim + timedelta(days=rng.randint(60, 110))
            rows.append((funder, region, "utbetalt", paid, part - rng.choice((0, 0, 3_150))))
    return [
        Recording(_source(region), "funding", f"{funder} {region} {status} {day}", day + timedelta(days=2), {
            "funder": funder, "region": region, "status": status, "dated": day, "amount": amount,
        })
        for funder, region, status, day, amount in rows if day <= project().last_day
    ]  # fmt: skip


def _hours(rng: Random) -> list[Recording]:
    recordings: list[Recording] = []
    for month in project_months():
        for (region, role), usual in ROLES.items():
            pace = 0.35 if month.month == 7 else rng.uniform(0.8, 1.2)
            row: Row = {"month": f"{month:%Y-%m}", "region": region, "role": role, "hours": round(usual * pace * 2) / 2}
            known = month_end(month) + timedelta(days=rng.randint(1, 4))
            recordings.append(Recording(_source(region), "hours", f"{month} {region} {role}", known, row))
    return recordings
