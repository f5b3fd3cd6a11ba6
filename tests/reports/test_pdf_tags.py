"""Every kind of report as PDF, walked as a screen reader walks it, and held against a validator of PDF/UA-1."""

from collections.abc import Iterator
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import pdfua
import pikepdf
import pytest

from corespons.reports import FORMATS, KINDS
from corespons.reports.report import ChartBlock, Comparison, DataTable, FigureTable, Report
from corespons.store import Store
from tests.reports.opened import nodes
from tests.reports.world import report

HEADINGS = ("/H1", "/H2", "/H3")
DRAWN = (b"BI", b"Tj", b"TJ", b"f", b"S", b"Do", b"B")


@pytest.fixture(scope="module", params=KINDS)
def written(filled: Store, request: pytest.FixtureRequest) -> tuple[Report, bytes]:
    """A kind's report and its PDF."""
    found = report(filled, request.param, "öppen" if KINDS[request.param].is_open else "intern")
    return found, FORMATS["pdf"].write(found, None)


@pytest.fixture
def document(written: tuple[Report, bytes]) -> Iterator[pikepdf.Pdf]:
    """The PDF, open while it is looked into."""
    with pikepdf.open(BytesIO(written[1])) as opened:
        yield opened


def _tags(document: pikepdf.Pdf, *kinds: str) -> list[pikepdf.Object]:
    return [one for one in nodes(document.Root.StructTreeRoot) if str(one.get("/S", "")) in kinds]


def test_a_validator_finds_nothing(written: tuple[Report, bytes], tmp_path: Path) -> None:
    file = tmp_path / "rapport.pdf"
    file.write_bytes(written[1])
    assert [str(one) for one in pdfua.validate(str(file)).findings] == []


def test_headings_begin_at_the_first_level_and_skip_none(document: pikepdf.Pdf) -> None:
    levels = [HEADINGS.index(str(one.S)) for one in _tags(document, *HEADINGS)]
    assert levels[0] == 0 and levels.count(0) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_every_picture_says_what_it_shows(written: tuple[Report, bytes], document: pikepdf.Pdf) -> None:
    charts = [block.alt for block in written[0].blocks if isinstance(block, ChartBlock)]
    assert [str(one.Alt) for one in _tags(document, "/Figure")] == charts


def test_every_table_has_heads_that_say_what_they_are_over(
    written: tuple[Report, bytes], document: pikepdf.Pdf
) -> None:
    tables = [one for one in written[0].blocks if isinstance(one, FigureTable | Comparison | DataTable)]
    tagged = _tags(document, "/Table")
    assert len(tagged) == len(tables)
    for table in tagged:
        heads = [one for one in nodes(table) if str(one.get("/S", "")) == "/TH"]
        assert heads and all(str(head.A[0].Scope) == "/Column" for head in heads)


def test_every_font_is_in_the_file(document: pikepdf.Pdf) -> None:
    fonts = [font for page in document.pages for font in page.Resources.get("/Font", {}).values()]
    described = [font.DescendantFonts[0].FontDescriptor for font in fonts]
    assert described and all("/FontFile3" in one or "/FontFile2" in one for one in described)
    assert all("/ToUnicode" in font for font in fonts)


def test_all_that_is_drawn_is_tagged_or_an_artifact(document: pikepdf.Pdf) -> None:
    for page in document.pages:
        depth = 0
        for _, operator in pikepdf.parse_content_stream(page):
            name = bytes(operator)
            depth += (name in (b"BDC", b"BMC")) - (name == b"EMC")
            assert depth > 0 or name not in DRAWN
