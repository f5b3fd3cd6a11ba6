"""The dicts of `indicators --json`: targets, plan, outcome, status, marks and disclosure (INDICATORS.md §6, §8)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from typing import Any

from .disclosure import OPEN, SMALL_COUNTS, hidden_areas, small
from .facts import DEFAULT, Facts
from .ledger import Entry, play
from .registry import SPECS, Spec, compute_cells
from .rows import Query, Row, Window, World
from .stats import Cell, level_of

# «are marked osäkert: låg svarsfrekvens, whatever the status»
SURVEY_INDICATORS = ("D2.7", "D3.1", "D3.2", "D3.4", "D3.6", "D3.9")
CAN_FALL = ("D1.5", "D2.8", "X9")  # counts whose plan to date is the value
NO_TARGET, NO_DATA, TOO_FEW = "Mål saknas", "Underlag saknas", "För litet underlag"
REACHED, ON_PLAN, RISK, BEHIND = "Nått", "Enligt plan", "Risk", "Efter plan"
INFINITE = Fraction(10**30)
GOOD, FAIR = Fraction(95, 100), Fraction(80, 100)


class Engine:
    """One world and one window; every indicator's cells, remembered per window start."""

    def __init__(self, world: World, facts: Facts, window: Window) -> None:
        self.world, self.facts, self.window = world, facts, window
        self._cells: dict[tuple[str, date], dict[str, Cell]] = {}

    def cells(self, indicator: str, start: date | None = None) -> dict[str, Cell]:
        since = start or self.window.start
        if (indicator, since) not in self._cells:
            window = Window(since, self.window.to, self.window.as_of)
            self._cells[indicator, since] = compute_cells(SPECS[indicator], self.world, window)
        return self._cells[indicator, since]

    # ---- targets ---------------------------------------------------------------------------------------------------

    def target(self, spec: Spec, area: str) -> Row | None:
        """«It applies to a result when its area is the same, and its window contains `end`; the latest from_date
        wins, then the latest to_date.»"""
        fitting = [
            row
            for row in self.world.rows("Målvärden")
            if row["indicator"] == spec.id
            and row["area"] == area
            and row["from_date"] <= self.window.end <= row["to_date"]
        ]
        return max(fitting, key=lambda row: (row["from_date"], row["to_date"]), default=None)

    def outcome(self, spec: Spec, area: str, target: Row) -> Fraction | None:
        """«Count indicators: the outcome is taken over [target.from, end]»; other kinds, and D1.5, D2.8, X9: the
        value."""
        start = target["from_date"] if by_plan(spec) else None
        return self.cells(spec.id, start)[area].value

    def plan(self, spec: Spec, target: Row) -> Fraction:
        """«the plan to date is value · days(from…end) / days(from…to), both ends included. Other kinds, and D1.5,
        D2.8, X9: plan to date = value.»"""
        value: Fraction = Fraction(target["value"])
        if not by_plan(spec):
            return value
        gone = (self.window.end - target["from_date"]).days + 1
        days: int = (target["to_date"] - target["from_date"]).days + 1
        return value * Fraction(int(gone), days)

    def low_response(self, area: str) -> bool:
        """«Below 30 % (same area and window; null is not low)»"""
        value = self.cells("D3.3")[area].value
        return value is not None and value < 30

    # ---- one result ------------------------------------------------------------------------------------------------

    def result(self, spec: Spec, area: str, audience: str, hidden: bool) -> dict[str, Any]:
        cell = self.cells(spec.id)[area]
        target = self.target(spec, area)
        outcome = None if target is None else self.outcome(spec, area, target)
        plan = None if target is None else self.plan(spec, target)
        word = status(spec, cell, target, outcome, plan)
        found: dict[str, Any] = {
            "id": spec.id,
            "name": spec.name,
            "level": level_of(area),
            "area": area,
            "area_name": self.facts.name(area),
            "value": _number(spec, cell.value),
            "n": cell.n,
            "missing": cell.missing,
            "low": cell.low,
            "high": cell.high,
            "unit": spec.unit,
            "status": word,
            "uncertain": unsure(spec, cell, plan, word) or (spec.id in SURVEY_INDICATORS and self.low_response(area)),
            "target": None if target is None else float(target["value"]),
            "plan": None if plan is None else float(plan),
            "hidden": hidden,
            "outcome": _number(spec, outcome),
            "parts": cell.parts,
        }
        return disclose(found, spec, cell, audience)


def by_plan(spec: Spec) -> bool:
    return spec.kind == "count" and spec.id not in CAN_FALL


def _number(spec: Spec, value: Fraction | None) -> int | float | None:
    if value is None:
        return None
    return int(value) if spec.kind == "count" else float(value)


def ratio(down: bool, outcome: Fraction, plan: Fraction) -> Fraction:
    """«q = outcome / plan; for ↓ indicators plan / outcome (outcome 0: q = ∞); plan 0: ↑ q = ∞ if outcome > 0, else
    1; ↓ q = 0 if outcome > 0, else ∞; no arrow = ↑.»"""
    if down:
        if outcome == 0:
            return INFINITE
        return plan / outcome
    if plan == 0:
        return INFINITE if outcome > 0 else Fraction(1)
    return outcome / plan


def status(spec: Spec, cell: Cell, target: Row | None, outcome: Fraction | None, plan: Fraction | None) -> str:
    """«The words are tested in this order» (§6); «Status is computed from the unhidden value.»"""
    if target is None:
        return NO_TARGET
    if cell.value is None or outcome is None or plan is None:
        return NO_DATA
    if spec.kind in ("share", "mean", "median") and cell.n < 5:
        return TOO_FEW
    if spec.kind == "count" and not spec.down and spec.id not in CAN_FALL and outcome >= Fraction(target["value"]):
        return REACHED
    if spec.id == "X3":  # «40–60 enligt plan, 30–70 risk, else efter plan»
        if 40 <= outcome <= 60:
            return ON_PLAN
        return RISK if 30 <= outcome <= 70 else BEHIND
    q = ratio(spec.down, outcome, plan)
    if q >= GOOD:
        return ON_PLAN
    return RISK if q >= FAIR else BEHIND


def unsure(spec: Spec, cell: Cell, plan: Fraction | None, word: str) -> bool:
    """«If low < b ≤ high for a border b = 0,95·plan or 0,80·plan (↓: low ≤ b < high, b = plan/0,95 or plan/0,80; X3:
    30, 40, 60, 70) one of the last three carries the mark osäkert.»"""
    if plan is None or cell.low is None or cell.high is None or word not in (ON_PLAN, RISK, BEHIND):
        return False
    if spec.id == "X3":
        return any(cell.low < border <= cell.high for border in (30, 40, 60, 70))
    if spec.down:
        return any(cell.low <= border < cell.high for border in (plan / GOOD, plan / FAIR))
    return any(cell.low < border <= cell.high for border in (plan * GOOD, plan * FAIR))


def disclose(found: dict[str, Any], spec: Spec, cell: Cell, audience: str) -> dict[str, Any]:
    """CLI.md: «Hidden: hidden true and value, low, high null; for öppen also n, missing, outcome and status null and
    uncertain false; target and plan stay; for a mean or median with n < 5 outcome is null too. An outcome of 1–4 of a
    shown count of §8.1's list is null for öppen, and status with it.» «öppen gets Q1 without parts.»"""
    if found["hidden"]:
        found |= {"value": None, "low": None, "high": None}
        if spec.kind in ("mean", "median") and cell.n < 5:
            found["outcome"] = None
    if audience == OPEN:
        if found["hidden"]:
            found |= {"n": None, "missing": None, "outcome": None, "status": None, "uncertain": False}
        elif spec.id in SMALL_COUNTS and found["outcome"] is not None and small(found["outcome"]):
            found |= {"outcome": None, "status": None}
        if spec.id == "Q1":
            found["parts"] = None
    return found


def indicators(
    history: Sequence[Entry], query: Query, ids: list[str] | None = None, facts: Facts = DEFAULT
) -> list[dict[str, Any]]:
    """Every result of `indicators --json`, all levels and buckets; X9 is «not given to öppen at all»."""
    world = World(play(history, query.as_of, facts), facts)
    engine = Engine(world, facts, Window(query.start, query.end, query.as_of))
    found = []
    for spec in SPECS.values():
        if (ids is not None and spec.id not in ids) or (spec.id == "X9" and query.audience == OPEN):
            continue
        marks = hidden_areas(spec, engine.cells, query.audience, facts)
        found += [engine.result(spec, area, query.audience, area in marks) for area in spec.areas(facts)]
    return found
