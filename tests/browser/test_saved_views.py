"""Saved views in a real browser: every page with choices can be saved by name, opened by a link and taken away."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import lands, new_visit, settle, shut_to_some


def views(page):
    """Open the saved views in the filter row."""
    page.get_by_role("button", name="Sparade vyer").click()
    page.get_by_text("Sparade vyer", exact=True).wait_for()
    settle(page)


def save(page, name):
    views(page)
    page.get_by_role("textbox", name="Namn på vyn").fill(name)
    page.get_by_role("button", name="Spara vyn").click()
    expect(page.get_by_role("link", name=name)).to_be_visible()
    settle(page)


@pytest.mark.parametrize(("address", "kept"), [
    ("kommuner?visa=l%C3%A4ge&kommun=%C3%85re", ("/kommuner?", "visa=l%C3%A4ge", "kommun=%C3%85re")),
    ("utforska?rader=Bransch&som=staplar&ruta=C+Tillverkning", ("/utforska?", "rader=Bransch", "ruta=C+Tillverkning")),
    ("foretag?lista=uppf%C3%B6ljning&region=V%C3%A4sternorrland", ("/foretag?", "region=V%C3%A4sternorrland")),
    ("aktiviteter?visning=kalender&fran=2022-01-01", ("/aktiviteter?", "visning=kalender", "fran=2022-01-01")),
    ("delmal_2?per=2022-03-01", ("/delmal_2?", "per=2022-03-01")),
], ids=["kommuner", "utforska", "foretag", "aktiviteter", "delmal_2"])  # fmt: skip
def test_a_view_opens_the_page_as_it_was_saved_from_any_other(visit, address, kept):
    name = f"Vår vy av {address.partition('?')[0]}"
    page = visit.open(address)
    save(page, name)
    page = visit.open("laget?region=J%C3%A4mtland+H%C3%A4rjedalen")
    views(page)
    page.get_by_role("link", name=name).click()
    lands(page, *kept)
    settle(page)
    assert ("region" in page.url) == ("region" in address)  # what was not chosen then is not kept now
    assert page.get_by_text("Något gick fel").count() == 0
    assert visit.errors == []


def test_a_name_is_shown_as_typed_and_never_written_over(visit):
    page = visit.open("utforska?rader=Bransch")
    save(page, "Vår <b>bransch</b>")
    page.get_by_role("button", name="Spara vyn").click()
    expect(page.get_by_text("Det finns redan en vy som heter Vår <b>bransch</b>.")).to_be_visible()
    settle(page)
    page.get_by_role("combobox", name="Vy att ta bort").focus()
    page.keyboard.type("Vår <b>")
    page.keyboard.press("Enter")
    settle(page)
    page.get_by_role("button", name="Ta bort vyn …").click()
    page.get_by_role("button", name="Ta bort", exact=True).click()
    page = visit.open("utforska")
    views(page)
    expect(page.get_by_role("link", name="Vår <b>bransch</b>")).to_have_count(0)
    assert visit.errors == []


def test_the_open_audience_opens_openly_what_names_nobody_and_saves_nothing(visit):
    save(visit.open("kommuner?visa=l%C3%A4ge"), "Läget för Bolaget AB")
    save(visit.open("foretag?lista=uppf%C3%B6ljning"), "Att ringa")
    page = visit.open("laget?malgrupp=%C3%B6ppen")
    views(page)
    expect(page.get_by_role("link", name="Kommuner · läge", exact=True)).to_be_visible()
    expect(page.get_by_text("Bolaget AB")).to_have_count(0)
    expect(page.get_by_role("link", name="Att ringa")).to_have_count(0)
    expect(page.get_by_role("button", name="Spara vyn")).to_have_count(0)
    page.get_by_role("link", name="Kommuner · läge", exact=True).click()
    lands(page, "/kommuner?", "malgrupp=%C3%B6ppen")
    assert visit.errors == []


@pytest.mark.parametrize(("size", "theme"), [((1280, 800), "light"), ((400, 800), "light"), ((400, 800), "dark")])
def test_the_open_list_of_views_can_be_used_by_everyone(browser, server, size, theme):
    visit = new_visit(browser, server, size, theme)
    page = visit.open("kommuner")
    views(page)
    assert shut_to_some(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= size[0]
    page.context.close()
