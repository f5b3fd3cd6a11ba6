"""Cells of foreign lists are read as the profile says, and one that it does not fit is set aside, never bent."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corespons.errors import BadProfile
from corespons.intake import Options, Receipt, load_files
from corespons.intake.cell_dates import read_date
from corespons.intake.foreign_cells import cell_readers
from corespons.intake.matching_lists import lists_in
from corespons.intake.profile import Profile, facts_of, profile_of
from corespons.intake.read import read_file
from corespons.intake.recognise import in_our_headings
from corespons.intake.saved_profiles import as_toml
from corespons.store import open_store
from tests.intake.deliveries import csv_file, with_check_digit, xlsx

FIRM, OTHER = with_check_digit("556012345"), with_check_digit("556098765")
EXPORTS = profile_of("e", {
    "table": "Exportvärden", "source": "SCB", "constants": {"Källa": "SCB"},
    "columns": {"Organisationsnummer": "Org.nr", "År": "År", "Export": "Exportvärde"},
    "same_as_above": ["Organisationsnummer"],
})  # fmt: skip
FIRMS = profile_of("f", {
    "table": "Företag", "source": "SCB",
    "columns": {"Organisationsnummer": "Org.nr", "Företagsnamn": "Företag", "Kommun": "region"},
})  # fmt: skip
HOURS = {"table": "Tid", "columns": {"Månad": "Mån", "Region": "Län", "Roll": "Roll", "Timmar": "Tim"}}


def cells(text: str, profile: Profile) -> list[list[Any]]:
    [sheet] = read_file("x.csv", csv_file(text), profile).sheets
    return [list(row) for row in in_our_headings(sheet, profile).rows]


def loaded(name: str, content: bytes, profile: Profile, *columns: str) -> tuple[Receipt, list[tuple[Any, ...]]]:
    store = open_store(":memory:", "hemlig")
    (receipt,) = load_files(store, [(name, content)], Options(profile=profile))
    with store.cursor() as cursor:
        asked = f"SELECT {', '.join(columns)} FROM {profile.table.name} WHERE delivery > 0 ORDER BY row_number"
        return receipt, cursor.execute(asked).fetchall()


# exports of Statistics Sweden (PxWeb)

PX_FOOT = [
    ["Uppgifterna är preliminära."], ["Senaste uppdatering:"], ["20220630 09:30"], ["Källa:"], ["SCB"],
    ["Kontaktperson:"], ["Eva Ek, SCB"], [" +46 010-000 00 00"], ["Måttenhet:"], ["kr"], ["Officiell statistik"],
]  # fmt: skip
PX_BOOK = xlsx({
    "Sheet1": [
        ["Export efter region, företag och år"], [],
        ["region", "Företag", "Org.nr", "År", "Exportvärde"],
        ["Sundsvall (2281)", "Ett AB", FIRM, "2020", 1000],
        [None, None, None, "2021", ".."],
        ["2284 Örnsköldsvik", "Två AB", OTHER, "2020", 50],
        [None, None, None, "2021", 70],
        [], *PX_FOOT,
    ]
})  # fmt: skip
PX_TEXT = (
    f'"Företag efter region och år"\r\n\r\n"region";"Företag";"Org.nr";"Anställda 2021"\r\n"2281 Sundsvall";"Ett AB";'
    f'"{FIRM}";"12"\r\n"2284 Örnsköldsvik";"Två AB";"{OTHER}";".."\r\n\r\n"Fotnot: avser december"\r\n'
    '\r\n"Källa: SCB"\r\n'
).encode("cp1252")


def test_blank_cells_of_a_statistical_table_are_as_above_and_its_foot_is_notes() -> None:
    receipt, rows = loaded("px.xlsx", PX_BOOK, EXPORTS, "org_number", "year", "amount")
    assert rows == [(FIRM, 2020, 1000), (OTHER, 2020, 50), (OTHER, 2021, 70)]
    assert [(one.row, one.column) for one in receipt.problems if one.severity == "error"] == [(5, "Export")]
    assert receipt.others == {"Exportvärden": {"title": 1, "heading": 1, "note": 11}}


def test_a_municipality_with_its_code_before_or_after_it_is_read() -> None:
    _, rows = loaded("px.xlsx", PX_BOOK, FIRMS, "name", "municipality")
    assert rows == [("Ett AB", "2281"), ("Två AB", "2284")]
    wrong = xlsx({"Blad1": [["region", "Företag", "Org.nr"], ["Åre (2281)", "Ett AB", FIRM]]})
    receipt, rows = loaded("px.xlsx", wrong, FIRMS, "name")
    assert (rows, receipt.set_aside) == ([], 1)


def test_a_statistical_table_as_text_with_a_title_and_a_foot_is_read() -> None:
    profile = profile_of(
        "f", facts_of(FIRMS) | {"columns": {**facts_of(FIRMS)["columns"], "Anställda": "Anställda 2021"}}
    )
    receipt, rows = loaded("px.csv", PX_TEXT, profile, "name", "municipality", "employees")
    assert rows == [("Ett AB", "2281", 12), ("Två AB", "2284", None)]
    assert receipt.others == {"Företag": {"title": 1, "heading": 1, "note": 2}}
    [found] = lists_in("px.csv", PX_TEXT)
    assert (found.headings, len(found.rows)) == (("region", "Företag", "Org.nr", "Anställda 2021"), 2)


# what a profile can say


def test_nothing_is_carried_past_a_row_that_could_not_be_read() -> None:
    text = f'Org.nr;År;Exportvärde\n{FIRM};2020;1\n;2021;2\n"{OTHER};2020;3\n;2021;4\n'
    receipt, rows = loaded("e.csv", text.encode(), EXPORTS, "org_number", "year", "amount")
    assert rows == [(FIRM, 2020, 1), (FIRM, 2021, 2)]
    assert {one.row for one in receipt.problems if one.severity == "error"} == {4, 5}


def test_whatever_else_stands_there_is_what_the_person_said_but_our_own_values_stand() -> None:
    profile = profile_of("i", {
        "table": "Insatser", "columns": {"Typ": "Vad", "Hållbarhet": "Grönt"},
        "values": {"Typ": {"samtal": "rådgivning", "*": "annat"}, "Hållbarhet": {"*": "nej"}},
    })  # fmt: skip
    assert cells("Vad | Grönt\n Samtal | ja\n Coachning | vet ej\n Exportsnack | x\n - | ", profile) == [
        ["rådgivning", "ja"], ["Coachning", "nej"], ["annat", "x"], ["-", ""],
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("sign", "written", "read"),
    [
        (".", "1.234,50", "1234,50"), (".", "1.234", "1234"), (".", "12,5", "12,5"), (".", "1.5", "1.5 (otydligt)"),
        (",", "1,234.50", "1234.50"), ("'", "1'234'567", "1234567"), (".", "1.23.4", "1.23.4 (otydligt)"),
        (".", "..", ".."),
    ],
)  # fmt: skip
def test_a_sign_between_thousands_is_taken_away_only_where_it_can_stand(sign: str, written: str, read: str) -> None:
    profile = profile_of("t", {**HOURS, "thousands": sign})
    assert cells(f"Mån | Län | Roll | Tim\n 2021-04 | 22 | Ledare | {written}", profile)[0][3] == read


def test_an_unclear_number_is_set_aside() -> None:
    profile = profile_of("t", {**HOURS, "source": "IUC", "thousands": "."})
    receipt, rows = loaded("t.csv", csv_file("Mån | Län | Roll | Tim\n 2021-04 | 22 | A | 1.5"), profile, "hours")
    assert rows == []
    assert [one.message for one in receipt.problems] == [
        "1.5 (otydligt) är inget tal som kan läsas. Skriv det med siffror, till exempel 1234,5."
    ]


VISITS = {
    "table": "Insatser", "source": "EEN",
    "columns": {"Insats-ID": "Ref", "Organisationsnummer": "Org", "Typ": "Vad", "Startdatum": "Date"},
    "constants": {"Aktör": "EEN", "Status": "avslutad"},
}  # fmt: skip


@pytest.mark.parametrize(
    ("order", "written", "read"),
    [
        ("dmy", "14/03/2022", "2022-03-14"), ("dmy", "5/4/2022", "2022-04-05"), ("mdy", "5/4/2022", "2022-05-04"),
        ("dmy", "14.3.2022", "2022-03-14"), ("dmy", "14-03-2022", "2022-03-14"), ("mdy", "03/14/2022", "2022-03-14"),
        ("dmy", "14/03/2022 09:30", "2022-03-14 09:30"), ("mdy", "29.02.2024T09:30", "29.02.2024T09:30"),
        ("dmy", "03/14/2022", "03/14/2022"), ("dmy", "30/02/2022", "30/02/2022"), ("dmy", "14/03/22", "14/03/22"),
        ("dmy", "14/03-2022", "14/03-2022"), ("mdy", "2022-03-04", "2022-03-04"), ("mdy", "2022/03/04", "2022/03/04"),
        ("dmy", "1 april 2022", "1 april 2022"), ("dmy", "04052022", "04052022"), ("dmy", "..", ".."),
    ],
)  # fmt: skip
def test_dates_are_read_in_the_order_that_the_profile_says_and_all_else_is_left(
    order: str, written: str, read: str
) -> None:
    profile = profile_of("een", {**VISITS, "dates": order})
    assert cells(f"Ref | Org | Vad | Date\n 1/2/2022 | {FIRM} | 3/4/2022 | {written}", profile)[0][:4] == [
        "1/2/2022", FIRM, "3/4/2022", read,
    ]  # fmt: skip


@given(
    st.dates(date(2020, 1, 1), date(2024, 12, 31)), st.sampled_from("/.-"), st.sampled_from(["02", ""]),
    st.sampled_from(["", " 09:30", " 23:59:59"]),
)  # fmt: skip
def test_a_day_is_read_as_that_day_in_the_order_it_was_written(day: date, sign: str, wide: str, clock: str) -> None:
    parts = {"d": format(day.day, wide), "m": format(day.month, wide), "y": str(day.year)}
    for order in ("dmy", "mdy"):
        (read,) = cell_readers(profile_of("een", {**VISITS, "dates": order}), "Startdatum")
        assert read_date(read(sign.join(parts[one] for one in order) + clock)) == day


def test_every_day_of_five_years_written_day_first_is_that_day() -> None:
    (read,) = cell_readers(profile_of("een", {**VISITS, "dates": "dmy"}), "Startdatum")
    days = [date(2020, 1, 1) + timedelta(days=number) for number in range(5 * 365 + 2)]
    assert days[-1] == date(2024, 12, 31)
    assert [read_date(read(f"{day.day}/{day.month:02}/{day.year}")) for day in days] == days


def test_a_month_is_read_from_a_date_in_that_order() -> None:
    profile = profile_of("t", {**HOURS, "source": "IUC", "dates": "mdy"})
    _, rows = loaded("t.csv", csv_file("Mån | Län | Roll | Tim\n 4/05/2021 | 22 | A | 1"), profile, "month")
    assert rows == [(date(2021, 4, 1),)]


def test_a_list_with_days_first_is_loaded_and_only_its_impossible_days_are_set_aside() -> None:
    profile = profile_of("een", {**VISITS, "dates": "dmy"})
    book = xlsx({"Sheet1": [
        ["Ref", "Org", "Vad", "Date"], ["1", FIRM, "rådgivning", "04/05/2022"],
        ["2", FIRM, "rådgivning", "05/14/2022"], ["3", FIRM, "rådgivning", datetime(2022, 6, 7)],
        ["4", FIRM, "rådgivning", "13/05/2022"],
    ]})  # fmt: skip
    receipt, rows = loaded("een.xlsx", book, profile, "service_id", "starts_on")
    assert rows == [("1", date(2022, 5, 4)), ("3", date(2022, 6, 7)), ("4", date(2022, 5, 13))]
    assert [one.message for one in receipt.problems if one.severity == "error"] == [
        "05/14/2022 har månaden först; så läses datum bara där en profil säger det. Skriv till exempel 2021-04-01."
    ]


def test_a_list_that_has_changed_its_order_of_dates_has_none_of_them_read() -> None:
    profile = profile_of("een", {**VISITS, "dates": "dmy"})
    book = xlsx({"Sheet1": [
        ["Ref", "Org", "Vad", "Date"], ["1", FIRM, "rådgivning", "04/05/2022"],
        ["2", FIRM, "rådgivning", "05/14/2022"], ["3", FIRM, "rådgivning", "2022-06-07"],
    ]})  # fmt: skip
    _, rows = loaded("een.xlsx", book, profile, "service_id", "starts_on")
    assert rows == [("3", date(2022, 6, 7))]


def test_an_unknown_order_of_dates_is_refused() -> None:
    with pytest.raises(BadProfile, match=r"dates = 'ymd'. Välj bland 'dmy', 'mdy'"):
        profile_of("een", {**VISITS, "dates": "ymd"})


def test_what_a_profile_says_of_cells_is_kept_and_read_again() -> None:
    profile = profile_of("e", facts_of(EXPORTS) | {"thousands": ".", "dates": "dmy"})
    assert profile_of("e", facts_of(profile)) == profile
    assert 'dates = "dmy"' in as_toml(profile)
    assert 'same_as_above = ["Organisationsnummer"]' in as_toml(profile)
    with pytest.raises(BadProfile, match="same_as_above"):
        profile_of("e", facts_of(EXPORTS) | {"same_as_above": ["Källa"]})
