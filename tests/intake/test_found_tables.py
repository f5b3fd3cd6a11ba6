"""The table is found wherever it stands in a sheet, and every row of the sheet is accounted for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corespons.errors import BadProfile
from corespons.intake.found_tables import FoundTable, find_table
from corespons.intake.profile import Profile, facts_of, profile_of
from corespons.intake.read import read_file
from corespons.intake.recognise import in_our_headings
from corespons.intake.row_roles import Role, row_ranges
from corespons.intake.sheets import Cell, is_filled
from corespons.tables import by_name
from tests.intake.deliveries import xlsx

KNOWN = {"kostnadsslag", "region", "belopp", "nki 1", "nki 2"}
HEADING: list[Cell] = ["Kostnadsslag", "Region", "Belopp"]
BUDGET = by_name()["budget"]
FOREIGN = Profile("b", BUDGET, columns={"Kostnadsslag": ("Slag",), "Region": ("Län",), "Belopp": ("Kr",)})


def found(*rows: list[Cell], exact: bool = False) -> FoundTable:
    table = find_table(rows, lambda text: text.casefold() in KNOWN, exact)
    assert table is not None
    return table


def roles(table: FoundTable) -> str:
    """The first letter of what each row is, in the order of the rows."""
    return "".join(role.name[0] for _, role in sorted(table.account.items()))


def test_a_heading_at_the_top_makes_all_below_it_data_in_the_exchange_format() -> None:
    table = found(HEADING, ["Resor", "22", 1], ["Summa", None, 1], ["Källa: vi"], exact=True)
    assert (roles(table), list(table.told())) == ("HDDD", [])


def test_rows_of_title_above_the_heading_are_named() -> None:
    table = found(["Budget 2022"], [], ["Uttagen i mars"], HEADING, ["Resor", "22", 1], exact=True)
    assert (list(table.rows), list(table.numbers)) == ([["Resor", "22", 1]], [5])
    assert list(table.told()) == [
        "Rad 1, 3 togs som rubriktext och lästes inte.",
        "Rad 4 togs som kolumnrubriker.",
    ]


def test_a_sum_a_repeated_heading_and_notes_below_are_named() -> None:
    rows: list[list[Cell]] = [["Resor", "22", 1], HEADING, ["Hyra", "23", 2], ["Summa", None, 3], [], ["Källa: vi"]]
    table = found(HEADING, *rows)
    assert roles(table) == "HDRDTN"
    assert list(table.numbers) == [2, 4]


def test_a_row_that_fills_every_column_is_no_sum() -> None:
    assert roles(found(HEADING, ["Summa", "22", 3])) == "HD"


def test_a_note_in_the_middle_of_the_data_is_not_let_go() -> None:
    assert roles(found(HEADING, ["* avser mars"], ["Resor", "22", 1])) == "HDD"


def test_a_heading_of_two_lines_with_a_merged_cell_is_joined() -> None:
    table = found(["Betyg"], [None, "NKI", None], ["Kostnadsslag", "1", "2"], ["Resor", 7, 8])
    assert (table.heading, table.heading_rows) == (("Kostnadsslag", "NKI 1", "NKI 2"), (2, 3))
    assert table.rows == [["Resor", 7, 8]]


def test_a_row_of_data_is_not_taken_for_a_second_line() -> None:
    assert found(HEADING, ["Region", "22", 1]).heading_rows == (1,)


ACTORS: list[Cell] = ["Aktör", "RES-part", "Leveransintervall"]


@pytest.mark.parametrize("heading", [ACTORS, ["Region", "Kostnadsslag", "Belopp"]])
def test_another_table_below_is_never_read_as_rows_of_the_first(heading: list[Cell]) -> None:
    table = found(HEADING, ["Resor", "22", 1], [], heading, ["Almi", "23", 30], ["Källa: vi"])
    assert (roles(table), list(table.numbers)) == ("HDOOO", [2])
    assert "Rad 4–6 ser ut som en egen tabell" in next(iter(table.told()))


def test_another_table_with_some_words_unknown_is_told_by_the_empty_row_above_it() -> None:
    foreign: list[Cell] = ["Aktör", "RES-part", "Vår anteckning"]
    assert roles(found(HEADING, ["Resor", "22", 1], [], foreign, ["Almi", "ja", "x"])) == "HDOO"
    assert roles(found(HEADING, ["Resor", "22", 1], foreign, ["Almi", "ja", "x"])) == "HDDD"


def test_its_own_heading_once_more_begins_no_other_table() -> None:
    assert roles(found(HEADING, ["Resor", "22", 1], [], HEADING[:2], ["Hyra", "23", 2])) == "HDDD"
    assert roles(found(HEADING, ["Resor", "22", 1], [], HEADING, ["Hyra", "23", 2])) == "HDRD"


def test_row_numbers_are_told_in_ranges() -> None:
    assert row_ranges([7, 1, 2, 3]) == "1–3, 7"


CELLS = st.sampled_from(["", None, "Kostnadsslag", "Region", "Belopp", "NKI", "1", "Summa", "Källa: vi", "x" * 80, 5.0])


@given(st.lists(st.lists(CELLS, max_size=5), max_size=40), st.booleans())
def test_every_row_that_is_not_empty_is_accounted_for_once(rows: list[list[Cell]], exact: bool) -> None:
    filled = [number for number, row in enumerate(rows, 1) if any(map(is_filled, row))]
    table = find_table(rows, lambda text: text.casefold() in KNOWN, exact)
    if table is None:
        assert not filled
        return
    assert sorted(table.account) == filled
    data = [number for number, role in table.account.items() if role is Role.DATA]
    read = [number for number, row in zip(table.numbers, table.rows, strict=True) if any(map(is_filled, row))]
    assert sorted(data) == read


# in a file


def test_a_sheet_of_ours_with_a_title_is_read_and_the_receipt_says_so() -> None:
    read = read_file("b.xlsx", xlsx({"Budget": [["Budget 2022"], HEADING, ["Resor", 22, 1]]}))
    assert (read.sheets[0].heading_row, [list(row) for row in read.sheets[0].rows]) == (2, [["Resor", 22.0, 1.0]])
    assert [problem.message for problem in read.problems] == [
        "Rad 1 togs som rubriktext och lästes inte.",
        "Rad 2 togs som kolumnrubriker.",
    ]


def test_a_csv_with_title_and_notes_is_read_and_the_receipt_says_so() -> None:
    text = "Budget, uttag\n\nKostnadsslag;Region;Belopp\nResor;22;1\nSumma;;1\n* preliminärt\n"
    read = read_file("Budget.csv", text.encode())
    assert [list(row) for row in read.sheets[0].rows] == [["Resor", "22", "1"]]
    assert list(read.sheets[0].numbers) == [4]
    assert [problem.message for problem in read.problems] == [
        "Rad 1 togs som rubriktext och lästes inte.",
        "Rad 3 togs som kolumnrubriker.",
        "Rad 5 togs som summa och lästes inte.",
        "Rad 6 togs som anmärkning och lästes inte.",
    ]


def test_a_csv_in_the_exchange_format_keeps_every_row() -> None:
    read = read_file("Budget.csv", b"Kostnadsslag;Region;Belopp\nSumma;;1\n* x\n")
    assert ([list(row) for row in read.sheets[0].rows], read.problems) == ([["Summa", "", "1"], ["* x"]], ())


def test_a_profile_says_the_encoding_and_the_delimiter() -> None:
    profile = profile_of("b", {**facts_of(FOREIGN), "encoding": "cp850", "delimiter": ";"})
    read = read_file("x.csv", "Slag;Län;Kr\nLön;22;1\n".encode("cp850"), profile)
    assert (read.encoding, list(read.sheets[0].rows[0])) == ("cp850", ["Lön", "22", "1"])


def test_a_default_fills_an_empty_cell_and_several_values_are_taken_apart() -> None:
    facts = {
        "table": "Aktiviteter",
        "columns": {"Ansvarig aktör": "Ansvarig", "Medverkande aktörer": "Med"},
        "defaults": {"Ansvarig aktör": "Almi"},
        "separators": {"Medverkande aktörer": "/"},
        "values": {"Medverkande aktörer": {"BSw": "Business Sweden"}},
    }
    profile = profile_of("a", facts)
    [sheet] = read_file("x.csv", b"Ansvarig;Med\n;Almi / BSw\nIUC;\n", profile).sheets
    moved = in_our_headings(sheet, profile)
    assert [list(row) for row in moved.rows] == [["Almi", "Almi; Business Sweden"], ["IUC", ""]]
    assert profile_of("a", facts_of(profile)) == profile


@pytest.mark.parametrize("wrong", [{"encoding": "ebcdic"}, {"delimiter": "#"}, {"separators": {"Region": ""}},
                                   {"defaults": {"Region": "22"}, "columns": {}}])  # fmt: skip
def test_a_profile_that_cannot_be_followed_gives_a_sentence(wrong: dict[str, object]) -> None:
    with pytest.raises(BadProfile, match="Profilen b"):
        profile_of("b", {**facts_of(FOREIGN), **wrong})
