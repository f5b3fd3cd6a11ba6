"""The empty delivery workbook says what the table definitions say."""

from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from openpyxl.workbook import Workbook

from corespons.geography import plain
from corespons.intake.dictionary import as_markdown, choices, entries
from corespons.intake.template import EXPLANATION, write_template
from corespons.settings import ROOT
from corespons.tables import TABLES, Column, Kind, Table


@pytest.fixture(scope="module")
def workbook() -> Workbook:
    return openpyxl.load_workbook(BytesIO(write_template()))


every_table = pytest.mark.parametrize("table", TABLES, ids=lambda table: table.sheet)


def test_the_sheets_stand_in_the_order_of_the_tables(workbook: Workbook) -> None:
    assert workbook.sheetnames == [EXPLANATION, *(table.sheet for table in TABLES)]


@every_table
def test_the_headings_are_the_table_s_with_a_star_on_the_required(workbook: Workbook, table: Table) -> None:
    written = [cell.value for cell in workbook[table.sheet][1]]
    assert written == [column.heading + "*" * column.required for column in table.columns]
    assert workbook[table.sheet].max_row == 1


@every_table
def test_each_heading_carries_its_help(workbook: Workbook, table: Table) -> None:
    for cell, column in zip(workbook[table.sheet][1], table.columns, strict=True):
        assert cell.comment is not None
        assert column.help in cell.comment.text


@every_table
def test_each_closed_list_is_a_drop_down(workbook: Workbook, table: Table) -> None:
    sheet = workbook[table.sheet]
    offered = {
        cells.min_col: validation.formula1.strip('"').split(",")
        for validation in sheet.data_validations.dataValidation
        for cells in validation.sqref.ranges
    }
    for number, column in enumerate(table.columns, 1):
        assert offered.get(number, []) == list(choices(column)), column.heading


@pytest.mark.parametrize("kind", [Kind.TEXT, Kind.ORG_NUMBER, Kind.COMPANY_KEY, Kind.MUNICIPALITY, Kind.MONTH])
def test_what_could_lose_a_leading_zero_is_text(workbook: Workbook, kind: Kind) -> None:
    for table in TABLES:
        for number, column in enumerate(table.columns):
            if column.kind is kind:
                letter = openpyxl.utils.get_column_letter(number + 1)
                assert workbook[table.sheet].column_dimensions[letter].number_format == "@"


def test_the_first_row_stays_in_sight(workbook: Workbook) -> None:
    assert all(workbook[table.sheet].freeze_panes == "A2" for table in TABLES)


def test_every_column_is_explained_once(workbook: Workbook) -> None:
    rows = [row[:2] for row in workbook[EXPLANATION].iter_rows(values_only=True)]
    for table in TABLES:
        for column in table.columns:
            assert rows.count((table.sheet, column.heading)) == 1


def test_a_scale_offers_its_steps_and_the_word_for_no_opinion() -> None:
    satisfied = next(table for table in TABLES if table.name == "survey").column("satisfied")
    assert choices(satisfied) == ("1", "2", "3", "4", "5", "vet ej")


def test_a_long_span_is_told_and_not_listed() -> None:
    year = Column("year", "År", Kind.INTEGER, low=1900, high=2200)
    assert choices(year) == ()
    assert next(entries(Table("t", "T", (year,)))).codes == "1900–2200"


def test_no_heading_looks_like_another_in_its_table() -> None:
    for table in TABLES:
        headings = [plain(column.heading) for column in table.columns]
        assert len(headings) == len(set(headings))


def test_the_handbook_s_dictionary_is_up_to_date() -> None:
    page = Path(ROOT / "docs" / "handbok" / "uppgifter.md").read_text(encoding="utf-8")
    assert page.rstrip("\n") == as_markdown().rstrip("\n"), "kör make docs"
