"""Across the goals (INDICATORS.md §5): X1–X9 and Q1."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from fractions import Fraction

from .facts import PROJECT, REGIONS
from .indicators import reached
from .rows import Row, Window, World, is_number, luhn
from .stats import Cell, Obs, share

NON_FINANCIAL = ("rådgivning", "coachning", "utbildning", "matchning")
FUNDERS = ("REACT-EU", "1:1")
FUNDING_STATUSES = ("sökt", "beviljat", "rekvirerat", "utbetalt")
FACT_TABLES = {  # the fact tables that point at a company, and the reference each holds
    "Deltagande": ("Aktiviteter", "activity_id"),
    "Insatser": None,
    "Ärenden": None,
    "Lotsningar": None,
    "Enkäter": ("Insatser", "service_id"),
    "Exportvärden": None,
    "Försumbart stöd": None,
}


def _supported(world: World, window: Window, kinds: tuple[str, ...] | None) -> list[Obs]:
    services: dict[str, list[Row]] = {}
    for key, row in world.valid_services:
        if row["starts_on"] >= world.facts.first_day and (kinds is None or row["kind"] in kinds):
            services.setdefault(key, []).append(row)
    found = []
    for company, rows in services.items():
        hours = Fraction(0)
        for row in sorted(rows, key=lambda row: (row["starts_on"], row["service_id"], row.source)):
            hours += Fraction(row["hours"] or 0)
            if hours >= world.facts.co01_min_hours:
                if window.has(row["starts_on"]):
                    found.append(Obs(world.place(company, row["starts_on"])))
                break
    return found


def x1(world: World, window: Window) -> list[Obs]:
    """«The date t on which a company's running hours of valid services (by starts_on, service_id, from 2021-04-01)
    reach the setting co01_min_hours; with the default 0: its first valid service. Counted if t is in the window.
    Missing hours add nothing.»"""
    return _supported(world, window, None)


def x2(world: World, window: Window) -> list[Obs]:
    """«As X1 over rådgivning, coachning, utbildning, matchning only.»"""
    return _supported(world, window, NON_FINANCIAL)


def x3(world: World, window: Window) -> list[Obs]:
    """«Valid attendances: kvinna / (kvinna + man); annat or empty = missing. Placed by the activity.» R3: public
    bodies and RES actors «count in X3 (a person, placed by the activity)»."""
    return [
        Obs(world.activity_place(activity), {"kvinna": True, "man": False}.get(attendance["gender"]))
        for attendance, activity in world.valid_attendances
        if window.has(activity["starts_on"])
    ]


def x4(world: World, window: Window) -> list[Obs]:
    """«D1.1's companies: kvinnor / (kvinnor + män + jämn), Företag row valid at the kept event.»"""
    found = []
    for company, day in reached(world, window).items():
        row = world.company_row(company, day)
        leadership = None if row is None else row["leadership"]
        found.append(Obs(world.place(company, day), None if leadership is None else leadership == "kvinnor"))
    return found


def x5(world: World, window: Window) -> list[Obs]:
    """«Valid services by starts_on, sustainability ja / (ja + nej). Placed by the company.»"""
    return [
        Obs(world.place(key, row["starts_on"]), row["sustainability"])
        for key, row in world.valid_services
        if window.has(row["starts_on"])
    ]


def x6(world: World, window: Window) -> dict[str, Cell]:
    """«Costs booked ≤ end, bokförd or attesterad, whatever from says / budget · 100. Region: its own rows (gemensamt
    only in the project); undefined for a municipality.» R6: null without denominator or observation."""
    cells = {}
    for area in (PROJECT, *REGIONS):
        costs = [
            Fraction(row["amount"])
            for row in world.rows("Utfall")
            if row["booked_on"] <= window.end
            and row["status"] in ("bokförd", "attesterad")
            and area in (PROJECT, row["region"])
        ]
        budget = sum(
            (Fraction(r["amount"]) for r in world.rows("Budget") if area in (PROJECT, r["region"])), Fraction(0)
        )
        value = 100 * sum(costs, Fraction(0)) / budget if costs and budget != 0 else None
        cells[area] = Cell(value, len(costs))
    return cells


def x7(world: World, window: Window) -> dict[str, Cell]:
    """«Value = Σ utbetalt dated ≤ end; parts = the funders and statuses that have rows dated ≤ end; n = rows of status
    utbetalt; 0 without any.»"""
    cells = {}
    for area in (PROJECT, *REGIONS):
        rows = [r for r in world.rows("Finansiering") if r["dated"] <= window.end and area in (PROJECT, r["region"])]
        parts: list[dict[str, object]] = []
        for funder in FUNDERS:
            for status in FUNDING_STATUSES:
                amounts = [Fraction(r["amount"]) for r in rows if r["funder"] == funder and r["status"] == status]
                if amounts:
                    parts.append({"funder": funder, "status": status, "value": float(sum(amounts, Fraction(0)))})
        paid = [Fraction(row["amount"]) for row in rows if row["status"] == "utbetalt"]
        cells[area] = Cell(sum(paid, Fraction(0)), len(paid), parts=parts)
    return cells


def whole_months(window: Window) -> list[date]:
    """«whole months inside the window up to end»"""
    months = []
    year, month = window.start.year, window.start.month
    while date(year, month, 1) <= window.end:
        first, last = date(year, month, 1), date(year, month, monthrange(year, month)[1])
        if first >= window.start and last <= window.end:
            months.append(first)
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    return months


def x8(world: World, window: Window) -> dict[str, Cell]:
    """«Region 23, and the same figure at project. Hours of region 23, role projektledning (case and blanks ignored), in
    whole months inside the window up to end / (0,25 · 1720/12 · months) · 100.»"""
    months = whole_months(window)
    hours = [
        Fraction(row["hours"])
        for row in world.rows("Tid")
        if row["region"] == "23"
        and "".join(row["role"].split()).casefold() == "projektledning"
        and row["month"] in months
    ]
    due = world.facts.lead_share * Fraction(world.facts.hours_per_year, 12) * len(months)
    cell = Cell(100 * sum(hours, Fraction(0)) / due if hours and due else None, len(hours))
    return {PROJECT: cell, "23": cell}


def x9(world: World, window: Window) -> list[Obs]:
    """«Placed at the last granted_on of the three years. Companies whose aid granted in end's calendar year and the two
    before, up to end, Σ amount/sek_per_eur, is at least 80 % of the ceiling»"""
    end = window.end
    aid: dict[str, list[Row]] = {}
    for key, row in world.with_company("Försumbart stöd"):
        if end.year - 2 <= row["granted_on"].year and row["granted_on"] <= end:
            aid.setdefault(key, []).append(row)
    found = []
    for company, rows in aid.items():
        euro = sum((Fraction(row["amount"]) / Fraction(row["sek_per_eur"]) for row in rows), Fraction(0))
        if euro >= world.facts.aid_warning * world.facts.ceiling(end):
            found.append(Obs(world.place(company, max(row["granted_on"] for row in rows))))
    return found


def row_is_sound(world: World, table: str, row: Row) -> bool:
    """Q1: «true when the key is an organisation number (valid check digit) or a P: key, the municipality is known (a
    Företag row exists, outside the 15 too) and every reference (Aktivitets-ID, a filled Insats-ID) resolves»."""
    key = world.company(row)
    numbered = key.startswith("P:") or (is_number(key) and luhn(key))
    reference = FACT_TABLES[table]
    resolves = reference is None or row[reference[1]] is None or world.refer(*reference, row) is not None
    return numbered and bool(world.company_rows(key)) and resolves


def q1(world: World, _window: Window) -> dict[str, Cell]:
    """«Rows of a fact table that point at a company … All rows known at as_of whatever the window; level project
    only; value over all, parts per table (sheet name) and source of the version.»"""
    everything: list[bool | Fraction | None] = []
    parts: list[dict[str, object]] = []
    for table in FACT_TABLES:
        for source in sorted({row.source for row in world.rows(table)}):
            sound = [row_is_sound(world, table, row) for row in world.rows(table) if row.source == source]
            everything += sound
            value = 100 * sum(sound) / len(sound)
            parts.append({"table": table, "source": source, "value": value, "n": len(sound)})
    cell = share(everything)
    return {PROJECT: Cell(cell.value, cell.n, cell.missing, cell.low, cell.high, cell.true, parts)}
