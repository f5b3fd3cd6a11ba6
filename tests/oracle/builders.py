"""Short ways to write hand-made worlds in the oracle's own tests."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from . import Delivery, Entry, Query, indicators

Row = dict[str, Any]
C1, C2, C3 = "4990000001", "4990000002", "4990000003"
LATE = date(2024, 3, 1)


def number(i: int) -> str:
    return f"4991{i:06d}"


def d(text: str) -> date:
    return date.fromisoformat(text)


def dt(text: str) -> datetime:
    return datetime.fromisoformat(text)


def at(key: str) -> Row:
    """Points at a company: an organisation number, or «ref:…» for the source's own number."""
    if key.startswith("ref:"):
        return {"org_number": None, "company_ref": key[4:]}
    return {"org_number": key, "company_ref": None}


def company(key: str, municipality: str = "2281", since: str | None = None, **more: Any) -> Row:
    return {**at(key), "name": "F", "municipality": municipality, "valid_from": since and d(since), **more}


def service(own: str, key: str, starts: str, **more: Any) -> Row:
    base = {"actor": "Alfa", "kind": "rådgivning", "status": "avslutad"}
    return {"service_id": own, **at(key), "starts_on": d(starts), **base, **more}


def enquiry(own: str, key: str, received: str, answered: str | None = None, **more: Any) -> Row:
    times = {"received_at": dt(received), "answered_at": answered and dt(answered)}
    return {"enquiry_id": own, **at(key), "actor": "Alfa", **times, **more}


def survey(own: str, key: str, sent: str, answered: str | None = None, kind: str = "direkt", **more: Any) -> Row:
    days = {"sent_on": d(sent), "answered_on": answered and d(answered)}
    return {"survey_id": own, **at(key), "kind": kind, **days, **more}


def activity(own: str, starts: str, municipality: str | None = "2281", **more: Any) -> Row:
    base = {"title": "T", "kind": "workshop", "format": "fysisk", "status": "genomförd", "lead_actor": "Alfa"}
    return {"activity_id": own, "municipality": municipality, "starts_on": d(starts), "partners": [], **base, **more}


def attendance(own: str | None, act: str, key: str, **more: Any) -> Row:
    return {"attendance_id": own, "activity_id": act, **at(key), "attended": None, "gender": None, **more}


def referral(own: str, key: str, sent: str, received: str | None = None, ends: str = "Alfa Beta") -> Row:
    sender, receiver = ends.split()
    days = {"referred_on": d(sent), "received_on": received and d(received)}
    return {"referral_id": own, **at(key), "from_actor": sender, "to_actor": receiver, **days}


def actor(name: str, partner: bool = True, org: str | None = None) -> Row:
    return {"actor": name, "is_res_partner": partner, "org_number": org}


def aid(own: str, key: str, day: str, amount: str, rate: str = "10") -> Row:
    money = {"amount": Decimal(amount), "sek_per_eur": Decimal(rate)}
    return {"aid_id": own, **at(key), "granted_on": d(day), **money}


def target(
    indicator: str, value: str, first: str = "2021-04-01", last: str = "2023-10-31", area: str = "projekt"
) -> Row:
    when = {"from_date": d(first), "to_date": d(last)}
    return {"indicator": indicator, "area": area, **when, "value": Decimal(value), "decision": "Styrgruppen"}


def export(key: str, year: int, amount: int, origin: str = "SCB") -> Row:
    return {**at(key), "year": year, "origin": origin, "amount": Decimal(amount)}


ACTORS = [actor("Alfa"), actor("Beta"), actor("Gamma"), actor("Utom", partner=False)]


def send(tables: dict[str, list[Row]], source: str = "Alfa", when: str = "2022-01-01T09:00", **more: Any) -> Delivery:
    return Delivery(source, dt(when), tables, **more)


def ask(
    history: Sequence[Entry] | dict[str, Any],
    indicator: str,
    area: str = "projekt",
    start: str = "2021-04-01",
    end: str = "2023-10-31",
    as_of: str = "2024-03-01",
    audience: str = "intern",
) -> Row:
    """One result; a bare dict of tables is one delivery that also registers the actors."""
    if isinstance(history, dict):
        history = [send({"Aktörer": ACTORS, **history})]
    found = indicators(history, Query(d(start), d(end), d(as_of), audience), [indicator])
    (one,) = [result for result in found if result["area"] == area]
    return one


def value(*args: Any, **more: Any) -> Any:
    return ask(*args, **more)["value"]
