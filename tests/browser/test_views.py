"""What must hold for every view with everything on it opened: its tables, its choices and what it explains."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.browser.conftest import new_visit, settle
from tests.browser.views import VIEWS

EVERY_VIEW = pytest.mark.parametrize("address", VIEWS)
CUT = """() => [...document.querySelectorAll('.cr-stacks, .cr-wall, .cr-calendar, .cr-facts, .cr-journey')]
    .filter((one) => one.getBoundingClientRect().width > 0)
    .filter((one) => one.getBoundingClientRect().right > innerWidth + 1
        || [one, one.closest('.cr-scroll')].some((box) => box && box.scrollWidth > box.clientWidth + 1))
    .map((one) => one.outerHTML.slice(0, 120))"""


def open_everything(page):
    """Open what is folded, one after another."""
    folded = page.locator("[data-testid=stMain] details:not([open]) > summary")
    for left in reversed(range(folded.count())):
        folded.first.click()
        expect(folded).to_have_count(left)
    settle(page)


@EVERY_VIEW
def test_a_narrow_dark_screen_shows_all_of_it_to_everyone(browser, server, address):
    visit = new_visit(browser, server, (400, 800), "dark")
    page = visit.open(address)
    open_everything(page)
    found = Axe().run(page).response["violations"]
    assert [(v["id"], v["nodes"][0]["html"][:200]) for v in found if v["impact"] in ("serious", "critical")] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 400
    assert page.evaluate(CUT) == []
    assert page.get_by_text("Något gick fel").count() == 0
    assert visit.errors == visit.strangers == []
    page.context.close()


@EVERY_VIEW
def test_the_choice_stands_on_every_view(visit, address):
    page = visit.open(address)
    words = page.locator("[data-testid=stMain]").inner_text().replace("\u00a0", " ")
    assert "läget per 17 aug 2022" in words or address == "start"


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
