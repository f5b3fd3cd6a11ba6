from datetime import date, datetime
from decimal import Decimal

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corespons import texts


def plainly(text: str) -> str:
    """The text with ordinary spaces, so that the expected values can be read."""
    return text.replace(texts.NBSP, " ")


@pytest.mark.parametrize(
    ("value", "unit", "expected"),
    [
        (412, "antal", "412"),
        (1234567, "antal", "1 234 567"),
        (61.2, "%", "61 %"),
        (60.5, "%", "61 %"),
        (12.499999999999998, "%", "13 %"),
        (-0.5, "%", "−1 %"),
        (-0.4, "%", "0 %"),
        (3.25, "per 10 000 invånare", "3,3"),
        (1, "kvot", "1,00"),
        (0.945, "kvot", "0,95"),
        (12, "dagar", "12"),
        (12.5, "dagar", "12,5"),
        (76.4, "index", "76"),
        (1234567.5, "kr", "1 234 568 kr"),
        (None, "%", ".."),
    ],
)
def test_number_in_its_unit(value, unit, expected):
    assert plainly(texts.number(value, unit)) == expected


@pytest.mark.parametrize(
    ("value", "unit", "expected"),
    [
        (1, "kommuner", "1 kommun"),
        (12, "kommuner", "12 kommuner"),
        (1, "dagar", "1 dag"),
        (0, "företag", "0 företag"),
        (3.4, "per 10 000 invånare", "3,4 per 10 000 invånare"),
        (61, "%", "61 %"),
        (5, "antal", "5"),
        (None, "dagar", ".. dagar"),
    ],
)
def test_quantity_says_the_unit(value, unit, expected):
    assert plainly(texts.quantity(value, unit)) == expected


def test_numbers_never_break_over_lines():
    assert " " not in texts.number(1234567, "kr") + texts.quantity(3.4, "per 10 000 invånare") + texts.day(date.max)


def test_three_marks():
    assert texts.figure(3, "antal", hidden=True) == "<5"
    assert texts.figure(None, "%") == ".."
    assert texts.figure(None, "kvot", exists=False) == "–"
    assert texts.figure(0, "antal") == "0"


@pytest.mark.parametrize(
    ("value", "unit", "expected"),
    [
        (9, "antal", "+9"),
        (-7, "%", "−7 procentenheter"),
        (1, "%", "+1 procentenhet"),
        (0, "antal", "0"),
        (0.2, "%", "0 procentenheter"),
        (None, "%", ".."),
    ],
)
def test_change_has_its_sign(value, unit, expected):
    assert plainly(texts.change(value, unit)) == expected


@pytest.mark.parametrize(
    ("low", "high", "unit", "expected"),
    [
        (52.1, 68.6, "%", "52–69 %"),
        (-3, 5, "%", "−3 till 5 %"),
        (3, 12.5, "dagar", "3–12,5"),
        (None, None, "%", ""),
    ],
)
def test_interval(low, high, unit, expected):
    assert plainly(texts.interval(low, high, unit)) == expected


def test_dates():
    wednesday = date(2022, 8, 17)
    assert plainly(texts.day(wednesday)) == "17 augusti 2022"
    assert plainly(texts.short_day(wednesday)) == "17 aug 2022"
    assert plainly(texts.weekday(wednesday)) == "onsdag 17 augusti 2022"
    assert plainly(texts.week(wednesday)) == "vecka 33"
    assert plainly(texts.week(date(2021, 1, 1))) == "vecka 53"
    assert plainly(texts.month(wednesday)) == "augusti 2022"
    assert plainly(texts.clock(datetime(2022, 8, 17, 9, 5))) == "17 aug 2022 kl. 09:05"
    assert plainly(texts.period(date(2021, 4, 1), date(2023, 10, 31))) == "1 apr 2021 – 31 okt 2023"


def test_words():
    assert texts.listed(["Ragunda", "Bräcke", "Ånge"]) == "Ragunda, Bräcke och Ånge"
    assert texts.listed(["Ånge", "Berg"]) == "Ånge och Berg"
    assert texts.listed(["Ånge"]) == "Ånge"
    assert texts.listed([]) == ""
    assert plainly(texts.counted(1, "rad", "rader")) == "1 rad"
    assert plainly(texts.counted(1200, "rad", "rader")) == "1 200 rader"
    assert texts.sentence("åtta företag") == "Åtta företag"


def test_other_numbers():
    assert plainly(texts.share(1, 3)) == "33 %"
    assert texts.share(0, 0) == ".."
    assert texts.data_number(0.1) == "0,1"
    assert texts.data_number(12.0) == "12"
    assert texts.data_number(100.0) == "100"
    assert texts.data_number(None) == ""
    assert plainly(texts.million_kronor(1_250_000)) == "1,3 mnkr"
    assert plainly(texts.million_kronor(349_600)) == "350 tkr"
    assert plainly(texts.file_size(2_400_000)) == "2,4 MB"


def test_swedish_order():
    names = ["Örnsköldsvik", "Ånge", "Östersund", "Ärla", "Åre", "Berg", "édition", "Zinkgruvan", "ande"]
    assert sorted(names, key=texts.sort_key) == [
        "ande", "Berg", "édition", "Zinkgruvan", "Ånge", "Åre", "Ärla", "Örnsköldsvik", "Östersund",
    ]  # fmt: skip
    assert texts.sort_key("A\u030are") == texts.sort_key("Åre")


@given(st.decimals(min_value=-(10**9), max_value=10**9, places=3))
def test_rounding_is_never_more_than_half_away(value):
    assert abs(texts.rounded(value, 1) - value) <= Decimal("0.05")


@given(st.integers(-(10**12), 10**12))
def test_whole_numbers_read_back(value):
    assert int(texts.number(value).replace(texts.NBSP, "").replace(texts.MINUS, "-")) == value


def test_a_data_number_may_come_from_numpy():
    assert texts.data_number(np.float64(41.5)) == "41,5"
    assert texts.data_number(np.int64(41)) == "41"
    assert texts.data_number(Decimal("0.10")) == "0,10"
