"""From nothing to Läget in one click, and what happens when the database cannot be had."""

import subprocess
import sys

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit, lands, new_visit, start_server, stop


@pytest.fixture
def fresh(tmp_path, browser):
    """A first visit to a dashboard with an empty database."""
    running = start_server(tmp_path)
    visit = new_visit(browser, running)
    yield visit
    visit.page.context.close()
    stop(running)


def test_empty_database_lands_on_start_and_one_click_later_on_laget(fresh):
    page = fresh.open("", "Välkommen")
    lands(page, f"{fresh.base}/start")
    page.get_by_role("button", name="Utforska exempeldata").click()
    page.locator("h1", has_text="Läget").wait_for(timeout=60_000)
    expect(page.locator(".cr-sub")).to_contain_text("läget per 17\u00a0aug\u00a02022")
    expect(page.locator(".cr-badge")).to_have_text("Exempeldata")
    lands(page, f"{fresh.base}/laget")
    assert fresh.errors == []


def test_two_first_visitors_may_click_at_the_same_time(fresh):
    other = Visit(fresh.base, fresh.page.context.new_page()).listen()
    pages = [fresh.open("", "Välkommen"), other.open("", "Välkommen")]
    for page in pages:
        page.get_by_role("button", name="Utforska exempeldata").click()
    for page in pages:
        page.locator("h1", has_text="Läget").wait_for(timeout=90_000)
        expect(page.locator(".cr-badge")).to_have_text("Exempeldata")
    assert fresh.errors + other.errors == []


def test_own_data_is_the_other_way_in(fresh):
    page = fresh.open("", "Välkommen")
    page.get_by_role("button", name="Läs in egna uppgifter").click()
    page.locator("h1", has_text="Läs in").wait_for()
    lands(page, f"{fresh.base}/las_in")


def test_a_page_without_data_says_what_to_do(fresh):
    page = fresh.open("kommuner")
    expect(page.get_by_text("Här finns inga uppgifter ännu.")).to_be_visible()
    page.get_by_role("link", name="Börja här").last.click()
    page.locator("h1", has_text="Välkommen").wait_for()


def test_a_locked_database_gives_a_sentence_and_heals(tmp_path, browser):
    code = "import sys; from corespons.store import open_store as o; s = o(sys.argv[1]); print(1, flush=True); input()"
    holder = subprocess.Popen(
        [sys.executable, "-c", code, str(tmp_path / "corespons.duckdb")], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert holder.stdout is not None
    holder.stdout.readline()
    running = start_server(tmp_path)
    try:
        visit = new_visit(browser, running)
        page = visit.open("laget", "CO-RESPONS")
        expect(page.get_by_text("används av ett annat program")).to_be_visible()
        holder.communicate(b"\n")
        visit.open("start", "Välkommen")
        page.context.close()
    finally:
        holder.kill()
        stop(running)


@pytest.mark.parametrize("address", ["kommuner?region=V%C3%A4sternorrland", "delmal_1", "las_in"])
def test_first_visitor_of_a_cold_server_may_come_by_a_deep_link(browser, tmp_path, address):
    cold = start_server(tmp_path)
    try:
        visit = new_visit(browser, cold)
        page = visit.open(address)
        assert page.url.startswith(f"{cold.base}/{address.split('?')[0]}")
        assert page.get_by_role("navigation").count() >= 1
        assert page.get_by_text("Page not found").count() + page.get_by_text("Sidan finns inte").count() == 0
        assert visit.errors == []
        page.context.close()
    finally:
        stop(cold)
