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


def test_own_words_are_saved_and_stand_first_in_their_section(visit: Visit) -> None:
    page = visit.open("rapporter?rapport=Slutrapport", "Rapporter")
    page.get_by_role("button", name="Skriv egna ord").first.click()
    page.get_by_role("textbox", name="Egna ord").first.fill("Vi <b>ligger</b> *bra* till.\n\n=Andra stycket")
    page.get_by_role("button", name="Spara texten").first.click()
    expect(page.get_by_text("Sammanfattning · egna ord")).to_be_visible()
    settle(page)
    words = page.get_by_text("Vi <b>ligger</b> *bra* till.", exact=True)
    sentence = page.get_by_text("mått som har ett beslutat mål").first
    expect(words).to_be_visible()
    expect(page.get_by_text("=Andra stycket", exact=True)).to_be_visible()
    assert words.bounding_box()["y"] < sentence.bounding_box()["y"]
    page.get_by_role("button", name="Ändra texten").first.click()
    page.get_by_text("Utelämna programmets egna meningar").first.click()
    page.get_by_role("button", name="Spara texten").first.click()
    expect(sentence).to_be_hidden()
    assert visit.errors == []


def test_words_about_other_figures_are_marked_before_the_report_is_made(visit: Visit) -> None:
    page = visit.open("rapporter?rapport=Styrgruppsunderlag&per=2022-03-01", "Rapporter")
    page.get_by_role("button", name="Skriv egna ord").first.click()
    page.get_by_role("textbox", name="Egna ord").first.fill("Läget i mars.")
    page.get_by_role("button", name="Spara texten").first.click()
    expect(page.get_by_text("Sammanfattning · egna ord")).to_be_visible()
    page = visit.open("rapporter?rapport=Styrgruppsunderlag&per=2022-08-17", "Rapporter")
    expect(page.get_by_text("Siffrorna har ändrats under egna ord i Sammanfattning.")).to_be_visible()
    expect(page.get_by_text("Siffrorna under texten har ändrats sedan den skrevs den")).to_be_visible()
    expect(page.get_by_text("Läget i mars.", exact=True)).to_be_visible()


def test_a_report_that_was_made_is_listed_fetched_again_and_checked(visit: Visit) -> None:
    page = visit.open("rapporter?rapport=Underlag+till+n%C3%A4mnd", "Rapporter")
    page.get_by_role("button", name="Skapa rapporten").click()
    with page.expect_download() as first:
        page.get_by_role("button", name="Hämta filen").click()
    expect(page.get_by_role("table", name="Tidigare rapporter")).to_contain_text("exempeldata")
    settle(page)
    with page.expect_download() as again:
        page.get_by_role("button", name="Hämta igen").click()
    assert again.value.suggested_filename == first.value.suggested_filename
    assert again.value.path().read_bytes() == first.value.path().read_bytes()
    page.get_by_role("button", name="Kontrollera").click()
    expect(page.get_by_text("Lika: alla tal är desamma")).to_be_visible(timeout=60_000)
    page = visit.open("rapporter?malgrupp=%C3%B6ppen", "Rapporter")
    expect(page.get_by_text("Ingen rapport har skapats ännu")).to_be_visible()


def test_a_period_that_the_authority_does_not_take_is_told_before_the_report_is_made(visit: Visit) -> None:
    page = visit.open("rapporter?fran=2022-01-01&till=2023-03-31", "Rapporter")
    expect(page.get_by_text("Perioden är inte 1–6 månader inom ett kalenderår").first).to_be_visible()
    page = visit.open("rapporter?fran=2022-06-30&till=2022-01-01", "Rapporter")
    expect(page.get_by_text("Rapporten gäller Hela projektet · 1 jan 2022 – 30 jun 2022")).to_be_visible()
    expect(page.get_by_text("Perioden är inte 1–6 månader")).to_have_count(0)
    assert visit.errors == []
