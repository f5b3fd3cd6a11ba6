"""A foreign list is held against our tables: which column each heading is, how sure that is, and why."""

import pytest

from corespons.intake.cell_names import known_actors
from corespons.intake.cells import Known
from corespons.intake.matching import (
    Proposal,
    Sureness,
    difference,
    foreign_list,
    propose_columns,
    propose_tables,
)
from corespons.intake.matching_lists import lists_in
from corespons.intake.matching_values import Translation, propose_values
from corespons.intake.matching_words import _listed, bare
from corespons.intake.persons import Persons
from corespons.intake.profile import Profile
from corespons.tables import TABLES, Table, by_name, table_for_sheet
from tests.intake.deliveries import csv_file, xlsx

COMPANY, SERVICE, REFERRAL = (by_name()[name] for name in ("company", "service", "referral"))
SURE, LIKELY, UNSURE = Sureness.SURE, Sureness.LIKELY, Sureness.UNSURE


def known() -> Known:
    actors = known_actors([("Almi Mitt", "Almi"), ("Business Sweden", "BuS")], may_register=False)
    return Known("Almi Mitt", Persons(b"hemligheten"), actors)


def proposed(table: Table, text: str, saved: Profile | None = None) -> dict[str, Proposal]:
    heading, *rows = [[cell.strip() for cell in line.split("|")] for line in text.strip().splitlines()]
    found = propose_columns(foreign_list("lista", heading, rows), table, known(), saved)
    return {one.column.heading: one for one in found}


@pytest.mark.parametrize(
    ("table", "text", "column", "heading", "sureness", "reason"),
    [
        (COMPANY, "Org.nr\n5560360793", "Organisationsnummer", "Org.nr", SURE,
         "Rubriken ”Org.nr” är en känd synonym och 100 % av cellerna är organisationsnummer."),
        (COMPANY, "BOLAG\nFjäll AB", "Företagsnamn", "BOLAG", SURE, "Rubriken ”BOLAG” är en känd synonym."),
        (COMPANY, "Kommun\nÅre\nStorsjön", "Kommun", "Kommun", LIKELY,
         "Rubriken ”Kommun” är vår egen och 50 % av cellerna är kommuner."),
        (COMPANY, "Anstalda\n12", "Anställda", "Anstalda", LIKELY,
         "Rubriken ”Anstalda” liknar Anställda och 100 % av cellerna är tal."),
        (COMPANY, "Xyz\n5560360793\n5567037485", "Organisationsnummer", "Xyz", LIKELY,
         "Rubriken ”Xyz” är inte känd och 100 % av cellerna är organisationsnummer."),
        (SERVICE, "Insats fr.o.m.\n2022-03-01", "Startdatum", "Insats fr.o.m.", LIKELY,
         "Rubriken ”Insats fr.o.m.” slutar med ett känt ord och 100 % av cellerna är datum."),
        (SERVICE, "Datum\nsnart", "Startdatum", "Datum", UNSURE,
         "Rubriken ”Datum” är en känd synonym och 0 % av cellerna är datum."),
        (SERVICE, "Insatstyp\nrådgivning\nSamtal", "Typ", "Insatstyp", SURE,
         "Rubriken ”Insatstyp” är en känd synonym, men 50 % av cellerna har andra värden än listans och "
         "översätts nedan."),
    ],
)  # fmt: skip
def test_a_heading_is_matched_with_its_reason(table, text, column, heading, sureness, reason):
    found = proposed(table, text)[column]
    assert (found.heading, found.sureness, found.reason.replace("\u00a0", " ")) == (heading, sureness, reason)


def test_two_headings_that_fit_alike_are_left_to_a_person():
    found = proposed(COMPANY, "Ort | Säte\nÅre | Åre")["Kommun"]
    assert found.sureness is UNSURE
    assert "passar lika bra" in found.reason


def test_each_heading_is_proposed_once():
    found = proposed(REFERRAL, "Från | Till | Datum\nAlmi | BuS | 2022-01-01")
    assert {name: one.heading for name, one in found.items()} == {
        "Från aktör": "Från", "Till aktör": "Till", "Datum": "Datum",
    }  # fmt: skip


def test_content_tells_between_two_columns_that_a_word_may_mean():
    found = proposed(REFERRAL, "Skickad | Mottagare\n2022-01-01 | BuS")
    assert (found["Datum"].heading, found["Till aktör"].heading) == ("Skickad", "Mottagare")


def test_a_saved_profile_goes_before_words():
    profile = Profile("p", COMPANY, columns={"Företagsnamn": ("Kontaktyta",)})
    found = proposed(COMPANY, "Bolag | Kontaktyta\na | b", profile)["Företagsnamn"]
    assert (found.heading, found.sureness) == ("Kontaktyta", SURE)
    assert found.reason.startswith("Källans sparade profil säger att ”Kontaktyta” är Företagsnamn")


@pytest.mark.parametrize(
    ("headings", "row", "sheet"),
    [
        ("Orgnr | Bolag | Ort | Antal anställda", "5560360793 | A | Åre | 4", "Företag"),
        ("Nr | Orgnr | Utförare | Insatstyp | Start | Läge", "1 | 5560360793 | Almi | Samtal | 2022-01-01 | klar",
         "Insatser"),
        ("Eventid | Titel | Aktivitetstyp | Mötesform | Ort | Datum | Status | Arrangör",
         "1 | A | mässa | fysisk | Åre | 2022-01-01 | genomförd | Almi", "Aktiviteter"),
        ("Ärendenr | Orgnr | Handläggare | Inkom | Kanal", "1 | 5560360793 | Almi | 2022-01-01 | webb", "Ärenden"),
        ("Vernr | Bokföringsdatum | Kostnadstyp | Region | Summa | Status", "1 | 2022-01-01 | Lön | 22 | 5 | bokförd",
         "Utfall"),
    ],
)  # fmt: skip
def test_the_table_is_told_by_its_headings(headings, row, sheet):
    heading, cells = ([cell.strip() for cell in line.split("|")] for line in (headings, row))
    best = propose_tables(foreign_list("Blad1", heading, [cells]), known())[0]
    assert best.table.sheet == sheet
    assert not best.lacking


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.sheet)
def test_a_list_in_our_own_headings_is_that_table(table):
    headings = [column.heading for column in table.columns]
    best = propose_tables(foreign_list("Blad1", headings, []), known())[0]
    assert best.table is table
    assert all(one.sureness is SURE and one.heading == one.column.heading for one in best.columns)


def test_values_are_proposed_and_what_is_near_nothing_is_left():
    cells = ["Rådgivningssamtal", "Rådgivningssamtal", "utbildnng", "Exportsnack", "coachning", None, "saknas"]
    found = propose_values(SERVICE, SERVICE.column("kind"), cells, known())
    assert [(one.value, one.count, one.meaning, one.sureness) for one in found] == [
        ("Rådgivningssamtal", 2, "rådgivning", LIKELY),
        ("utbildnng", 1, "utbildning", LIKELY),
        ("Exportsnack", 1, None, UNSURE),
    ]


def test_an_actor_that_is_not_known_may_be_one_that_is():
    (found,) = propose_values(SERVICE, SERVICE.column("actor"), ["Almi Mit", "BuS"], known())
    assert found == Translation("Almi Mit", 1, "Almi Mitt", LIKELY, "”Almi Mit” liknar Almi Mitt.")


def test_no_person_s_number_stands_in_a_proposal():
    found = propose_values(SERVICE, SERVICE.column("kind"), ["samtal 800101-1234"], known())
    assert "8001" not in str(found)


def test_a_changed_layout_is_told_and_another_order_is_none():
    kept = ["Org.nr", "Bolag", "Start"]
    assert not difference(kept, ["start", "BOLAG", "org.nr", ""])
    changed = difference(kept, ["Org.nr", "Kund", "Start"])
    assert (changed.gone, changed.fresh) == (("Bolag",), ("Kund",))


def test_lists_of_a_workbook_ours_and_foreign():
    book = xlsx({
        "Företag": [["Organisationsnummer", "Företagsnamn", "Kommun"], ["5560360793", "A", "Åre"]],
        "Export": [["Org.nr", "Bolag"], ["5560360793", "A"]],
        "Tom": [],
    })  # fmt: skip
    own, foreign = lists_in("bok.xlsx", book)
    assert own.is_ours
    assert not foreign.is_ours
    assert (foreign.sheet, foreign.headings) == ("Export", ("Org.nr", "Bolag"))


def test_a_messy_sheet_s_list_stands_without_titles_totals_and_notes():
    book = xlsx({
        "Uttag": [
            ["Rådgivning våren 2022"],
            ["Nr", "Företag", None, "Insats", None],
            [None, "Org.nr", "Bolag", "Start", "Antal tim"],
            ["1", "5560360793", "A", "2022-01-01", 2],
            ["Summa", None, None, None, 2],
            ["* Preliminärt"],
        ]
    })  # fmt: skip
    (found,) = lists_in("uttag.xlsx", book)
    assert found.headings == ("Nr", "Org.nr", "Bolag", "Start", "Antal tim")
    assert found.heading_rows == (2, 3)
    assert [row[0] for row in found.rows] == ["1"]
    assert len(found.told) == 4


def test_a_sheet_with_our_name_and_other_headings_is_foreign():
    (found,) = lists_in("Företag.csv", csv_file("Org.nr | Bolag | Ort\n5560360793 | A | Åre"))
    assert found.table is COMPANY
    assert not found.is_ours


def test_the_delimiter_is_told_by_the_words_that_may_be_headings():
    (found,) = lists_in("export.csv", csv_file("Org.nr | Bolag, firma\n5560360793 | A", delimiter=";"))
    assert found.headings == ("Org.nr", "Bolag, firma")


def test_every_synonym_is_for_a_heading_or_value_that_is_ours_and_means_one_thing():
    listed = _listed()
    ours = {table.sheet: {column.heading for column in table.columns} for table in TABLES}
    ours["alla"] = set().union(*ours.values())
    for sheet, words in listed["rubriker"].items():
        assert set(words) <= ours[sheet], sheet
        said = [bare(word) for several in words.values() for word in several]
        assert len(said) == len(set(said)), sheet
    for sheet, columns in listed["varden"].items():
        table = table_for_sheet(sheet)
        assert table is not None
        for heading, values in columns.items():
            codes = next(column.codes for column in table.columns if column.heading == heading)
            assert set(values) <= set(codes), heading
