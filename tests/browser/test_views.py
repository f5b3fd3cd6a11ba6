"""What must hold for every view: two visits, on a wide light screen and on a narrow dark one, each asked everything.

A visit costs far more than a question, so one visit answers many. The wide one is also printed, darkened and widened.
"""

import pytest
from playwright.sync_api import Page, expect

from corespons.ui.navigation import PAGES
from tests.browser import paper
from tests.browser.conftest import Visit, new_visit, settle, shut_to_some, turn
from tests.browser.views import VIEWS

EVERY_VIEW = pytest.mark.parametrize("address", VIEWS)
TITLES = {page.address: page.title for page in PAGES}
CUT = """() => [...document.querySelectorAll('.cr-stacks, .cr-wall, .cr-calendar, .cr-facts, .cr-journey')]
    .filter((one) => one.getBoundingClientRect().width > 0)
    .filter((one) => one.getBoundingClientRect().right > innerWidth + 1
        || [one, one.closest('.cr-scroll')].some((box) => box && box.scrollWidth > box.clientWidth + 1))
    .map((one) => one.outerHTML.slice(0, 120))"""
WORDS = """() => [...document.querySelectorAll('*')].flatMap(e => [e.ariaLabel, e.title, e.placeholder,
    ...[...e.childNodes].filter(n => n.nodeType === 3 && !['SCRIPT', 'STYLE'].includes(e.tagName))
        .map(n => n.nodeValue)]).filter(Boolean).map(t => t.trim())"""
ENGLISH = (
    "Upload", "Browse files", "Select", "Choose", "Open", "Clear", "No results", "Fullscreen", "Help for",
    "Main menu", "App pages", "Skip to", "Toggle",
)  # fmt: skip
PAPER_THEMES = ("light", "dark")  # by turns: what is printed is laid out alike in both


def open_everything(page):
    """Open what is folded, one after another."""
    folded = page.locator("[data-testid=stMain] details:not([open]) > summary")
    for left in reversed(range(folded.count())):
        folded.first.click()
        expect(folded).to_have_count(left)
    settle(page)


def assert_whole(visit: Visit) -> None:
    """No failure shows, nothing is wider than the screen, nothing complained and nothing was fetched from elsewhere."""
    page = visit.page
    for failure in ("Page not found", "Sidan finns inte", "Något gick fel"):
        assert page.get_by_text(failure).count() == 0
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    assert (visit.errors, visit.strangers) == ([], [])


def assert_at_home(visit: Visit, address: str) -> None:
    """The address, the title, the language and every word are ours, and the choice stands on the page."""
    page, name = visit.page, address.partition("?")[0]
    assert page.url.split("?")[0] == f"{visit.base}/{name}"
    assert page.title() == f"{TITLES[name]} · CO-RESPONS"
    assert page.evaluate("document.documentElement.lang") == "sv"
    assert [one for one in page.evaluate(WORDS) if one.startswith(ENGLISH) or one.endswith(" options")] == []
    words = page.locator("[data-testid=stMain]").inner_text().replace("\u00a0", " ")
    assert "läget per 17 aug 2022" in words or name == "start"


def assert_whole_on_paper(page: Page, address: str, drawn: list[int]) -> None:
    """Black on white, no menus, the choice in words, and no chart or table wider than the page or cut."""
    assert paper.too_wide(page, drawn) == []
    assert paper.beyond_the_page(page) == []
    assert not any(one.is_visible() for one in page.locator(paper.CHROME).all())
    assert paper.colours(page) == ("rgb(0, 0, 0)", "rgb(255, 255, 255)")
    assert page.locator("[data-testid=stMain]").evaluate("one => getComputedStyle(one).overflowY") == "visible"
    assert address == "start" or page.locator(".cr-sub").first.is_visible()


@EVERY_VIEW
def test_a_wide_screen_and_paper_show_all_of_it_to_everyone(visit, address):
    page = visit.open(address)
    assert_at_home(visit, address)
    assert_whole(visit)
    assert shut_to_some(page) == []
    drawn = paper.print_out(page, PAPER_THEMES[VIEWS.index(address) % 2])
    assert_whole_on_paper(page, address, drawn)
    page.set_viewport_size({"width": 1920, "height": 1080})
    turn(page, "dark")
    assert shut_to_some(page) == []
    assert_whole(visit)


@EVERY_VIEW
def test_a_narrow_screen_shows_all_of_it_to_everyone(browser, server, address):
    visit = new_visit(browser, server, (400, 800), "dark")
    page = visit.open(address)
    open_everything(page)
    assert page.evaluate(CUT) == []
    assert shut_to_some(page) == []
    turn(page, "light")
    assert shut_to_some(page) == []
    assert_whole(visit)
    page.context.close()


def test_whoever_uses_the_keyboard_reaches_menu_choices_and_links_in_order_and_sees_where_they_are(visit):
    page = visit.open("laget")
    names, outlines = [], []
    for _ in range(60):
        page.keyboard.press("Tab")
        name, tag, outline = page.evaluate(
            """() => {
                const one = document.activeElement
                const style = getComputedStyle(one)
                return [one.ariaLabel || one.innerText, one.tagName, style.outlineStyle + " " + style.outlineWidth]
            }"""
        )
        names.append(name)
        outlines += [outline] if tag == "A" else []
        if "Nådda företag" in name:
            break
    wanted = ("Hoppa till innehållet", "Läget", "Data", "Region", "Målgrupp", "Visa Delmål 3", "Nådda företag")
    order = [next(at for at, name in enumerate(names) if one in name) for one in wanted]
    assert order == sorted(order)
    assert set(outlines) == {"solid 2px"}
