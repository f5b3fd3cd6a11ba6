"""On paper: black on white, no menus, the choice in words, and no chart or table wider than the page or cut."""

import pytest

from tests.browser.conftest import new_visit, settle
from tests.browser.views import VIEWS

PAPER = 1032  # A4 lying, 12 mm of margin, in CSS pixels
CHART = "[data-testid=stPlotlyChart]"
THEMES = ("light", "dark")  # by turns: what is printed is laid out alike in both
EVERY_VIEW = pytest.mark.parametrize(("address", "theme"), [(one, THEMES[at % 2]) for at, one in enumerate(VIEWS)])


def printed(browser, server, address, theme):
    """The page as it is printed, and how wide its charts were on the screen.

    The browser tells that it prints, then lays the page out for the paper; the charts stay as they were drawn.
    """
    visit = new_visit(browser, server, (1280, 800), theme)
    page = visit.open(address)
    drawn = page.locator(CHART).evaluate_all("all => all.map(one => one.querySelector('.main-svg').clientWidth)")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print", color_scheme=theme)
    page.set_viewport_size({"width": PAPER, "height": 800})
    settle(page)
    return page, drawn


def too_wide(page, drawn):
    """The charts that are wider as drawn for the screen than their place on paper, shrunk as they are."""
    return page.locator(CHART).evaluate_all(
        """(all, drawn) => {
            const scale = Number(getComputedStyle(document.documentElement).getPropertyValue('--cr-print-scale')) || 1
            return all.map((one, at) => [drawn[at] * scale, one.parentElement.getBoundingClientRect().width])
                .filter(([width, place]) => place > 0 && width > place + 1)
        }""",
        drawn,
    )


def beyond_the_page(page):
    """Every chart and table that sticks out of the paper, or out of a box that would cut it."""
    return page.evaluate(
        """(width) => [...document.querySelectorAll('.js-plotly-plot .main-svg, .cr-table, .cr-wall'
                + ', .cr-calendar, .cr-journey, .cr-facts')]
            .filter((one) => one.getBoundingClientRect().width > 0)
            .filter((one) => {
                const box = one.getBoundingClientRect()
                const cut = one.closest('.cr-scroll, [data-testid=stHtml]')
                return box.left < -1 || box.right > width + 1
                    || (cut && getComputedStyle(cut).overflowX !== 'visible' && cut.scrollWidth > cut.clientWidth + 1)
            }).map((one) => one.outerHTML.slice(0, 120))""",
        PAPER,
    )


@EVERY_VIEW
def test_a_view_is_whole_on_paper(browser, server, address, theme):
    page, drawn = printed(browser, server, address, theme)
    assert too_wide(page, drawn) == []
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
    page, _ = printed(browser, server, "utforska?rader=Bransch&kolumner=M%C3%A5nad", "light")
    assert beyond_the_page(page) == []
    assert page.locator(".cr-sub").first.is_visible()
    page.context.close()
