"""A cell that shows another number than it holds is judged as what is seen: 50 % is not 0,5, nor 2 tkr 2 kr."""

import io
from typing import Any

import pytest
import xlsxwriter

from corespons.intake import Options, load_files
from corespons.intake.number_formats import as_shown, unit_of
from corespons.store import open_store


@pytest.mark.parametrize(
    ("code", "unit"),
    [
        ("0%", "%"), ("0.00%", "%"), ('#,##0 "tkr"', "tkr"), ("# ##0\\ \\t\\k\\r", "tkr"), ('[Red]#,##0" tkr"', "tkr"),
        ('#,##0 "Mkr"', "Mkr"), ('0.0" mnkr";-0.0" mnkr"', "mnkr"), ('#,##0 "TSEK"', "TSEK"), ('0 "milj"', "milj"),
        ("General", None), ("#,##0", None), ('#,##0 "kr"', None), ('0 "st"', None), ('"%"0', None),
        ("yyyy-mm-dd", None), ('#,##0, "tkr"', None), ('0.0,,"mkr"', None),
    ],
)  # fmt: skip
def test_a_format_is_asked_what_it_sets_after_a_number_that_makes_it_another(code: str, unit: str | None) -> None:
    assert unit_of(code) == unit


def test_a_number_is_written_as_its_cell_shows_it() -> None:
    assert [as_shown(0.5, "%"), as_shown(0.07, "%"), as_shown(1250, "tkr"), as_shown(2.5, "mkr")] == [
        "50 %", "7 %", "1250 tkr", "2,5 mkr",
    ]  # fmt: skip


def costs(*cells: tuple[Any, str]) -> bytes:
    """A delivery of costs, each amount with its format; the headings are shown in per cent, which changes no text."""
    content = io.BytesIO()
    with xlsxwriter.Workbook(content) as book:
        sheet = book.add_worksheet("Utfall")
        heading = book.add_format({"num_format": "0%"})
        sheet.write_row(0, 0, ["Verifikation", "Datum", "Kostnadsslag", "Region", "Belopp", "Status"], heading)
        for row, (value, code) in enumerate(cells, 1):
            sheet.write_row(row, 0, [f"V{row}", "2022-03-01", "Personal", "gemensamt", None, "bokförd"])
            sheet.write(row, 4, value, book.add_format({"num_format": code}))
    return content.getvalue()


def test_what_is_shown_with_another_unit_is_set_aside_as_it_is_seen_and_the_rest_is_loaded() -> None:
    store = open_store(":memory:", "hemlig")
    content = costs(
        (1250, '#,##0 "tkr"'), (1250, '#,##0 "kr"'), (0.5, "0%"), (1250000, '#,##0, "tkr"'), ("750", '0" tkr"')
    )  # fmt: skip
    (receipt,) = load_files(store, [("Utfall.xlsx", content)], Options(source="Region"))
    with store.cursor() as cursor:
        rows = cursor.execute("SELECT voucher, amount FROM cost ORDER BY ALL").fetchall()
    store.close()
    assert [(id, int(amount)) for id, amount in rows] == [("V2", 1250), ("V4", 1250000), ("V5", 750)]
    told = [one.message for one in receipt.problems if one.severity == "error"]
    assert len(told) == 2 and "1250 tkr" in told[0] and "50 %" in told[1]
