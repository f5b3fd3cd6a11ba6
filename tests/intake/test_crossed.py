"""Crossed tables, as Statistics Sweden's: years, months and regions that stand as headings are read as rows."""

import csv
import io
from collections import Counter
from dataclasses import replace
from typing import Any

import pytest
import xlsxwriter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corespons.intake import Options, Receipt, load_files
from corespons.intake.cell_names import known_actors
from corespons.intake.cells import Known
from corespons.intake.crossed import crossing
from corespons.intake.matching import foreign_list, propose_tables
from corespons.intake.matching_lists import FoundList, lists_in
from corespons.intake.persons import Persons
from corespons.intake.profile import Profile
from corespons.intake.saved_profiles import profile_for, save_profile, saved_profiles
from corespons.store import Store, open_store
from corespons.tables import by_name

Rows = list[list[Any]]

STATISTICS: Rows = [
    ["Export efter region och år"],
    [],
    [None, 2020, 2021, 2022],
    ["2281 Sundsvall", 10, 20, ".."],
    ["2282 Timrå", "..", "..", ".."],
    ["2283 Sollefteå", 1, None, 3],
    ["Totalt", 11, 20, 3],
    [],
    ["Källa:"],
    ["SCB"],
]
TWO_LINES: Rows = [
    ["region", "Export", None, "Import", None],
    [None, 2020, 2021, 2020, 2021],
    ["2281 Sundsvall", 1, 2, 3, 4],
]
YEARS_OVER: Rows = [
    ["region", 2020, None, 2021, None],
    [None, "Export", "Import", "Export", "Import"],
    ["2281 Sundsvall", 1, 3, 2, 4],
]
ONE_LINE: Rows = [
    ["region", "Export 2020", "Export 2021", "Import 2020", "Import 2021"],
    ["2281 Sundsvall", 1, 2, 3, 4],
]
FIRMS: Rows = [
    ["Orgnr", "Bolag", "2020", "2021"],
    ["556036-0793", "Ett AB", 100, 200],
    ["556012-5790", "Två AB", "..", "1 000"],
    ["556036-0801", "Tre AB", "många", 5],
]
READ = Profile(
    "Almi Mitt Exportvärden", by_name()["export_value"], source="Almi Mitt",
    columns={"Organisationsnummer": ("Orgnr",), "År": ("År",), "Export": ("Värde",)}, constants={"Källa": "SCB"},
    headings=("Orgnr", "Bolag", "År", "Värde"), across="År",
)  # fmt: skip


def xlsx(rows: Rows) -> bytes:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        page = book.add_worksheet("Blad1")
        for number, row in enumerate(rows):
            page.write_row(number, 0, row)
    return out.getvalue()


def text(rows: Rows, delimiter: str) -> bytes:
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter).writerows(["" if cell is None else cell for cell in row] for row in rows)
    return out.getvalue().encode("cp1252")


def as_file(rows: Rows, form: str) -> tuple[str, bytes]:
    return ("lista.xlsx", xlsx(rows)) if form == "xlsx" else ("lista.csv", text(rows, form))


def only_list(rows: Rows, form: str = "xlsx") -> FoundList:
    (found,) = lists_in(*as_file(rows, form))
    return found


def cells(found: FoundList) -> list[tuple[str, ...]]:
    return [tuple(f"{cell:g}" if isinstance(cell, float) else str(cell) for cell in row) for row in found.rows]


def stored(store: Store) -> list[tuple[str, int, int]]:
    with store.cursor() as cursor:
        return cursor.execute(
            "SELECT org_number, year, amount::INT FROM export_value WHERE delivery > 0 AND retired_at IS NULL "
            "ORDER BY 1, 2"
        ).fetchall()


@pytest.mark.parametrize("form", ["xlsx", ";", ",", "\t"])
def test_years_over_the_figures_are_a_column_of_their_own(form: str) -> None:
    found = only_list(STATISTICS, form)
    assert (found.headings, found.heading_rows, found.across) == (("Kolumn A", "År", "Värde"), (3,), "År")
    assert cells(found) == [
        ("2281 Sundsvall", "2020", "10"), ("2281 Sundsvall", "2021", "20"),
        ("2283 Sollefteå", "2020", "1"), ("2283 Sollefteå", "2022", "3"),
    ]  # fmt: skip
    assert found.told == (
        "Rad 1 togs som rubriktext och lästes inte.",
        "Rad 3 togs som kolumnrubriker.",
        "Rad 7 togs som summa och lästes inte.",
        "Rad 9–10 togs som anmärkning och lästes inte.",
        "Rad 5 har inga värden under rubrikerna och lästes inte.",
        "Rubrikerna 2020, 2021 och 2022 är värden i År och inga egna kolumner: varje ifylld cell under dem lästes som "
        "en egen rad. 2\xa0rader gav 4; 2\xa0celler tomma, eller med tecken för uppgift saknas, gav ingen.",
    )


@pytest.mark.parametrize("form", ["xlsx", ";", "\t"])
@pytest.mark.parametrize("rows", [TWO_LINES, YEARS_OVER, ONE_LINE])
def test_each_measure_keeps_a_column(rows: Rows, form: str) -> None:
    found = only_list(rows, form)
    assert found.headings == ("region", "År", "Export", "Import")
    assert cells(found) == [("2281 Sundsvall", "2020", "1", "3"), ("2281 Sundsvall", "2021", "2", "4")]


@pytest.mark.parametrize(
    ("headings", "name", "values"),
    [
        (["Roll", "2021M04", "2021M05"], "Månad", ("2021-04", "2021-05")),
        (["Roll", "april 2021", "maj 2021"], "Månad", ("2021-04", "2021-05")),
        (["Roll", "2021 apr", "2021 dec"], "Månad", ("2021-04", "2021-12")),
        (["Roll", "2021K1", "2021K2"], "Kvartal", ("2021K1", "2021K2")),
        (["Slag", "2281 Sundsvall", "Åre"], "Kommun", ("2281 Sundsvall", "Åre")),
        (["Slag", "Västernorrlands län", "Jämtland Härjedalen", "gemensamt"], "Region",
         ("Västernorrlands län", "Jämtland Härjedalen", "gemensamt")),
    ],
)  # fmt: skip
def test_what_stands_as_headings(headings: list[str], name: str, values: tuple[str, ...]) -> None:
    found = crossing(headings)
    assert found is not None
    assert (found.name, found.values, found.fixed) == (name, values, (0,))


@pytest.mark.parametrize(
    "headings",
    [
        ["Orgnr", "Anställda 2021", "Omsättning 2022"],
        ["Namn", "22", "23", "24"],
        ["Namn", "2021"],
        ["Namn", "Från", "Till"],
        ["Namn", "2021", "2020", "2022"],
    ],
)
def test_headings_that_are_no_values(headings: list[str]) -> None:
    assert crossing(headings) is None


@pytest.mark.parametrize(
    "rows",
    [
        [["Projekt", "Börjar", "Slutar"], ["Alfa", 2020, 2022], ["Beta", 2021, 2022]],
        [["Sak", "Kostar", "Förr"], ["Stol", 1999, 2001], ["Bord", 450, 500], ["Lampa", 20, 30]],
        [["Ansvarig", "2020", "2021"], ["Eva", "klart", "pågår"], ["Nils", "ja", "nej"]],
    ],
)
@pytest.mark.parametrize("form", ["xlsx", ";"])
def test_an_ordinary_list_stays_as_it_is(rows: Rows, form: str) -> None:
    found = only_list(rows, form)
    assert (found.across, found.heading_rows, len(found.rows)) == (None, (1,), len(rows) - 1)


@pytest.mark.parametrize("form", ["xlsx", ";"])
def test_a_saved_profile_reads_next_years_list_by_itself(form: str) -> None:
    store = open_store(":memory:", "hemlig")
    save_profile(store, READ, "Eva")
    (receipt,) = load_files(store, [as_file(FIRMS, form)], Options(profile=READ.name))
    assert stored(store) == [("5560125790", 2021, 1000), ("5560360793", 2020, 100), ("5560360793", 2021, 200),
                             ("5560360801", 2021, 5)]  # fmt: skip
    assert [(one.row, one.column, one.value) for one in receipt.problems if one.severity == "error"] == [
        (4, "Export", "många")
    ]
    next_year = [[*row, later] for row, later in zip(FIRMS, ["2022", 7, 8, 9], strict=True)]
    held = profile_for(saved_profiles(store), None, only_list(next_year, form).headings)
    assert held is not None and held.profile.across == "År"
    (receipt,) = load_files(store, [as_file(next_year, form)], Options(profile=READ.name))
    fared = receipt.tables["Exportvärden"]
    assert (fared.new, fared.unchanged, fared.set_aside) == (3, 4, 1)


def test_one_year_alone_is_known_by_the_profile() -> None:
    store = open_store(":memory:", "hemlig")
    load_files(store, [as_file([row[:3] for row in FIRMS[:2]], "xlsx")], Options(profile=READ))
    assert stored(store) == [("5560360793", 2020, 100)]


def test_a_profile_for_one_of_the_years_reads_that_as_before() -> None:
    store = open_store(":memory:", "hemlig")
    before = replace(
        READ, columns={"Organisationsnummer": ("Orgnr",), "Export": ("2021",)}, across=None,
        constants={"Källa": "SCB", "År": "2021"}, headings=("Orgnr", "Bolag", "2020", "2021"),
    )  # fmt: skip
    load_files(store, [as_file(FIRMS[:2], "xlsx")], Options(profile=before))
    assert stored(store) == [("5560360793", 2021, 200)]
    plain = only_list(FIRMS).as_it_stands
    assert plain is not None and plain.headings == ("Orgnr", "Bolag", "2020", "2021")


def test_the_same_as_above_is_not_taken_from_the_wrong_region() -> None:
    """Timrå's first row has no figures, and its second says Timrå only by standing below it."""
    rows = [["Orgnr", "Del", "2020"], ["556036-0793", "a", 1], ["556012-5790", "a", ".."], [None, "b", 2]]
    store = open_store(":memory:", "hemlig")
    load_files(store, [as_file(rows, "xlsx")], Options(profile=replace(READ, same_as_above=("Organisationsnummer",))))
    assert stored(store) == [("5560125790", 2020, 2), ("5560360793", 2020, 1)]


def test_a_row_with_more_cells_than_headings_is_set_aside_whole() -> None:
    store = open_store(":memory:", "hemlig")
    (receipt,) = load_files(store, [as_file([*FIRMS[:2], [*FIRMS[2], 77]], ";")], Options(profile=READ))
    assert [one.row for one in receipt.problems if one.severity == "error"] == [3]
    assert len(stored(store)) == 2


def test_the_matrix_of_exports_is_proposed_as_exports() -> None:
    found = only_list(FIRMS)
    known = Known("", Persons(b"hemlig"), known_actors([], may_register=False))
    best = propose_tables(foreign_list("Blad1", found.headings, found.rows), known)[0]
    assert best.table.sheet == "Exportvärden"
    assert {one.column.heading: one.heading for one in best.columns} == {
        "Organisationsnummer": "Orgnr", "År": "År", "Export": "Värde",
    }  # fmt: skip


figures = st.sampled_from([0, 5, 12, "..", "", None, "två", "1 000"])
numbers = st.sampled_from(["556036-0793", "556012-5790", "556036-0801", "fel"])


@st.composite
def matrices(draw: Any) -> Rows:
    """Exports of firms by year: sound and faulty cells, rows without figures, titles, sums and notes."""
    years = draw(st.lists(st.integers(2015, 2023), min_size=2, max_size=4, unique=True).map(sorted))
    row = st.tuples(numbers, st.just("AB"), *[figures] * len(years)).map(list)
    body = draw(st.lists(row, max_size=8))
    above = draw(st.sampled_from([[], [["Export per år"], []]]))
    under = draw(st.sampled_from([[], [["Summa", None, *[9] * len(years)]], [[], ["Källa: SCB"]]]))
    sound = ["556036-0793", "AB", *range(len(years))]
    return [*above, ["Orgnr", "Bolag", *map(str, years)], sound, *body, *under]


@settings(suppress_health_check=list(HealthCheck), max_examples=100, deadline=None)
@given(matrices(), st.sampled_from(["xlsx", ";"]))
def test_every_cell_of_a_crossed_table_is_in_one_place(rows: Rows, form: str) -> None:
    store = open_store(":memory:", "hemlig")
    (receipt,) = load_files(store, [as_file(rows, form)], Options(profile=READ))
    filled = sum(any(cell not in ("", None) for cell in row) for row in rows)
    top = next(at for at, row in enumerate(rows) if row and row[0] == "Orgnr")
    under = [row for row in rows[top + 1 :] if row and row[0] not in ("Summa", "Källa: SCB")]
    values = sum(cell not in ("", None, "..") for row in under for cell in row[2:])
    others = Counter(receipt.others.get("Exportvärden", {"heading": 1}))
    doubled = others.pop("doubled", 0)
    assert accounted(receipt) + doubled == values
    with_values = sum(any(cell not in ("", None, "..") for cell in row[2:]) for row in under)
    assert sum(others.values()) + with_values == filled
    before = stored(store)
    (again,) = load_files(store, [as_file(rows, form)], Options(profile=READ))
    assert again.tables["Exportvärden"].new == again.tables["Exportvärden"].changed == 0
    assert (accounted(again), stored(store)) == (accounted(receipt), before)
    store.close()


def accounted(receipt: Receipt) -> int:
    fared = receipt.tables["Exportvärden"]
    return fared.new + fared.changed + fared.unchanged + fared.set_aside
