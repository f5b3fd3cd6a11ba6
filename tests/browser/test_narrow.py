"""Wide tables on a telephone: nothing scrolls sideways, every figure keeps its heading, and everyone can read it."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import new_visit, shut_to_some, turn

NARROW = (400, 800)
WIDER = """() => [...document.querySelectorAll('.cr-scroll')]
    .filter(one => one.scrollWidth > one.clientWidth).map(one => one.ariaLabel)"""
VIEWS = {
    "many columns": "utforska?rader=Kommun&kolumner=M%C3%A5nad",
    "long headings": "utforska?rader=Bransch&kolumner=Storleksklass",
    "few columns": "utforska?rader=Bransch&kolumner=%C3%85r&ruta=C+Tillverkning",
    "shares": "utforska?rader=Kommun&kolumner=Kvartal&som=andel+av+rad",
    "a municipality": "kommuner?kommun=%C3%85re",
    "a municipality openly": "kommuner?kommun=Berg&malgrupp=%C3%B6ppen",
}
every_view = pytest.mark.parametrize("address", VIEWS.values(), ids=VIEWS)


@every_view
def test_no_table_scrolls_sideways_and_everyone_can_read_it(browser, server, address):
    visit = new_visit(browser, server, NARROW)
    page = visit.open(address)
    expect(page.locator(".cr-scroll").first).to_be_attached()
    assert page.evaluate("document.documentElement.scrollWidth") <= NARROW[0]
    assert page.evaluate(WIDER) == []
    assert shut_to_some(page) == []
    turn(page, "dark")
    assert shut_to_some(page) == []
    assert visit.errors == []
    page.context.close()


def test_each_figure_stands_under_its_own_heading_and_leads_to_what_is_behind(browser, server):
    visit = new_visit(browser, server, NARROW)
    page = visit.open("utforska?rader=Bransch&kolumner=Storleksklass")
    row = page.get_by_role("row", name="C Tillverkning")
    shown = row.locator("td").nth(1)
    assert shown.evaluate("one => getComputedStyle(one, '::before').content") == '"1–9 anställda"'
    told = shown.inner_text()
    shown.get_by_role("link").click()
    expect(page.get_by_text(f"{told} rader ligger bakom talet.")).to_be_visible()
    page.context.close()
