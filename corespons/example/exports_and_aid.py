"""What companies export year by year, and the de minimis aid they have been given."""

from datetime import date, timedelta
from random import Random

from corespons.example.actors import ALMI, Actor, regional_actor
from corespons.example.companies import Company
from corespons.example.recording import Recording, Row
from corespons.example.seasons import draw_days, next_workday, quarter_close
from corespons.settings import project

# Accounting year → when its annual reports have come in
REPORTED = {2019: date(2021, 5, 3), 2020: date(2021, 9, 27), 2021: date(2022, 9, 26), 2022: date(2023, 9, 25)}
YEAR_GROWTH = {2019: 1.0, 2020: 0.93, 2021: 0.98, 2022: 1.04}
ORIGINS = (("årsredovisning",), ("SCB",), ("egen uppgift",), ("årsredovisning", "SCB"))
FOLLOWED, AIDED, NEAR_CEILING = 0.62, 105, 6
EURO = {2019: 10.59, 2020: 10.49, 2021: 10.14, 2022: 10.63, 2023: 11.48}


def export_values(rng: Random, companies: list[Company]) -> list[Recording]:
    """Yearly exports of the companies followed, from annual reports, Statistics Sweden or the company itself."""
    recordings: list[Recording] = []
    for company in companies:
        if company.is_listed and company.is_local and company.awake and rng.random() < FOLLOWED:
            recordings += _export_years(rng, company)
    return recordings


def _export_years(rng: Random, company: Company) -> list[Recording]:
    level = (company.employees + 1) * 1_400_000 * rng.uniform(0.05, 0.5)
    begins = 2019 if company.exports else rng.choices((2021, 2022, None), (10, 14, 76))[0]
    origins = rng.choices(ORIGINS, (55, 15, 18, 12))[0]
    recordings = []
    for year, reported in REPORTED.items():
        trend = YEAR_GROWTH[year] * rng.lognormvariate(0.02, 0.22)
        amount = round(level * trend, -3) if begins and year >= begins else 0
        for origin in origins:
            row: Row = company.known_to("") | {"year": year, "origin": origin, "amount": amount}
            known = reported + timedelta(days=rng.randint(0, 25))
            source = regional_actor(company.region).name
            recordings.append(Recording(source, "export_value", f"{company.number} {year} {origin}", known, row))
    return recordings


def state_aid(rng: Random, companies: list[Company]) -> list[Recording]:
    """Aid from Almi and the regions; a few companies come near the ceiling."""
    aided = [company for company in companies if company.awake and company.is_local and company.is_company]
    decisions: list[tuple[date, Company, Actor, int]] = []
    for company in rng.sample(aided, AIDED):
        for day in draw_days(rng, date(2020, 9, 1), project().last_day, rng.choice((1, 1, 1, 2))):
            giver = rng.choice((ALMI, regional_actor(company.region)))
            decisions.append((day, company, giver, rng.randrange(20, 260) * 1000))
    for company in rng.sample(aided, NEAR_CEILING):
        for day in draw_days(rng, date(2020, 11, 1), date(2022, 7, 1), 3):
            decisions.append((day, company, regional_actor(company.region), rng.randrange(540, 670) * 1000))
    decisions.sort(key=lambda decision: (decision[0], decision[1].number))
    return [_aid(rng, order, *decision) for order, decision in enumerate(decisions, start=1)]


def _aid(rng: Random, order: int, day: date, company: Company, giver: Actor, amount: int) -> Recording:
    number = f"{giver.code}-S{order:03}"
    row: Row = {"aid_id": number} | company.known_to(giver.code) | {
        "granted_on": next_workday(day), "amount": amount, "giver": giver.name,
        "sek_per_eur": round(EURO[day.year] + rng.uniform(-0.2, 0.2), 4),
    }  # fmt: skip
    return Recording(giver.name, "state_aid", number, quarter_close(day), row)
