"""The example's activities and who came to them."""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from corespons.example.actors import ACTORS, PARTNERS, Actor
from corespons.example.companies import BUSINESS_LIFE, Company
from corespons.example.market import Market
from corespons.example.names import activity_title
from corespons.example.recording import Recording, Row, soon, states
from corespons.example.seasons import draw_days, month_number
from corespons.geography import sweden
from corespons.settings import project

COUNT, PLANNED_ONLY = 262, 6
CANCELLED, NO_SHOW, JOINT = 0.07, 0.08, 0.42
DIGITAL_SHARE = {2021: 0.68, 2022: 0.36, 2023: 0.30}
PARTICIPANTS = {
    "seminarium": 15, "webbinarium": 21, "workshop": 10, "utbildning": 13, "nätverksträff": 18, "mässa": 9,
    "delegation": 8, "rådgivningsdag": 7, "kampanj": 12, "annat": 9,
}  # fmt: skip
AT_PLACE = {"seminarium": 24, "workshop": 16, "utbildning": 14, "nätverksträff": 20, "rådgivningsdag": 10,
            "mässa": 5, "delegation": 6, "annat": 3}  # fmt: skip
ON_SCREEN = {"webbinarium": 55, "workshop": 12, "utbildning": 16, "nätverksträff": 7, "rådgivningsdag": 5, "kampanj": 3}


@dataclass(frozen=True)
class Activity:
    """An activity as it was planned and as it went."""

    number: str
    lead: Actor
    partners: tuple[Actor, ...]
    kind: str
    format: str
    place: str | None
    title: str
    starts: date
    ends: date | None
    status: str
    goal: str


def make_activities(rng: Random) -> list[Activity]:
    """The activities of the whole period, and some planned for the weeks after."""
    first, last = project().first_day, project().last_day
    days = draw_days(rng, first + timedelta(days=12), last, COUNT)
    made = [_activity(rng, order, day) for order, day in enumerate(days)]
    beyond = draw_days(rng, last + timedelta(days=3), last + timedelta(days=40), PLANNED_ONLY)
    return made + [_activity(rng, COUNT + order, day, "planerad") for order, day in enumerate(beyond)]


def _activity(rng: Random, order: int, day: date, status: str | None = None) -> Activity:
    lead = rng.choices(ACTORS, [actor.activities for actor in ACTORS])[0]
    draw = rng.random()
    digital = DIGITAL_SHARE[day.year]
    format = "digital" if draw < digital else "hybrid" if draw < digital + 0.09 else "fysisk"
    kinds = ON_SCREEN if format == "digital" else AT_PLACE
    kind = rng.choices(list(kinds), list(kinds.values()))[0]
    place = None if format == "digital" else _place(rng, lead)
    long = kind in ("mässa", "delegation") or rng.random() < 0.05
    return Activity(
        f"{lead.code}-A{order + 1:03}", lead, _partners(rng, lead), kind, format, place,
        activity_title(rng, kind, sweden()[place] if place else None), day,
        day + timedelta(days=rng.randint(1, 3)) if long else None,
        status or ("inställd" if rng.random() < CANCELLED else "genomförd"), rng.choices("123", (5, 3, 2))[0],
    )  # fmt: skip


def _place(rng: Random, lead: Actor) -> str:
    """Mostly where companies are many; the weakest municipalities seldom have a meeting."""
    places = [place for place in BUSINESS_LIFE if lead.reach is None or place.startswith(lead.reach)]
    return rng.choices(places, [BUSINESS_LIFE[place][0] ** 0.9 * BUSINESS_LIFE[place][1] for place in places])[0]


def _partners(rng: Random, lead: Actor) -> tuple[Actor, ...]:
    if rng.random() > JOINT:
        return ()
    others = [actor for actor in (*PARTNERS, ACTORS[-1]) if actor is not lead]
    return tuple(rng.sample(others, rng.choice((1, 1, 1, 2, 2, 3))))


def activity_recordings(rng: Random, activities: list[Activity]) -> list[Recording]:
    """Each activity as planned some weeks before, then as it went."""
    recordings: list[Recording] = []
    for activity in activities:
        planned = activity.starts - timedelta(days=rng.randint(10, 60))
        went = soon(rng, activity.ends or activity.starts)
        if activity.status == "inställd":
            went = activity.starts - timedelta(days=rng.randint(0, 9))
        versions = [(planned, _row(activity) | {"status": "planerad"}), (went, _row(activity))]
        recordings += states(activity.lead.name, "activity", activity.number, versions)
    return recordings


def _row(activity: Activity) -> Row:
    return {
        "activity_id": activity.number, "title": activity.title, "kind": activity.kind, "format": activity.format,
        "municipality": sweden()[activity.place] if activity.place else None, "starts_on": activity.starts,
        "ends_on": activity.ends, "status": activity.status, "goal": activity.goal,
        "lead_actor": activity.lead.name, "partners": tuple(partner.name for partner in activity.partners),
    }  # fmt: skip


def attendance_recordings(rng: Random, activities: list[Activity], market: Market) -> list[Recording]:
    """Who came, one row a person, delivered by the actor responsible."""
    recordings: list[Recording] = []
    for activity in activities:
        if activity.status == "genomförd":
            told = soon(rng, activity.ends or activity.starts)
            for order, company in enumerate(_participants(rng, activity, market), start=1):
                recordings += _attendance(rng, activity, company, order, told)
    return recordings


def _participants(rng: Random, activity: Activity, market: Market) -> list[Company]:
    persons = max(3, round(PARTICIPANTS[activity.kind] * rng.lognormvariate(0.0, 0.4)))
    month = month_number(activity.starts)
    companies = market.draw_different(rng, month, activity.place, round(persons * 0.78) + 1)
    return [company for company in companies for _ in range(rng.choices((1, 2, 3), (74, 20, 6))[0])]


def _attendance(rng: Random, activity: Activity, company: Company, order: int, told: date) -> list[Recording]:
    """One person's row; now and then somebody marked as present turns out not to have come."""
    number = f"{activity.number}-{order:02}"
    absent = rng.random() < NO_SHOW
    row: Row = company.known_to(activity.lead.code) | {"activity_id": activity.number}
    row["gender"] = rng.choices(("kvinna", "man", "annat", None), (40, 54, 1, 5))[0]
    row["attended"] = False if absent else rng.choices((True, None), (1, 3))[0]
    if not activity.lead.attendance_ids:
        return states(activity.lead.name, "attendance", number, [(told, row)])
    row["attendance_id"] = number
    versions = [(told, row)]
    if absent and rng.random() < 0.25:
        versions = [(told, row | {"attended": True}), (told + timedelta(days=rng.randint(20, 90)), row)]
    return states(activity.lead.name, "attendance", number, versions)
