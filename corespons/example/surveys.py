"""Surveys after a service: at once, after six and after twelve months, sent by the regions."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from corespons.example.actors import regional_actor
from corespons.example.names import COMMENTS
from corespons.example.recording import Recording, Row, states
from corespons.example.seasons import next_workday
from corespons.example.services import Service
from corespons.settings import project

AFTER = {"direkt": 10, "6 mån": 183, "12 mån": 366}
RESPONSE = {"direkt": 0.50, "6 mån": 0.42, "12 mån": 0.40}
BOUNCED, AGAIN_AFTER, FORGOTTEN_SERVICE = 0.035, 75, 0.01


@dataclass(frozen=True)
class Survey:
    """A sent survey; `answered` is None when nobody answered, `answers` the cells given."""

    number: str
    kind: str
    service: Service
    sent: date
    has_bounced: bool
    answered: date | None
    answers: Row


def make_surveys(rng: Random, services: list[Service]) -> list[Survey]:
    """The surveys in the order they were sent."""
    sendings = sorted(_sendings(rng, services), key=lambda sending: sending[0])
    return [_survey(rng, order, *sending) for order, sending in enumerate(sendings, start=1)]


def _sendings(rng: Random, services: list[Service]) -> Iterator[tuple[date, str, Service]]:
    """What is sent when; nobody gets the same survey twice within some weeks."""
    latest: dict[tuple[str, str], date] = {}
    for service in sorted((service for service in services if service.ends), key=lambda service: str(service.ends)):
        for kind, days in AFTER.items():
            assert service.ends is not None
            sent = next_workday(service.ends + timedelta(days=days + rng.randint(0, 7)))
            last = latest.get((service.company.number, kind))
            if project().first_day < sent <= project().last_day and (last is None or (sent - last).days > AGAIN_AFTER):
                latest[service.company.number, kind] = sent
                yield sent, kind, service


def _survey(rng: Random, order: int, sent: date, kind: str, service: Service) -> Survey:
    has_bounced = rng.random() < BOUNCED
    answered = None
    if not has_bounced and rng.random() < RESPONSE[kind] + (0.06 if service.company.interest > 1.5 else -0.02):
        answered = sent + timedelta(days=min(55, int(rng.expovariate(1 / 8.0))))
    answers = _answers(rng, kind, service) if answered else {}
    code = regional_actor(service.company.region).code
    return Survey(f"{code}-E{order:04}", kind, service, sent, has_bounced, answered, answers)


def _answers(rng: Random, kind: str, service: Service) -> Row:
    mood = rng.gauss(0.0, 1.1) + (0.4 if service.sustainability else 0.0)
    if kind == "direkt":
        return _experience(rng, mood)
    answers: Row = {"contribution": rng.choices(("stor", "viss", "liten", "ingen"), (22, 42, 24, 12))[0]}
    if kind == "12 mån":
        answers["export_increased"] = rng.choices(("ja", "nej", "vet ej", "för tidigt"), (34, 40, 9, 17))[0]
        answers["new_markets"] = rng.choices((0, 1, 2, 3, None), (50, 28, 10, 3, 9))[0]
    else:
        answers["export_increased"] = rng.choices(("ja", "nej", "för tidigt", None), (20, 30, 40, 10))[0]
    return answers


def _experience(rng: Random, mood: float) -> Row:
    return {
        **{f"nki_{number}": _grade(rng, 7.75 - number * 0.2 + mood, 10) for number in (1, 2, 3)},
        "satisfied": _grade(rng, 4.25 + mood * 0.45, 5),
        "easy_to_find": _grade(rng, 3.75 + mood * 0.4, 5),
        "need_met": _grade(rng, 4.1 + mood * 0.45, 5),
        "comment": rng.choice(COMMENTS) if rng.random() < 0.15 else None,
    }


def _grade(rng: Random, centre: float, top: int) -> int | None:
    return None if rng.random() < 0.04 else min(top, max(1, round(rng.gauss(centre, top / 11))))


def survey_recordings(rng: Random, surveys: list[Survey]) -> list[Recording]:
    """Each survey when sent and when answered."""
    recordings: list[Recording] = []
    for survey in surveys:
        versions = [(survey.sent, _row(survey, rng.random() < FORGOTTEN_SERVICE))]
        if survey.answered:
            answer = versions[0][1] | {"answered_on": survey.answered} | survey.answers
            versions.append((survey.answered + timedelta(days=1), answer))
        source = regional_actor(survey.service.company.region).name
        recordings += states(source, "survey", survey.number, versions)
    return recordings


def _row(survey: Survey, is_misnamed: bool) -> Row:
    return {
        "survey_id": survey.number, "org_number": survey.service.company.number, "kind": survey.kind,
        "service_id": survey.service.number + ("X" if is_misnamed else ""), "sent_on": survey.sent,
        "status": "studs" if survey.has_bounced else "skickad",
    }  # fmt: skip
