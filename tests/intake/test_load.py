"""Deliveries are loaded whole or not at all, and nothing that was delivered is lost or told in clear."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corespons.errors import LoadRefused, NotAllowed, UnreadableFile
from corespons.intake import Options, Receipt, StrictRefusal, load_files
from corespons.intake.quarantine import write_quarantine
from corespons.intake.template import write_template
from corespons.store import Store, deliveries, known_actors, known_persons, open_store, set_aside_rows, undo
from corespons.tables import TABLES
from tests.intake.deliveries import csv_file, with_check_digit, xlsx

ALMI = Options(source="Almi Mitt")
FIRM, OTHER = with_check_digit("556012345"), with_check_digit("556098765")
ANNA = with_check_digit("800101123")
BUDGET = csv_file("Kostnadsslag | Region | Belopp\n Resor | 22 | 100,50\n Mat | 24 | 1\n Hyra | 23 | 2")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(str(tmp_path / "test.duckdb"), "secret")
    yield opened
    opened.close()


def load(store: Store, name: str, content: bytes | str, options: Options = ALMI) -> Receipt:
    content = csv_file(content) if isinstance(content, str) else content
    [receipt] = load_files(store, [(name, content)], options)
    return receipt


def held(store: Store, sheet: str, *columns: str) -> list[tuple[Any, ...]]:
    """The rows of a table that hold now, sorted."""
    table = next(table for table in TABLES if table.sheet == sheet)
    with store.cursor() as cursor:
        found = cursor.execute(
            f"SELECT {', '.join(columns)} FROM {table.name} WHERE retired_at IS NULL AND delivery > 0"
        )
        return sorted(found.fetchall(), key=repr)


def counts(receipt: Receipt, sheet: str) -> dict[str, int]:
    return {name: count for name, count in receipt.as_json()["tables"][sheet].items() if count}


def everything(store: Store) -> list[list[tuple[Any, ...]]]:
    return [
        held(store, table.sheet, "row_key", "delivery", *(column.name for column in table.columns)) for table in TABLES
    ]


def test_the_receipt_says_what_the_contract_says(store: Store) -> None:
    assert load(store, "in/Budget.csv", BUDGET).as_json() == {
        "id": 1,
        "file": "Budget.csv",
        "sha256": sha256(BUDGET).hexdigest(),
        "encoding": "utf-8",
        "delimiter": ";",
        "dry_run": False,
        "tables": {"Budget": {"new": 2, "changed": 0, "unchanged": 0, "retired": 0, "set_aside": 1, "warnings": 0}},
        "problems": [
            {
                "severity": "error",
                "sheet": "Budget",
                "row": 3,
                "column": "Region",
                "value": "24",
                "message": "24 finns inte i listan. Välj bland 22, 23, gemensamt.",
            }
        ],
        "formulas": {},
        "others": {},
    }


def test_loading_twice_changes_nothing(store: Store) -> None:
    load(store, "Budget.csv", BUDGET)
    before = everything(store)
    assert counts(load(store, "Budget.csv", BUDGET), "Budget") == {"unchanged": 2, "set_aside": 1}
    assert everything(store) == before
    assert len(set_aside_rows(store)) == 1


def test_rows_without_an_id_are_not_added_again(store: Store) -> None:
    text = f"Aktivitets-ID | Organisationsnummer | Närvaro\n A-1 | {FIRM} |\n A-1 | {FIRM} | ja\n A-1 | {OTHER} | nej"
    assert counts(load(store, "Deltagande.csv", text), "Deltagande") == {"new": 3}
    assert counts(load(store, "Deltagande.csv", text), "Deltagande") == {"unchanged": 3}


def test_csv_and_workbook_give_the_same_rows(store: Store) -> None:
    load(store, "Budget.csv", BUDGET)
    book = xlsx({"Budget": [["Belopp", "Kostnadsslag", "Region"], [100.5, "Resor", 22], [2, "Hyra", "23"]]})
    assert counts(load(store, "b.xlsx", book), "Budget") == {"unchanged": 2}


def test_the_untouched_template_loads_no_row_and_warns_of_nothing(store: Store) -> None:
    receipt = load(store, "mall.xlsx", write_template())
    assert receipt.problems == ()
    assert not any(counts(receipt, table.sheet) for table in TABLES)


# strict, dry run, replace


def test_strict_is_all_files_or_none(store: Store) -> None:
    good = csv_file("Månad | Region | Roll | Timmar\n 2021-04 | 22 | Ledare | 40")
    with pytest.raises(StrictRefusal) as refused:
        load_files(store, [("Tid.csv", good), ("Budget.csv", BUDGET)], replace(ALMI, strict=True))
    assert isinstance(refused.value, LoadRefused)
    tid, budget = refused.value.receipts
    assert (counts(tid, "Tid"), counts(budget, "Budget")) == ({}, {"set_aside": 1})
    assert deliveries(store) == []
    assert load(store, "Tid.csv", good, replace(ALMI, strict=True)).id == 1


def test_a_dry_run_tells_all_and_writes_nothing(store: Store, tmp_path: Path) -> None:
    before = sorted(path.name for path in tmp_path.iterdir())
    receipt = load(store, "Budget.csv", BUDGET, replace(ALMI, dry_run=True))
    assert (receipt.id, receipt.dry_run, counts(receipt, "Budget")) == (None, True, {"new": 2, "set_aside": 1})
    assert deliveries(store) == [] and everything(store) == [[] for _ in TABLES]
    assert sorted(path.name for path in tmp_path.iterdir()) == before


def test_replace_retires_what_the_source_no_longer_has_but_not_rows_set_aside(store: Store) -> None:
    load(store, "Budget.csv", "Kostnadsslag | Region | Belopp\n Resor | 22 | 1\n Mat | 22 | 2\n Hyra | 22 | 3")
    receipt = load(
        store,
        "Budget.csv",
        "Kostnadsslag | Region | Belopp\n Resor | 22 | 1\n Mat | 22 | två",
        replace(ALMI, replace=True),
    )
    assert counts(receipt, "Budget") == {"unchanged": 1, "retired": 1, "set_aside": 1}
    assert held(store, "Budget", "category") == [("Mat",), ("Resor",)]


def test_replace_leaves_a_table_that_could_not_be_read_alone(store: Store) -> None:
    load(store, "Budget.csv", BUDGET)
    receipt = load(store, "Budget.csv", "Kostnadsslag | Region\n Resor | 22", replace(ALMI, replace=True))
    assert counts(receipt, "Budget") == {}
    assert len(held(store, "Budget", "category")) == 2


def test_a_row_changed_in_another_s_stead_is_told(store: Store) -> None:
    load(store, "Budget.csv", BUDGET)
    receipt = load(
        store, "Budget.csv", "Kostnadsslag | Region | Belopp\n Resor | 22 | 7", Options(source="Business Sweden")
    )
    assert counts(receipt, "Budget") == {"changed": 1, "warnings": 1}
    assert receipt.problems[0].message.startswith("1 rad ändrade uppgifter från Almi Mitt.")


def test_what_is_dated_before_what_is_stored_is_refused(store: Store) -> None:
    load(store, "Budget.csv", BUDGET, replace(ALMI, recorded_at=datetime(2022, 5, 1)))
    with pytest.raises(NotAllowed):
        load(store, "Budget.csv", BUDGET, replace(ALMI, recorded_at=datetime(2022, 4, 1)))
    assert len(deliveries(store)) == 1


@pytest.mark.parametrize("source", [None, "  ", "Almi: Mitt", f"Anna {ANNA}"])
def test_a_source_is_required_and_holds_neither_colon_nor_person(store: Store, source: str | None) -> None:
    with pytest.raises(NotAllowed):
        load(store, "Budget.csv", BUDGET, Options(source=source))


def test_one_unreadable_file_stops_all(store: Store) -> None:
    with pytest.raises(UnreadableFile, match=r"^b\.xlsx: "):
        load_files(store, [("Budget.csv", BUDGET), ("b.xlsx", b"nej")], ALMI)
    assert deliveries(store) == []


def test_progress_goes_from_nothing_to_all(store: Store) -> None:
    told: list[float] = []
    load_files(store, [("Budget.csv", BUDGET), ("Budget.csv", BUDGET)], ALMI, lambda share, _: told.append(share))
    assert told == sorted(told) and told[0] == 0 and told[-1] == 1


# actors

SERVICE = f"""
    Insats-ID | Organisationsnummer | Aktör     | Typ         | Startdatum | Status
    I-1       | {FIRM}              | Norrhjälp | coachning   | 2021-05-01 | pågående
    I-2       | {FIRM}              | NORRHJÄLP | coachning   | 2021-05-02 | pågående
    I-3       | {FIRM}              | Annan     | hypnos      | 2021-05-02 | pågående
"""
ACTOR = "Aktör | RES-part\n Norrhjälp | nej"


def test_an_actor_named_anywhere_in_the_load_is_known(store: Store) -> None:
    receipts = load_files(store, [("Insatser.csv", csv_file(SERVICE)), ("Aktörer.csv", csv_file(ACTOR))], ALMI)
    assert counts(receipts[0], "Insatser") == {"new": 2, "set_aside": 1}
    assert held(store, "Insatser", "actor") == [("Norrhjälp",), ("Norrhjälp",)]


def test_an_unknown_actor_sets_the_row_aside(store: Store) -> None:
    assert counts(load(store, "Insatser.csv", SERVICE), "Insatser") == {"set_aside": 3}


def test_unknown_actors_of_loaded_rows_are_registered_on_request(store: Store) -> None:
    receipt = load(store, "Insatser.csv", SERVICE, replace(ALMI, register_actors=True))
    assert counts(receipt, "Insatser") == {"new": 2, "set_aside": 1}
    assert counts(receipt, "Aktörer") == {"new": 1}
    assert held(store, "Aktörer", "actor", "is_res_partner") == [("Norrhjälp", False)]


def test_registering_in_a_replacing_delivery_leaves_other_actors_alone(store: Store) -> None:
    load(store, "Aktörer.csv", "Aktör | RES-part\n Söderhjälp | nej")
    load(store, "Insatser.csv", SERVICE, replace(ALMI, register_actors=True, replace=True))
    assert [name for name, _ in known_actors(store)][-2:] == ["Söderhjälp", "Norrhjälp"]


# mergers


def test_a_merger_is_held_against_those_of_earlier_files_and_deliveries(store: Store) -> None:
    load(store, "Sammanslagning.csv", f"Från | Till\n {FIRM} | {OTHER}")
    second = csv_file(f"Från | Till\n {OTHER} | ID:Almi Mitt:K-1")
    third = csv_file(f"Från | Till\n ID:Almi Mitt:K-1 | {FIRM}")
    receipts = load_files(store, [("Sammanslagning.csv", second), ("Sammanslagning.csv", third)], ALMI)
    assert [counts(receipt, "Sammanslagning") for receipt in receipts] == [{"new": 1}, {"set_aside": 1}]


# rows set aside come back


def corrected(workbook: bytes, sheet: str, heading: str, value: str) -> bytes:
    book = openpyxl.load_workbook(BytesIO(workbook))
    headings = [cell.value for cell in book[sheet][1]]
    book[sheet].cell(2, headings.index(heading) + 1).value = value
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def test_a_corrected_row_leaves_the_quarantine_and_comes_back_with_undo(store: Store) -> None:
    load(store, "Budget.csv", BUDGET)
    workbook = write_quarantine(set_aside_rows(store))
    receipt = load(store, "rättat.xlsx", corrected(workbook, "Budget", "Region", "22"))
    assert (counts(receipt, "Budget"), receipt.problems) == ({"new": 1}, ())
    assert set_aside_rows(store) == []
    undo(store, receipt.id or 0)
    assert len(set_aside_rows(store)) == 1


def test_a_row_still_faulty_stands_once_in_the_quarantine(store: Store) -> None:
    load(store, "Budget.csv", BUDGET)
    workbook = write_quarantine(set_aside_rows(store))
    load(store, "rättat.xlsx", corrected(workbook, "Budget", "Region", "25"))
    assert [row.cells["Region"] for row in set_aside_rows(store)] == ["25"]


def test_a_person_set_aside_is_known_by_its_key_when_it_comes_back(store: Store) -> None:
    load(store, "Företag.csv", f"Organisationsnummer | Företagsnamn | Kommun\n 19{ANNA} | Annas | Söderala")
    [row] = set_aside_rows(store)
    assert row.cells["Organisationsnummer"] in known_persons(store)
    load(store, "rättat.xlsx", corrected(write_quarantine([row]), "Företag", "Kommun", "Söderhamn"))
    assert held(store, "Företag", "company_key", "municipality") == [(row.cells["Organisationsnummer"], "2182")]


# persons


def test_the_same_person_is_the_same_company_however_written(store: Store) -> None:
    text = f"Aktivitets-ID | Organisationsnummer\n A-1 | {ANNA}\n A-1 | 19{ANNA[:6]}-{ANNA[6:]}"
    assert counts(load(store, "Deltagande.csv", text), "Deltagande") == {"new": 2}
    assert len(set(held(store, "Deltagande", "company_key"))) == 1


def test_a_number_that_serves_as_the_deliverer_s_id_still_ties_the_rows_together(store: Store) -> None:
    load(store, "Företag.csv", f"Företags-ID | Företagsnamn | Kommun\n {ANNA} | Annas | Åre")
    load(store, "Deltagande.csv", f"Aktivitets-ID | Företags-ID\n A-1 | {ANNA[:6]}-{ANNA[6:]}")
    [(company,)] = held(store, "Företag", "company_key")
    assert held(store, "Deltagande", "company_key") == [(company,)]
    assert ANNA not in company


def test_a_file_and_a_sheet_named_after_a_person_are_told_without_the_number(store: Store) -> None:
    book = xlsx({"Budget": [["Kostnadsslag", "Region", "Belopp"]], f"Anna {ANNA}": [["x"]]})
    receipt = load(store, f"Anna {ANNA[:6]}-{ANNA[6:]}.xlsx", book)
    assert ANNA not in str(receipt).replace("-", "") + str(deliveries(store)).replace("-", "")
    assert receipt.file.startswith("Anna P:")


PEOPLE = st.dates().flatmap(lambda day: st.integers(0, 999).map(lambda n: with_check_digit(f"{day:%y%m%d}{n:03}")))
PLACES = ["file", "number", "id", "name", "place", "extra", "beyond", "quote", "heading"]


def with_person_at(place: str, written: str, sound: bool) -> str:
    at = {name: written if name == place else "" for name in PLACES}
    town = at["place"] or ("Åre" if sound else "Söderala")
    lines = [
        f"Organisationsnummer;Företags-ID;Företagsnamn;Kommun;Anmärkning {at['heading']}",
        f"{at['number']};K-{at['id']};Firma {at['name']};{town};{at['extra']}" + (at["beyond"] and f";{at['beyond']}"),
        at["quote"] and f'{written};"K2;Firma;Åre;',
    ]
    return "\n".join(lines)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40, deadline=None)
@given(PEOPLE, st.sampled_from(PLACES), st.sampled_from(["", "-", " "]), st.booleans())
def test_no_person_s_number_is_written_or_told(
    tmp_path_factory: Any, number: str, place: str, mark: str, sound: bool
) -> None:
    folder = tmp_path_factory.mktemp("p")
    written = f"{number[:6]}{mark}{number[6:]}"
    content = with_person_at(place, written, sound).encode()
    store = open_store(str(folder / "test.duckdb"), "secret")
    receipt = load(store, "Företag.csv", content)
    with pytest.raises(UnreadableFile) as refused:
        load(store, f"{written}.csv", content)
    store.close()
    told = f"{receipt.as_json()} {refused.value}".encode()
    kept = b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())
    assert number.encode() not in told + kept
    assert written.encode() not in told + kept


# whatever is delivered

LINES = st.lists(st.text('abc;"\n ,22åéx1', max_size=25), max_size=8).map("\n".join)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
@given(LINES)
def test_nothing_changes_the_second_time_whatever_the_file(tmp_path_factory: Any, lines: str) -> None:
    store = open_store(str(tmp_path_factory.mktemp("w") / "test.duckdb"), "secret")
    content = f"Kostnadsslag;Region;Belopp\n{lines}".encode()
    first = load(store, "Budget.csv", content)
    before = everything(store)
    second = load(store, "Budget.csv", content)
    assert everything(store) == before
    assert counts(first, "Budget").get("new", 0) == counts(second, "Budget").get("unchanged", 0)
    assert [problem.row for problem in first.problems] == [problem.row for problem in second.problems]
    store.close()


def test_several_files_are_one_delivery_each(store: Store) -> None:
    receipts: Sequence[Receipt] = load_files(store, [("Budget.csv", BUDGET), ("Budget.csv", BUDGET)], ALMI)
    assert [receipt.id for receipt in receipts] == [1, 2]
    assert [entry.kind for entry in deliveries(store)] == ["load", "load"]


@pytest.mark.parametrize(
    "row", ["8112189876 " * 300_000, "1" * 3_000_000, ";" * 300_000 + "x", "Resor;" + "8112189876;" * 300_000]
)
def test_a_row_without_end_is_set_aside_at_once_and_tells_no_number(store: Store, row: str) -> None:
    receipt = load(store, "Budget.csv", f"Kostnadsslag;Region;Belopp\n{row}\nResor;22;1\n".encode())
    assert counts(receipt, "Budget") == {"new": 1, "set_aside": 1}
    [aside] = set_aside_rows(store)
    assert len(str(aside.cells)) < 100_000
    assert "8112189876" not in f"{aside.cells}{receipt.as_json()}"


def test_a_corrected_row_leaves_the_list_whoever_loads_it(store: Store) -> None:
    load(store, "Budget.csv", BUDGET)
    book = openpyxl.load_workbook(BytesIO(write_quarantine(set_aside_rows(store))))
    book["Budget"]["B2"] = "22"
    out = BytesIO()
    book.save(out)
    receipt = load(store, "rättat.xlsx", out.getvalue(), Options(source="Länsstyrelsen"))
    assert counts(receipt, "Budget")["new"] == 1
    assert set_aside_rows(store) == []


def test_a_file_with_more_faults_than_anyone_can_read_is_refused(store: Store) -> None:
    lines = "\n".join(["Resor;99;1"] * 50_001)
    with pytest.raises(UnreadableFile, match=r"Budget\.csv: 50\s001 rader i Budget har fel"):
        load(store, "Budget.csv", f"Kostnadsslag;Region;Belopp\n{lines}".encode())
    assert deliveries(store) == []
