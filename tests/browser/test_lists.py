"""Företag, Aktiviteter, Datakvalitet and Historik: lists to work off, a company's journey, a row's whole life."""

import re

import pytest
from playwright.sync_api import expect

from corespons.followup.quality import FINDINGS
from tests.browser.conftest import lands, settle

PERSON = "811218-9876"


def press(page, role, name):
    page.get_by_role(role, name=name).first.click()
    settle(page)


@pytest.mark.parametrize("finding", FINDINGS, ids=lambda one: one.id)
def test_every_finding_opens_and_says_how_many(visit, finding):
    page = visit.open("datakvalitet")
    shown = page.locator("tr", has=page.get_by_role("link", name=finding.name)).locator("td").first.inner_text()
    press(page, "link", finding.name)
    expect(page.get_by_role("heading", name=finding.name)).to_be_visible()
    expect(page.locator("[role=status]").first).to_contain_text(shown)
    expect(page.locator("tbody tr")).to_have_count(min(50, int(shown.replace("\u00a0", ""))))
    assert visit.errors == []


def test_a_finding_leads_to_the_life_of_its_row_and_back(visit):
    page = visit.open("datakvalitet?fynd=planned_past")
    page.locator("tbody th a").first.click()
    page.locator("h1", has_text="Historik").wait_for()
    settle(page)
    expect(page.get_by_text("Ny.")).to_be_visible()
    page.go_back()
    page.locator("h1", has_text="Datakvalitet").wait_for()
    settle(page)
    lands(page, "fynd=planned_past")


def test_the_list_of_a_finding_is_a_file_with_the_choice_in_it(visit):
    page = visit.open("datakvalitet?fynd=without_gender&per=2022-08-17")
    with page.expect_download() as coming:
        page.get_by_role("button", name="Hämta hela listan").click()
    text = coming.value.path().read_text(encoding="utf-8-sig").replace("\u00a0", " ")
    assert "läget per 17 aug 2022" in text.splitlines()[0]
    assert text.splitlines()[1].startswith("Rad;Flik;Källa;Företag")
    assert len(text.splitlines()) == 2 + int(page.locator("[role=status] b").first.inner_text())


def test_long_lists_turn_pages_in_the_address(visit):
    page = visit.open("foretag")
    first = page.locator("tbody th").first.inner_text()
    press(page, "button", "Nästa")
    lands(page, "sida=foretag.2")
    expect(page.locator("tbody th").first).not_to_have_text(first)
    second = page.locator("tbody th").first.inner_text()
    visit.open(page.url.removeprefix(f"{visit.base}/"))
    expect(page.locator("tbody th").first).to_have_text(second)


def test_a_company_is_found_and_followed(visit):
    page = visit.open("foretag")
    page.get_by_role("textbox", name="Sök namn eller nummer").fill("499015-1146")
    page.keyboard.press("Enter")
    lands(page, "sok_foretag=499015-1146")
    expect(page.locator("tbody tr")).to_have_count(1)
    page.locator("tbody th a").click()
    expect(page.locator(".cr-journey li").nth(5)).to_be_visible()
    expect(page.locator(".cr-journey")).to_contain_text("Tappad tråd")
    press(page, "link", "← Alla företag")
    expect(page.locator("tbody tr")).to_have_count(1)  # the search is still there


@pytest.mark.parametrize(
    "page_field", [("foretag", "Sök namn eller nummer"), ("historik", "ID eller organisationsnummer")]
)
def test_a_persons_number_never_reaches_the_address(visit, page_field):
    address, field = page_field
    page = visit.open(address)
    page.get_by_role("textbox", name=field).fill(PERSON)
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"sok_\w+=P%3A[0-9a-f]{16}"))
    expect(page.get_by_role("textbox", name=field)).to_have_value(re.compile("^P:"))
    page.wait_for_url(lambda url: "9876" not in url)


def test_the_region_narrows_companies_and_activities(visit):
    page = visit.open("foretag?region=J%C3%A4mtland+H%C3%A4rjedalen&kommun=%C3%85re")
    assert set(page.locator("tbody tr td:nth-child(3)").all_inner_texts()) == {"Åre"}
    visit.open("aktiviteter?kommun=%C3%85re")
    assert set(page.locator("tbody tr td:nth-child(4)").all_inner_texts()) <= {"Åre"}


def test_the_calendar_turns_months_and_opens_an_activity(visit):
    page = visit.open("aktiviteter?visning=kalender")
    expect(page.get_by_role("heading", name="Augusti 2022")).to_be_visible()
    press(page, "link", re.compile("september 2022"))
    lands(page, "manad=2022-09")
    lands(page, "visning=kalender")
    expect(page.get_by_role("heading", name="September 2022")).to_be_visible()
    page.locator(".cr-calendar li a").first.click()
    expect(page.get_by_text("Ansvarig")).to_be_visible()
    press(page, "link", "← Alla aktiviteter")
    lands(page, "manad=2022-09")
    expect(page.get_by_role("heading", name="September 2022")).to_be_visible()


def test_forgotten_activities_are_flagged(visit):
    page = visit.open("aktiviteter?status=planerad%2C+dagen+har+passerat")
    expect(page.locator("tbody tr")).to_have_count(4)
    expect(page.get_by_text("4\u00a0aktiviteter är markerade som planerade")).to_be_visible()


def test_what_is_coming_is_a_plan_with_the_nearest_first(visit):
    page = visit.open("aktiviteter?visning=kommande&fran=2021-04-01&till=2021-05-01")  # whatever the period
    words = {"pågår": "-1", "i dag": "0"}
    left = [int(words.get(one, one)) for one in page.locator("tbody td:nth-child(4)").all_inner_texts()]
    assert left == sorted(left)
    assert len(left) == 6
    visit.open("aktiviteter?status=planerad")
    assert page.locator("tbody td:nth-child(7)").first.inner_text() == ""  # nobody has come to what has not been


def test_those_held_without_participants_are_a_list(visit):
    page = visit.open("aktiviteter?status=genomf%C3%B6rd%2C+utan+deltagare&fran=2018-01-01")
    persons = page.locator("tbody td:nth-child(7)").all_inner_texts()
    assert set(persons) <= {"0"}
    expect(page.locator("[role=status]").first).to_contain_text(f"{len(persons)}\u00a0aktivitet")


def test_the_follow_up_list_is_of_one_actor_by_an_address(visit):
    page = visit.open("foretag?lista=att+f%C3%B6lja+upp&uppfoljning=Almi+Mitt")
    assert set(page.locator("tbody td:nth-child(6)").all_inner_texts()) == {"Almi Mitt"}


def test_a_row_leads_to_the_delivery_that_changed_it_and_there_it_can_be_undone(visit):
    page = visit.open("historik?flik=Insatser&rad=Almi+Mitt%E2%90%9FALMI-I0123")
    press(page, "link", "Leverans 33")
    lands(page, "leverans=33")
    expect(page.get_by_role("button", name="Ångra leverans 33")).to_be_visible()
    expect(page.get_by_text("leveranser kom in efter")).to_be_visible()


def test_a_table_of_a_source_leads_to_its_rows_with_the_most_common_fault(visit):
    page = visit.open("datakvalitet")
    listed = page.get_by_role("region", name="Datakvalitet per tabell och källa")
    row = listed.locator("tbody tr", has=page.get_by_role("link")).first
    source = row.locator("td").first.inner_text()
    row.get_by_role("link").click()
    lands(page, "fynd=", "kalla=")
    expect(page.get_by_role("combobox", name="Källa")).to_have_value(source)
    assert set(page.locator("tbody td:nth-child(3)").all_inner_texts()) == {source}


def test_a_row_that_came_with_the_programme_says_so(visit):
    page = visit.open("historik?flik=Akt%C3%B6rer&rad=Exportkreditn%C3%A4mnden")
    first = page.locator(".cr-life > li").first
    expect(first).to_contain_text("från början")
    expect(first).to_contain_text("Följer med programmet")


NAMES = re.compile(r"\b(AB|HB|KB)\b|\d{6}-\d{4}|enskild firma")


@pytest.mark.parametrize(
    "address",
    ["foretag?a=1", "foretag?foretag=4990151146", "foretag?lista=att+f%C3%B6lja+upp", "aktiviteter?a=1",
     "aktiviteter?visning=kalender", "aktiviteter?aktivitet=Almi+Mitt%E2%90%9FALMI-A026", "datakvalitet?a=1",
     "datakvalitet?fynd=wrong_check_digit", "historik?a=1", "historik?flik=Insatser&rad=Almi+Mitt%E2%90%9FALMI-I0123"],
)  # fmt: skip
def test_the_open_version_names_no_company_and_shows_no_small_count(visit, address):
    page = visit.open(f"{address}&malgrupp=öppen")
    text = page.locator("[data-testid=stMain]").inner_text()
    assert not NAMES.search(text)
    numbers = page.locator("td.cr-number").all_inner_texts()
    assert not {"1", "2", "3", "4"} & set(numbers)
    assert visit.errors == []


@pytest.mark.parametrize("address", ["foretag", "aktiviteter", "datakvalitet", "historik"])
@pytest.mark.parametrize(
    "view", ["per=2020-01-01", "per=2021-04-01", "kommun=Ragunda&fran=2012-01-01&till=2012-12-31", "per=2024-06-01"]
)
def test_an_empty_or_odd_period_is_told_in_words(visit, address, view):
    page = visit.open(f"{address}?{view}")
    assert page.get_by_text("Något gick fel").count() == 0
    assert visit.errors == []


@pytest.mark.parametrize(
    "address",
    ["foretag?foretag=nonsens", "aktiviteter?aktivitet=nonsens&manad=x", "datakvalitet?fynd=nonsens&sida=x.y",
     "historik?flik=Insatser&rad=nonsens", "historik?flik=nonsens&rad=1", "aktiviteter?visning=kalender&manad=9999-12"],
)  # fmt: skip
def test_nonsense_in_the_address_is_told_in_words(visit, address):
    page = visit.open(address)
    assert page.get_by_text("Något gick fel").count() == 0
    assert visit.errors == []
