"""Läget and the pages behind it: the same numbers as everywhere, links that keep the filters, the projector's view."""

import re

import pytest
from playwright.sync_api import Page, expect

from corespons import texts
from tests.browser.conftest import lands, new_visit, settle


def shown_on(page: Page) -> dict[str, str]:
    """Name → figure of every row on the wall."""
    rows = page.locator(".cr-wall tbody tr").all()
    return {
        row.locator("th").inner_text().split("\n")[0]: row.locator(".cr-large").inner_text().split("\u00a0av")[0]
        for row in rows
    }


@pytest.mark.parametrize("audience", ["intern", "öppen"])
def test_every_row_has_the_number_of_the_command_line(visit, figures, audience):
    page = visit.open(f"laget?malgrupp={audience}")
    told = {result["name"]: result for result in figures("projekt", audience).values()}
    shown = shown_on(page)
    assert len(shown) > 25
    for name, figure in shown.items():
        result = told[name]
        expected = texts.figure(result["value"], result["unit"], result["hidden"])
        assert figure.replace("\u00a0", " ").startswith(expected.replace("\u00a0", " ")), name


def test_a_name_leads_to_the_indicator_with_the_filters_kept(visit):
    page = visit.open("laget?region=V%C3%A4sternorrland")
    page.evaluate("window.same = true")
    page.get_by_role("link", name="Svar inom 24 timmar").first.click()
    page.locator("h1", has_text="Delmål 2").wait_for()
    settle(page)
    expect(page.locator(".cr-sub")).to_contain_text("Västernorrland")
    expect(page.get_by_role("heading", name="Svar inom 24 timmar månad för månad")).to_be_visible()
    lands(page, "matt=Svar")
    assert page.evaluate("window.same")  # without loading the app anew
    page.go_back()
    page.locator("h1", has_text="Läget").wait_for()
    assert visit.errors == []


@pytest.mark.parametrize(
    "view", ["", "region=V%C3%A4sternorrland", "malgrupp=öppen&kommun=%C3%85re", "per=2023-09-01", "per=2021-06-01"]
)
def test_the_projector_needs_no_scrolling_and_has_a_way_back(browser, server, view):
    visit = new_visit(browser, server, (1920, 1080))
    page = visit.open(f"laget?vy=projektor&{view}")
    main = page.locator("[data-testid=stMain]")
    assert main.evaluate("e => e.scrollHeight <= e.clientHeight")
    assert main.evaluate("e => e.scrollWidth <= e.clientWidth")
    assert view or page.locator(".cr-wall tbody tr").count() >= 12
    expect(page.get_by_role("combobox", name="Region")).to_be_hidden()
    page.get_by_role("radio", name="skärm").click()
    settle(page)
    expect(page.get_by_role("combobox", name="Region")).to_be_visible()
    page.wait_for_url(lambda url: "vy=" not in url)
    page.context.close()


def test_the_day_of_comparison_lives_in_the_address(visit):
    page = visit.open("laget?jamfor=2022-06-01")
    expect(page.locator(".cr-wall thead").first).to_contain_text("Sedan 1\u00a0jun\u00a02022")
    lands(page, "jamfor=2022-06-01")
    visit.open("laget?jamfor=2024-01-01")  # after the as-of date
    expect(page.locator(".cr-wall thead").first).to_contain_text("Sedan 10\u00a0aug\u00a02022")
    assert visit.errors == []


def test_the_open_version_tells_no_change_and_no_delivery(visit):
    page = visit.open("laget?malgrupp=öppen")
    text = page.locator("[data-testid=stMain]").inner_text()
    assert "Sedan" not in text
    assert "Prognos" not in text
    assert "har inte levererat" not in text
    assert "Nära taket" not in text


PLACES = ("", "kommun=Ragunda", "kommun=%C3%85nge", "region=V%C3%A4sternorrland")
SMALL = re.compile(r"(?<![\d,.§<=/–-])\b[1-4]\u00a0(företag|ärenden?|lotsning(ar)?|person(er)?|unika företag)\b")

PLANNED = re.compile(r"(Plan i dag|Mål|Planen för dagen är|av målets|Det fattas)\s+\d+\s+företag")  # not counted


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("address", ["laget", "delmal_1", "delmal_2", "delmal_3", "ekonomi"])
def test_the_open_version_shows_no_small_count(visit, address, place):
    page = visit.open(f"{address}?malgrupp=öppen&{place}")
    assert page.get_by_text("Något gick fel").count() == 0
    said = PLANNED.sub("", page.locator("[data-testid=stMain]").inner_text())
    assert not SMALL.search(said)
    assert visit.errors == []


@pytest.mark.parametrize("address", ["laget", "delmal_1", "delmal_2", "delmal_3", "ekonomi"])
@pytest.mark.parametrize("view", ["per=2021-04-01", "fran=2012-01-01&till=2012-12-31", "per=2024-06-01"])
def test_an_empty_or_odd_period_is_told_in_words(visit, address, view):
    page = visit.open(f"{address}?{view}")
    assert page.get_by_text("Något gick fel").count() == 0
    assert visit.errors == []


def test_every_indicator_of_a_goal_can_be_opened(visit):
    page = visit.open("delmal_3")
    for name in page.locator(".st-key-matt button").all_inner_texts():
        page.locator(".st-key-matt button", has_text=re.compile(f"^{re.escape(name)}$")).click()
        settle(page)
        expect(page.get_by_role("heading", name=re.compile(f"{re.escape(name)}$")).first).to_be_visible()
        assert page.get_by_text("Något gick fel").count() == 0
    assert visit.errors == []


def test_a_municipality_has_no_economy_and_is_told_so(visit):
    page = visit.open("ekonomi?kommun=Ragunda")
    expect(page.get_by_text("Ragunda har ingen egen ekonomi.")).to_be_visible()


def test_what_the_steering_group_must_see_leads_to_where_it_is_mended(visit):
    page = visit.open("laget")
    page.locator(".cr-attention li", has_text="har inte levererat").get_by_role("link").click()
    page.locator("h2", has_text="Aktörer som är sena med sin leverans").wait_for()
    lands(page, "datakvalitet", "fynd=overdue")
    visit.open("laget")
    page.locator(".cr-attention li", has_text="nära taket").get_by_role("link").click()
    page.locator("h1", has_text="Utforska").wait_for()
    expect(page.get_by_text("6 rader ligger bakom talet.".replace("6 ", "6\u00a0"))).to_be_visible()


@pytest.mark.parametrize(
    ("view", "told"),
    [("per=2015-01-01", "Inget var inläst 1 januari 2015"), ("fran=2012-01-01&till=2012-12-31", "utanför projekttiden"),
     ("per=2022-01-01&fran=2022-03-01", "Perioden börjar efter 1 januari 2022")],
)  # fmt: skip
@pytest.mark.parametrize("address", ["laget", "delmal_1", "ekonomi", "aktiviteter", "datakvalitet"])
def test_days_that_leave_nothing_are_told_with_what_to_choose_instead(visit, address, view, told):
    page = visit.open(f"{address}?{view}")
    box = page.get_by_test_id("stAlert").filter(has_text=told)
    expect(box).to_contain_text("Läget per" if "per=" in view else "Från och Till")
