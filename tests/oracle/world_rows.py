"""Random rows for random worlds: one function a table, each giving a row that EXCHANGE.md §5 would load."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

from .facts import PROJECT, REGIONS, read_municipalities
from .rows import luhn

Row = dict[str, Any]
FIRST, LAST_DAY = date(2021, 4, 1), date(2024, 2, 28)
EDGES = [FIRST, *(date(2021, m, 1) for m in (5, 12)), date(2021, 12, 31), date(2022, 1, 1), date(2022, 6, 30)]
EDGES += [date(2022, 12, 31), date(2023, 1, 1), date(2023, 6, 30), date(2023, 10, 31), date(2023, 11, 1)]
EDGES += [date(2023, 12, 31), date(2024, 1, 1)]
FIFTEEN = [one.code for one in read_municipalities()]
OUTSIDERS = ["0180", "2161", "2480", "1480"]
INDICATOR_IDS = [f"D1.{i}" for i in range(1, 9)] + [f"D2.{i}" for i in range(1, 9)]
INDICATOR_IDS += [f"D3.{i}" for i in range(1, 10)] + [f"X{i}" for i in range(1, 10)] + ["Q1"]
SHARES = {"D1.4", "D1.8", "D2.2", "D2.3", "D2.4", "D2.5", "D2.7", "D3.2", "D3.3", "D3.4", "D3.6", "D3.7", "D3.9"}
SHARES |= {"X3", "X4", "X5", "X6", "X8", "Q1", "D3.1"}


@dataclass
class Company:
    """A company in the world: how each source names it."""

    index: int
    org: str | None  # None: known only by Företags-ID, in every source
    refs: dict[str, str]  # source → its own number
    home: list[str] = field(default_factory=list)  # its municipalities over time; empty = no Företag row
    exports_as: Sequence[str] = ("årsredovisning", "SCB", "egen uppgift")
    merged: bool = False  # either side of a merge
    gone: bool = False  # the side that merges away


def number_like(rng: random.Random, head: str, valid: bool = True) -> str:
    """A ten-digit number beginning with `head`, with or without the right check digit."""
    body = head + "".join(rng.choice("0123456789") for _ in range(9 - len(head)))
    right = next(digit for digit in "0123456789" if luhn(body + digit))
    return body + (right if valid else str((int(right) + 1 + rng.randrange(9)) % 10))


def some_day(rng: random.Random, first: date = FIRST, last: date = LAST_DAY) -> date:
    edges = [day for day in EDGES if first <= day <= last]
    if edges and rng.random() < 0.25:
        return rng.choice(edges)
    return first + timedelta(days=rng.randrange(max(1, (last - first).days + 1)))


def after(rng: random.Random, day: date, *steps: int) -> date:
    """The day plus one of the steps, most of them a border of some rule."""
    return min(LAST_DAY, day + timedelta(days=rng.choice(steps)))


def maybe(rng: random.Random, value: Any, chance: float = 0.75) -> Any:
    return value if rng.random() < chance else None


def money(rng: random.Random, most: int = 500_000) -> Decimal:
    return Decimal(rng.randrange(0, most * 100)) / 100


class Maker:
    """Makes rows for one world: its actors, companies and clustered days are shared by all rows."""

    def __init__(self, rng: random.Random, actors: list[str], companies: list[Company]) -> None:
        self.rng, self.actors, self.companies = rng, actors, companies
        self.hot = [some_day(rng) for _ in range(6)]  # days that many rows share

    def day(self) -> date:
        return self.rng.choice(self.hot) if self.rng.random() < 0.2 else some_day(self.rng)

    def pointing(self, source: str, company: Company) -> Row:
        """How a row of this source names the company: by number, by the source's own number, or by both."""
        ref = company.refs.get(source)
        if company.org is None:
            assert ref is not None
            return {"org_number": None, "company_ref": ref}
        how = self.rng.random()
        if ref is not None and how < 0.4:
            return {"org_number": None, "company_ref": ref}
        return {"org_number": company.org, "company_ref": ref if how > 0.85 else None}

    def for_source(self, source: str) -> Company:
        usable = [one for one in self.companies if one.org is not None or source in one.refs]
        return self.rng.choice(usable)

    # ---- one table each --------------------------------------------------------------------------------------------

    def company(self, source: str, company: Company, since: date | None) -> Row:
        rng = self.rng
        grown = maybe(rng, rng.random() < 0.6)
        designated = {"org_number": company.org, "company_ref": company.refs.get(source)}
        return {
            **designated,
            "name": f"Företag {company.index}",
            "municipality": rng.choice(company.home),
            "valid_from": since,
            "sni": maybe(rng, "62.010"),
            "employees": maybe(rng, rng.randrange(250)),
            "growth_potential": grown,
            "assessed_on": None if grown is None else self.day(),
            "exports_at_baseline": maybe(rng, rng.random() < 0.3),
            "leadership": maybe(rng, rng.choice(["kvinnor", "män", "jämn"])),
        }

    def company_by_ref(self, source: str, company: Company) -> Row:
        """A Företag row by Företags-ID alone, of a company that another row may tie to its number."""
        if source not in company.refs:
            return self.company(source, company, None)
        return self.company(source, company, None) | {"org_number": None}

    def activity(self, _source: str, own: str) -> Row:
        rng, starts = self.rng, self.day()
        form = rng.choice(["fysisk", "fysisk", "digital", "hybrid"])
        place = rng.choice(FIFTEEN if rng.random() < 0.85 else OUTSIDERS)
        lead = rng.choice(self.actors)
        return {
            "activity_id": own,
            "title": "Träff",
            "kind": rng.choice(["seminarium", "workshop", "kampanj", "annat"]),
            "format": form,
            "municipality": maybe(rng, place, 0.3) if form == "digital" else place,
            "starts_on": starts,
            "ends_on": maybe(rng, after(rng, starts, 0, 1, 40)),
            "status": rng.choice(["genomförd"] * 4 + ["planerad", "inställd"]),
            "goal": maybe(rng, rng.choice(["1", "2", "3"])),
            "lead_actor": lead,
            "partners": rng.sample(self.actors, rng.randrange(0, 3)),
        }

    def attendance(self, source: str, own: str | None, activities: list[str]) -> Row:
        rng = self.rng
        company = self.for_source(source)
        named = self.pointing(source, company)
        if own is None and named["org_number"]:
            named["company_ref"] = None
        return {
            "attendance_id": own,
            "activity_id": rng.choice(activities),
            **named,
            "attended": rng.choice([True, True, None, False]),
            "gender": rng.choice(["kvinna", "man", "annat", None, "kvinna", "man"]),
        }

    def service(self, source: str, own: str) -> Row:
        rng, starts = self.rng, self.day()
        planned = maybe(rng, after(rng, starts, 0, 30, 31, 200))
        ended = after(rng, planned or starts, 0, 1, 29, 30, 31, 60)
        kind = ["rådgivning", "coachning", "utbildning", "matchning", "finansiering", "garanti", "annat"]
        return {
            "service_id": own,
            **self.pointing(source, self.for_source(source)),
            "actor": rng.choice(self.actors),
            "kind": rng.choice(kind),
            "starts_on": starts,
            "ends_on": maybe(rng, max(starts, ended)),
            "planned_end": planned,
            "hours": maybe(rng, Decimal(rng.randrange(0, 2000)) / 100),
            "status": rng.choice(["avslutad", "avslutad", "pågående", "planerad", "avbruten"]),
            "sustainability": rng.choice([True, False, None]),
            "need": None,
        }

    def enquiry(self, source: str, own: str) -> Row:
        rng = self.rng
        clock = rng.choice([time(0, 0), time(8, 30), time(23, 59, 59), time(rng.randrange(24), rng.randrange(60))])
        received = datetime.combine(self.day(), clock)
        day = timedelta(hours=24)
        gaps = [day, day + timedelta(seconds=1), day - timedelta(seconds=1), timedelta(0), timedelta(hours=-2)]
        gaps += [timedelta(minutes=rng.randrange(6000))]
        return {
            "enquiry_id": own,
            **self.pointing(source, self.for_source(source)),
            "actor": rng.choice(self.actors),
            "received_at": received,
            "answered_at": maybe(rng, received + rng.choice(gaps)),
            "channel": maybe(rng, rng.choice(["telefon", "e-post", "webb"])),
        }

    def referral(self, source: str, own: str) -> Row:
        rng = self.rng
        sender, receiver = rng.sample(self.actors, 2)
        company, sent = self.for_source(source), self.day()
        if rng.random() < 0.4:  # so that duplicates meet
            company, sent, (sender, receiver) = self.companies[0], self.hot[0], self.actors[:2]
            if company.org is None and source not in company.refs:
                company = self.for_source(source)
        return {
            "referral_id": own,
            **self.pointing(source, company),
            "from_actor": sender,
            "to_actor": receiver,
            "referred_on": sent,
            "received_on": maybe(rng, after(rng, sent, 0, 13, 14, 15, 40)),
            "outcome": maybe(rng, rng.choice(["mottagen", "avböjd", "pågår"])),
        }

    def survey(self, source: str, own: str, services: list[str]) -> Row:
        rng = self.rng
        kind = rng.choice(["direkt", "direkt", "6 mån", "12 mån"])
        sent = self.day()
        answered = after(rng, sent, 0, 1, 29, 30, 31, 90)
        if rng.random() < 0.3:  # so that answers of one company fall on the same day
            answered = max(sent, self.hot[0])
        row: Row = {
            "survey_id": own,
            **self.pointing(source, self.for_source(source)),
            "kind": kind,
            "service_id": maybe(rng, rng.choice(services), 0.5),
            "sent_on": sent,
            "status": rng.choice(["skickad", None, None, "skickad", "studs"]),
            "answered_on": None,
            "comment": maybe(rng, "Tack", 0.1),
        }
        fields: Row = {name: maybe(rng, rng.randrange(1, 11), 0.85) for name in ("nki_1", "nki_2", "nki_3")}
        fields |= {name: maybe(rng, rng.randrange(1, 6)) for name in ("satisfied", "easy_to_find", "need_met")}
        fields["export_increased"] = maybe(rng, rng.choice(["ja", "nej", "ja", "vet ej", "för tidigt"]))
        fields["new_markets"] = maybe(rng, rng.randrange(4), 0.3)
        fields["contribution"] = maybe(rng, rng.choice(["stor", "viss", "liten", "ingen"]))
        if rng.random() < 0.7:
            row["answered_on"] = answered
            return row | fields
        return row | dict.fromkeys(fields)

    def export_value(self, company: Company, source: str, year: int, origin: str) -> Row:
        rng = self.rng
        by_ref = {"org_number": None, "company_ref": company.refs.get(source)}
        named = by_ref if company.org is None else {"org_number": company.org, "company_ref": None}
        amount = rng.choice([Decimal(0), money(rng), money(rng), Decimal(100_000)])
        return {**named, "year": year, "origin": origin, "amount": amount}

    def cost(self, _source: str, own: str) -> Row:
        rng = self.rng
        return {
            "voucher": own,
            "booked_on": self.day(),
            "category": rng.choice(["Lön", "Resor"]),
            "region": rng.choice(["22", "23", "gemensamt"]),
            "amount": rng.choice([1, 1, 1, -1]) * money(rng),
            "status": rng.choice(["preliminär", "bokförd", "attesterad"]),
        }

    def state_aid(self, source: str, own: str) -> Row:
        rng = self.rng
        company = self.companies[rng.randrange(min(4, len(self.companies)))]
        if company.org is None and source not in company.refs:
            company = self.for_source(source)
        rate = rng.choice([Decimal(10), Decimal("11.25"), Decimal("10.123456"), Decimal("11.5")])
        euro = rng.choice([160_000, 80_000, 240_000, 120_000, 40_000, rng.randrange(1_000, 250_000)])
        cents = rng.choice([Decimal(0), Decimal(0), Decimal("-0.01")])
        years = [
            date(2021, 5, 1),
            date(2021, 12, 31),
            date(2022, 1, 1),
            date(2023, 12, 31),
            date(2024, 1, 1),
            self.day(),
        ]
        return {
            "aid_id": own,
            **self.pointing(source, company),
            "granted_on": rng.choice(years),
            "amount": (euro * rate + cents).quantize(Decimal("0.01")),
            "sek_per_eur": rate,
            "giver": None,
        }

    def target(self) -> Row:
        rng = self.rng
        which = rng.choice(INDICATOR_IDS)
        begin = rng.choice([FIRST, FIRST, date(2022, 1, 1), date(2022, 6, 30), some_day(rng)])
        until = rng.choice([date(2023, 10, 31), date(2022, 12, 31), date(2023, 12, 31), some_day(rng, begin)])
        if which in SHARES:
            value = Decimal(rng.choice([20, 40, 50, 60, 75, 90]))
        elif which == "X7":
            value = Decimal(500_000)
        else:
            value = rng.choice([Decimal(0), Decimal(1), Decimal(3), Decimal("2.5"), Decimal(rng.randrange(2, 20))])
        return {
            "indicator": which,
            "area": rng.choice([PROJECT, PROJECT, *REGIONS, rng.choice(FIFTEEN)]),
            "from_date": begin,
            "to_date": max(begin, until),
            "value": value,
            "decision": "Styrgruppen",
        }

    def shared(self, table: str) -> Row:
        """A row of the tables without company: Budget, Finansiering, Tid."""
        rng = self.rng
        if table == "Budget":
            region = rng.choice(["22", "23", "gemensamt"])
            return {"category": rng.choice(["Lön", "Resor"]), "region": region, "amount": money(rng, 2_000_000)}
        if table == "Finansiering":
            return {
                "funder": rng.choice(["REACT-EU", "1:1"]),
                "region": rng.choice(["22", "23", "gemensamt"]),
                "status": rng.choice(["sökt", "beviljat", "rekvirerat", "utbetalt", "utbetalt"]),
                "dated": rng.choice([date(2021, 3, 15), self.day(), self.day()]),
                "amount": money(rng),
            }
        role = rng.choice(["Projektledning", "projektledning", "PROJEKTLEDNING", "Ekonomi"])
        hours = Decimal(rng.randrange(0, 8000)) / 100
        return {"month": self.day().replace(day=1), "region": rng.choice(REGIONS), "role": role, "hours": hours}
