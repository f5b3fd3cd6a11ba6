"""Organisation numbers that no company has: no legal form begins with 499, no public body with 2999."""

from collections.abc import Iterator
from random import Random

COMPANIES = "499"
PUBLIC_BODIES = "2999"


def check_digit(nine: str) -> int:
    """The Luhn digit that completes nine digits."""
    doubled = (int(digit) * (2 - place % 2) for place, digit in enumerate(nine))
    return -sum(value - 9 if value > 9 else value for value in doubled) % 10


def invented_numbers(rng: Random, beginning: str) -> Iterator[str]:
    """Unique organisation numbers with a right check digit, written 499123-4567."""
    used: set[str] = set()
    width = 9 - len(beginning)
    while True:
        nine = beginning + str(rng.randrange(10**width)).zfill(width)
        if nine not in used:
            used.add(nine)
            yield f"{nine[:6]}-{nine[6:]}{check_digit(nine)}"


def misprinted(number: str) -> str:
    """The number with a wrong check digit."""
    return number[:-1] + str((int(number[-1]) + 3) % 10)
