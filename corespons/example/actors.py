"""The example's actors: what each does, for whom, how fast it answers and how often it delivers."""

from dataclasses import dataclass
from datetime import date
from random import Random

from corespons.example.recording import Recording


@dataclass(frozen=True)
class Actor:
    """An actor of the example. `reach` is a region or municipality code, None for the whole area.

    `activities`, `services`, `enquiries` are its shares of what happens, `answers` the minutes of open office
    in which it answers half of its enquiries.
    """

    name: str
    code: str
    reach: str | None
    activities: float
    services: float
    enquiries: float
    answers: float
    kinds: tuple[str, ...]
    is_partner: bool = True
    slow_summer: bool = False
    attendance_ids: bool = True


ALMI = Actor("Almi Mitt", "ALMI", None, 16, 26, 22, 95, ("rådgivning", "rådgivning", "coachning", "finansiering"))
BUSINESS_SWEDEN = Actor(
    "Business Sweden", "BUS", None, 14, 15, 18, 150, ("matchning", "marknadsstudie", "coachning", "rådgivning"),
    slow_summer=True, attendance_ids=False,
)  # fmt: skip
EEN = Actor("Enterprise Europe Network Mittsverige", "EEN", None, 9, 10, 8, 140, ("matchning", "rådgivning", "annat"))
EKN = Actor("Exportkreditnämnden", "EKN", None, 4, 5, 4, 110, ("garanti", "finansiering", "utbildning"))
CHAMBER = Actor("Handelskammaren Mittsverige", "HK", None, 18, 10, 12, 210, ("utbildning", "rådgivning", "matchning"))
VASTERNORRLAND = Actor(
    "Region Västernorrland", "RVN", "22", 16, 13, 14, 115, ("rådgivning", "coachning", "finansiering")
)
JAMTLAND = Actor(
    "Region Jämtland Härjedalen", "RJH", "23", 15, 13, 19, 145, ("rådgivning", "coachning", "utbildning"),
    slow_summer=True,
)  # fmt: skip
SUNDSVALL = Actor(
    "Sundsvalls näringslivskontor", "SNK", "2281", 3, 3, 4, 170, ("rådgivning", "annat"), is_partner=False
)
OSTERSUND = Actor("Östersunds näringslivskontor", "ÖNK", "2380", 0, 3, 0, 170, ("rådgivning",), is_partner=False)
SCIENCE_PARK = Actor(
    "Höga Kusten Science Park", "HKSP", "22", 5, 3, 4, 160, ("coachning", "rådgivning"), is_partner=False
)
ACTORS = (
    ALMI, BUSINESS_SWEDEN, EEN, EKN, CHAMBER, VASTERNORRLAND, JAMTLAND, SUNDSVALL, OSTERSUND, SCIENCE_PARK,
)  # fmt: skip
PARTNERS = tuple(actor for actor in ACTORS if actor.is_partner)
ADDED = ((SUNDSVALL, "Sundsvall NK"), (OSTERSUND, "Östersund NK"), (SCIENCE_PARK, "HKSP"))


def actor_rows(chamber_number: str) -> list[Recording]:
    """The Aktörer sheet of the first delivery: three actors more, and the chamber's own organisation number."""
    rows: list[Recording] = [
        Recording(VASTERNORRLAND.name, "actor", actor.name, date(2021, 4, 9), {
            "actor": actor.name, "short_name": short, "delivery_days": 120, "is_res_partner": False,
        })
        for actor, short in ADDED
    ]  # fmt: skip
    chamber: Recording = Recording(VASTERNORRLAND.name, "actor", CHAMBER.name, date(2021, 4, 9), {
        "actor": CHAMBER.name, "short_name": "HK Mitt", "delivery_days": 30, "is_res_partner": True,
        "org_number": chamber_number,
    })  # fmt: skip
    return [*rows, chamber]


def regional_actor(region: str) -> Actor:
    """The region that keeps the register and sends the surveys; companies from elsewhere fall to Västernorrland."""
    return JAMTLAND if region == JAMTLAND.reach else VASTERNORRLAND


def draw_other(rng: Random, not_this: Actor, region: str) -> Actor:
    """Another actor that a company of a region may be referred to, most often a RES partner."""
    others = [
        actor for actor in ACTORS
        if actor is not not_this and (actor.reach is None or actor.reach[:2] == region)
    ]  # fmt: skip
    weights = [actor.services * (1.0 if actor.is_partner else 0.8) for actor in others]
    return rng.choices(others, weights)[0]
