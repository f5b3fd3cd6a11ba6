"""On paper: black on white, no menus, the choice in words, and no chart or table wider than the page or cut."""

import pytest

from corespons.ui.navigation import PAGES, PageEntry
from tests.browser.conftest import new_visit, settle

PAPER = 1032  # A4 lying, 12 mm of margin, in CSS pixels
EVERY_PAGE = pytest.mark.parametrize("entry", PAGES, ids=lambda entry: entry.address)


def printed(browser, server, address, theme):
    """The page as it is printed: the browser tells that it prints, then lays it out for the paper."""
    visit = new_visit(browser, server, (1280, 800), theme)
    page = visit.open(address)
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print", color_scheme=theme)
    page.set_viewport_size({"width": PAPER, "height": 800})
    settle(page)
    return page


def beyond_the_page(page):
    """Every chart and table that sticks out of the paper, or out of a box that would cut it."""
    return page.evaluate(
        """(width) => [...document.querySelectorAll('.js-plotly-plot .main-svg, .cr-table, .cr-wall')]
            .filter((one) => one.getBoundingClientRect().width > 0)
            .filter((one) => {
                const box = one.getBoundingClientRect()
                const cut = one.closest('.cr-scroll, [data-testid=stHtml]')
                return box.left < -1 || box.right > width + 1
                    || (cut && getComputedStyle(cut).overflowX !== 'visible' && cut.scrollWidth > cut.clientWidth + 1)
            }).map((one) => one.outerHTML.slice(0, 120))""",
        PAPER,
    )


@EVERY_PAGE
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_page_is_whole_on_paper(browser, server, entry: PageEntry, theme):
    page = printed(browser, server, entry.address, theme)
    assert beyond_the_page(page) == []
    for chrome in ("[data-testid=stHeader]", ".st-key-filter", "[data-testid=stSelectbox]", "[data-testid=stButton]"):
        assert not any(one.is_visible() for one in page.locator(chrome).all())
    assert page.locator("h1").evaluate("one => getComputedStyle(one).color") == "rgb(0, 0, 0)"
    assert page.evaluate("getComputedStyle(document.querySelector('[data-testid=stApp]')).backgroundColor") == (
        "rgb(255, 255, 255)"
    )
    assert page.locator("[data-testid=stMain]").evaluate("one => getComputedStyle(one).overflowY") == "visible"
    page.context.close()


def test_the_widest_table_stays_on_the_paper_with_the_choice_in_words(browser, server):
    page = printed(browser, server, "utforska?rader=Bransch&kolumner=M%C3%A5nad", "light")
    assert beyond_the_page(page) == []
    assert page.locator(".cr-sub").first.is_visible()
    page.context.close()
