"""On paper: black on white, no menus, the choice in words, and no chart or table wider than the page or cut."""

from typing import Literal

from playwright.sync_api import Page

from tests.browser.conftest import settle

WIDTH = 1032  # A4 lying, 12 mm of margin, in CSS pixels
CHART = "[data-testid=stPlotlyChart]"
CHROME = "[data-testid=stHeader], .st-key-filter, [data-testid=stSelectbox], [data-testid=stButton]"


def print_out(page: Page, theme: Literal["light", "dark"]) -> list[int]:
    """Lay the page out as it is printed, and tell how wide its charts were on the screen.

    The browser tells that it prints, then lays the page out for the paper; the charts stay as they were drawn.
    """
    drawn: list[int] = page.locator(CHART).evaluate_all(
        "all => all.map(one => one.querySelector('.main-svg').clientWidth)"
    )
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print", color_scheme=theme)
    page.set_viewport_size({"width": WIDTH, "height": 800})
    settle(page)
    return drawn


def too_wide(page: Page, drawn: list[int]) -> list[object]:
    """The charts that are wider as drawn for the screen than their place on paper, shrunk as they are."""
    found: list[object] = page.locator(CHART).evaluate_all(
        """(all, drawn) => {
            const scale = Number(getComputedStyle(document.documentElement).getPropertyValue('--cr-print-scale')) || 1
            return all.map((one, at) => [drawn[at] * scale, one.parentElement.getBoundingClientRect().width])
                .filter(([width, place]) => place > 0 && width > place + 1)
        }""",
        drawn,
    )
    return found


def beyond_the_page(page: Page) -> list[str]:
    """Every chart and table that sticks out of the paper, or out of a box that would cut it."""
    found: list[str] = page.evaluate(
        """(width) => [...document.querySelectorAll('.js-plotly-plot .main-svg, .cr-table, .cr-wall'
                + ', .cr-calendar, .cr-journey, .cr-facts')]
            .filter((one) => one.getBoundingClientRect().width > 0)
            .filter((one) => {
                const box = one.getBoundingClientRect()
                const cut = one.closest('.cr-scroll, [data-testid=stHtml]')
                return box.left < -1 || box.right > width + 1
                    || (cut && getComputedStyle(cut).overflowX !== 'visible' && cut.scrollWidth > cut.clientWidth + 1)
            }).map((one) => one.outerHTML.slice(0, 120))""",
        WIDTH,
    )
    return found


def colours(page: Page) -> tuple[str, str]:
    """The colours of the heading and of the ground."""
    heading: str = page.locator("h1").evaluate("one => getComputedStyle(one).color")
    ground: str = page.evaluate("getComputedStyle(document.querySelector('[data-testid=stApp]')).backgroundColor")
    return heading, ground
