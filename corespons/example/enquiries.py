"""Enquiries to the actors: when they came, through which channel, and when the first answer went out."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random

from corespons.example.actors import ACTORS, Actor
from corespons.example.companies import Company
from corespons.example.market import Market
from corespons.example.recording import Recording, Row, soon, states
from corespons.example.seasons import after_office_time, at_the_office, draw_days, month_number
from corespons.settings import project

HISTORY = date(2020, 9, 1)
COUNT = 1560
CHANNELS = {"telefon": 30, "e-post": 36, "webb": 14, "möte": 8, "samlad ingång": 12}
UNANSWERED, IN_VACATION, CORRECTED, CLOCK_WRONG = 0.025, 1.5, 0.02, 0.002
SLOW_SUMMER = (date(2022, 5, 23), date(2022, 8, 31))
SLOWNESS, LEFT_IN_AUGUST = 7.0, 0.45


@dataclass(frozen=True)
class Enquiry:
    """A company's question to an actor; `answered` is None when nobody answered."""

    number: str
    company: Company
    actor: Actor
    received: datetime
    answered: datetime | None
    channel: str


def make_enquiries(rng: Random, market: Market) -> list[Enquiry]:
    """All enquiries, those of the half year before the project first."""
    days = draw_days(rng, HISTORY, project().last_day, COUNT)
    return [_enquiry(rng, market, order, day) for order, day in enumerate(days, start=1)]


def _enquiry(rng: Random, market: Market, order: int, day: date) -> Enquiry:
    actor = rng.choices(ACTORS, [actor.enquiries for actor in ACTORS])[0]
    company = market.draw(rng, month_number(day), actor.reach, 1, advice=True)[0]
    channel = rng.choices(list(CHANNELS), list(CHANNELS.values()))[0]
    received = at_the_office(rng, day)
    if channel == "webb" and rng.random() < 0.3:
        received = datetime.combine(day + timedelta(days=rng.randint(0, 1)), received.time()) + timedelta(hours=7)
    answered = _answer(rng, actor, received, channel)
    return Enquiry(f"{actor.code}-Ä{order:04}", company, actor, received, answered, channel)


def _answer(rng: Random, actor: Actor, received: datetime, channel: str) -> datetime | None:
    if channel in ("möte", "telefon") and rng.random() < 0.5:
        return received + timedelta(minutes=rng.choice((0, 0, 5, 10, 20)))
    slow = actor.slow_summer and SLOW_SUMMER[0] <= received.date() <= SLOW_SUMMER[1]
    left = LEFT_IN_AUGUST if slow and received.month == 8 else UNANSWERED
    if rng.random() < left:
        return None
    if rng.random() < CLOCK_WRONG:
        return received - timedelta(hours=rng.randint(1, 12))
    pace = (SLOWNESS if slow else 1.0) * (IN_VACATION if received.month == 7 else 1.0)
    return after_office_time(received, actor.answers * pace * rng.lognormvariate(0.35, 1.25))


def enquiry_recordings(rng: Random, enquiries: list[Enquiry]) -> list[Recording]:
    """Each enquiry when it came, when it was answered, and now and then with the clock put right later."""
    recordings: list[Recording] = []
    for enquiry in enquiries:
        told = soon(rng, enquiry.received.date())
        versions = [(told, _row(enquiry, None))]
        if enquiry.answered:
            versions.append((max(enquiry.answered.date() + timedelta(days=1), told), _row(enquiry, enquiry.answered)))
        if enquiry.answered and rng.random() < CORRECTED:
            earlier = enquiry.received + (enquiry.answered - enquiry.received) / 3
            rest = _row(enquiry, earlier.replace(second=0, microsecond=0))
            versions.append((told + timedelta(days=rng.randint(20, 70)), rest))
        recordings += states(enquiry.actor.name, "enquiry", enquiry.number, versions)
    return recordings


def _row(enquiry: Enquiry, answered: datetime | None) -> Row:
    return {"enquiry_id": enquiry.number} | enquiry.company.known_to(enquiry.actor.code) | {
        "actor": enquiry.actor.name, "received_at": enquiry.received, "answered_at": answered,
        "channel": enquiry.channel,
    }  # fmt: skip
