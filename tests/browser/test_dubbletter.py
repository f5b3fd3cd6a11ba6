"""Pairs of companies in a real browser: decided with a key, gone from the list, and brought back."""

from playwright.sync_api import expect

from corespons.intake import Options, load_files
from corespons.store import open_store
from tests.browser.conftest import new_visit, settle, start_server, stop

COMPANIES = """Organisationsnummer;Företags-ID;Företagsnamn;Kommun
499000-0004;;Norrby Trä AB;Sundsvall
;K-7;NORRBY TRÄ;Sundsvall
499000-0012;;Birka Verkstad AB;Åre
499000-0020;;Birkas Verkstad AB;Åre
"""
PAGE = "foretag?lista=m%C3%B6jliga+dubbletter"


def test_a_pair_is_merged_and_another_told_apart_with_one_key_each(tmp_path, browser):
    store = open_store(str(tmp_path / "corespons.duckdb"))
    load_files(store, [("Företag.csv", COMPANIES.encode())], Options(source="Almi Mitt"))
    store.close()
    running = start_server(tmp_path)
    visit = new_visit(browser, running)
    page = visit.open(PAGE)
    expect(page.get_by_text("Par 1 av 2: namnen är 100")).to_be_visible()
    page.keyboard.press("s")
    expect(page.get_by_text("NORRBY TRÄ (K-7 hos Almi Mitt) är nu samma företag som Norrby Trä AB")).to_be_visible()
    expect(page.get_by_text("Par 1 av 1")).to_be_visible()
    settle(page)
    page.keyboard.press("i")
    expect(page.get_by_text("är olika företag och föreslås inte igen.")).to_be_visible()
    expect(page.get_by_text("Inga möjliga dubbletter att avgöra.")).to_be_visible()
    page = visit.open(PAGE)
    page.get_by_text("Avgjorda som olika företag (1)").click()
    page.get_by_role("button", name="Föreslå igen").click()
    expect(page.get_by_text("Par 1 av 1")).to_be_visible()
    page = visit.open(f"{PAGE}&malgrupp=%C3%B6ppen")
    expect(page.get_by_text("visas därför bara internt")).to_be_visible()
    expect(page.get_by_text("Birka")).to_have_count(0)
    assert visit.errors == []
    page.context.close()
    stop(running)
