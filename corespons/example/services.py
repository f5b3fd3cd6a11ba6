"""Services: advice, coaching and the like, most of them the outcome of an enquiry."""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from corespons.example.actors import ACTORS, Actor
from corespons.example.companies import Company
from corespons.example.enquiries import HISTORY, Enquiry
from corespons.example.market import Market
from corespons.example.names import NEEDS
from corespons.example.recording import Recording, Row, soon, states
from corespons.example.referrals import Referral
from corespons.example.seasons import draw_days, month_number, next_workday
from corespons.settings import project

FROM_ENQUIRY, DIRECT, NO_PLAN, BROKEN_OFF, CORRECTED = 0.36, 330, 0.09, 0.06, 0.03
ON_TIME = 0.72


@dataclass(frozen=True)
class Service:
    """A service to a company. `ends` is None when it was broken off or goes on after the project."""

    number: str
    company: Company
    actor: Actor
    kind: str
    starts: date
    planned_end: date | None
    ends: date | None
    hours: float | None
    is_broken_off: bool
    sustainability: bool | None
    need: str | None


def make_services(
    rng: Random, market: Market, enquiries: list[Enquiry], referrals: dict[str, Referral]
) -> list[Service]:
    """Services that followed an enquiry, by the actor that took it on, and those begun without one."""
    starts = [
        _taken_on(rng, enquiry, referrals.get(enquiry.number)) for enquiry in enquiries if rng.random() < FROM_ENQUIRY
    ]
    for day in draw_days(rng, HISTORY, project().last_day, DIRECT):
        actor = rng.choices(ACTORS, [actor.services for actor in ACTORS])[0]
        starts.append((day, actor, market.draw(rng, month_number(day), actor.reach, 1, advice=True)[0]))
    starts = sorted((start for start in starts if start[0] <= project().last_day), key=lambda start: start[0])
    return [_service(rng, order, *start) for order, start in enumerate(starts, start=1)]


def _taken_on(rng: Random, enquiry: Enquiry, referral: Referral | None) -> tuple[date, Actor, Company]:
    """Who began when: the actor asked, or the one that picked the referral up."""
    wait = timedelta(days=3 + min(120, int(rng.expovariate(1 / 16.0))))
    if referral and referral.received:
        return next_workday(referral.received + wait), referral.receiver, enquiry.company
    return next_workday(enquiry.received.date() + wait), enquiry.actor, enquiry.company


def _service(rng: Random, order: int, day: date, actor: Actor, company: Company) -> Service:
    planned = next_workday(day + timedelta(days=rng.choice((14, 30, 30, 60, 60, 90, 120))))
    slip = rng.randint(-15, 25) if rng.random() < ON_TIME else rng.randint(31, 110)
    ends = max(day, planned + timedelta(days=slip))
    broken_off = rng.random() < BROKEN_OFF
    return Service(
        number=f"{actor.code}-I{order:04}",
        company=company,
        actor=actor,
        kind=rng.choice(actor.kinds),
        starts=day,
        planned_end=None if rng.random() < NO_PLAN else planned,
        ends=None if broken_off else ends,
        hours=None if rng.random() < 0.08 else round(min(120.0, rng.lognormvariate(2.1, 0.8)) * 2) / 2,
        is_broken_off=broken_off,
        sustainability=rng.choices((True, False, None), (31, 55, 14))[0],
        need=rng.choice(NEEDS) if rng.random() < 0.7 else None,
    )


def service_recordings(rng: Random, services: list[Service]) -> list[Recording]:
    """Each service when it began, when it ended, and now and then with its hours put right later."""
    recordings: list[Recording] = []
    for service in services:
        begun = soon(rng, service.starts)
        versions = [(begun, _row(service, "pågående"))]
        if service.is_broken_off:
            versions.append((begun + timedelta(days=rng.randint(20, 90)), _row(service, "avbruten")))
        elif service.ends:
            versions.append((soon(rng, service.ends), _row(service, "avslutad")))
        if rng.random() < CORRECTED:
            settled = versions[-1][1] | {"hours": round((service.hours or 6.0) * 1.5, 1)}
            versions.append((versions[-1][0] + timedelta(days=rng.randint(20, 100)), settled))
        recordings += states(service.actor.name, "service", service.number, versions)
    return recordings


def _row(service: Service, status: str) -> Row:
    ended = status == "avslutad"
    return {"service_id": service.number} | service.company.known_to(service.actor.code) | {
        "actor": service.actor.name, "kind": service.kind, "starts_on": service.starts,
        "ends_on": service.ends if ended else None, "planned_end": service.planned_end,
        "hours": service.hours if ended else None, "status": status, "sustainability": service.sustainability,
        "need": service.need,
    }  # fmt: skip
