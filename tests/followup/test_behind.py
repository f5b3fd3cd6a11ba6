"""Behind a cell: exactly the rows that it counts, by any measure and dimensions; never to the open audience."""

from collections.abc import Iterator
from datetime import date

import pytest

from corespons.errors import BadQuestion
from corespons.example import load_example
from corespons.followup import facts_on
from corespons.followup.behind import TOTAL, behind, cell_at
from corespons.followup.dimensions import goes_with, offered
from corespons.followup.explore import Asked, Crossed, cross
from corespons.followup.measures import measure, measures
from corespons.indicators import Facts, Window
from corespons.store import Store
from tests.tables import deliver, facts, fresh_store, window

EXAMPLE = Window(date(2021, 4, 1), date(2023, 10, 31), date(2022, 8, 17))
LISTED = [id for id, one in measures().items() if one.observe and one.kind not in ("distinct", "coverage")]


@pytest.fixture(scope="module")
def example() -> Iterator[Facts]:
    """Everything known in the example on its last day."""
    with fresh_store() as store:
        load_example(store)
        yield facts_on(store, EXAMPLE.as_of)


def every_cell(table: Crossed) -> list[tuple[str, str]]:
    columns = table.columns.names if table.columns else ()
    return [(row, column) for row in (*table.rows.names, TOTAL) for column in (*columns, TOTAL)]


def pairs(id: str) -> list[tuple[str, str | None]]:
    """The dimension of each kind first, crossed with the first of each other that goes with it, and alone."""
    sides = offered(measure(id))
    first = {one.family: one for one in reversed(sides)}.values()
    return [(one.key, None) for one in first] + [
        (one.key, other.key) for one in first for other in first if goes_with(one, other)
    ]  # fmt: skip


@pytest.mark.parametrize("id", LISTED)
def test_as_many_rows_are_listed_as_the_cell_says(example: Facts, id: str) -> None:
    for rows, columns in pairs(id):
        table = cross(example, Asked(id, EXAMPLE, rows, columns))
        cells = [one for one in every_cell(table) if not cell_at(table, *one).hidden and cell_at(table, *one).exists]
        for row, column in cells[:: max(1, len(cells) // 12)] + cells[-1:]:
            found = behind(example, table, row, column)
            assert found.rows["persons"].sum() == found.cell.n, (rows, row, columns, column)
            if measure(id).kind == "count":
                assert found.cell.value == found.cell.n


@pytest.mark.parametrize("id", ["D1.1", "D1.2", "D1.3", "X1", "X2"])
def test_a_company_is_listed_once_where_companies_are_counted(example: Facts, id: str) -> None:
    table = cross(example, Asked(id, EXAMPLE, "industry", "actor" if id != "D1.2" else "size"))
    for row, column in every_cell(table):
        assert behind(example, table, row, column).rows["company"].is_unique


def test_the_companies_of_a_cell_are_those_that_were_met_there(store: Store) -> None:
    deliver(
        store, "Almi", "2022-07-16", Företag="company  municipality\n A  Åre\n B  Åre\n C  Timrå",
        Insatser="company  actor  starts_on\n A  Almi  2021-05-01\n B  BuS  2021-06-01\n C  BuS  2021-06-01",
    )  # fmt: skip
    known = facts(store)
    table = cross(known, Asked("D1.1", window(), "municipality", "month"))
    assert len(behind(known, table, "Åre").rows) == 2
    assert len(behind(known, table, "Åre", table.columns.names[2]).rows) == 1
    assert len(behind(known, table, TOTAL).rows) == 3


def test_a_share_tells_which_rows_count_but_not_what_anyone_answered(example: Facts) -> None:
    enquiries = cross(example, Asked("D2.2", EXAMPLE, "region"))
    found = behind(example, enquiries, TOTAL)
    assert found.rows["counts"].sum() / len(found.rows) * 100 == pytest.approx(found.cell.value)
    answers = behind(example, cross(example, Asked("D3.2", EXAMPLE, "region")), TOTAL)
    assert answers.rows["counts"].isna().all()


def test_the_open_audience_hidden_cells_and_sums_without_rows_have_no_list(example: Facts) -> None:
    openly = cross(example, Asked("D1.1", EXAMPLE, "municipality", audience="öppen"))
    with pytest.raises(BadQuestion, match="intern"):
        behind(example, openly, TOTAL)
    few = cross(example, Asked("D3.1", EXAMPLE, "municipality", "month"))
    hidden = [one for one in every_cell(few) if cell_at(few, *one).hidden]
    with pytest.raises(BadQuestion, match="visas inte"):
        behind(example, few, *hidden[0])
    with pytest.raises(BadQuestion, match="flera tabeller"):
        behind(example, cross(example, Asked("D2.8", EXAMPLE, "region")), TOTAL)
    with pytest.raises(BadQuestion, match="ingen ruta"):
        behind(example, few, "Ingenstans")
