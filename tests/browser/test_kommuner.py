"""Kommuner in a real browser: a click and the keyboard both lead to a municipality's profile."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import lands, new_visit


def click_middle(page, shape):
    shape.scroll_into_view_if_needed()
    box = shape.bounding_box()
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)


def test_a_click_on_a_bar_opens_the_profile_and_writes_the_address(visit):
    page = visit.open("kommuner")
    click_middle(page, page.locator(".st-key-staplar .barlayer .point path").first)
    expect(page.get_by_role("heading", name="Sundsvall", exact=True)).to_be_visible()
    lands(page, "kommun=Sundsvall")
    assert visit.errors == []
    assert visit.strangers == []


def test_a_click_on_the_map_opens_the_profile(visit):
    page = visit.open("kommuner")
    shapes = page.locator(".st-key-karta path.choroplethlocation")
    shapes.first.wait_for()
    click_middle(page, shapes.first)
    expect(page.get_by_role("heading", name="Sundsvall", exact=True)).to_be_visible()


def test_the_filter_row_is_the_way_by_keyboard(visit):
    page = visit.open("kommuner")
    page.get_by_role("combobox", name="Kommun").focus()
    page.keyboard.type("Åre")
    page.keyboard.press("Enter")
    heads = page.get_by_role("region", name="Delmål 1:").locator("thead th")
    expect(heads).to_have_text(["Mått", "Åre", "Jämtland Härjedalen", "Hela projektet", "Läge i Åre"])


@pytest.mark.parametrize(
    ("address", "title"),
    [
        ("kommuner?matt=D2.2", "Svar inom 24 timmar per kommun"),
        ("kommuner?matt=d1.6&malgrupp=%C3%B6ppen", "Nådda per 10 000 invånare per kommun"),
        ("kommuner?visa=per+10+000+inv%C3%A5nare", "Nådda per 10 000 invånare per kommun"),
        ("kommuner?matt=D1.8", "Nådda företag per kommun"),
    ],
)
def test_a_link_names_the_measure_by_id_or_name(visit, address, title):
    page = visit.open(address)
    expect(page.locator("h3").first).to_have_text(title)
    assert ("malgrupp" in page.url) == ("malgrupp" in address)


def test_the_profile_lists_as_many_companies_as_it_counts_and_none_by_name_for_open(visit):
    page = visit.open("kommuner?kommun=Timr%C3%A5")
    counted = page.locator(".cr-profile tbody tr", has_text="D1.1").locator("td b").first.inner_text()
    listed = page.get_by_role("region", name="Nådda företag: Timrå")
    expect(listed.locator("tbody tr")).to_have_count(int(counted))
    page = visit.open("kommuner?kommun=Timr%C3%A5&malgrupp=%C3%B6ppen")
    expect(page.get_by_text("visas bara för målgruppen intern")).to_be_visible()
    assert listed.count() == 0


def test_the_open_audience_sees_no_small_number_no_title_and_nothing_internal(visit):
    page = visit.open("kommuner?kommun=Berg&malgrupp=%C3%B6ppen")
    row = page.locator(".cr-profile tbody tr", has_text="D1.1")
    assert row.locator("td").first.inner_text() == "<5"
    assert page.get_by_text("Nära taket för försumbart stöd").count() == 0
    assert page.get_by_role("columnheader", name="Vad").count() == 0
    assert "visas inte" in page.locator(".st-key-karta").inner_text()


def test_the_status_of_each_municipality_is_told_in_colour_shape_and_word(visit):
    page = visit.open("kommuner?matt=D1.1")
    page.get_by_role("radio", name="läge").click()
    lands(page, "visa=l%C3%A4ge")
    expect(page.get_by_role("heading", name="Läge: nådda företag per kommun")).to_be_visible()
    expect(page.locator(".st-key-karta .legendtext", has_text="● Enligt plan")).to_be_visible()
    page.get_by_text("Visa som tabell").first.click()
    rows = page.get_by_role("region", name="Läge: nådda företag per kommun").locator("tbody tr")
    expect(rows).to_have_count(15)
    expect(rows.first).to_contain_text("Enligt plan")
    assert visit.errors == []


def test_a_click_on_a_shape_of_the_status_map_opens_the_profile(visit):
    page = visit.open("kommuner?visa=l%C3%A4ge")
    mark = page.locator(".st-key-karta .scattergeo path.point").first
    mark.wait_for()
    click_middle(page, mark)
    page.wait_for_url(lambda url: "kommun=" in url)
    assert visit.errors == []


def test_a_measure_without_targets_says_so_and_leaves_the_basis_behind(visit):
    page = visit.open("kommuner?matt=D2.2&visa=l%C3%A4ge")
    expect(page.get_by_text("Ingen kommun har ett eget mål för måttet")).to_be_visible()
    page = visit.open("kommuner?matt=D2.2&visa=per+10+000+inv%C3%A5nare")
    expect(page.get_by_role("heading", name="Svar inom 24 timmar per kommun")).to_be_visible()
    assert page.get_by_text("Något gick fel").count() == 0


def test_white_spots_name_industries_and_sizes_with_the_known_companies_beside(visit):
    page = visit.open("kommuner?kommun=Berg")
    expect(page.get_by_role("heading", name="Vita fläckar")).to_be_visible()
    told = page.get_by_text("Kända men inte nådda: M")
    expect(told).to_be_visible()
    page.locator(".st-key-vita_flackar").get_by_text("Visa som tabell").first.click()
    row = page.get_by_role("region", name="Branscher som inte är nådda, eller minst").locator("tbody tr").first
    expect(row.locator("td")).to_have_text(["0", "2", "0\u00a0%"])
    assert visit.errors == []


def test_white_spots_hide_small_numbers_from_the_open_audience(visit):
    page = visit.open("kommuner?malgrupp=%C3%B6ppen")
    for button in page.locator(".st-key-vita_flackar").get_by_text("Visa som tabell").all():
        button.click()
    tables = page.locator(".st-key-vita_flackar .cr-table")
    expect(tables).to_have_count(2)
    shown = [one.inner_text() for one in page.locator(".st-key-vita_flackar td").all()]
    assert "<5" in shown and not {"1", "2", "3", "4"} & set(shown)
    page = visit.open("kommuner?malgrupp=%C3%B6ppen&kommun=Berg")
    expect(page.get_by_text("bara för hela projektet").first).to_be_visible()


def test_the_map_lies_over_the_bars_on_a_telephone(browser, server):
    visit = new_visit(browser, server, (690, 900))
    page = visit.open("kommuner")
    first, second = page.locator(".st-key-karta").bounding_box(), page.locator(".st-key-staplar").bounding_box()
    assert first["y"] + first["height"] <= second["y"] + 1
    page.context.close()
