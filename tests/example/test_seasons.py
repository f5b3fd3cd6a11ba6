"""The working year: office hours, quiet weeks and days drawn from them."""

from collections import Counter
from datetime import date, datetime
from random import Random

import pytest

from corespons.example.seasons import after_office_time, draw_days, is_workday, month_end, next_workday


@pytest.mark.parametrize(
    ("received", "minutes", "answered"),
    [
        ("2022-05-16 10:00", 60, "2022-05-16 11:00"),
        ("2022-05-16 16:00", 60, "2022-05-17 08:30"),
        ("2022-05-20 16:00", 60, "2022-05-23 08:30"),
        ("2022-05-21 12:00", 5, "2022-05-23 08:05"),
        ("2022-05-16 20:00", 510, "2022-05-17 16:30"),
    ],
)
def test_office_time_stands_still_outside_office_hours(received, minutes, answered):
    assert after_office_time(datetime.fromisoformat(received), minutes) == datetime.fromisoformat(answered)


def test_offices_are_closed_at_weekends_and_holidays():
    assert not is_workday(date(2022, 6, 24))
    assert next_workday(date(2022, 6, 24)) == date(2022, 6, 27)


def test_july_and_christmas_are_quiet():
    drawn = draw_days(Random(1), date(2022, 1, 1), date(2022, 12, 31), 2000)
    by_month = Counter(day.month for day in drawn)
    assert by_month[7] < by_month[6] / 3 < by_month[10] / 3
    assert drawn == sorted(drawn)


def test_last_day_of_month():
    assert month_end(date(2022, 12, 5)) == date(2022, 12, 31)
