"""INDICATORS.md §7: what changed between two dates of knowledge."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from typing import Any

from .facts import DEFAULT, PROJECT, Facts
from .ledger import Entry, play
from .registry import SPECS, compute_cells
from .rows import Window, World


def changes(
    history: Sequence[Entry],
    indicator_id: str,
    known_a: date,
    known_b: date,
    start: date,
    end: date,
    area: str = PROJECT,
    facts: Facts = DEFAULT,
) -> dict[str, Any]:
    """«For a count or share and one window, between knowledge dates A < B, the change is split in this order»: 1
    rättelser, 2 sent inrapporterat, 3 nytt; «steps 1 and 2 are computed with as_of = A (maturity rules too), step 3
    with as_of = B; if any of the four values is null the parts are null»."""
    spec = SPECS[indicator_id]
    if spec.kind not in ("count", "share"):
        raise ValueError(f"{indicator_id} is neither a count nor a share")
    if not known_a < known_b:
        raise ValueError("A must be before B")
    at_a, at_b = play(history, known_a, facts), play(history, known_b, facts)
    in_a, in_b = Window(start, end, known_a), Window(start, end, known_b)

    def value(world: World, window: Window) -> Fraction | None:
        return compute_cells(spec, world, window)[area].value

    before = value(World(at_a, facts), in_a)
    # «rows that existed at A, in their version (or absence) at B, events cut at min(to, A)»
    corrected = value(World(at_b, facts, only=at_a.keys()), in_a)
    # «rows first recorded after A, events ≤ min(to, A)»
    filled = value(World(at_b, facts), in_a)
    # «events after A»
    after = value(World(at_b, facts), in_b)

    def out(number: Fraction | None) -> int | float | None:
        if number is None:
            return None
        return int(number) if spec.kind == "count" else float(number)

    parts: list[Fraction | None] = [None, None, None]
    if before is not None and corrected is not None and filled is not None and after is not None:
        parts = [corrected - before, filled - corrected, after - filled]
    return {
        "id": indicator_id,
        "area": area,
        "before": out(before),
        "after": out(after),
        "corrections": out(parts[0]),
        "late": out(parts[1]),
        "new": out(parts[2]),
    }
