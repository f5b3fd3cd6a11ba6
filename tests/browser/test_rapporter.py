"""The page Rapporter: choose, make, read, take along."""

from playwright.sync_api import expect

from tests.browser.conftest import Visit, settle


def test_a_report_is_made_shown_and_downloaded(visit: Visit) -> None:
    page = visit.open("rapporter", "Rapporter")
    page.get_by_role("button", name="Skapa rapporten").click()
    page.get_by_role("button", name="Hämta filen").wait_for(timeout=60_000)
    settle(page)
    expect(page.get_by_text("mått som har ett beslutat mål").first).to_be_visible()
    page.get_by_text("Avvikelser", exact=True).click()
    expect(page.get_by_text("Det fattas").first).to_be_visible()
    with page.expect_download() as coming:
        page.get_by_role("button", name="Hämta filen").click()
    assert coming.value.suggested_filename == "Lägesrapport Hela projektet 2022-08-17.docx"
    assert coming.value.path().read_bytes()[:2] == b"PK"
    assert visit.errors == []


def test_the_choice_of_report_lies_in_the_address(visit: Visit) -> None:
    page = visit.open("rapporter?rapport=Kommunblad&kommun=%C3%85re", "Rapporter")
    expect(page.get_by_text("Rapporten gäller Åre")).to_be_visible()
