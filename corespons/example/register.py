"""The company register as the regions deliver it: new companies, assessments, moves and doubles found."""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from corespons.example.actors import ALMI, EEN, regional_actor
from corespons.example.companies import DOUBLES, Company, when_awake
from corespons.example.names import CompanyNames
from corespons.example.organisation_numbers import COMPANIES, invented_numbers
from corespons.example.recording import Recording, Row, states
from corespons.example.seasons import next_workday
from corespons.geography import sweden

FIRST_LIST = date(2021, 4, 9)
LISTED_AT_ONCE, NEVER_ASSESSED, ASSESSED_BEFORE = 0.68, 0.17, 0.8
REASSESSED, MOVED, TIED = 0.07, 14, 22


@dataclass(frozen=True)
class Assessment:
    """An adviser's judgement of growth potential, and its day."""

    potential: bool
    day: date


def register(rng: Random, companies: list[Company]) -> list[Recording]:
    """Every Företag row through its versions, EEN's ties and the doubles merged."""
    recordings: list[Recording] = []
    for company in companies:
        if company.is_listed:
            recordings += _listed(rng, company)
    return recordings + _moves(rng, companies) + _ties(rng, companies) + _merges(rng, companies)


def company_row(company: Company) -> Row:
    """A Företag row without assessment."""
    return {
        "org_number": company.number, "name": company.name, "municipality": sweden()[company.municipality],
        "sni": f"{company.sni[:2]}.{company.sni[2:]}" if company.region == "23" else company.sni,
        "employees": company.employees, "exports_at_baseline": company.exports, "leadership": company.leadership,
    }  # fmt: skip


def assessed(judgement: Assessment | None) -> Row:
    """The cells of an assessment."""
    return {"growth_potential": judgement.potential, "assessed_on": judgement.day} if judgement else {}


def _listed(rng: Random, company: Company) -> list[Recording]:
    """The company's own row, completed when it is assessed, and a row of its own for an assessment made anew."""
    source = regional_actor(company.region).name
    listed = _listing_day(rng, company)
    first = _first_assessment(rng, company, listed)
    row = company_row(company)
    if first is None or first.day <= listed:
        versions = [(listed, row | assessed(first))]
    else:
        versions = [(listed, row), (first.day + timedelta(days=rng.randint(2, 20)), row | assessed(first))]
    recordings = states(source, "company", company.number, versions)
    if first is not None and rng.random() < REASSESSED:
        recordings.append(_again(rng, company, first))
    return recordings


def _listing_day(rng: Random, company: Company) -> date:
    awake = when_awake(company)
    if awake is None or awake < FIRST_LIST or rng.random() < LISTED_AT_ONCE:
        return FIRST_LIST
    return max(FIRST_LIST, awake + timedelta(days=rng.randint(-10, 45)))


def _first_assessment(rng: Random, company: Company, listed: date) -> Assessment | None:
    if not company.is_company or rng.random() < NEVER_ASSESSED:
        return None
    promising = 0.24 + 0.17 * min(company.interest, 2.0) + (0.12 if company.awake else 0.0)
    if rng.random() < ASSESSED_BEFORE:
        day = listed - timedelta(days=rng.randint(3, 200))
    else:
        day = next_workday(listed + timedelta(days=rng.randint(10, 240)))
    return Assessment(rng.random() < promising, day)


def _again(rng: Random, company: Company, first: Assessment) -> Recording:
    """Assessed anew by the region or by Almi, as a row that holds from that day."""
    earliest = max(first.day + timedelta(days=60), date(2021, 9, 1))
    day = earliest + timedelta(days=rng.randint(0, 300))
    source = ALMI.name if rng.random() < 0.4 else regional_actor(company.region).name
    row = company_row(company) | assessed(Assessment(not first.potential, day)) | {"valid_from": day}
    return Recording(source, "company", f"{company.number} {day}", day + timedelta(days=rng.randint(1, 15)), row)


def _moves(rng: Random, companies: list[Company]) -> list[Recording]:
    """Companies that moved to another municipality of the region, told some weeks afterwards."""
    places = sorted({company.municipality for company in companies if company.is_local})
    awake = [company for company in companies if company.awake and company.is_listed and company.is_local]
    recordings = []
    for company in rng.sample(awake, MOVED):
        to = rng.choice([place for place in places if place[:2] == company.region and place != company.municipality])
        day = date(2021, 8, 1) + timedelta(days=rng.randint(0, 700))
        row = company_row(company) | {"valid_from": day, "municipality": sweden()[to]}
        known = day + timedelta(days=rng.randint(5, 40))
        recordings.append(
            Recording(regional_actor(company.region).name, "company", f"{company.number} {day}", known, row)
        )
    return recordings


def _ties(rng: Random, companies: list[Company]) -> list[Recording]:
    """Rows in which EEN says whose its own numbers are; a few are never told."""
    known = [company for company in companies if company.een_ref and company.is_listed]
    recordings = []
    for company in known[:TIED]:
        told = date(2021, 6, 1) + timedelta(days=rng.randint(0, 600))
        row = company_row(company) | {"company_ref": company.een_ref, "valid_from": told}
        recordings.append(Recording(EEN.name, "company", f"{company.number} {told}", told, row))
    return recordings


def _merges(rng: Random, companies: list[Company]) -> list[Recording]:
    """Companies found twice in the register, and two of EEN's own numbers put in their place."""
    listed = [company for company in companies if company.awake and company.is_listed and company.is_local]
    numbers, names = invented_numbers(rng, COMPANIES), CompanyNames(rng)
    recordings = []
    for double in rng.sample(listed, DOUBLES):
        actor, old = regional_actor(double.region), next(numbers)
        row = company_row(double) | {"org_number": old, "name": names.draw(double.municipality, "Handel")}
        found = date(2022, 2, 1) + timedelta(days=rng.randint(0, 400))
        merge: Row = {"from_key": old, "to_key": double.number, "decision": f"Fusion enligt Bolagsverket {found:%Y-%m}"}
        recordings.append(Recording(actor.name, "company", old, FIRST_LIST, row))
        recordings.append(Recording(actor.name, "company_merge", old, found, merge))
    for company in [company for company in companies if company.een_ref][-2:]:
        key = f"ID:{EEN.name}:{company.een_ref}"
        row = {"from_key": key, "to_key": company.number, "decision": "Avstämt med EEN i mars 2022"}
        recordings.append(Recording(EEN.name, "company_merge", key, date(2022, 3, 21), row))
    return recordings
