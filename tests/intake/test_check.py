"""Rows are accepted, set aside with everything that is wrong with them, or doubled with a warning."""

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corespons.intake.cell_names import known_actors
from corespons.intake.cells import Known
from corespons.intake.check import Checked, check_sheet
from corespons.intake.merges import closing_cycles
from corespons.intake.persons import Persons
from corespons.intake.read import read_file
from corespons.tables import TABLES
from tests.intake.deliveries import csv_file, with_check_digit, xlsx

ACTORS = [("Almi Mitt", "Almi"), ("Business Sweden", "BuS")]
FIRM, OTHER = with_check_digit("556012345"), with_check_digit("556098765")


def known(source: str = "Almi Mitt") -> Known:
    return Known(source, Persons(b"secret"), known_actors(ACTORS, may_register=False), frozenset({"D1.1"}))


def check(sheet: str, text: str, merges: Mapping[str, str] | None = None) -> Checked:
    [read] = read_file(f"{sheet}.csv", csv_file(text)).sheets
    return check_sheet(read, known(), merges or {})


def told(checked: Checked) -> list[tuple[str, int | None, str | None]]:
    return [(problem.severity, problem.row, problem.column) for problem in checked.problems]


# headings


def test_headings_match_whatever_their_case_blanks_and_asterisks() -> None:
    checked = check("Budget", " KOSTNADSSLAG * | region\u00a0| *Belopp\n Resor | 22 | 100")
    assert (len(checked.keys), checked.problems) == (1, ())


def test_an_unknown_column_is_named_and_left() -> None:
    checked = check("Budget", "Kostnadslag | Kostnadsslag | Region | Belopp | Ort\n a | Resor | 22 | 1 | Åre")
    assert told(checked) == [("warning", 1, "Kostnadslag"), ("warning", 1, "Ort")]
    assert len(checked.keys) == 1


def test_an_unknown_column_near_to_one_that_lacks_says_so() -> None:
    checked = check("Budget", "Kostnadslag | Region | Belopp\n Resor | 22 | 1")
    assert "Menas Kostnadsslag?" in checked.problems[1].message


def test_a_lacking_required_column_stops_the_table_and_counts_its_rows() -> None:
    checked = check("Budget", "Kostnadsslag | Region\n Resor | 22\n Mat | 23")
    assert not checked.is_read
    assert told(checked) == [("error", 1, "Belopp")]
    assert "Inget av tabellens 2 rader" in checked.problems[0].message


def test_the_same_heading_twice_stops_the_table() -> None:
    checked = check("Budget", "Kostnadsslag | Region | Belopp | belopp\n Resor | 22 | 1 | 2")
    assert not checked.is_read
    assert told(checked) == [("error", 1, "Belopp")]


def test_a_column_without_heading_is_left_and_one_beyond_them_sets_the_row_aside() -> None:
    checked = check(
        "Budget", "| Kostnadsslag | Region | Belopp\n 0 | Resor | 22 | 1\n 1 | Mat | 22 | 2 | x\n 2 | Hyra | 22 | 3 |"
    )
    assert told(checked) == [("warning", 1, "Kolumn 1"), ("error", 3, None)]
    assert checked.columns["category"] == ["Resor", "Hyra"]
    assert checked.set_aside[0].cells == {
        "Kolumn 1": "1",
        "Kostnadsslag": "Mat",
        "Region": "22",
        "Belopp": "2",
        "Kolumn 5": "x",
    }


# rows


def test_empty_rows_are_skipped_and_every_fault_of_a_row_is_told_at_once() -> None:
    checked = check("Budget", "Kostnadsslag | Region | Belopp\n | |\n Resor | 24 | 1 kr\n | | \n Mat | 22 | 1")
    assert told(checked) == [("error", 3, "Region"), ("error", 3, "Belopp")]
    assert list(checked.numbers) == [5]
    [aside] = checked.set_aside
    assert (aside.row, aside.cells) == (3, {"Kostnadsslag": "Resor", "Region": "24", "Belopp": "1 kr"})
    assert [problem["column"] for problem in aside.problems] == ["Region", "Belopp"]


def test_a_row_without_company_is_faulty_at_the_organisation_number() -> None:
    checked = check("Deltagande", "Aktivitets-ID | Närvaro\n A-1 | ja")
    assert told(checked) == [("error", 2, "Organisationsnummer")]


def test_an_unreadable_number_beside_an_id_is_the_only_fault() -> None:
    checked = check("Deltagande", "Aktivitets-ID | Organisationsnummer | Företags-ID\n A-1 | 12 | K-1")
    assert told(checked) == [("error", 2, "Organisationsnummer")]
    assert checked.set_aside[0].cells["Organisationsnummer"] == "(olästligt nummer)"


def test_the_company_is_known_by_number_before_id() -> None:
    text = f"Aktivitets-ID | Organisationsnummer | Företags-ID\n A-1 | {FIRM} | K-1\n A-1 | | K-1"
    assert check("Deltagande", text).columns["company_key"] == [FIRM, "ID:Almi Mitt:K-1"]


def test_defaults_fill_what_is_empty_or_lacking() -> None:
    checked = check(
        "Deltagande", f"Aktivitets-ID | Organisationsnummer | Närvaro\n A-1 | {FIRM} | \n A-1 | {OTHER} | nej"
    )
    assert checked.columns["attended"] == [True, False]
    assert check("Deltagande", f"Aktivitets-ID | Organisationsnummer\n A-1 | {FIRM}").columns["attended"] == [True]


def test_the_later_of_two_rows_with_the_same_key_holds() -> None:
    checked = check("Budget", "Kostnadsslag | Region | Belopp\n Resor | 22 | 1\n Mat | 22 | 5\n Resor | 22 | 2")
    assert list(checked.numbers) == [3, 4]
    assert told(checked) == [("warning", 2, "Kostnadsslag")]
    assert "Rad 4" in checked.problems[0].message


def test_rows_without_their_own_id_are_told_apart_by_their_order() -> None:
    text = f"Aktivitets-ID | Organisationsnummer\n A-1 | {FIRM}\n A-1 | {FIRM}"
    assert len(set(check("Deltagande", text).keys)) == 2


def test_the_keys_of_rows_set_aside_are_protected_if_they_can_be_told() -> None:
    text = f"""
        Organisationsnummer | Företagsnamn | Kommun   | Gäller från
        {FIRM}              | Fjäll AB     | Söderala |
        12                  | Älv AB       | Söderala |
        {FIRM}              | Fjäll AB     | Åre      | i fjol
    """
    assert check("Företag", text).protected == (f"{FIRM}\x1f",)


# rules between cells

ACTIVITY = "Aktivitets-ID | Benämning | Typ | Form | Kommun | Startdatum | Slutdatum | Status | Ansvarig aktör"


def activity(form: str = "fysisk", place: str = "Åre", start: str = "2021-04-02", end: str = "") -> Checked:
    return check("Aktiviteter", f"{ACTIVITY}\n A-1 | Dag | mässa | {form} | {place} | {start} | {end} | planerad | BuS")


def test_an_end_before_the_start_is_the_end_s_fault() -> None:
    checked = activity(end="2021-04-01")
    assert told(checked) == [("error", 2, "Slutdatum")]
    assert checked.problems[0].message.startswith("Slutdatum 2021-04-01 är före Startdatum 2021-04-02.")
    assert activity(end="2021-04-02").problems == ()


def test_a_rule_is_not_judged_when_one_of_its_cells_is_faulty() -> None:
    assert told(activity(start="i går", end="2021-04-01")) == [("error", 2, "Startdatum")]
    assert told(activity(form="vet inte", place="")) == [("error", 2, "Form")]


def test_the_municipality_is_required_unless_digital_and_then_ignored() -> None:
    assert told(activity(place="")) == [("error", 2, "Kommun")]
    assert activity(form="digital", place="").problems == ()
    assert activity(form="digital", place="Mars").columns["municipality"] == [None]
    assert activity(form="digital", place="Åre").columns["municipality"] == [None]


def test_a_referral_goes_to_another_actor() -> None:
    heading = "Lotsnings-ID | Organisationsnummer | Från aktör | Till aktör | Datum | Mottagen"
    checked = check("Lotsningar", f"{heading}\n L-1 | {FIRM} | BuS | Business Sweden | 2021-05-02 | 2021-05-01")
    assert told(checked) == [("error", 2, "Till aktör"), ("error", 2, "Mottagen")]


def test_an_assessment_needs_its_date() -> None:
    heading = "Organisationsnummer | Företagsnamn | Kommun | Tillväxtpotential | Bedömd"
    assert told(check("Företag", f"{heading}\n {FIRM} | Fjäll AB | Åre | nej | ")) == [("error", 2, "Bedömd")]
    assert told(check("Företag", f"{heading}\n {FIRM} | Fjäll AB | Åre | kanske | ")) == [
        ("error", 2, "Tillväxtpotential")
    ]


@pytest.mark.parametrize(
    ("answer", "is_answer"), [("NKI 2 | 7", True), ("Nöjd | 9", False), ("Kommentar | bra", False)]
)
def test_an_answer_needs_its_date_but_a_comment_alone_is_none(answer: str, is_answer: bool) -> None:
    heading, cell = answer.split(" | ")
    known_cells = f"Utskicks-ID | Organisationsnummer | Enkättyp | Skickad | {heading}\n U-1 | {FIRM} | direkt"
    text = f"{known_cells} | 2021-05-01 | {cell}"
    assert told(check("Enkäter", text)) == ([("error", 2, "Besvarad")] if is_answer else [])


# mergers


@pytest.mark.parametrize(
    ("stored", "rows", "refused"),
    [
        ({}, [("A", "B"), ("B", "C")], set()),
        ({}, [("A", "A")], {0}),
        ({}, [("A", "B"), ("B", "A")], {1}),
        ({"B": "C"}, [("A", "B"), ("C", "A")], {1}),
        ({"A": "B"}, [("B", "A"), ("A", "C")], set()),
        ({"A": "B"}, [("B", "A"), ("A", "A")], {0, 1}),
        ({"A": "B", "B": "A"}, [("C", "A")], set()),
    ],
)
def test_a_merger_that_leads_back_is_refused(
    stored: dict[str, str], rows: list[tuple[str, str]], refused: set[int]
) -> None:
    assert closing_cycles(stored, rows) == refused


NAMES = st.sampled_from("ABCDEF")


@given(st.dictionaries(NAMES, NAMES), st.lists(st.tuples(NAMES, NAMES), unique_by=lambda row: row[0]))
def test_what_is_let_in_never_leads_back(stored: dict[str, str], rows: list[tuple[str, str]]) -> None:
    sound: dict[str, str] = {}
    for key, target in stored.items():  # what a store can hold: no cycles
        if key not in followed(sound, target):
            sound[key] = target
    refused = closing_cycles(sound, rows)
    merges = sound | {key: target for place, (key, target) in enumerate(rows) if place not in refused}
    assert all(key not in followed(merges, target) for key, target in merges.items())


def followed(merges: Mapping[str, str], key: str) -> list[str]:
    passed = [key]
    while merges.get(passed[-1]) is not None and len(passed) < 99:
        passed.append(merges[passed[-1]])
    return passed


def test_a_merger_that_leads_back_is_set_aside_and_names_the_way_out() -> None:
    checked = check("Sammanslagning", f"Från | Till\n {FIRM} | {OTHER}\n ID:Almi Mitt:K-1 | {FIRM}", {OTHER: FIRM})
    assert told(checked) == [("error", 2, "Till")]
    assert checked.keys == ["ID:Almi Mitt:K-1"]


# every row, whatever it holds

CELLS = st.sampled_from(["", " ", "x", "22", "gemensamt", "100", "1 kr", "Resor", "-", "saknas", "\u00a0"])


@given(st.lists(st.lists(CELLS, min_size=3, max_size=4), max_size=12))
def test_every_row_that_is_not_empty_is_loaded_set_aside_or_doubled(rows: list[list[str]]) -> None:
    [sheet] = read_file("b.xlsx", xlsx({"Budget": [["Kostnadsslag", "Region", "Belopp"], *rows]})).sheets
    checked = check_sheet(sheet, known(), {})
    filled = [2 + number for number, row in enumerate(rows) if any(cell.strip() for cell in row)]
    doubled = [problem.row for problem in checked.problems if "samma nyckel" in problem.message]
    assert sorted([*checked.numbers, *(row.row for row in checked.set_aside), *doubled]) == filled


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.sheet)
def test_a_sheet_with_headings_alone_is_a_table_without_rows(table: object) -> None:
    name, headings = table.sheet, " | ".join(column.heading for column in table.columns)  # type: ignore[attr-defined]
    checked = check(name, headings)
    assert (checked.is_read, list(checked.keys), checked.problems) == (True, [], ())
