"""Referrals: an enquiry that another actor should take, and whether that actor did."""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from corespons.example.actors import BUSINESS_SWEDEN, CHAMBER, EKN, JAMTLAND, Actor, draw_other
from corespons.example.companies import Company
from corespons.example.enquiries import Enquiry
from corespons.example.recording import Recording, Row, soon, states
from corespons.example.seasons import next_workday

REFERRED, DECLINED, SAID_TWICE = 0.225, 0.04, 0.03
PICKED_UP = {EKN.code: 0.48, CHAMBER.code: 0.60, BUSINESS_SWEDEN.code: 0.70, JAMTLAND.code: 0.76}
USUALLY = 0.82


@dataclass(frozen=True)
class Referral:
    """A company shown on from one actor to another; `received` is None when it got stuck."""

    number: str
    company: Company
    sender: Actor
    receiver: Actor
    day: date
    received: date | None
    outcome: str


def make_referrals(rng: Random, enquiries: list[Enquiry]) -> dict[str, Referral]:
    """Enquiry → the referral it led to."""
    return {
        enquiry.number: _referral(rng, enquiry, order)
        for order, enquiry in enumerate((enquiry for enquiry in enquiries if rng.random() < REFERRED), start=1)
    }


def _referral(rng: Random, enquiry: Enquiry, order: int) -> Referral:
    sender = enquiry.actor
    receiver = draw_other(rng, sender, enquiry.company.region)
    day = next_workday((enquiry.answered or enquiry.received).date() + timedelta(days=rng.choice((0, 0, 1, 2, 5))))
    received, outcome = None, rng.choice(("pågår", "pågår", None)) or ""
    if rng.random() < PICKED_UP.get(receiver.code, USUALLY):
        received, outcome = next_workday(day + timedelta(days=min(60, int(rng.expovariate(1 / 6.0))))), "mottagen"
    elif rng.random() < DECLINED * 4:
        outcome = "avböjd"
    return Referral(f"{sender.code}-L{order:03}", enquiry.company, sender, receiver, day, received, outcome)


def referral_recordings(rng: Random, referrals: list[Referral]) -> list[Recording]:
    """Each referral when made and when picked up; a few are told by the receiver too."""
    recordings: list[Recording] = []
    for referral in referrals:
        told = soon(rng, referral.day)
        versions = [(told, _row(referral, referral.sender) | {"received_on": None, "outcome": "pågår"})]
        if referral.received or referral.outcome == "avböjd":
            heard = (referral.received or referral.day + timedelta(days=10)) + timedelta(days=rng.randint(1, 12))
            versions.append((heard, _row(referral, referral.sender)))
        recordings += states(referral.sender.name, "referral", referral.number, versions)
        if referral.received and rng.random() < SAID_TWICE:
            known = referral.received + timedelta(days=2)
            row = _row(referral, referral.receiver)
            recordings.append(Recording(referral.receiver.name, "referral", referral.number, known, row))
    return recordings


def _row(referral: Referral, teller: Actor) -> Row:
    return {"referral_id": referral.number} | referral.company.known_to(teller.code) | {
        "from_actor": referral.sender.name, "to_actor": referral.receiver.name, "referred_on": referral.day,
        "received_on": referral.received, "outcome": referral.outcome or None,
    }  # fmt: skip
