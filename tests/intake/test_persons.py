"""A person's number is replaced by its key wherever it stands, and never told in clear."""

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corespons.intake.cell_text import Fault, Noted
from corespons.intake.persons import (
    UNREADABLE,
    Persons,
    has_check_digit,
    read_company_key,
    read_figure,
    read_free_text,
    read_org_number,
    shown_cell,
)
from corespons.store import person_key
from corespons.tables import Column, Kind
from tests.intake.deliveries import with_check_digit

SECRET = b"secret"
ANNA = with_check_digit("800101123")
KEY = person_key(SECRET, ANNA)
FIRM = with_check_digit("556012345")
ORG = Column("org_number", "Organisationsnummer", Kind.ORG_NUMBER)
NAME = Column("name", "Företagsnamn", Kind.TEXT)


@pytest.fixture
def persons() -> Persons:
    return Persons(SECRET)


def wrong_check_digit(number: str) -> str:
    return number[:9] + str((int(number[9]) + 1) % 10)


@pytest.mark.parametrize(
    "cell",
    [
        FIRM, f"{FIRM[:6]}-{FIRM[6:]}", f"16{FIRM}", f"16{FIRM[:6]}-{FIRM[6:]}", float(FIRM),
        f" {FIRM[:6]} {FIRM[6:]} ", f"{FIRM[:6]}\u2010{FIRM[6:]}", f"{FIRM[:6]}\u2011{FIRM[6:]}",
    ],
)  # fmt: skip
def test_an_organisation_s_number(persons: Persons, cell: Any) -> None:
    assert read_org_number(persons, cell) == FIRM
    assert not persons.met


@pytest.mark.parametrize("cell", [ANNA, f"{ANNA[:6]}-{ANNA[6:]}", f"19{ANNA}", float(ANNA), f"19{ANNA[:6]}-{ANNA[6:]}"])
def test_a_person_s_number_becomes_its_key(persons: Persons, cell: Any) -> None:
    assert read_org_number(persons, cell) == KEY
    assert persons.met == {KEY}


def test_a_wrong_check_digit_is_a_remark_and_no_fault(persons: Persons) -> None:
    read = read_org_number(persons, wrong_check_digit(FIRM))
    assert isinstance(read, Noted) and read.value == wrong_check_digit(FIRM)


def test_a_person_with_a_wrong_check_digit_is_still_a_person(persons: Persons) -> None:
    read = read_org_number(persons, wrong_check_digit(ANNA))
    assert isinstance(read, Noted) and read.value.startswith("P:")


@pytest.mark.parametrize(
    "cell", ["556012345", "55601234567", "17" + FIRM, "55601-O3456", "abc", f"{FIRM[:6]}–{FIRM[6:]}", True]
)
def test_no_number(persons: Persons, cell: Any) -> None:
    assert isinstance(read_org_number(persons, cell), Fault)


def test_a_vat_number_is_named_as_what_it_is(persons: Persons) -> None:
    read = read_org_number(persons, f"SE{FIRM}01")
    assert isinstance(read, Fault) and "momsnummer" in read.message and FIRM not in read.message


def test_a_key_is_taken_back_if_it_was_given_here(persons: Persons) -> None:
    assert isinstance(read_org_number(persons, KEY), Fault)
    persons.key(ANNA)
    assert read_org_number(persons, KEY.upper()) == KEY
    assert read_org_number(Persons(SECRET, frozenset({KEY})), KEY) == KEY


@pytest.mark.parametrize(
    "written",
    [
        ANNA, f"{ANNA[:6]}-{ANNA[6:]}", f"{ANNA[:6]}+{ANNA[6:]}", f"{ANNA[:6]} {ANNA[6:]}", f"{ANNA[:6]}–{ANNA[6:]}",
        f"19{ANNA}", f"19{ANNA[:6]}-{ANNA[6:]}",
    ],
)  # fmt: skip
def test_a_number_within_a_text_becomes_the_same_key(persons: Persons, written: str) -> None:
    assert persons.hide(f"Anna ({written}), firma") == f"Anna ({KEY}), firma"
    assert persons.hide(f"F{written}") == f"F{KEY}"


@pytest.mark.parametrize("written", ["SE{0}{1}01", "SE {0}-{1}-01", "momsnr: se{0}{1}01"])
def test_a_sole_trader_s_vat_number_is_a_person_s_number_too(persons: Persons, written: str) -> None:
    hidden = persons.hide(written.format(ANNA[:6], ANNA[6:]))
    assert hidden.endswith(KEY) and ANNA[6:] not in hidden.removesuffix(KEY)
    assert persons.hide(f"SE{FIRM}01") == f"SE{FIRM}01"


def test_a_coordination_number_is_a_person_s_number_too(persons: Persons) -> None:
    number = with_check_digit("800161123")
    assert number not in persons.hide(f"nr {number}")


@pytest.mark.parametrize(
    "text",
    [
        FIRM, wrong_check_digit(FIRM), f"16{wrong_check_digit(FIRM)}", f"1{ANNA}", f"{ANNA}1", "800101-123", "",
        "2021-04-01 0930", "20210401-0930", "20210401 0931", "202104010932", "210401-0933", "D 220315-0013",
        "0701234567", "070123 4568", "060-123 45 67", "+46701234567", "2023K4", "7350012345678",
    ],
)  # fmt: skip
def test_other_numbers_in_a_text_stand(persons: Persons, text: str) -> None:
    assert persons.hide(text) == text


@pytest.mark.parametrize(
    "written",
    ["{0}-{1}", "{0}+{1}", "{0} {1}", "{0}{1}", "{0} - {1}", "19{0}-{1}", "19{0}{1}", "19{0} {1}", "16{0}{1}"],
)
def test_a_mistyped_number_within_a_text_is_a_person_s_still(persons: Persons, written: str) -> None:
    number = wrong_check_digit(ANNA)
    key = person_key(SECRET, number)
    assert persons.hide(f"Anna ({written.format(number[:6], number[6:])}), firma") == f"Anna ({key}), firma"


@pytest.mark.parametrize("written", ["20050412-1235", "200504121235", "050412-1235"])
def test_a_mistyped_number_of_one_born_after_2000_is_a_person_s_still(persons: Persons, written: str) -> None:
    assert not has_check_digit("0504121235")
    assert "1235" not in persons.hide(written).replace(person_key(SECRET, "0504121235"), "")


@pytest.mark.parametrize("written", ["19{0}", "19{1}-{2}"])
def test_no_amount_is_a_person_s_number_with_its_century(written: str) -> None:
    cell = written.format(ANNA, ANNA[:6], ANNA[6:])
    amount = Column("amount", "Belopp", Kind.MONEY)
    assert isinstance(read_figure(amount, cell), Fault)
    assert not isinstance(read_figure(amount, float(ANNA)), Fault)


def test_a_text_with_a_number_is_loaded_with_a_remark(persons: Persons) -> None:
    read = read_free_text(persons, float(ANNA))
    assert isinstance(read, Noted) and read.value == KEY


def test_a_company_s_key(persons: Persons) -> None:
    assert read_company_key(persons, FIRM) == FIRM
    assert read_company_key(persons, "id:Almi Mitt: K-7 ") == "ID:Almi Mitt:K-7"
    read = read_company_key(persons, f"ID:Almi Mitt:{ANNA}")
    assert isinstance(read, Noted) and read.value == f"ID:Almi Mitt:{KEY}"
    assert isinstance(read_company_key(persons, "ID:utan källa"), Fault)


@pytest.mark.parametrize(
    ("cell", "shown"),
    [
        (ANNA, KEY),
        (f"19{ANNA}", KEY),
        (f"{ANNA}x", UNREADABLE),
        (f"19{ANNA[:-1]}", UNREADABLE),
        (ANNA[:9], UNREADABLE),
        ("8O0101-1234", UNREADABLE),
        ("80O101-1234", UNREADABLE),
        ("okänt", UNREADABLE),
        (FIRM, FIRM),
        ("556012-34567", "556012-34567"),
        (f"556012-3456 ({ANNA})", f"556012-3456 ({KEY})"),
        ("", ""),
        (KEY, KEY),
    ],
)
def test_how_an_organisation_number_is_shown_when_its_row_is_set_aside(persons: Persons, cell: str, shown: str) -> None:
    assert shown_cell(persons, ORG, cell) == shown


def test_any_other_cell_is_shown_without_numbers(persons: Persons) -> None:
    assert shown_cell(persons, NAME, f"Anna {ANNA}") == f"Anna {KEY}"
    assert shown_cell(persons, None, float(ANNA)) == KEY


DAYS = st.dates().map(lambda day: f"{day:%y%m%d}")


@given(
    DAYS,
    st.integers(0, 999),
    st.sampled_from(["", "-", "+", " "]),
    st.sampled_from(["", "19", "20"]),
    st.text(max_size=9),
)
def test_no_valid_number_survives_in_any_text(day: str, serial: int, between: str, century: str, around: str) -> None:
    number = with_check_digit(f"{day}{serial:03}")
    text = Persons(SECRET).hide(f"{around} {century}{number[:6]}{between}{number[6:]} {around}")
    assert number not in re.sub(r"[-+ ]", "", text)
    assert has_check_digit(number)


@pytest.mark.parametrize("text", [f"12{ANNA}", f"{ANNA}7", f"ref 9{ANNA[:6]}-{ANNA[6:]}55"])
def test_a_number_that_touches_other_digits_is_not_shown(text: str) -> None:
    shown = shown_cell(Persons(SECRET), NAME, text)
    assert UNREADABLE in shown
    assert ANNA[6:] not in shown


def test_a_number_cell_that_has_lost_its_first_zero_is_not_shown() -> None:
    born_2001 = with_check_digit("010203123")
    assert shown_cell(Persons(SECRET), None, float(born_2001)) == person_key(SECRET, born_2001)


@pytest.mark.parametrize("cell", [FIRM, f"16{FIRM}", "1234567890123456", 250000.0, 123456789.0])
def test_other_numbers_are_shown_as_they_are(cell: Any) -> None:
    assert UNREADABLE not in shown_cell(Persons(SECRET), NAME, cell)
    assert not shown_cell(Persons(SECRET), NAME, cell).startswith("P:")
