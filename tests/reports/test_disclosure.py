"""What the open audience may not see is in no format: not in text, chart data, hidden parts or the seal."""

from collections.abc import Iterator
from io import BytesIO

import openpyxl
import pytest
from pptx import Presentation

from corespons.reports import FORMATS, KINDS, source_of, write
from corespons.reports.report import ChartBlock
from corespons.store import Store
from tests.reports.opened import inside
from tests.reports.world import MADE, NASTY, report, scope
from tests.tables import deliver, fresh_store

ÅRE = 12049  # its inhabitants: 3 of 12 049 is what D1.6 would tell
GIVEAWAYS = (format(3 / ÅRE * 10_000, ".6f")[:6], "66.6666", "66,6666", "66.66666666666667")


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("format", FORMATS)
def test_a_hidden_figure_is_nowhere_in_the_file(filled: Store, kind: str, format: str) -> None:
    content = inside(write(kind, source_of(filled, scope("öppen")), format, made=MADE).content)
    assert not [number for number in GIVEAWAYS if number in content]
    assert "X9" not in content
    assert NASTY[:4] not in content  # a title may name anyone


def test_the_internal_audience_sees_what_is_hidden_for_the_open(filled: Store) -> None:
    content = inside(write("indikatorbilaga", source_of(filled, scope()), "json", made=MADE).content)
    assert any(number in content for number in GIVEAWAYS)


def test_a_hidden_bar_has_no_value_in_the_chart_of_any_format(filled: Store) -> None:
    found = report(filled, "lagesrapport", "öppen")
    chart = next(block for block in found.blocks if isinstance(block, ChartBlock) and "Åre" in block.categories)
    place = chart.categories.index("Åre")
    assert chart.series[0].values[place] is None
    assert chart.marks[place] == "<5"
    book = openpyxl.load_workbook(BytesIO(FORMATS["xlsx"].write(found, None)))
    rows = [row for row in book["Diagram Nådda företag per kommu"].iter_rows(values_only=True) if row[0] == "Åre"]
    assert rows[0][1] == "<5"
    slides = Presentation(BytesIO(FORMATS["pptx"].write(found, None))).slides
    drawn = [shape.chart for slide in slides for shape in slide.shapes if shape.has_chart]
    towns = next(one for one in drawn if "Åre" in list(one.plots[0].categories))
    assert towns.plots[0].series[0].values[place] is None


def _with_few(store: Store, in_åre: str, in_berg: str, name: str) -> Store:
    """Nine companies reached in Sundsvall, and seven of a name in Åre and Berg together."""
    deliver(
        store, "Almi Mitt", "2022-03-01",
        Aktörer="""
            actor                 short_name  is_res_partner
            Almi Mitt             Almi        ja
            Business Sweden       BuS         ja
        """,
        Företag=f"""
            company     municipality  valid_from  name
            K1..K9      Sundsvall     2021-01-01  Bolaget
            {in_åre}    Åre           2021-01-01  {name}
            {in_berg}   Berg          2021-01-01  {name}
        """,
        Insatser="""
            company  starts_on
            K1..K9   2021-10-05
            L1..L7   2021-10-06
        """,
        Ärenden="""
            company  received_at
            L1..L7   2021-10-04 08:00
        """,
        Målvärden="""
            indicator  area  value
            D1.1       2321  9
            D1.1       2326  9
        """,
    )  # fmt: skip
    return store


@pytest.fixture(scope="module")
def twins() -> Iterator[tuple[Store, Store]]:
    """Two projects that differ in what is hidden alone: 3 in Åre and 4 in Berg or the other way, and the names."""
    with fresh_store() as one, fresh_store() as other:
        yield _with_few(one, "L1..L3", "L4..L7", "Hemliga AB"), _with_few(other, "L1..L4", "L5..L7", "Okända AB")


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("format", FORMATS)
def test_what_is_hidden_moves_no_byte_of_any_open_file(twins: tuple[Store, Store], kind: str, format: str) -> None:
    one, other = (write(kind, source_of(store, scope("öppen")), format, made=MADE).content for store in twins)
    assert one == other


def test_the_hidden_difference_is_one_that_the_internal_audience_sees(twins: tuple[Store, Store]) -> None:
    one, other = (write("kommunblad", source_of(store, scope()), "json", made=MADE).content for store in twins)
    assert one != other
