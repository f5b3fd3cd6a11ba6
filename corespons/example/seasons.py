"""The working year in mid-Sweden: workdays, the pulse of the seasons and office hours."""

from datetime import date, datetime, time, timedelta
from functools import cache
from itertools import accumulate
from random import Random

MONTH_PULSE = (0.8, 1.1, 1.35, 1.15, 1.25, 0.9, 0.17, 0.75, 1.35, 1.45, 1.25, 0.6)
YEAR_PULSE = {2020: 0.35, 2021: 0.9, 2022: 1.0, 2023: 1.1}
YEARLY_HOLIDAYS = {(1, 1), (1, 6), (5, 1), (6, 6), (12, 24), (12, 25), (12, 26), (12, 31)}
MOVING_HOLIDAYS = frozenset(
    date.fromisoformat(day)
    for day in (
        "2021-04-02", "2021-04-05", "2021-05-13", "2021-06-25", "2022-04-15", "2022-04-18", "2022-05-26",
        "2022-06-24", "2023-04-07", "2023-04-10", "2023-05-18", "2023-06-23",
    )
)  # fmt: skip
CHRISTMAS = 19  # from this day of December nearly nothing happens
OPENS, CLOSES = time(8, 0), time(16, 30)


@cache
def is_workday(day: date) -> bool:
    """Whether offices are open."""
    return day.weekday() < 5 and (day.month, day.day) not in YEARLY_HOLIDAYS and day not in MOVING_HOLIDAYS


def next_workday(day: date) -> date:
    """The day itself if offices are open, else the first day after it when they are."""
    while not is_workday(day):
        day += timedelta(days=1)
    return day


def pulse(day: date) -> float:
    """How much happens on a day, 1 being an ordinary workday."""
    if not is_workday(day):
        return 0.0
    quiet = 0.15 if day.month == 12 and day.day >= CHRISTMAS else 1.0
    return MONTH_PULSE[day.month - 1] * YEAR_PULSE[day.year] * quiet


@cache
def _days(first: date, last: date) -> tuple[list[date], list[float]]:
    days = [first + timedelta(days=number) for number in range((last - first).days + 1)]
    return days, list(accumulate(pulse(day) for day in days))


def draw_days(rng: Random, first: date, last: date, count: int) -> list[date]:
    """So many days of the season between two days, in order."""
    days, weights = _days(first, last)
    return sorted(rng.choices(days, cum_weights=weights, k=count))


def at_the_office(rng: Random, day: date) -> datetime:
    """A clock time in office hours, most often in the forenoon."""
    hours = min(8.4, max(0.0, rng.choice((rng.gauss(2.0, 1.2), rng.gauss(5.5, 1.4)))))
    return datetime.combine(day, OPENS) + timedelta(minutes=round(hours * 60))


def after_office_time(moment: datetime, minutes: float) -> datetime:
    """The clock time when so many minutes of open office have passed."""
    left = timedelta(minutes=round(minutes))
    if moment.time() > CLOSES or not is_workday(moment.date()):
        moment = _next_opening(moment)
    moment = max(moment, datetime.combine(moment.date(), OPENS))
    while moment + left > datetime.combine(moment.date(), CLOSES):
        left -= datetime.combine(moment.date(), CLOSES) - moment
        moment = _next_opening(moment)
    return moment + left


def _next_opening(moment: datetime) -> datetime:
    return datetime.combine(next_workday(moment.date() + timedelta(days=1)), OPENS)


def month_number(day: date) -> int:
    """Months since year 0, for counting between months."""
    return day.year * 12 + day.month - 1


def months(first: date, last: date) -> list[date]:
    """The first day of every month between two days."""
    return [date(number // 12, number % 12 + 1, 1) for number in range(month_number(first), month_number(last) + 1)]


def month_end(day: date) -> date:
    """The last day of the month."""
    following = month_number(day) + 1
    return date(following // 12, following % 12 + 1, 1) - timedelta(days=1)


def quarter_close(day: date) -> date:
    """When the books of the day's quarter are closed: the third of the month after it."""
    after = (month_number(day) // 3 + 1) * 3
    return date(after // 12, after % 12 + 1, 3)
