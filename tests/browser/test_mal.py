"""Mål och inställningar in a real browser: what is refused, what is saved, and that it can be taken back."""

from playwright.sync_api import expect

from tests.browser.conftest import new_visit, settle, start_server, stop


def save(page, value, decision):
    page.get_by_label("Värde").fill(value)
    page.get_by_label("Beslut: vem").fill(decision)
    page.get_by_role("button", name="Spara målet").click()


def test_a_target_in_an_empty_database_is_refused_then_saved_then_undone(tmp_path, browser):
    running = start_server(tmp_path)
    visit = new_visit(browser, running)
    page = visit.open("mal")
    expect(page.get_by_text("Inga mål är inlagda.")).to_be_visible()
    save(page, "240", "")
    expect(page.get_by_text("Målet är inte sparat. Beslut:")).to_be_visible()
    save(page, "många", "Styrgruppen, § 1")
    expect(page.get_by_text("många är inget tal som kan läsas")).to_be_visible()
    save(page, "240", "Styrgruppen, § 1")
    expect(page.get_by_text("Målet för Nådda företag, Hela projektet är sparat (leverans 1).")).to_be_visible()
    row = page.locator("tbody tr", has_text="Nådda företag").first
    expect(row).to_contain_text("Styrgruppen")
    save(page, "300", "Styrgruppen, § 2")
    expect(page.get_by_text("är ändrat (leverans 2).")).to_be_visible()
    page = visit.open("las_in")
    choose(page, "2 · ")
    page.get_by_role("button", name="Ångra leverans 2").click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("1\u00a0rad får åter sin tidigare lydelse")
    dialog.get_by_role("button", name="Ångra leveransen").click()
    expect(page.get_by_text("Leverans 2 är ångrad (leverans 3)")).to_be_visible()
    page = visit.open("mal")
    expect(page.locator("tbody tr", has_text="Nådda företag").first).to_contain_text("240")
    assert visit.errors == []
    page.context.close()
    stop(running)


def choose(page, words):
    field = page.get_by_role("combobox", name="Visa kvitto eller ångra")
    field.click()
    field.fill(words)
    page.get_by_role("option").first.wait_for()
    page.keyboard.press("Enter")
    settle(page)


def test_the_open_audience_reads_targets_but_enters_none(visit):
    page = visit.open("mal?malgrupp=%C3%B6ppen")
    assert page.get_by_role("button", name="Spara målet").count() == 0
    assert page.locator("tbody tr").count() > 20


def test_a_long_list_is_a_line_for_each_sub_goal_that_opens_and_is_whole_on_paper(browser, server):
    visit = new_visit(browser, server, (400, 800))
    page = visit.open("mal")
    row = page.get_by_role("region", name="Beslutade mål, Delmål 1").get_by_text("Nådda företag").first
    expect(row).to_be_hidden()
    page.get_by_text("22 mål · 13 enligt plan · 7 risk · 2 efter plan").click()
    expect(row).to_be_visible()
    page.get_by_text("22 mål · 13 enligt plan").click()
    expect(row).to_be_hidden()
    page.emulate_media(media="print")
    expect(row).to_be_visible()
    page.context.close()


def test_the_list_is_of_the_chosen_area(visit):
    page = visit.open("mal?kommun=Sundsvall")
    rows = page.get_by_role("region", name="Beslutade mål").locator("tbody tr")
    assert [row.split("\n")[0] for row in rows.all_inner_texts()] == ["Nådda företag"]
