"""Who turns up: a company drawn by eagerness, place and how lately it opened for advice."""

from itertools import accumulate
from math import exp
from random import Random

from corespons.example.companies import Company

NEWLY_AWAKE_MONTHS, NEWLY_AWAKE, SETTLED, FADES_OVER = 4, 3.5, 0.3, 13.0


class Market:
    """The companies from which participants and clients are drawn."""

    def __init__(self, companies: list[Company]) -> None:
        self.companies = companies
        self._weights: dict[tuple[int, str | None, bool], list[float]] = {}

    def draw(self, rng: Random, month: int, place: str | None, count: int, advice: bool = False) -> list[Company]:
        """So many companies, some perhaps twice, for something in a month at a place (None = anywhere).

        `advice`: clients of a service, who are companies of the actor's own reach.
        """
        key = (month, place, advice)
        if key not in self._weights:
            attraction = _reach if advice else _nearness
            self._weights[key] = list(
                accumulate(_eagerness(company, month) * attraction(company, place) for company in self.companies)
            )
        return rng.choices(self.companies, cum_weights=self._weights[key], k=count)

    def draw_different(self, rng: Random, month: int, place: str | None, count: int) -> list[Company]:
        """Up to so many companies, each once."""
        return list(dict.fromkeys(self.draw(rng, month, place, count)))


def _eagerness(company: Company, month: int) -> float:
    if company.awake is None or company.awake > month:
        return 0.0
    age = month - company.awake
    return company.interest * (NEWLY_AWAKE if age < NEWLY_AWAKE_MONTHS else max(SETTLED, exp(-age / FADES_OVER)))


def _nearness(company: Company, place: str | None) -> float:
    """How easily a company comes to an activity at a place."""
    if place is None:
        return 1.0 if company.is_local else 0.7
    if company.municipality == place:
        return 6.0
    return 1.0 if company.region == place[:2] else 0.12


def _reach(company: Company, place: str | None) -> float:
    """Whether a company is one that an actor of this reach advises."""
    if not company.is_company:
        return 0.0
    if place is None:
        return 1.0 if company.is_local else 0.5
    return 1.0 if company.municipality.startswith(place) else 0.02
