"""Several tables on one sheet, below or beside each other: each read as its own or named, never mixed."""

from datetime import date
from typing import Any

import pytest

from corespons.intake.beside import column_blocks, columns_told
from corespons.intake.found_tables import FoundTable, find_tables
from corespons.intake.matching_lists import lists_in
from corespons.intake.matching_words import is_heading
from corespons.intake.profile import Profile
from corespons.intake.read import read_file
from corespons.tables import by_name
from tests.intake.deliveries import xlsx

Rows = list[list[Any]]
FIRMS = Profile("f", by_name()["company"], columns={"Företagsnamn": ("Bolag",), "Kommun": ("Ort",)})
COSTS = Profile(
    "k", by_name()["budget"], columns={"Kostnadsslag": ("Slag",), "Region": ("Län",), "Belopp": ("Kr",)}
)  # fmt: skip
BESIDE: Rows = [
    ["Orgnr", "Bolag", "Ort", None, "Slag", "Län", "Kr"],
    ["5560360793", "Ett AB", "Åre", None, "Resor", "22", 10],
    ["5560360801", "Två AB", "Timrå", None, "Hyra", "23", 20],
    [None, None, None, None, "Lön", "22", 30],
]
BELOW: Rows = [
    ["Löpnr", "Bolag", "Besökt", "Minuter"],
    ["1", "Ett AB", date(2022, 3, 1), 30],
    ["2", "Två AB", date(2022, 3, 2), 45],
    [],
    ["Telefonlistan"],
    ["Nummer", "Vem", "Avdelning", "Anteckning"],
    ["7", "Eva", "Norr", "x"],
    ["8", "Nils", "Syd", "y"],
]


def tables(rows: Rows) -> tuple[FoundTable, ...]:
    return find_tables(rows, is_heading)


def cells(table: FoundTable) -> Rows:
    return [[cell for cell in row if cell is not None] for row in table.rows]


def test_tables_beside_each_other_are_told_apart_by_an_empty_column_and_their_lengths() -> None:
    left, right = tables(BESIDE)
    assert cells(left) == [["5560360793", "Ett AB", "Åre"], ["5560360801", "Två AB", "Timrå"]]
    assert cells(right) == [["Resor", "22", 10], ["Hyra", "23", 20], ["Lön", "22", 30]]
    assert list(left.told()) == [
        "Rad 4 har bara uppgifter i en tabell bredvid och lästes inte här.",
        "Kolumn E–G ser ut som en egen tabell bredvid och lästes inte här. Ska den med, lägg den på ett eget blad "
        "och läs in den för sig.",
    ]


def test_tables_that_share_a_heading_are_two_though_they_are_as_long() -> None:
    rows = [["Bolag", "Ort", None, "Bolag", "Ort"], ["Ett", "Åre", None, "Två", "Timrå"]]
    assert [cells(one) for one in tables(rows)] == [[["Ett", "Åre"]], [["Två", "Timrå"]]]


@pytest.mark.parametrize(
    "rows",
    [
        [["Bolag", "Ort", None, "Kr", "Not"], ["Ett", "Åre", None, 1, "x"], ["Två", "Timrå", None, 2, "y"]],
        [["Bolag", "Ort", None, "Kr", "Not"], ["Ett", "Åre", None, None, None], ["Två", "Timrå", None, 2, "y"]],
        [["Bolag", "Ort", None, "Kr", "Not"], ["A", "Åre"], ["B", "Åre", None, 2, "y"], ["C", "Åre"]],
        [["Bolag", "Ort", None, "Kr", "Not"], ["Ett", "Åre", "i spalten", 1, "x"], ["Två", "Timrå"]],
        [["Bolag", "Ort", None, "Kr"], ["Ett", "Åre", None, 1], ["Två", "Timrå"]],
    ],
)
def test_an_empty_column_within_one_list_parts_nothing(rows: Rows) -> None:
    assert len(tables(rows)) == 1


def test_two_tables_that_nothing_tells_apart_are_told_of_as_one_list() -> None:
    rows = [["Orgnr", "Bolag", "Ort", None, "Slag", "Kr"], ["5560360793", "Ett AB", "Åre", None, "Resor", 10]]
    (one,) = tables(rows)
    assert list(one.told()) == [
        "Kolumn E–F lästes som samma lista som kolumnerna till vänster om den tomma kolumnen. Är de en egen tabell, "
        "lägg dem på ett eget blad."
    ]


def test_columns_are_named_as_excel_names_them() -> None:
    assert (columns_told(range(4, 7)), columns_told(range(25, 28)), columns_told(range(1))) == ("E–G", "Z–AB", "A")
    assert column_blocks(["a", "b", None, "c", "d"], []) == (range(5),)


def test_a_profile_reads_its_own_of_the_tables_beside_each_other() -> None:
    book = xlsx({"Blad1": BESIDE})
    [costs] = read_file("b.xlsx", book, COSTS).sheets
    [firms] = read_file("b.xlsx", book, FIRMS).sheets
    assert (list(costs.numbers), list(firms.numbers)) == ([2, 3, 4], [2, 3])
    assert firms.others == {"heading": 1, "beside": 1}


def test_the_guided_path_shows_each_table_of_a_sheet() -> None:
    found = lists_in("b.xlsx", xlsx({"Blad1": BESIDE, "Blad2": BELOW}))
    assert [(one.sheet, [name for name in one.headings if name], len(one.rows)) for one in found] == [
        ("Blad1", ["Orgnr", "Bolag", "Ort"], 2),
        ("Blad1", ["Slag", "Län", "Kr"], 3),
        ("Blad2", ["Löpnr", "Bolag", "Besökt", "Minuter"], 2),
        ("Blad2", ["Nummer", "Vem", "Avdelning", "Anteckning"], 2),
    ]


def test_of_two_tables_with_the_same_headings_the_second_is_named() -> None:
    rows = [["Bolag", "Ort", None, "Bolag", "Ort"], ["Ett", "Åre", None, "Två", "Timrå"]]
    [found] = lists_in("b.xlsx", xlsx({"Blad1": rows}))
    assert "Kolumn D–E ser ut som en egen tabell" in found.told[-1]


def test_a_table_below_with_unknown_words_is_told_by_words_where_there_were_figures() -> None:
    upper, lower = tables(BELOW)
    assert (list(upper.numbers), list(lower.numbers)) == ([2, 3], [7, 8])
    assert (lower.heading_rows, upper.others, lower.others) == (
        (6,), {"heading": 1, "other": 4}, {"heading": 1, "other": 3, "title": 1},
    )  # fmt: skip


@pytest.mark.parametrize("row", [["3", "Tre AB", "saknas", 12], ["3", "Tre AB"], ["3", "Tre AB", "2022-04-01", "12"]])
def test_a_row_after_an_empty_one_is_still_a_row(row: list[Any]) -> None:
    assert len(tables([*BELOW[:3], [], row, ["4", "Fyra AB", date(2022, 3, 4), 5]])) == 1


def test_a_table_above_the_heading_is_no_title() -> None:
    rows = [["Vem", "Var", "Hur"], ["Eva", "Norr", "x"], [], ["Orgnr", "Bolag", "Kommun"], ["5560360793", "A", "Åre"]]
    [table] = tables(rows)
    assert "Rad 1–2 ser ut som en egen tabell" in next(iter(table.told()))
