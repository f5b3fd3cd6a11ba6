"""The indicators: observations and a statistic each, computed by one engine at every level.

Importing this package registers the whole catalogue in the order of the sub-goals.
"""

from corespons.indicators import across, offer, reach, services
from corespons.indicators.known import Facts, Known
from corespons.indicators.registry import INDICATORS, Better, Definition, Indicator, definitions, find
from corespons.indicators.result import Question, Result, Window, whole_project

CATALOGUE: dict[str, Indicator] = dict(sorted(INDICATORS.items(), key=lambda item: ("DXQ".index(item[0][0]), item[0])))
GOALS = {1: reach, 2: offer, 3: services, 0: across}

__all__ = [
    "CATALOGUE",
    "Better",
    "Definition",
    "Facts",
    "Indicator",
    "Known",
    "Question",
    "Result",
    "Window",
    "definitions",
    "find",
    "whole_project",
]
