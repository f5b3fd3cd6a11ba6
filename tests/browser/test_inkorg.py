"""The inbox of a running dashboard: what is put in the folder is loaded and seen where every delivery is."""

import time

from playwright.sync_api import expect

from tests.browser.conftest import new_visit, start_server, stop

COMPANIES = "Organisationsnummer;Företagsnamn;Kommun\n499000-0004;Ett AB;Sundsvall\n"


def test_a_file_in_the_inbox_is_a_delivery_like_others(tmp_path, browser, monkeypatch):
    inbox = tmp_path / "inkorg"
    (inbox / "Almi Mitt").mkdir(parents=True)
    monkeypatch.setenv("CORESPONS_INBOX", str(inbox))
    running = start_server(tmp_path)
    (inbox / "Almi Mitt" / "Företag.csv").write_text(COMPANIES, encoding="utf-8")
    deadline = time.monotonic() + 60
    while not list(inbox.glob("inläst/*Företag.csv.txt")) and time.monotonic() < deadline:
        time.sleep(0.1)
    visit = new_visit(browser, running)
    page = visit.open("las_in")
    expect(page.locator("tbody tr", has_text="Företag.csv").first).to_contain_text("inkorgen")
    stop(running)
    assert not list((inbox / "Almi Mitt").iterdir())
    page.context.close()
