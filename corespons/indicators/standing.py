"""How companies stand at the end of a day: what D1.1 and its kin count, found once for all windows that end then."""

from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from corespons.indicators.places import Floats, Ints

if TYPE_CHECKING:
    from corespons.indicators.known import Facts


class Standing:
    """Each company's last reach event up to the end of a day, and what is said of the company then."""

    def __init__(self, facts: "Facts", end: int) -> None:
        """Find the events."""
        self._facts, self._end, reach = facts, end, facts.reach
        self._event = reach.standing(end)
        self.company, self.date = reach.company[self._event], reach.date[self._event]

    @cached_property
    def place(self) -> Ints:
        """Where the company lay."""
        return self._facts.companies.places[self._said]

    @cached_property
    def _said(self) -> Ints:
        """The row that holds for the company, among what is said of companies."""
        return self._facts.companies.row_on(self.company, self.date)

    @cached_property
    def potential(self) -> Floats:
        """Its latest assessment up to the day: 1 growth potential, 0 none, NaN not assessed."""
        company, date, later, answer = self._facts.assessed
        latest = (date <= self._end) & (later > self._end)
        answers: Floats = np.full(max(self.company.max(initial=-1), company.max(initial=-1)) + 1, np.nan)
        answers[company[latest]] = answer[latest]
        return answers[self.company]

    @cached_property
    def is_led_by_women(self) -> Floats:
        """Whether women led the company; NaN where it is not told."""
        return self._facts.companies.led_by_women[self._said]

    @cached_property
    def partners_met(self) -> tuple[Ints, Ints]:
        """The latest day it met a RES partner, and the latest before that it met another one."""
        met = self._facts.partners_met
        return met.one[self._event], met.other[self._event]
