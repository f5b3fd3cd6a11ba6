"""What must hold for every page, at every width."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from corespons.ui.navigation import PAGES, PageEntry
from tests.browser.conftest import WIDTHS, new_visit, start_server, stop

EVERY_PAGE = pytest.mark.parametrize("entry", PAGES, ids=lambda entry: entry.address)
EVERY_WIDTH = pytest.mark.parametrize("size", WIDTHS, ids=lambda size: f"{size[0]}x{size[1]}")


@EVERY_PAGE
@EVERY_WIDTH
def test_page_is_whole_and_at_home(browser, server, entry: PageEntry, size):
    visit = new_visit(browser, server, size)
    page = visit.open(entry.address)
    assert page.url.split("?")[0] == f"{server.base}/{entry.address}"
    assert page.title() == f"{entry.title} · CO-RESPONS"
    assert page.evaluate("document.documentElement.lang") == "sv"
    assert page.get_by_text("Page not found").count() + page.get_by_text("Sidan finns inte").count() == 0
    assert page.get_by_text("Något gick fel").count() == 0
    assert page.evaluate("document.documentElement.scrollWidth") <= size[0]
    assert visit.strangers == []
    assert visit.errors == []
    page.context.close()


@EVERY_PAGE
@pytest.mark.parametrize(("size", "theme"), [((1280, 800), "light"), ((400, 800), "light"), ((1280, 800), "dark")])
def test_page_is_open_to_everyone(browser, server, entry: PageEntry, size, theme):
    visit = new_visit(browser, server, size, theme)
    found = Axe().run(visit.open(entry.address)).response["violations"]
    bad = [(v["id"], v["nodes"][0]["html"][:300]) for v in found if v["impact"] in ("serious", "critical")]
    assert bad == []
    visit.page.context.close()


@EVERY_PAGE
def test_no_english_word_of_the_framework_is_left(visit, entry: PageEntry):
    page = visit.open(entry.address)
    words = page.evaluate(
        """() => [...document.querySelectorAll('*')].flatMap(e => [e.ariaLabel, e.title, e.placeholder,
            ...[...e.childNodes].filter(n => n.nodeType === 3 && !['SCRIPT', 'STYLE'].includes(e.tagName))
                .map(n => n.nodeValue)]).filter(Boolean).map(t => t.trim())"""
    )
    english = (
        "Upload", "Browse files", "Select", "Choose", "Open", "Clear", "No results", "Fullscreen", "Help for",
        "Main menu", "App pages", "Skip to", "Toggle",
    )  # fmt: skip
    assert [word for word in words if word.startswith(english) or word.endswith(" options")] == []


@pytest.mark.parametrize("address", ["kommuner?region=V%C3%A4sternorrland", "delmal_1", "las_in"])
def test_first_visitor_of_a_cold_server_may_come_by_a_deep_link(browser, tmp_path, address):
    cold = start_server(tmp_path)
    try:
        visit = new_visit(browser, cold)
        page = visit.open(address)
        assert page.url.startswith(f"{cold.base}/{address.split('?')[0]}")
        assert page.get_by_role("navigation").count() >= 1
        assert page.get_by_text("Page not found").count() + page.get_by_text("Sidan finns inte").count() == 0
        assert visit.errors == []
        page.context.close()
    finally:
        stop(cold)
