"""Overlap: companies that several actors have reached, and the unique companies among them."""

from dataclasses import dataclass

import numpy as np

from corespons.geography import PROJECT
from corespons.indicators import Known
from corespons.indicators.places import AREAS, MEMBERS


@dataclass(frozen=True)
class Overlap:
    """How many companies each actor met, how many of those each pair shares, and how many there are in all."""

    actors: tuple[str, ...]
    companies: tuple[int, ...]
    shared: tuple[tuple[str, str, int], ...]
    unique: int


def overlap_between_actors(known: Known, area: str = PROJECT) -> Overlap:
    """The companies reached in the window, by the actors that met them; largest first.

    A company is placed as in D1.1, so `unique` is D1.1's value.
    """
    reached = known.reached
    place = known.facts.companies.place_on(reached["company"].to_numpy(), reached["date"].to_numpy())
    number = next(i for i, one in enumerate(AREAS) if one.code == area)
    companies = reached["company"].to_numpy()[MEMBERS[number][place] > 0]
    met = known.facts.meetings
    met = met[(met["date"] >= known.start) & (met["date"] <= known.end) & met["company"].isin(companies)]
    pairs = met[["company", "actor"]].drop_duplicates()
    sets = {str(actor): set(rows) for actor, rows in pairs.groupby("actor", observed=True)["company"]}
    ordered = sorted(sets, key=lambda actor: (-len(sets[actor]), actor))
    shared = [
        (one, other, len(sets[one] & sets[other]))
        for position, one in enumerate(ordered)
        for other in ordered[position + 1 :]
    ]
    return Overlap(
        tuple(ordered),
        tuple(len(sets[actor]) for actor in ordered),
        tuple(sorted((row for row in shared if row[2]), key=lambda row: -row[2])),
        int(np.unique(companies).size),
    )
