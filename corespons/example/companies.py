"""The example's companies: who they are, where, how eager, and from which month they are open for export advice."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from random import Random

from corespons.example.names import TRADES, CompanyNames
from corespons.example.organisation_numbers import COMPANIES, PUBLIC_BODIES, invented_numbers, misprinted
from corespons.example.recording import Row
from corespons.example.seasons import month_number
from corespons.settings import project

# Municipality → how many companies, and the share of them that export advice ever reaches
BUSINESS_LIFE = {
    "2260": (27, 0.26), "2262": (58, 0.55), "2280": (78, 0.56), "2281": (252, 0.68), "2282": (64, 0.52),
    "2283": (52, 0.48), "2284": (186, 0.70), "2303": (15, 0.22), "2305": (17, 0.22), "2309": (54, 0.58),
    "2313": (34, 0.44), "2321": (76, 0.66), "2326": (24, 0.46), "2361": (43, 0.48), "2380": (220, 0.68),
}  # fmt: skip
ELSEWHERE = {"2480": 8, "2184": 6, "0180": 5, "2161": 2, "2401": 1, "2463": 1, "2062": 1, "2181": 1}
ALREADY_CLIENTS = 0.18
UNLISTED, MISPRINTED, EEN_CLIENTS, DOUBLES = 8, 6, 30, 4
PUBLIC_NAMES = ("Norrstrands kommun", "Fjällbygdens kommun", "Kommunalförbundet Mittälven")


@dataclass(frozen=True)
class Company:
    """A company of the example. `awake` is the month (as month_number) it opens for advice, None = never.

    `een_ref` is the number under which Enterprise Europe Network alone knows it.
    """

    number: str
    name: str
    municipality: str
    sni: str
    employees: int
    leadership: str | None
    exports: bool | None
    interest: float
    awake: int | None
    is_listed: bool = True
    is_company: bool = True
    een_ref: str | None = None

    @property
    def region(self) -> str:
        """The first two digits of the municipality."""
        return self.municipality[:2]

    @property
    def is_local(self) -> bool:
        """Whether it lies in the project's area."""
        return self.municipality in BUSINESS_LIFE

    def known_to(self, source_code: str) -> Row:
        """How an actor's rows point at the company."""
        if self.een_ref and source_code == "EEN":
            return {"company_ref": self.een_ref}
        return {"org_number": self.number}


def make_companies(rng: Random) -> list[Company]:
    """The companies of the area, then some from elsewhere, a few public bodies and the chamber's own number."""
    numbers = invented_numbers(rng, COMPANIES)
    names = CompanyNames(rng)
    local = [
        _company(rng, names, next(numbers), place, share)
        for place, (count, share) in BUSINESS_LIFE.items()
        for _ in range(count)
    ]
    away = [_company(rng, names, next(numbers), place, 1.0) for place, count in ELSEWHERE.items() for _ in range(count)]
    return _with_oddities(rng, local) + [replace(company, interest=0.4) for company in away] + _bystanders(rng, numbers)


def _company(rng: Random, names: CompanyNames, number: str, place: str, share: float) -> Company:
    trade, codes, _ = rng.choices(TRADES, [weight for _, _, weight in TRADES])[0]
    employees = min(240, int(rng.lognormvariate(1.9, 1.1)))
    eager = min(6.0, rng.lognormvariate(0.0, 0.75))
    return Company(
        number=number,
        name=names.draw(place, trade),
        municipality=place,
        sni=rng.choice(codes),
        employees=employees,
        leadership=rng.choices(("kvinnor", "män", "jämn", None), (22, 55, 13, 10))[0],
        exports=rng.choices((True, False, None), (34 + min(employees, 40) / 2, 50, 9))[0],
        interest=eager,
        awake=_awakening(rng) if rng.random() < share else None,
    )


def _awakening(rng: Random) -> int:
    first, last = month_number(project().first_day), month_number(project().last_day)
    return first - 7 if rng.random() < ALREADY_CLIENTS else rng.randint(first, last - 1)


def _with_oddities(rng: Random, companies: list[Company]) -> list[Company]:
    """Some without a Företag row, some with a misprinted number, some that EEN knows by its own number only."""
    awake = [place for place, company in enumerate(companies) if company.awake is not None]
    chosen = rng.sample(awake, UNLISTED + MISPRINTED + EEN_CLIENTS)
    changed = list(companies)
    for order, place in enumerate(chosen):
        company = companies[place]
        if order < UNLISTED:
            changed[place] = replace(company, is_listed=False, interest=0.6)
        elif order < UNLISTED + MISPRINTED:
            changed[place] = replace(company, number=misprinted(company.number))
        else:
            changed[place] = replace(company, een_ref=f"EEN-{1000 + order}")
    return changed


def _bystanders(rng: Random, numbers: Iterator[str]) -> list[Company]:
    public = invented_numbers(rng, PUBLIC_BODIES)
    always = month_number(project().first_day)
    bodies = [
        Company(next(public), name, place, "84111", 900, "jämn", False, 1.6, always, is_company=False)
        for name, place in zip(PUBLIC_NAMES, ("2282", "2321", "2305"), strict=True)
    ]
    chamber = Company(
        next(numbers), "Handelskammarens egen", "2281", "94111", 18, "jämn", False, 2.0, always,
        is_listed=False, is_company=False,
    )  # fmt: skip
    return [*bodies, chamber]


def chamber_number(companies: list[Company]) -> str:
    """The chamber's own organisation number, the last of all."""
    return companies[-1].number


def when_awake(company: Company) -> date | None:
    """The first day of the month in which the company opens for advice."""
    return None if company.awake is None else date(company.awake // 12, company.awake % 12 + 1, 1)
