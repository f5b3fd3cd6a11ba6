"""Moments of knowledge: local dates and clock times in Stockholm, stored in UTC."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

STOCKHOLM = ZoneInfo("Europe/Stockholm")


@dataclass(frozen=True)
class State:
    """What was known: versions recorded before `at` (UTC) by deliveries up to a number.

    Only keys first recorded before `existed` count.
    """

    at: datetime
    delivery: int
    existed: datetime

    @property
    def parameters(self) -> dict[str, datetime | int]:
        """The values that the read macros are asked with."""
        return {"at": self.at, "n": self.delivery, "existed": self.existed}


def end_of(day: date) -> datetime:
    """The moment (UTC) when a day ends in Stockholm."""
    return to_utc(datetime.combine(day + timedelta(days=1), time()))


def to_utc(moment: datetime) -> datetime:
    """A moment as naive UTC; without zone it is Stockholm's clock."""
    aware = moment if moment.tzinfo else moment.replace(tzinfo=STOCKHOLM)
    return aware.astimezone(UTC).replace(tzinfo=None)


def to_local(moment: datetime) -> datetime:
    """A stored moment (naive UTC) as naive Stockholm clock time."""
    return moment.replace(tzinfo=UTC).astimezone(STOCKHOLM).replace(tzinfo=None)


def now() -> datetime:
    """This moment as naive UTC."""
    return datetime.now(UTC).replace(tzinfo=None)


def today() -> date:
    """Today's date in Stockholm."""
    return datetime.now(STOCKHOLM).date()
