"""Days as whole numbers since 1970-01-01, so that a date is compared and moved by plain arithmetic."""

from datetime import date, timedelta

EPOCH = date(1970, 1, 1)
MICROSECONDS_A_DAY = 24 * 60 * 60 * 1_000_000


def day_number(day: date) -> int:
    """The number of a day."""
    return (day - EPOCH).days


def day_of(number: int) -> date:
    """The day of a number."""
    return EPOCH + timedelta(days=int(number))
