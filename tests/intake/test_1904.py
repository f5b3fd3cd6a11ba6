"""Workbooks that count their days from 1904, as Excel for Mac did, give the right days."""

import io
from datetime import date, datetime
from typing import Any

import pytest
import xlsxwriter

from corespons.intake import Options, load_files
from corespons.intake.matching_lists import lists_in
from corespons.intake.profile import profile_of
from corespons.intake.read import read_file
from corespons.store import open_store
from tests.intake.deliveries import XLS_1904, XLS_ALL_DAYS, xls, xls_number, xls_text

DAYS = [date(2021, 4, 1), date(2022, 2, 28), date(2024, 2, 29)]
LIST = profile_of("u", {
    "table": "Utfall", "source": "IUC", "constants": {"Kostnadsslag": "Resor", "Region": "22", "Status": "bokförd"},
    "columns": {"Verifikation": "Ver", "Datum": "Dag", "Belopp": "Kr"},
})  # fmt: skip


def book(is_1904: bool) -> bytes:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"date_1904": is_1904}) as workbook:
        sheet, day = workbook.add_worksheet("Blad1"), workbook.add_format({"num_format": "yyyy-mm-dd"})
        sheet.write_row(0, 0, ["Ver", "Dag", "Kr"])
        for row, one in enumerate(DAYS, 1):
            sheet.write(row, 0, f"V{row}")
            sheet.write_datetime(row, 1, datetime(one.year, one.month, one.day), day)
            sheet.write(row, 2, row)
    return out.getvalue()


@pytest.mark.parametrize("is_1904", [True, False])
def test_a_day_is_the_same_whichever_year_the_workbook_counts_from(is_1904: bool) -> None:
    store = open_store(":memory:", "hemlig")
    [receipt] = load_files(store, [("u.xlsx", book(is_1904))], Options(profile=LIST))
    with store.cursor() as cursor:
        found: list[Any] = cursor.execute(
            "SELECT booked_on FROM cost WHERE delivery > 0 ORDER BY row_number"
        ).fetchall()
    assert ([day for (day,) in found], receipt.set_aside) == (DAYS, 0)


def test_the_guided_path_sees_the_same_days() -> None:
    [found] = lists_in("u.xlsx", book(is_1904=True))
    assert [row[1] for row in found.rows] == DAYS
    [sheet] = read_file("u.xlsx", book(is_1904=True), LIST).sheets
    assert [row[1] for row in sheet.rows] == DAYS


@pytest.mark.parametrize(("before", "number"), [(XLS_1904 + XLS_ALL_DAYS, 42_825), (XLS_ALL_DAYS, 44_287)])
def test_an_old_workbook_too(before: bytes, number: int) -> None:
    old = xls("Blad1", [xls_text(0, 0, "Ver"), xls_text(0, 1, "Dag"), xls_number(1, 1, number)], before)
    [found] = lists_in("u.xls", old)
    assert found.rows[0][1] == date(2021, 4, 1)
