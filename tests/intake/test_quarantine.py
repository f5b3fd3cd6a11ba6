"""The rows set aside, as a workbook that a person can correct."""

from io import BytesIO
from typing import Any

import openpyxl
from openpyxl.workbook import Workbook

from corespons.intake.quarantine import FAULTS, ROW_ID, write_quarantine
from corespons.intake.template import EXPLANATION
from corespons.store import SetAsideRow
from corespons.tables import by_name


def row(cells: dict[str, str], *faults: tuple[str | None, str], table: str = "budget", id: str = "r1") -> SetAsideRow:
    problems = tuple(
        {"severity": "error", "sheet": by_name()[table].sheet, "row": 7, "column": column, "value": "", "message": text}
        for column, text in faults
    )
    return SetAsideRow(id, 3, "Almi Mitt", table, by_name()[table].sheet, 7, cells, problems)


def written(*rows: SetAsideRow) -> Workbook:
    return openpyxl.load_workbook(BytesIO(write_quarantine(list(rows))))


def line(workbook: Workbook, sheet: str, number: int) -> dict[str, Any]:
    headings = [cell.value for cell in workbook[sheet][1]]
    return dict(zip(headings, workbook[sheet][number], strict=True))


BAD_REGION = row(
    {"Kostnadsslag": "Resor", "Region": "24", "Belopp": "1 000,50"},
    ("Region", "24 finns inte; välj 22, 23 eller gemensamt"),
)


def test_the_headings_are_the_table_s_own_then_faults_and_row_id() -> None:
    headings = [cell.value for cell in written(BAD_REGION)["Budget"][1]]
    assert headings == ["Kostnadsslag", "Region", "Belopp", FAULTS, ROW_ID]


def test_cells_stand_as_they_were_delivered() -> None:
    cells = line(written(BAD_REGION), "Budget", 2)
    assert [cells[heading].value for heading in ("Kostnadsslag", "Region", "Belopp")] == ["Resor", "24", "1 000,50"]
    assert all(cell.number_format == "@" for cell in cells.values())


def test_only_the_faulty_cell_is_marked_and_says_why() -> None:
    cells = line(written(BAD_REGION), "Budget", 2)
    assert cells["Region"].fill.fgColor.rgb == "FFFFE699"
    assert "finns inte" in cells["Region"].comment.text
    assert cells["Belopp"].comment is None and cells["Belopp"].fill.fgColor.rgb != "FFFFE699"


def test_the_last_columns_say_what_is_wrong_whence_and_which_row() -> None:
    cells = line(written(BAD_REGION), "Budget", 2)
    assert "Region: 24 finns inte" in cells[FAULTS].value
    assert "Almi Mitt" in cells[FAULTS].value and "rad 7" in cells[FAULTS].value
    assert cells[ROW_ID].value == "r1"


def test_every_fault_of_a_row_is_told() -> None:
    two = row(
        {"Region": "", "Belopp": "x"}, ("Region", "saknas"), ("Belopp", "är inget tal"), (None, "raden är dubbel")
    )
    text = line(written(two), "Budget", 2)[FAULTS].value
    assert all(fault in text for fault in ("Region: saknas", "Belopp: är inget tal", "raden är dubbel"))


def test_two_faults_in_one_cell_are_both_in_its_comment() -> None:
    twice = row({"Belopp": "x"}, ("Belopp", "är inget tal"), ("Belopp", "är för långt"))
    comment = line(written(twice), "Budget", 2)["Belopp"].comment.text
    assert "är inget tal" in comment and "är för långt" in comment


def test_a_warning_is_told_but_marks_no_cell() -> None:
    warned = row({"Kostnadsslag": "Resor", "Belopp": "x"}, ("Belopp", "är inget tal"))
    warned.problems[0]["severity"] = "warning"
    cells = line(written(warned), "Budget", 2)
    assert cells["Belopp"].comment is None
    assert "är inget tal" in cells[FAULTS].value


def test_nothing_becomes_a_formula() -> None:
    risky = ["=1+1", "+46 60 12 34", "-5", "@SUM(A1)", '=HYPERLINK("http://x","y")', "http://x"]
    rows = [row({"Kostnadsslag": text}, ("Region", "saknas"), id=str(n)) for n, text in enumerate(risky)]
    sheet = written(*rows)["Budget"]
    assert [sheet.cell(number, 1).value for number in range(2, 8)] == risky
    assert {sheet.cell(number, 1).data_type for number in range(2, 8)} == {"s"}


def test_a_column_that_only_the_file_has_is_kept() -> None:
    foreign = row({"Kostnadsslag": "Resor", "Anteckning": "ring"}, ("Region", "saknas"))
    assert line(written(foreign), "Budget", 2)["Anteckning"].value == "ring"


def test_a_heading_matches_in_any_case() -> None:
    assert (
        line(written(row({"KOSTNADSSLAG": "Resor"}, ("region", "saknas"))), "Budget", 2)["Kostnadsslag"].value
        == "Resor"
    )


def test_each_table_has_its_sheet_in_the_order_of_the_tables() -> None:
    hours = row({"Roll": "chef"}, ("Månad", "saknas"), table="hours", id="r2")
    assert written(hours, BAD_REGION).sheetnames == ["Budget", "Tid", EXPLANATION]


def test_without_rows_the_workbook_says_so() -> None:
    workbook = written()
    assert workbook.sheetnames == [EXPLANATION]
    assert "Inga rader" in workbook[EXPLANATION]["A1"].value


def test_a_text_longer_than_a_cell_is_cut_and_the_row_kept() -> None:
    assert (
        len(line(written(row({"Kostnadsslag": "x" * 40_000}, ("Region", "saknas"))), "Budget", 2)["Kostnadsslag"].value)
        == 32_767
    )
