"""Lists with other headings than ours: read once with a person's word, then by themselves; a changed one asks."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import new_visit, settle, start_server, stop
from tests.browser.test_las_in import choose_files, press, say_source
from tests.intake.deliveries import csv_file, xlsx
from tests.tables import number

ROWS = [
    ["A1", number("A"), "Ett AB", "Rådgivningssamtal", "2022-03-01", 2.5, "klar"],
    ["A2", number("B"), "Två AB", "coaching", "2022-03-02", 3, "pågår"],
    ["A3", "8001011234", "Enskild firma", "Exportsnack", "2022-03-03", 3, "klar"],
]
MESSY = xlsx({
    "Uttag ur Lime": [
        ["Rådgivning våren 2022"],
        ["Uttaget 2022-06-30"],
        [],
        ["Nr", "Företag", None, "Insats", None, None, None],
        [None, "Org.nr", "Bolag", "Typ av insats", "Start", "Antal tim", "Läge"],
        *ROWS,
        ["Summa", None, None, None, None, 8.5],
        [],
        ["* Preliminära uppgifter"],
    ]
})  # fmt: skip
CHANGED = xlsx({"Uttag": [["Nr", "Orgnummer", "Bolag", "Typ av insats", "Start", "Antal tim", "Läge"], *ROWS]})
CHECKED = "Jag har kontrollerat hur listan läses"


@pytest.fixture
def dashboard(tmp_path):
    """A dashboard with an empty database."""
    running = start_server(tmp_path)
    yield running
    stop(running)


@pytest.fixture
def fresh(browser, dashboard):
    """A visit to it."""
    visit = new_visit(browser, dashboard)
    yield visit
    visit.page.context.close()


def pick(page, label, option):
    field = page.get_by_role("combobox", name=label)
    field.click()
    field.fill(option)
    page.get_by_role("option").first.wait_for()
    page.keyboard.press("Enter")
    settle(page)


def read_the_messy_list(page):
    choose_files(page, ("uttag.xlsx", MESSY))
    say_source(page, "Almi Mitt")
    pick(page, "Exportsnack", "rådgivning")
    page.get_by_text(CHECKED).click()
    settle(page)


def counts_of(page):
    return page.get_by_role("region", name="Raderna i uttag.xlsx").first.locator("tbody tr").inner_text().split("\t")


def test_a_messy_workbook_ends_as_a_right_table_and_is_read_by_itself_the_next_time(fresh):
    page = fresh.open("las_in")
    read_the_messy_list(page)
    expect(page.get_by_text("Rad 9 togs som summa och lästes inte.").first).to_be_visible()
    press(page, "Prova utan att läsa in")
    expect(page.get_by_text("Provad. Inget är inläst.")).to_be_visible()
    moved = page.get_by_role("region", name="Indikatorer som inläsningen ändrar")
    expect(moved.get_by_role("row", name="D1.1")).to_contain_text("3 företag")
    press(page, "Läs in")
    expect(page.get_by_text("Inläst som leverans 1.")).to_be_visible()
    assert counts_of(page)[:6] == ["Insatser", "3", "0", "0", "0", "0"]
    expect(page.get_by_text("Nästa gång läses den av sig själv")).to_be_visible()
    assert "8001011234" not in page.content()

    page = fresh.open("las_in")
    choose_files(page, ("uttag.xlsx", MESSY))
    expect(page.get_by_text("Rubrikerna är desamma som då.")).to_be_visible()
    press(page, "Läs in")
    expect(page.get_by_text("Inläst som leverans 2.")).to_be_visible()
    assert counts_of(page)[:4] == ["Insatser", "0", "0", "3"]


def test_a_changed_layout_is_asked_about(fresh):
    page = fresh.open("las_in")
    read_the_messy_list(page)
    press(page, "Läs in")
    expect(page.get_by_text("Inläst som leverans 1.")).to_be_visible()
    choose_files(page, ("uttag.xlsx", CHANGED))
    expect(page.get_by_text("Listan ser annorlunda ut")).to_be_visible()
    expect(page.get_by_text("saknar ”Org.nr” och har nya ”Orgnummer”")).to_be_visible()
    press(page, "Läs in")
    expect(page.get_by_text("kryssa i att du har kontrollerat")).to_be_visible()
    page.get_by_text(CHECKED).click()
    settle(page)
    press(page, "Läs in")
    expect(page.get_by_text("Inläst som leverans 2.")).to_be_visible()
    assert counts_of(page)[:4] == ["Insatser", "0", "0", "3"]


def test_a_saved_profile_is_seen_taken_home_and_ended(fresh):
    page = fresh.open("las_in")
    read_the_messy_list(page)
    press(page, "Läs in")
    expect(page.get_by_role("heading", name="Sparade profiler")).to_be_visible()
    with page.expect_download() as coming:
        press(page, "Hämta som TOML")
    assert coming.value.suggested_filename == "Almi Mitt Insatser.toml"
    press(page, "Avsluta profilen")
    expect(page.get_by_role("heading", name="Sparade profiler")).to_have_count(0)


def test_a_person_s_number_is_covered_in_the_preview(fresh):
    page = fresh.open("las_in")
    choose_files(page, ("uttag.xlsx", MESSY))
    expect(page.get_by_text("(personnummer)")).to_be_visible()
    assert "800101" not in page.content()


def test_a_long_load_can_be_broken_off_and_another_person_s_waits_meanwhile(browser, dashboard, fresh):
    lines = "\n".join(f"K{place} | Bolag {place} | Sundsvall" for place in range(150_000))
    large = csv_file(f"Företags-ID | Företagsnamn | Kommun\n{lines}")
    small = csv_file("Organisationsnummer | Företagsnamn | Kommun\n5560360793 | Ett AB | Åre")
    other = new_visit(browser, dashboard)
    theirs = other.open("las_in")
    choose_files(theirs, ("Företag.csv", small))
    say_source(theirs, "Den andra")
    page = fresh.open("las_in")
    choose_files(page, ("Företag.csv", large))
    say_source(page, "Den första")
    press(page, "Läs in")
    page.get_by_role("button", name="Avbryt").wait_for()
    press(theirs, "Läs in")
    expect(theirs.get_by_text("Den här väntar på sin tur")).to_be_visible()
    press(page, "Avbryt")
    expect(page.get_by_text("Avbrutet. Inget ändrades.")).to_be_visible()
    expect(theirs.get_by_text("Inläst som leverans 1.")).to_be_visible(timeout=30_000)
    other.page.context.close()
