"""Reach events as arrays in the order of company and date, so that any window is a few comparisons."""

from dataclasses import dataclass

import numpy as np

from corespons.indicators.places import Ints
from corespons.indicators.statistics import Truths

NEVER, BEFORE_ALL = 2**31 - 1, -(2**31)


def until(company: Ints, date: Ints) -> Ints:
    """The day from which a later row of the same company holds instead; NEVER for its last. Rows are in that order."""
    following = np.full(len(date), NEVER, dtype=np.int32)
    same = company[1:] == company[:-1]
    following[:-1][same] = date[1:][same]
    return following


def first_of_each(*columns: Ints) -> Truths:
    """Which rows are the first with their values; rows with the same values stand together."""
    first = np.ones(len(columns[0]), dtype=bool)
    first[1:] = columns[0][1:] != columns[0][:-1]
    for column in columns[1:]:
        first[1:] |= column[1:] != column[:-1]
    return first


def distinct(numbers: Ints) -> Ints:
    """The different ones, in order."""
    numbers = np.sort(numbers)
    return numbers[first_of_each(numbers)]


@dataclass(frozen=True)
class Reach:
    """Reach events (R8), once a company and day. `until`: the day of the company's next one.

    `last`: the last of the meetings that make the event, by its position among them.
    """

    company: Ints
    date: Ints
    until: Ints
    last: Ints

    @classmethod
    def of(cls, company: Ints, date: Ints) -> "Reach":
        """The events of meetings in the order of company and date."""
        starts = np.flatnonzero(first_of_each(company, date))
        last = np.append(starts[1:], len(company)) - 1 if len(starts) else starts
        company, date = company[starts], date[starts].astype(np.int32)
        return cls(company, date, until(company, date), last.astype(np.int32))


@dataclass(frozen=True)
class Partners:
    """For each reach event: the day of the company's latest meeting with a partner up to it, and the latest day up to
    that one with another partner than then. BEFORE_ALL where there is none.

    A company has met a partner in a window if `one` at its last event lies in it, and at least two if `other` does.
    """

    one: Ints
    other: Ints

    @classmethod
    def of(cls, reach: Reach, actor: Ints, date: Ints, is_partner: Truths) -> "Partners":
        """From each meeting's actor and day, and whether each actor is a partner."""
        has_met = is_partner[actor]
        met = np.flatnonzero(has_met)
        if not len(met):
            never = np.full(len(reach.date), BEFORE_ALL, dtype=np.int32)
            return cls(never, never)
        company = np.repeat(reach.company, np.diff(reach.last, prepend=-1))
        if len(met) < len(company):
            company, actor, date = company[met], actor[met], date[met]
        latest = np.cumsum(has_met, dtype=np.int32)[reach.last] - 1
        is_own = (latest >= 0) & (company[latest] == reach.company)
        other = _days_of_others(company, date, actor, latest)
        return cls(np.where(is_own, date[latest], BEFORE_ALL), np.where(is_own, other, BEFORE_ALL))


def _days_of_others(company: Ints, date: Ints, actor: Ints, asked: Ints) -> Ints:
    """The latest day up to each meeting asked for on which the company met another actor than that meeting's."""
    new = first_of_each(company)
    changed = first_of_each(company, actor)
    last_change = np.where(changed, np.arange(len(company), dtype=np.int32), 0)
    at = np.maximum.accumulate(last_change)[asked]
    return np.where(new[at], BEFORE_ALL, date[at - 1])
