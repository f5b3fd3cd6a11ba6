"""A kommunblad is one page a municipality, its codes on the back: as PDF, and in Word as LibreOffice prints it."""

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from corespons.geography import municipalities
from corespons.reports import FORMATS, Report, make_report, reports_by_town, source_of
from corespons.reports.report import DataTable, Note
from corespons.store import Store
from tests.reports import world
from tests.reports.opened import as_pdf, needs_office
from tests.reports.world import MADE, scope
from tests.tables import deliver, fresh_store

TOWNS = [town.name for town in municipalities()]
BACK = "Så är talen räknade"


@pytest.fixture(scope="module")
def crowded() -> Iterator[Store]:
    """The small project with more to come in Härnösand than a page lists, the longest of lines."""
    with fresh_store() as store:
        world.fill(store)
        deliver(
            store, "Region Västernorrland", "2022-03-02",
            Aktiviteter="""
                starts_on   title                                             kind            municipality  lead_actor
                2030-01-07  Exportcafé om kulturmöten, förhandling och avtal  nätverksträff   Härnösand     RVN
                2030-02-07  Exportcafé om kulturmöten, förhandling och avtal  nätverksträff   Härnösand     RVN
                2030-03-07  Exportcafé om kulturmöten, förhandling och avtal  nätverksträff   Härnösand     RVN
                2030-04-07  Exportcafé om kulturmöten, förhandling och avtal  nätverksträff   Härnösand     RVN
            """,
        )  # fmt: skip
        yield store


def _pages(content: bytes) -> list[str]:
    printed = subprocess.run(["pdftotext", "-", "-"], input=content, capture_output=True, check=True).stdout.decode()
    return [" ".join(page.split()) for page in printed.split("\f")[:-1]]


def _all(store: Store) -> Report:
    return make_report("kommunblad", source_of(store, scope()), MADE)


def test_every_municipality_has_a_front_and_a_back(crowded: Store) -> None:
    for name, found in reports_by_town("kommunblad", source_of(crowded, scope()), MADE).items():
        front, back = _pages(FORMATS["pdf"].write(found, None))
        assert name in front and BACK not in front
        assert back.startswith(BACK)


def test_all_in_one_pdf_are_a_page_each_before_their_codes(crowded: Store) -> None:
    pages = _pages(FORMATS["pdf"].write(_all(crowded), None))
    assert [town in page for town, page in zip(TOWNS, pages, strict=False)] == [True] * len(TOWNS)
    assert pages[len(TOWNS)].startswith(BACK)


@needs_office
def test_all_in_one_word_document_are_a_page_each_before_their_codes(crowded: Store, tmp_path: Path) -> None:
    pages = _pages(as_pdf(FORMATS["docx"].write(_all(crowded), None), "docx", tmp_path))
    fronts = [f"{name} kommun" in page or f"{name}s kommun" in page for name, page in zip(TOWNS, pages, strict=False)]
    assert fronts == [True] * len(TOWNS)
    assert pages[len(TOWNS)].startswith(BACK)


def test_what_a_table_leaves_out_is_said_before_it(crowded: Store) -> None:
    """After it, on a slide, the words would stand above the next table."""
    page = next(one for one in _all(crowded).sections if one.title == "Härnösand")
    told, table = page.blocks[-2:]
    assert told == Note("Kommande aktiviteter i Härnösand: tabellen visar 3 av 4, de närmaste i tid.")
    assert isinstance(table, DataTable) and len(table.rows) == 3
