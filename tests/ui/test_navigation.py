from corespons.settings import ROOT
from corespons.ui.navigation import FIRST, LOAD, PAGES, START
from corespons.ui.server import LANDING


def test_every_page_is_in_the_registry_and_the_other_way_round():
    assert {f"{page.address}.py" for page in PAGES} == {file.name for file in (ROOT / "pages").glob("*.py")}


def test_landing_places_exist():
    assert {FIRST, LOAD, START, LANDING} <= {page.address for page in PAGES}


def test_pages_are_short_and_ask_nobody_but_the_blocks():
    for page in PAGES:
        code = (ROOT / page.file).read_text(encoding="utf-8")
        assert len(code.splitlines()) <= 60, page
        assert not any(word in code for word in ("session_state", "SELECT ", "duckdb", "plotly")), page
