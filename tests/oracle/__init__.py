"""The oracle: an independent reading of INDICATORS.md, EXCHANGE.md and CLI.md in plain Python, written without sight of
the program it tests.

    from tests.oracle import Delivery, Undo, Query, indicators, changes
    indicators([Delivery("Almi", datetime(...), {"Företag": [...]})], Query(as_of=date(2022, 6, 30)))

`Facts` carries what ships with the project; `random_world` and `random_query` make adversarial histories.
"""

from .change import changes
from .facts import DEFAULT, Facts
from .ledger import Delivery, Entry, Undo
from .results import indicators
from .rows import Query
from .worlds import random_query, random_world

__all__ = [
    "DEFAULT",
    "Delivery",
    "Entry",
    "Facts",
    "Query",
    "Undo",
    "changes",
    "indicators",
    "random_query",
    "random_world",
]
