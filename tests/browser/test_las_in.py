"""Läs in in a real browser: try, load, receipt, bad files, undo, and taking the example away."""

import shutil

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import lands, new_visit, settle, start_server, stop

COMPANIES = """Organisationsnummer;Företagsnamn;Kommun;Anställda
5560360793;Provbolaget AB;Åre;12
5567037485;Tredje AB;Sundsval;4
"""


@pytest.fixture
def fresh(tmp_path, browser):
    """A visit to a dashboard with an empty database."""
    running = start_server(tmp_path)
    visit = new_visit(browser, running)
    yield visit
    visit.page.context.close()
    stop(running)


@pytest.fixture
def example_of_its_own(tmp_path, browser, example_database):
    """A visit to a dashboard with an example that may be taken away."""
    shutil.copy(example_database, tmp_path)
    shutil.copy(example_database.with_suffix(".secret"), tmp_path)
    running = start_server(tmp_path)
    visit = new_visit(browser, running)
    yield visit
    visit.page.context.close()
    stop(running)


def choose_files(page, *files):
    settle(page)
    expect(page.locator("input[type=file]")).to_have_count(1)  # the emptied field takes the old one's place
    page.locator("input[type=file]").set_input_files(
        [{"name": name, "mimeType": "application/octet-stream", "buffer": content} for name, content in files]
    )
    page.get_by_text(files[0][0]).first.wait_for()
    settle(page)


def say_source(page, name):
    field = page.get_by_role("combobox", name="Källa: vem")
    field.click()
    field.fill(name)
    page.get_by_role("option").first.wait_for()
    page.keyboard.press("Enter")
    settle(page)


def press(page, name):
    page.get_by_role("button", name=name, exact=True).click()


def test_try_then_load_then_read_the_receipt(fresh):
    page = fresh.open("las_in")
    choose_files(page, ("Företag.csv", COMPANIES.encode()))
    press(page, "Läs in")
    expect(page.get_by_text("Ange vem uppgifterna kommer från")).to_be_visible()
    say_source(page, "Provkällan")
    press(page, "Prova utan att läsa in")
    expect(page.get_by_text("Provad. Inget är inläst.")).to_be_visible()
    expect(page.get_by_text("Inget är inläst ännu.")).to_be_visible()
    press(page, "Läs in")
    expect(page.get_by_text("Inläst som leverans 1.")).to_be_visible()
    counts = page.get_by_role("region", name="Raderna i Företag.csv").first
    assert counts.locator("tbody tr").inner_text().split("\t") == ["Företag", "1", "0", "0", "0", "1", "0"]
    expect(page.get_by_text("Sundsval är ingen kommun.").first).to_be_visible()
    with page.expect_download() as coming:
        press(page, "Hämta raderna")
    assert coming.value.suggested_filename == "Åtsidosatta rader Provkällan.xlsx"
    expect(page.locator("[data-testid=stFileUploaderFile]")).to_have_count(0)
    expect(page.locator(".cr-sub")).to_have_count(1)  # the first delivery brings the filter row and its words
    assert fresh.errors == []


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("tom.csv", b"", "är tom"),
        ("trasig.xlsx", b"PK\x03\x04 ingen zip", "ingen arbetsbok"),
        ("bild.csv", b"a;b\n1;2\n", "Filens namn är ingen tabell"),
    ],
)
def test_a_bad_file_gives_a_sentence_and_changes_nothing(fresh, name, content, said):
    page = fresh.open("las_in")
    choose_files(page, (name, content))
    say_source(page, "Provkällan")
    press(page, "Läs in")
    expect(page.get_by_role("alert")).to_contain_text(said)
    expect(page.get_by_text("Inget är inläst ännu.")).to_be_visible()


def test_the_template_can_be_taken_home(fresh):
    page = fresh.open("las_in")
    with page.expect_download() as coming:
        press(page, "Hämta leveransmallen")
    assert coming.value.suggested_filename == "Leveransmall.xlsx"


def test_example_is_taken_away_and_the_first_start_comes_back(example_of_its_own):
    page = example_of_its_own.open("las_in")
    expect(page.get_by_text("Det du läser in här blandas med det påhittade.")).to_be_visible()
    page.get_by_role("button", name="Ta bort exempeldata …").click()
    page.get_by_role("dialog").get_by_role("button", name="Ta bort exempeldata").click()
    page.locator("h1", has_text="Välkommen").wait_for()
    page = example_of_its_own.open("kommuner")
    expect(page.get_by_text("Här finns inga uppgifter ännu.")).to_be_visible()
    assert example_of_its_own.errors == []


def test_own_data_is_never_taken_away(example_of_its_own):
    page = example_of_its_own.open("las_in")
    choose_files(page, ("Företag.csv", COMPANIES.encode()))
    say_source(page, "Provkällan")
    press(page, "Läs in")
    expect(page.get_by_text("Databasen har både exempeldata och egna uppgifter")).to_be_visible()
    expect(page.get_by_role("button", name="Ta bort exempeldata …")).to_have_count(0)
    page.get_by_role("button", name="Visa läget per i dag").click()
    settle(page)
    lands(page, "per=")


def test_the_open_audience_sees_no_content(visit):
    page = visit.open("las_in?malgrupp=%C3%B6ppen")
    expect(page.get_by_text("Välj målgruppen intern")).to_be_visible()
    assert page.locator("input[type=file]").count() == 0
    assert page.locator("thead th").all_inner_texts() == ["Källa", "Senaste leverans"]
