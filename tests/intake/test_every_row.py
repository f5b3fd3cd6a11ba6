"""Every row of a file that is not empty is in exactly one place: loaded, set aside, doubled, or named as no data."""

import csv
import io
import re
from collections import Counter
from dataclasses import dataclass
from typing import Any

import pytest
import xlsxwriter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corespons.intake import Options, Receipt, load_files
from corespons.intake.matching_lists import lists_in
from corespons.intake.profile import Profile
from corespons.store import Store, open_store
from corespons.tables import by_name

HEADINGS = ["Slag", "Län", "Kr", "Not"]
LIST = Profile(
    "lista", by_name()["budget"], source="IUC",
    columns={"Kostnadsslag": ("Slag",), "Region": ("Län",), "Belopp": ("Kr",)}, headings=tuple(HEADINGS),
)  # fmt: skip
OWN = ["Kostnadsslag", "Region", "Belopp"]
EMPTY: list[Any] = []
OTHER_TABLE = [["Projekt", "Handläggare", "Diarienummer"], ["Export", "Eva", "D-1"], ["Import", "Nils", "D-2"]]

Rows = list[list[Any]]

kinds = st.sampled_from(["Resor", "Hyra", "Lön", "Konsult"])
sound = st.tuples(kinds, st.sampled_from(["22", "23"]), st.integers(0, 99)).map(list)
faulty = st.sampled_from([["Resor", "99", 1], ["Hyra", "22", "två kronor"], ["Bara ord"], ["Resor", "", 4]])
data = st.one_of(sound, sound, sound, faulty)
totals = st.sampled_from([["Summa", "", 7], ["Totalt", None, 3], ["Delsumma:", 12]])
notes = st.sampled_from([["Källa: kontoret"], ["* preliminärt"], ["1) utan moms"], ["x " * 40]])
titles = st.sampled_from([["Budget 2022"], ["Uttaget 2022-06-30"], ["Eva Ek", "2022"]])
blanks = st.just(EMPTY)


@dataclass(frozen=True)
class Written:
    """A generated file and the numbers of its rows that are not empty."""

    name: str
    content: bytes
    filled: frozenset[int]


@st.composite
def sheets(draw: Any) -> Rows:
    """A list as people keep it: titles, a heading, rows among blanks, sums and headings anew, notes, another table."""
    above = draw(st.lists(st.one_of(titles, blanks), max_size=4))
    body = draw(st.lists(st.one_of(data, data, data, totals, blanks, st.just(HEADINGS)), min_size=1, max_size=15))
    under = draw(st.lists(st.one_of(notes, blanks), max_size=4))
    other = draw(st.sampled_from([[], [], [EMPTY, *OTHER_TABLE], [EMPTY, ["Projekt 2022"], *OTHER_TABLE]]))
    right = draw(st.sampled_from([0, 0, 2, 20]))
    return [*above, *_beside([HEADINGS, *body, *([EMPTY] * right if right > 9 else [])], right), *under, *other]


def _beside(rows: Rows, length: int) -> Rows:
    """Rows with another table to the right of them, an empty column between."""
    if not length:
        return rows
    beside = [["Kr", "Projekt"], *([number, "P"] for number in range(length))]
    wide = [[*row, *[None] * (len(HEADINGS) + 1 - len(row))] for row in rows]
    return [[*row, *beside[at]] if at < len(beside) else row for at, row in enumerate(wide)]


def xlsx_of(rows: Rows, sheet: str = "Lista") -> bytes:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        page = book.add_worksheet(sheet)
        for number, row in enumerate(rows):
            page.write_row(number, 0, row)
    return out.getvalue()


def csv_of(rows: Rows, delimiter: str) -> bytes:
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter).writerows(rows)
    return out.getvalue().encode()


def written(rows: Rows, form: str) -> Written:
    filled = frozenset(number for number, row in enumerate(rows, 1) if any(str(cell or "").strip() for cell in row))
    if form == "xlsx":
        return Written("lista.xlsx", xlsx_of(rows), filled)
    return Written("lista.csv", csv_of(rows, form), filled)


def kept(store: Store) -> list[int]:
    with store.cursor() as cursor:
        return [row for (row,) in cursor.execute("SELECT row_number FROM budget WHERE delivery > 0").fetchall()]


def named(receipt: Receipt) -> list[int]:
    """The rows that the sentences of a receipt name as no data."""
    return [number for one in receipt.problems if one.row is None for number in numbers_in(one.message)]


def numbers_in(sentence: str) -> list[int]:
    """The row numbers that a sentence begins with."""
    found: list[int] = []
    told = re.match(r"Rad ([\d–, ]+) (?:togs|upprepar|ser ut|har bara)", sentence)
    for part in told[1].split(", ") if told else ():
        first, _, last = part.partition("–")
        found += range(int(first), int(last or first) + 1)
    return found


def set_aside(receipt: Receipt) -> set[int]:
    return {one.row for one in receipt.problems if one.severity == "error" and one.row is not None}


def doubled(receipt: Receipt) -> set[int]:
    return {one.row for one in receipt.problems if "gäller i stället" in one.message and one.row is not None}


def counted(receipt: Receipt) -> int:
    """The rows of the file by the receipt's figures alone."""
    fared = receipt.tables["Budget"]
    others = sum(receipt.others.get("Budget", {"heading": 1}).values())
    return fared.new + fared.changed + fared.unchanged + fared.set_aside + others


def accounts_for(file: Written, options: Options) -> None:
    store = open_store(":memory:", "hemlig")
    (receipt,) = load_files(store, [(file.name, file.content)], options)
    rows = Counter([*kept(store), *set_aside(receipt), *doubled(receipt), *named(receipt)])
    heading = file.filled - rows.keys()
    assert len(heading) <= 1, f"not accounted for: {sorted(heading)}"
    assert rows.keys() <= file.filled
    assert set(rows.values()) <= {1}, f"twice: {rows}"
    assert counted(receipt) == len(file.filled)
    (again,) = load_files(store, [(file.name, file.content)], options)
    assert counted(again) == len(file.filled)
    store.close()


@settings(suppress_health_check=list(HealthCheck), max_examples=120, deadline=None)
@given(sheets(), st.sampled_from(["xlsx", ";", "\t"]))
def test_every_row_of_a_foreign_list_is_in_one_place(rows: Rows, form: str) -> None:
    accounts_for(written(rows, form), Options(profile=LIST))


@settings(suppress_health_check=list(HealthCheck), max_examples=60, deadline=None)
@given(st.lists(titles, max_size=2), st.lists(st.one_of(data, totals, notes, blanks), max_size=12),
       st.sampled_from(["xlsx", ";"]))  # fmt: skip
def test_every_row_of_a_sheet_of_ours_is_in_one_place(above: Rows, body: Rows, form: str) -> None:
    file = written([*above, OWN, *body], form)
    if form == "xlsx":
        accounts_for(Written("b.xlsx", xlsx_of([*above, OWN, *body], "Budget"), file.filled), Options(source="IUC"))
    else:
        accounts_for(Written("Budget.csv", file.content, file.filled), Options(source="IUC"))


@settings(suppress_health_check=list(HealthCheck), max_examples=120, deadline=None)
@given(sheets(), st.sampled_from(["xlsx", ";"]))
def test_every_row_that_the_guided_path_shows_or_leaves_is_told(rows: Rows, form: str) -> None:
    file = written(rows, form)
    for found in lists_in(file.name, file.content):
        told = [number for one in found.told for number in numbers_in(one)]
        filled = sum(any(str(cell or "").strip() for cell in row) for row in found.rows)
        heading = 0 if set(found.heading_rows) <= set(told) else len(found.heading_rows)
        assert len(told) == len(set(told))
        assert filled + len(told) + heading == len(file.filled)


@pytest.mark.parametrize("rows", [[["Kr", "Slag"], ["1", "Resor"]], [["Region", "Belopp"], ["22", 1], ["23", 2]]])
def test_the_rows_of_a_table_that_is_not_read_are_counted_too(rows: Rows) -> None:
    store = open_store(":memory:", "hemlig")
    (receipt,) = load_files(store, [("b.xlsx", xlsx_of(rows, "Budget"))], Options(source="IUC"))
    assert counted(receipt) == len(rows)
    assert receipt.others["Budget"]["unread"] == len(rows) - 1
