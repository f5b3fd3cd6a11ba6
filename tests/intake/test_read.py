"""A delivered file, whatever it is, becomes sheets of raw cells or one Swedish sentence."""

import io
import zipfile
from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import openpyxl
import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from corespons.errors import UnreadableFile
from corespons.intake.read import read_file
from corespons.intake.sheets import Delivered
from tests.intake.deliveries import (
    XLS_PASSWORD,
    archive,
    compound,
    csv_file,
    ods,
    xls,
    xls_error,
    xls_extent,
    xls_formula,
    xls_number,
    xls_text,
    xlsb,
    xlsx,
    xlsx_of_xml,
)

BUDGET = "Kostnadsslag;Region;Belopp\nResor;22;100\n"


def rows(delivered: Delivered) -> list[tuple[int, list[Any]]]:
    [sheet] = delivered.sheets
    return [(number, list(row)) for number, row in zip(sheet.numbers, sheet.rows, strict=True)]


def refusal(name: str, content: bytes) -> str:
    with pytest.raises(UnreadableFile) as refused:
        read_file(name, content)
    return str(refused.value)


# CSV


@pytest.mark.parametrize(
    ("encoding", "told"),
    [("utf-8", "utf-8"), ("utf-8-sig", "utf-8-sig"), ("utf-16", "utf-16"), ("cp1252", "cp1252")],
)
def test_the_encoding_is_found_and_told(encoding: str, told: str) -> None:
    read = read_file("Budget.csv", "Kostnadsslag;Region;Belopp\nLön;22;100".encode(encoding))
    assert (read.encoding, rows(read)) == (told, [(2, ["Lön", "22", "100"])])


def test_utf_16_with_the_other_byte_order() -> None:
    assert read_file("Budget.csv", b"\xfe\xff" + BUDGET.encode("utf-16-be")).encoding == "utf-16"


def test_bytes_that_no_encoding_has_are_refused() -> None:
    assert "tecken" in refusal("Budget.csv", b"Kostnadsslag;Region;Belopp\nL\x81n;22;100")


@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
def test_the_delimiter_is_the_one_that_gives_known_headings(delimiter: str) -> None:
    text = BUDGET.replace(";", delimiter)
    assert read_file("Budget.csv", text.encode()).delimiter == delimiter


def test_a_comma_in_a_heading_does_not_mislead() -> None:
    read = read_file("Budget.csv", b"Kostnadsslag;Region;Belopp;a,b,c,d,e\nResor;22;1;x")
    assert read.delimiter == ";"


def test_excel_s_own_hint_of_the_delimiter_is_followed() -> None:
    read = read_file("Budget.csv", b"sep=,\r\nKostnadsslag,Region,Belopp\r\nResor,22,1")
    assert (read.delimiter, rows(read)) == (",", [(2, ["Resor", "22", "1"])])


def test_blank_records_are_counted_and_quoted_line_breaks_are_not() -> None:
    read = read_file("Budget.csv", b'Kostnadsslag;Region;Belopp\n\n"Resor\noch mat";22;1\nHyra;22;2\n')
    assert rows(read) == [(2, []), (3, ["Resor\noch mat", "22", "1"]), (4, ["Hyra", "22", "2"])]


def test_a_quote_that_is_never_closed_takes_only_its_own_line() -> None:
    read = read_file("Budget.csv", b'Kostnadsslag;Region;Belopp\n"Resor;22;1\nHyra;22;2\nMat;22;3\n')
    assert rows(read)[1:] == [(3, ["Hyra", "22", "2"]), (4, ["Mat", "22", "3"])]
    assert list(read.sheets[0].broken) == [0]


def test_a_quote_closed_rows_later_has_not_swallowed_them() -> None:
    read = read_file("Budget.csv", b'Kostnadsslag;Region;Belopp\n"Resor;22;1\nHyra";22;2\nMat;22;3\n')
    assert [number for number, _ in rows(read)] == [2, 3, 4]
    assert list(read.sheets[0].broken) == [0]


def test_a_title_that_is_also_a_word_for_a_column_is_no_heading() -> None:
    read = read_file("Budget.csv", b"Region;;\nKostnadsslag;Region;Belopp\nResor;22;1\n")
    assert (read.sheets[0].heading_row, rows(read)) == (2, [(3, ["Resor", "22", "1"])])


@pytest.mark.parametrize("name", ["Resebyr\ufffd", "Resebyrå".encode().decode("cp1252")])
def test_letters_that_were_lost_before_the_file_came_are_told(name: str) -> None:
    read = read_file("Budget.csv", f"Kostnadsslag;Region;Belopp\n{name};22;1\n".encode())
    assert [problem.message[:33] for problem in read.problems] == ["Filens å, ä eller ö förvanskades i"[:33]]
    assert rows(read)[0][1][0] == name


def test_a_quote_in_a_short_row_has_not_swallowed_those_after_it() -> None:
    read = read_file("Budget.csv", b'Kostnadsslag;Region;Belopp\n"Resor;22\nHyra;22;2\nMat";22;3\n')
    assert [number for number, _ in rows(read)] == [2, 3, 4]
    assert list(read.sheets[0].broken) == [0]


def test_text_after_a_closing_quote_breaks_only_its_own_record() -> None:
    read = read_file("Budget.csv", b'Kostnadsslag;Region;Belopp\n"Re"sor;22;1\n"Hyra\nlokal";22;2\n')
    assert rows(read)[1] == (3, ["Hyra\nlokal", "22", "2"])
    assert list(read.sheets[0].broken) == [0]


def test_many_unclosed_quotes_are_read_in_reasonable_time() -> None:
    lines = ["Kostnadsslag;Region;Belopp", *['"Resor;22;1', 'Mat;"22";3'] * 10_000]
    read = read_file("Budget.csv", "\n".join(lines).encode())
    assert len(read.sheets[0].broken) == 10_000


@pytest.mark.parametrize("name", ["Företag.csv", "Fo\u0308retag.CSV", "in/FÖRETAG.txt", "C:\\in\\företag (2).tsv"])
def test_a_csv_is_named_after_its_table_in_any_form(name: str) -> None:
    assert read_file(name, b"Organisationsnummer;Kommun").sheets[0].table.name == "company"


def test_a_csv_that_is_named_after_no_table_says_which_there_are() -> None:
    message = refusal("aktivitet.csv", b"a;b")
    assert "menas Aktiviteter?" in message
    assert "Sammanslagning" in message


# workbooks


def test_row_numbers_are_those_that_excel_shows() -> None:
    content = xlsx({"Budget": [[], [], ["Kostnadsslag", "Region", "Belopp"], [], ["Resor", 22, 1.5]]})
    [sheet] = read_file("b.xlsx", content).sheets
    assert sheet.heading_row == 3
    assert [(n, list(r)) for n, r in zip(sheet.numbers, sheet.rows, strict=True)][-1] == (5, ["Resor", 22.0, 1.5])


def test_minutes_come_back_from_excel_s_fractions_as_they_were() -> None:
    moments = [datetime(2021 + n % 3, 1 + n % 12, 1 + n % 28, n % 24, n * 7 % 60) for n in range(2_000)]
    file = io.BytesIO()
    with xlsxwriter.Workbook(file) as workbook:
        sheet, look = workbook.add_worksheet("Ärenden"), workbook.add_format({"num_format": "yyyy-mm-dd hh:mm"})
        for number, moment in enumerate([None, *moments]):
            sheet.write_string(number, 0, "x")
            if moment:
                sheet.write_datetime(number, 1, moment, look)
    read = [cells[1] for _, cells in rows(read_file("a.xlsx", file.getvalue()))]
    assert [datetime(one.year, one.month, one.day) if type(one) is date else one for one in read] == moments


def test_formulas_are_counted_and_one_without_a_stored_value_is_empty() -> None:
    data = '<row r="1"><c r="A1" t="inlineStr"><is><t>Belopp</t></is></c></row>'
    data += '<row r="2"><c r="A2"><f>1+1</f><v>2</v></c><c r="B2"><f>A2</f></c><c r="C2"><v>3</v></c></row>'
    [sheet] = read_file("b.xlsx", xlsx_of_xml("Budget", data)).sheets
    assert (sheet.formulas, [list(row) for row in sheet.rows]) == (2, [[2.0, "", 3.0]])


ODS_ROWS = (
    '<table:table-row><table:table-cell office:value-type="string"><text:p>Belopp</text:p></table:table-cell>'
    "</table:table-row>"
    '<table:table-row table:number-rows-repeated="2"><table:table-cell/></table:table-row>'
    '<table:table-row><table:table-cell table:formula="of:=1/0" office:value-type="string" calcext:value-type="error">'
    "<text:p>#DIV/0!</text:p></table:table-cell></table:table-row>"
)
WITH_ERRORS = {
    "xlsx": xlsx_of_xml(
        "Budget",
        '<x:row><x:c t="inlineStr"><x:is><x:t>Belopp</x:t></x:is></x:c></x:row>'
        '<x:row r="4"><x:c t="e"><x:f>1/0</x:f><x:v>#DIV/0!</x:v></x:c></x:row>',
        prefix="x:",
    ),
    "xls": xls("Budget", [xls_text(0, 0, "Belopp"), xls_formula(2, 1, 1.0), xls_error(3, 0, 7)]),
    "xlsb": xlsb("Budget", [["Belopp"], [None, 1 + 0j], [], [(7,)]]),
    "ods": ods("Budget", ODS_ROWS),
}


@pytest.mark.parametrize("suffix", WITH_ERRORS)
def test_error_values_are_not_read_as_empty_in_any_format(suffix: str) -> None:
    read = read_file(f"b.{suffix}", WITH_ERRORS[suffix])
    assert (rows(read)[-1][0], rows(read)[-1][1][0]) == (4, "#DIV/0!")
    assert read.sheets[0].formulas == 1


def test_a_sheet_that_is_no_table_is_named_and_left() -> None:
    read = read_file("b.xlsx", xlsx({"Aktivitet": [["x"]], "Förklaring": [["x"]], "Budget": [["Belopp"], [1]]}))
    assert [problem.message for problem in read.problems] == [
        "Bladet Aktivitet är ingen tabell och lästes inte (menas Aktiviteter?)."
    ]


def test_a_second_sheet_of_the_same_table_is_refused() -> None:
    read = read_file("b.xlsx", xlsx({"Företag": [["Kommun"], ["Åre"]], "Fo\u0308retag": [["Kommun"], ["Berg"]]}))
    assert [list(sheet.rows[0]) for sheet in read.sheets] == [["Åre"]]
    assert [(problem.severity, problem.sheet) for problem in read.problems] == [("error", "Företag")]


def test_a_hidden_sheet_is_read_and_named() -> None:
    book = openpyxl.load_workbook(io.BytesIO(xlsx({"Aktörer": [["Aktör"]], "Budget": [["Belopp"], [1]]})))
    book["Budget"].sheet_state = "hidden"
    file = io.BytesIO()
    book.save(file)
    read = read_file("b.xlsx", file.getvalue())
    assert [sheet.table.sheet for sheet in read.sheets] == ["Aktörer", "Budget"]
    assert [problem.message[:26] for problem in read.problems] == ["Bladet Budget är dolt i fi"]


# what cannot be read

LYING = bytearray(archive({"xl/workbook.xml": "x" * 5_000}))
for start in (LYING.index(b"PK\x03\x04") + 22, LYING.index(b"PK\x01\x02") + 24):
    LYING[start : start + 4] = (10).to_bytes(4, "little")


def far(row: int, column: str) -> bytes:
    return xlsx_of_xml(
        "Budget", f'<row r="1"><c r="A1"><v>1</v></c></row><row r="{row}"><c r="{column}{row}"><v>1</v></c></row>'
    )


def far_unnamed() -> bytes:
    return xlsx_of_xml(
        "Budget", '<row r="1"><c><v>1</v></c></row><row r="1048576">' + "<c><v>1</v></c>" * 200 + "</row>"
    )


def locked_zip() -> bytes:
    """A zip whose list of contents says that the part is encrypted."""
    content = bytearray(archive({"xl/workbook.xml": "x"}))
    content[content.index(b"PK\x01\x02") + 8] |= 1
    return bytes(content)


def many_texts() -> bytes:
    parts = {"xl/workbook.xml": "<workbook/>", "xl/_rels/workbook.xml.rels": "<Relationships/>"}
    return archive({**parts, "xl/sharedStrings.xml": '<sst count="1" uniqueCount="2000000000"></sst>'})


def bomb() -> bytes:
    return archive({"xl/workbook.xml": "x" * 60_000_000})


def row_of(number: str, text: str) -> str:
    cell = f'<c r="A{number}" t="inlineStr"><is><t>{text}</t></is></c>'
    return f'<row r="{number}">{cell}</row>'


TWICE = (
    '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c></row>'
    '<row r="2"><c r="A2" t="str"><v></v></c><c r="{}"><v>3</v></c><c r="{}"><v>4</v></c></row>'
)


def sheet_in_utf_16() -> bytes:
    with zipfile.ZipFile(io.BytesIO(xlsx_of_xml("Budget", row_of("1", "Belopp")))) as zipped:
        parts = {name: zipped.read(name) for name in zipped.namelist()}
    return archive({**parts, "xl/s.xml": b"\xff\xfe" + parts["xl/s.xml"].decode().encode("utf-16-le")})


BAD: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "empty": ("Budget.csv", lambda: b"", "tom"),
    "blank": ("Budget.csv", lambda: b" \r\n\r\n", "tom"),
    "only a mark of encoding": ("Budget.csv", lambda: b"\xef\xbb\xbf", "tom"),
    "an old encoding": ("Företag.csv", lambda: "Kommun;Organisationsnummer\nHärnösand;1".encode("cp850"), "UTF-8"),
    "the encoding of an old Mac": ("Budget.csv", lambda: "Belopp;Kostnadsslag\n1;Resebyrå".encode("mac_roman")
                                   + "\n1;Nätverk".encode("mac_roman"), "UTF-8"),
    "a row of 100 000 empty headings": ("Budget.csv", lambda: b";" * 100_000, "kolumner"),
    "a row number twice": ("b.xlsx", lambda: xlsx_of_xml("Budget", row_of("7", "a") + row_of("7", "b")), "rad 7"),
    "a cell twice": ("b.xlsx", lambda: xlsx_of_xml("Budget", TWICE.format("B2", "B2")), "cell B2"),
    "a cell twice in small letters": ("b.xlsx", lambda: xlsx_of_xml("Budget", TWICE.format("B2", "b2")), "cell B2"),
    "a cell of another row": ("b.xlsx", lambda: xlsx_of_xml("Budget", TWICE.format("B2", "B1")), "cell B1"),
    "a sheet in UTF-16": ("b.xlsx", sheet_in_utf_16, "ingen arbetsbok"),
    "a page of a million and a half cells": ("Budget.xls", lambda: b"<table><tr>" + b"<td>" * 1_500_001, "Dela upp"),
    "binary": ("Budget.csv", lambda: b"\x00\x01\x02;\x00", "rubriker"),
    "too large": ("Budget.csv", lambda: b"x" * 25_000_001, "25 MB"),
    "too many rows": ("Budget.csv", lambda: b"Belopp\n" + b"1\n" * 1_048_577, "1048576"),
    "not a workbook": ("b.xlsx", lambda: b"Kostnadsslag;Belopp", "ingen arbetsbok"),
    "a picture": ("b.png", lambda: b"\x89PNG", "arbetsbok"),
    "cut off": ("b.xlsx", lambda: xlsx({"Budget": [["x"]]})[:1_000], "ingen arbetsbok"),
    "a zip of something else": ("b.xlsx", lambda: archive({"a.txt": "x"}), "ingen arbetsbok"),
    "a part larger than it says": ("b.xlsx", lambda: bytes(LYING), "ingen arbetsbok"),
    "wrong sheet": ("b.xlsx", lambda: xlsx({"Blad1": [["x"]]}), "Blad1"),
    "password": ("b.xlsx", lambda: compound("EncryptedPackage", b"x" * 5_000), "lösenord"),
    "password on an old one": ("b.xls", lambda: xls("Budget", [], XLS_PASSWORD), "lösenord"),
    "zip with a password": ("b.xlsx", locked_zip, "lösenord"),
    "half an old one": ("b.xls", lambda: xls("Budget", [])[:700], "ingen arbetsbok"),
    "300 columns": ("b.xlsx", lambda: xlsx({"Budget": [list(range(300))]}), "kolumner"),
    "300 columns in CSV": ("Budget.csv", lambda: ";".join(map(str, range(300))).encode(), "kolumner"),
    "a cell in the last corner": ("b.xlsx", lambda: far(1_048_576, "XFD"), "kolumner"),
    "a cell far down and out": ("b.xlsx", lambda: far(1_048_576, "AZ"), "för stort"),
    "cells without names far down": ("b.xlsx", far_unnamed, "för stort"),
    "a row that Excel has not": ("b.xlsx", lambda: far(1_048_577, "A"), "för stort"),
    "an old one with a cell far out": ("b.xls", lambda: xls("Budget", [xls_number(65_535, 65_535, 1)]), "kolumner"),
    "an old one that says it is larger": ("b.xls", lambda: xls("Budget", [xls_extent(0, 2**31, 0, 9)]), "för stort"),
    "an old one that ends too early": ("b.xls", lambda: xls("Budget", [xls_extent(9, 1, 0, 9)]), "ingen arbetsbok"),
    "texts that say they are more": ("b.xlsx", many_texts, "ingen arbetsbok"),
    "a sheet that is never closed": ("b.ods", lambda: ods("Budget", "</table:x>"), "ingen arbetsbok"),
    "a zip bomb": ("b.xlsx", bomb, "för hårt packad"),
}  # fmt: skip


@pytest.mark.parametrize("fault", BAD)
def test_a_bad_file_gives_a_sentence(fault: str) -> None:
    name, content, word = BAD[fault]
    assert word in refusal(name, content())


def test_a_styled_but_empty_cell_far_out_does_no_harm() -> None:
    data = '<row r="1"><c r="A1" t="inlineStr"><is><t>Belopp</t></is></c><c r="XFD1" s="1"/></row>'
    assert len(read_file("b.xlsx", xlsx_of_xml("Budget", data)).sheets) == 1


STARTS = [
    b"",
    b"PK\x03\x04",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
    b"\xff\xfe",
    b"\xef\xbb\xbf",
    b"Kostnadsslag;Region;Belopp\n",
]
SOUND = [xlsx({"Budget": [["Belopp"], [1]]}), WITH_ERRORS["xls"], WITH_ERRORS["xlsb"], WITH_ERRORS["ods"]]


@given(st.sampled_from(["Budget.csv", "b.xlsx", "b.xls", "b.ods"]), st.sampled_from(STARTS), st.binary(max_size=2_000))
def test_any_bytes_give_rows_or_a_sentence(name: str, start: bytes, rest: bytes) -> None:
    reads_or_refuses(name, start + rest)


@given(st.sampled_from(SOUND), st.integers(0, 20_000), st.binary(min_size=1, max_size=40))
def test_a_damaged_workbook_gives_rows_or_a_sentence(sound: bytes, place: int, damage: bytes) -> None:
    place %= len(sound)
    reads_or_refuses("b.xlsx", sound[:place] + damage + sound[place + len(damage) :])


@given(st.sampled_from(["workbook", "sheet"]), st.integers(0, 5_000), st.binary(min_size=1, max_size=40))
def test_a_workbook_with_a_damaged_part_gives_rows_or_a_sentence(which: str, place: int, damage: bytes) -> None:
    parts = {}
    with zipfile.ZipFile(io.BytesIO(SOUND[0])) as zipped:
        for part in zipped.namelist():
            content = zipped.read(part)
            if which in part:
                at = place % len(content)
                content = content[:at] + damage + content[at + len(damage) :]
            parts[part] = content
    reads_or_refuses("b.xlsx", archive(parts))


def reads_or_refuses(name: str, content: bytes) -> None:
    try:
        assert read_file(name, content).sheets is not None
    except UnreadableFile as refused:
        assert str(refused).endswith((".", "?"))


def test_a_table_as_text_makes_the_file_it_says() -> None:
    assert csv_file("a | b\n 1 |\n") == b"a;b\r\n1;"


PAGE = (
    '<html><head><meta charset="{0}"></head><body><table><tr><td colspan=3>Uttag</td></tr><tr><th>Kostnadsslag'
    "<th>Region<th>Belopp</tr><tbody><tr><td>L&ouml;n &amp; ö<td>22<td> 1&nbsp;000 </tr></tbody></table></body></html>"
)


@pytest.mark.parametrize("encoding", ["utf-8", "windows-1252"])
@pytest.mark.parametrize("name", ["Budget.xls", "Budget (1).html"])
def test_a_web_page_named_as_a_workbook_is_read(name: str, encoding: str) -> None:
    read = read_file(name, PAGE.format(encoding).encode(encoding))
    assert rows(read) == [(3, ["Lön & ö", "22", "1 000"])]
    assert [problem.message for problem in read.problems] == [
        "Rad 1 togs som rubriktext och lästes inte.",
        "Rad 2 togs som kolumnrubriker.",
    ]


@pytest.mark.parametrize(
    ("page", "word"),
    [
        ("<html>hej</html>", "utan tabell"),
        ("<table><tr><td rowspan=2>x</table>", "flera rader"),
        ("<table><tr><td><table><tr><td>x</table></table>", "tabell i tabellen"),
        ("<table>" + "<tr>" + "<td>x" * 300 + "</table>", "kolumner"),
        ("<table><tr><td>x</table><!-- <tr> ", "till slutet"),
    ],
)
def test_a_web_page_that_cannot_be_read_gives_a_sentence(page: str, word: str) -> None:
    assert word in refusal("Budget.xls", page.encode())


def test_what_a_page_defines_itself_is_not_put_in() -> None:
    page = b'<!DOCTYPE html [<!ENTITY a "aaaa">]><table><tr><th>Kostnadsslag<tr><td>&a;</table>'
    assert "aaaa" not in str(rows(read_file("Budget.xls", page)))


def test_rows_within_a_form_are_not_lost() -> None:
    page = b"<table><form><tr><th>Kostnadsslag<th>Belopp<tr><form><td>Resor<td>1</form></form></table>"
    assert rows(read_file("Budget.xls", page)) == [(2, ["Resor", "1"])]
