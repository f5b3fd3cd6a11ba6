"""Sub-goals 1 and 2 (INDICATORS.md §2 and §3): D1.1–D1.8, D2.1–D2.8."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from fractions import Fraction

from .facts import DIGITAL, OUTSIDE, PROJECT, REGIONS
from .rows import Row, Window, World, inside
from .stats import Cell, Obs


@dataclass(frozen=True)
class Reach:
    company: str
    day: date


def reach_events(world: World) -> Iterator[Reach]:
    """R8: «a valid attendance at a valid activity (date = activity.starts_on), a valid service (starts_on) or an
    enquiry (date of received_at)»."""
    for attendance, activity in world.valid_attendances:
        key = world.company(attendance)
        if world.is_company(key):
            yield Reach(key, activity["starts_on"])
    for key, service in world.valid_services:
        yield Reach(key, service["starts_on"])
    for key, enquiry in world.with_company("Ärenden"):
        yield Reach(key, enquiry["received_at"].date())


def reached(world: World, window: Window) -> dict[str, date]:
    """D1.1: «all reach events; one per company, the last in the window» → company: date of the kept event."""
    last: dict[str, date] = {}
    for event in reach_events(world):
        if window.has(event.day):
            last[event.company] = max(event.day, last.get(event.company, event.day))
    return last


def first_services(world: World) -> dict[str, date]:
    """Each company's first valid service in all history."""
    first: dict[str, date] = {}
    for key, service in world.valid_services:
        first[key] = min(service["starts_on"], first.get(key, service["starts_on"]))
    return first


def potential(world: World, company: str, end: date) -> bool | None:
    """D1.3: the «latest assessment with assessed_on ≤ end» («Latest = greatest assessed_on, whatever its valid_from;
    tie: greatest valid_from»). None = not assessed."""
    assessed = [
        row
        for row in world.company_rows(company)
        if row["growth_potential"] is not None and row["assessed_on"] is not None and row["assessed_on"] <= end
    ]
    if not assessed:
        return None
    latest = max(assessed, key=lambda row: (row["assessed_on"], row["valid_from"] or date.min))
    return bool(latest["growth_potential"])


def d1_1(world: World, window: Window) -> list[Obs]:
    """«Observations: all reach events; one per company, the last in the window.»"""
    return [Obs(world.place(company, day)) for company, day in reached(world, window).items()]


def d1_2(world: World, window: Window) -> list[Obs]:
    """«The company's first reach event in all history known at as_of; counted if that date lies in the window.»"""
    first: dict[str, date] = {}
    for event in reach_events(world):
        first[event.company] = min(event.day, first.get(event.company, event.day))
    return [Obs(world.place(company, day)) for company, day in first.items() if window.has(day)]


def d1_3(world: World, window: Window) -> list[Obs]:
    """«D1.1's companies whose latest assessment with assessed_on ≤ end says ja. … Not assessed: not counted.»"""
    return [
        Obs(world.place(company, day))
        for company, day in reached(world, window).items()
        if potential(world, company, window.end) is True
    ]


def d1_4(world: World, window: Window) -> list[Obs]:
    """«D1.1's companies; true/false by the same assessment; not assessed = missing.»"""
    return [
        Obs(world.place(company, day), potential(world, company, window.end))
        for company, day in reached(world, window).items()
    ]


def d1_5(world: World, window: Window) -> dict[str, Cell]:
    """«The 15 municipalities in which at least 5 companies were reached (as D1.1) in the 365 days end − 364…end,
    whatever from says. Region: of its own 7 or 8. Municipality: 1 or 0. n = the number of municipalities in the
    area.»"""
    year = replace(window, start=window.end - timedelta(days=364))
    places = [world.place(company, day) for company, day in reached(world, year).items()]
    cells = {}
    for area in (PROJECT, *REGIONS, *world.facts.codes()):
        codes = [code for code in world.facts.codes() if inside(code, area)]
        covered = sum(1 for code in codes if places.count(code) >= 5)
        cells[area] = Cell(Fraction(covered), len(codes))
    return cells


def _known(world: World, window: Window) -> list[str]:
    """The municipalities of D1.1's companies in known municipalities of the 15."""
    return [one.place for one in d1_1(world, window) if one.place.isdigit()]


def d1_6(world: World, window: Window) -> dict[str, Cell]:
    """«D1.1's companies in known municipalities / population 2020-12-31 · 10 000. Project and region: sum over sum.»"""
    places = _known(world, window)
    cells = {}
    for area in (PROJECT, *REGIONS, *world.facts.codes()):
        companies = sum(1 for place in places if inside(place, area))
        cells[area] = Cell(Fraction(10_000 * companies, world.facts.population(area)), companies)
    return cells


def d1_7(world: World, window: Window) -> dict[str, Cell]:
    """«(The municipality's share of its region's D1.1 companies) / (its share of the region's population 2020-12-31).
    Null if the region has fewer than 20.»"""
    places = _known(world, window)
    cells = {}
    for code in world.facts.codes():
        region = code[:2]
        here, around = places.count(code), sum(1 for place in places if inside(place, region))
        value = None
        if around >= 20:
            people = Fraction(world.facts.population(code), world.facts.population(region))
            value = Fraction(here, around) / people
        cells[code] = Cell(value, here)
    return cells


def d1_8(world: World, window: Window) -> list[Obs]:
    """«Valid activities, fysisk or hybrid, in the 15, by starts_on: true when the municipality is neither 2281 nor
    2380. … An activity outside the 15 is no observation.»"""
    return [
        Obs(world.activity_place(row), row["municipality"] not in world.facts.residences)
        for row in world.valid_activities
        if window.has(row["starts_on"]) and world.activity_place(row) not in (DIGITAL, OUTSIDE)
    ]


Referral = tuple[str, str, str, date]  # company, from_actor, to_actor, referred_on


def referrals(world: World) -> dict[Referral, date | None]:
    """D2.1: «Distinct (company, from_actor, to_actor, referred_on), both actors RES partners. Duplicates collapse;
    received_on = the earliest.»"""
    found: dict[Referral, date | None] = {}
    for key, row in world.with_company("Lotsningar"):
        if row["from_actor"] in world.partners and row["to_actor"] in world.partners:
            referral = (key, row["from_actor"], row["to_actor"], row["referred_on"])
            days = [day for day in (found.get(referral), row["received_on"]) if day is not None]
            found[referral] = min(days, default=None)
    return found


def d2_1(world: World, window: Window) -> list[Obs]:
    """«Placed by the company at referred_on.»"""
    return [Obs(world.place(company, day)) for company, _, _, day in referrals(world) if window.has(day)]


def d2_2(world: World, window: Window) -> list[Obs]:
    """«Enquiries received in the window and with received_at ≤ as_of 23:59:59 − 24 h: true when 0 ≤ answered_at −
    received_at ≤ 24:00:00; unanswered = false; answered before received = missing. Placed by the company at
    received_at.»"""
    latest = datetime.combine(window.as_of, time(23, 59, 59)) - timedelta(hours=24)
    found = []
    for key, row in world.with_company("Ärenden"):
        received: datetime = row["received_at"]
        if window.has(received.date()) and received <= latest:
            found.append(Obs(world.place(key, received.date()), _in_time(received, row["answered_at"])))
    return found


def _in_time(received: datetime, answered: datetime | None) -> bool | None:
    if answered is None:
        return False
    if answered < received:
        return None
    return answered - received <= timedelta(hours=24)


def d2_3(world: World, window: Window) -> list[Obs]:
    """«D2.1's referrals with referred_on ≤ as_of − 14 days: true when received_on ≤ referred_on + 14 days.»"""
    return [
        Obs(world.place(company, day), received is not None and received <= day + timedelta(days=14))
        for (company, _, _, day), received in referrals(world).items()
        if window.has(day) and window.mature(day, 14)
    ]


def met_actors(world: World, window: Window) -> Iterator[tuple[str, str]]:
    """D2.4: «Met = the actor of a valid service, the lead_actor (not the partners) of a valid attended activity, the
    actor of an enquiry», in the window."""
    for attendance, activity in world.valid_attendances:
        if window.has(activity["starts_on"]):
            yield world.company(attendance), activity["lead_actor"]
    for key, service in world.valid_services:
        if window.has(service["starts_on"]):
            yield key, service["actor"]
    for key, enquiry in world.with_company("Ärenden"):
        if window.has(enquiry["received_at"].date()):
            yield key, enquiry["actor"]


def d2_4(world: World, window: Window) -> list[Obs]:
    """«D1.1's companies that in the window met at least one RES partner; true when at least two. … A company met only
    by others is no observation.»"""
    met: dict[str, set[str]] = {}
    for company, actor in met_actors(world, window):
        if actor in world.partners:
            met.setdefault(company, set()).add(actor)
    return [
        Obs(world.place(company, day), len(met[company]) >= 2)
        for company, day in reached(world, window).items()
        if company in met
    ]


def taking_part(activity: Row) -> set[str]:
    return {activity["lead_actor"], *(activity["partners"] or ())}


def d2_5(world: World, window: Window) -> list[Obs]:
    """«Valid activities by starts_on with at least one RES partner among lead and partners: true when at least two.»"""
    found = []
    for row in world.valid_activities:
        partners = taking_part(row) & world.partners
        if window.has(row["starts_on"]) and partners:
            found.append(Obs(world.activity_place(row), len(partners) >= 2))
    return found


def d2_6(world: World, window: Window) -> list[Obs]:
    """«Per company: a = date of its first enquiry in all history, in the window; s = its first valid service with
    starts_on ≥ a and ≤ end; value s − a, at date a. No such service = missing.»"""
    asked: dict[str, date] = {}
    for key, row in world.with_company("Ärenden"):
        day = row["received_at"].date()
        asked[key] = min(day, asked.get(key, day))
    found = []
    for company, day in asked.items():
        if window.has(day):
            starts = [row["starts_on"] for key, row in world.valid_services if key == company]
            later = [start for start in starts if day <= start <= window.end]
            value = Fraction((min(later) - day).days) if later else None
            found.append(Obs(world.place(company, day), value))
    return found


def d2_8(world: World, window: Window) -> dict[str, Cell]:
    """«RES partners with a valid service, a valid activity (lead or partner) or a referral (from or to) in the window.
    Region and municipality: through the company's place or the activity's; places outside the 15 do not count. One RES
    end of a referral is enough. The project counts each once.»"""
    active: set[tuple[str, str]] = set()
    for key, row in world.valid_services:
        if window.has(row["starts_on"]):
            active.add((row["actor"], world.place(key, row["starts_on"])))
    for row in world.valid_activities:
        if window.has(row["starts_on"]):
            active |= {(actor, world.activity_place(row)) for actor in taking_part(row)}
    for key, row in world.with_company("Lotsningar"):
        if window.has(row["referred_on"]):
            place = world.place(key, row["referred_on"])
            active |= {(row["from_actor"], place), (row["to_actor"], place)}
    cells = {}
    for area in (PROJECT, *REGIONS, *world.facts.codes()):
        actors = {actor for actor, place in active if actor in world.partners and inside(place, area)}
        cells[area] = Cell(Fraction(len(actors)), len(actors))
    return cells
