"""The example's story: the same every time, invented throughout, with something in every table."""

import re
from collections import Counter
from random import Random

import pytest

from corespons.example import example_deliveries
from corespons.example.mistakes import FAULTY
from corespons.example.organisation_numbers import check_digit
from corespons.example.recording import Recording
from corespons.example.story import recordings
from corespons.tables import TABLES


@pytest.fixture(scope="module")
def known() -> list[Recording]:
    return recordings(Random(2021))


@pytest.fixture(scope="module")
def sound(known):
    faulty = {number for _, _, number, _, _ in FAULTY}
    return [recording for recording in known if recording.identity not in faulty]


@pytest.fixture(scope="module")
def files():
    return list(example_deliveries())


def test_same_seed_gives_the_same_bytes(files):
    assert list(example_deliveries()) == files


def test_another_seed_gives_other_bytes(files):
    assert next(iter(example_deliveries(seed=7))) != files[0]


def test_files_come_in_the_order_they_were_recorded(files):
    moments = [file.recorded_at for file in files]
    assert moments == sorted(moments)
    assert moments[0].year == 2021 and f"{moments[-1]:%Y-%m-%d}" <= "2023-11-10"


def test_deliveries_are_few_and_small_enough_to_load_quickly(files):
    assert 180 <= len(files) <= 280
    assert max(len(file.content) for file in files) < 200_000


def test_both_workbooks_and_csv_files_are_delivered(files):
    endings = Counter(file.name.rpartition(".")[2] for file in files)
    assert endings["xlsx"] > 200 and endings["csv"] > 10


def test_every_table_is_filled(known):
    assert {recording.table for recording in known} == {table.name for table in TABLES}


def test_every_column_is_filled_somewhere(known):
    filled = {(recording.table, name) for recording in known for name, cell in recording.row.items() if cell}
    expected = {(table.name, column.name) for table in TABLES for column in table.columns}
    by_number_alone = {(table, "company_ref") for table in ("export_value", "survey", "state_aid", "referral")}
    assert expected - filled <= by_number_alone


def test_no_row_names_a_column_that_its_table_lacks(known):
    columns = {table.name: {column.name for column in table.columns} for table in TABLES}
    assert all(set(recording.row) <= columns[recording.table] for recording in known)


def test_organisation_numbers_are_ones_that_nobody_has(sound):
    assert all(re.fullmatch(r"(499|299)\d{3}-\d{4}", number) for number in _numbers(sound))


def test_all_but_a_few_organisation_numbers_have_a_right_check_digit(sound):
    wrong = {number for number in _numbers(sound) if not _is_right(number)}
    assert 4 <= len(wrong) <= 8


def test_no_company_name_is_given_twice(sound):
    named = {(row.row["org_number"], row.row["name"]) for row in sound if row.table == "company"}
    assert max(Counter(name for _, name in named).values()) == 1


def test_a_handful_of_rows_are_corrected_and_late(sound):
    versions = Counter((recording.table, recording.identity) for recording in sound if recording.table == "service")
    assert sum(count > 2 for count in versions.values()) >= 10
    late = [row for row in sound if row.table == "service" and (row.known - row.row["starts_on"]).days > 20]
    assert len(late) >= 30


def _numbers(rows: list[Recording]) -> set[str]:
    return {
        str(row.row[name]) for row in rows for name in ("org_number", "from_key", "to_key")
        if row.row.get(name) and not str(row.row[name]).startswith("ID:")
    }  # fmt: skip


def _is_right(number: str) -> bool:
    digits = number.replace("-", "")
    return check_digit(digits[:9]) == int(digits[9])
