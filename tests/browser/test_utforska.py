"""Utforska in a real browser: every choice in the address, by keyboard, and files that hold the choice."""

from io import BytesIO

import pytest
from playwright.sync_api import expect
from python_calamine import CalamineWorkbook

from tests.browser.conftest import lands, new_visit, settle


def cell(page, row, place):
    return (
        page.locator(".cr-table tr", has=page.get_by_role("rowheader", name=row, exact=True)).locator("td").nth(place)
    )


def pick(page, label, option):
    """Choose by writing, as in a list that is longer than the screen."""
    page.get_by_role("combobox", name=label).focus()
    page.keyboard.type(option)
    page.get_by_role("option", name=option, exact=True).wait_for()
    page.keyboard.press("Enter")
    settle(page)


def test_choices_are_written_in_the_address_and_come_back(visit):
    page = visit.open("utforska")
    pick(page, "Mått", "Insatser")
    pick(page, "Rader", "Insatstyp")
    pick(page, "Kolumner", "Storleksklass")
    page.get_by_text("andel av rad").click()
    settle(page)
    lands(page, "matt=Insatser", "rader=Insatstyp", "kolumner=Storleksklass", "som=andel")
    page.reload()
    settle(page)
    expect(page.get_by_role("heading", name="Insatser efter insatstyp och storleksklass")).to_be_visible()
    assert visit.errors == []


def test_the_total_is_the_figure_of_the_other_pages(visit):
    page = visit.open("utforska?rader=Akt%C3%B6r")
    own = cell(page, "Totalt", 0).inner_text()
    page = visit.open("delmal_1?matt=D1.1")
    assert page.locator(".cr-huge").first.inner_text().split()[0] == own


def test_a_measure_takes_away_what_is_not_true_for_it_and_says_why(visit):
    page = visit.open("utforska?matt=Insatser&rader=Akt%C3%B6r&kolumner=M%C3%A5nad")
    pick(page, "Mått", "Nöjd-kund-index")
    expect(page.get_by_role("heading", name="Nöjd-kund-index efter kommun och månad")).to_be_visible()
    page.get_by_text("Vad måttet är").click()
    expect(page.get_by_text("säger inte vilken aktör")).to_be_visible()


@pytest.mark.parametrize("view", [
    "matt=D2.2&rader=Akt%C3%B6r&kolumner=%C3%85r&som=staplar", "rader=Bransch&kolumner=M%C3%A5nad&som=linjer",
    "rader=Kommun&kolumner=Kvartal&som=v%C3%A4rmekarta", "rader=F%C3%A4rg&kolumner=Kommun&som=t%C3%A5rta",
    "region=V%C3%A4sternorrland&kommun=Timr%C3%A5&rader=Region&kolumner=Region", "fran=2022-12-01&rader=M%C3%A5nad",
    "malgrupp=%C3%B6ppen&rader=Bransch&kolumner=Storleksklass", "matt=Representationskvot&rader=M%C3%A5nad",
])  # fmt: skip
def test_every_view_is_whole(visit, view):
    page = visit.open(f"utforska?{view}")
    for width in (1280, 400):
        page.set_viewport_size({"width": width, "height": 800})
        settle(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.get_by_text("Något gick fel").count() == 0
    assert (visit.errors, visit.strangers) == ([], [])


def test_the_open_audience_sees_no_small_number(visit):
    page = visit.open("utforska?malgrupp=%C3%B6ppen&rader=Bransch&kolumner=Storleksklass")
    shown = page.locator(".cr-table td").all_inner_texts()
    assert "<5" in shown and not {"1", "2", "3", "4"} & set(shown)


def test_files_hold_the_choice(visit):
    page = visit.open("utforska?region=V%C3%A4sternorrland&rader=Kommun&kolumner=%C3%85r")
    with page.expect_download() as csv:
        page.get_by_role("button", name="Hämta CSV").click()
    text = csv.value.path().read_text(encoding="utf-8-sig")
    assert "Västernorrland" in text.splitlines()[0] and text.splitlines()[1].startswith("Kommun;2021 (del)")
    with page.expect_download() as excel:
        page.get_by_role("button", name="Hämta Excel").click()
    rows = CalamineWorkbook.from_filelike(BytesIO(excel.value.path().read_bytes())).get_sheet_by_index(0).to_python()
    assert "läget per 17 aug 2022" in rows[1][0]
    assert rows[-1][0] == "Totalt" and isinstance(rows[-1][1], float | int)


def test_the_link_says_everything_even_what_is_as_it_was(visit):
    page = visit.open("utforska?rader=Kommun&kolumner=%C3%85r")
    page.get_by_role("button", name="Länk till vyn").click()
    link = page.locator("[data-testid=stCode] code").first.inner_text()
    for part in ("utforska?", "fran=2021-04-01", "till=2023-10-31", "per=2022-08-17", "malgrupp=intern", "som=tabell"):
        assert part in link
    heading = page.get_by_role("heading", level=3).first.inner_text()
    page.goto(link)
    page.locator("h1", has_text="Utforska").wait_for()
    settle(page)
    assert page.get_by_role("heading", level=3).first.inner_text() == heading


def test_it_can_be_worked_by_keyboard(visit):
    page = visit.open("utforska")
    page.get_by_role("combobox", name="Rader").focus()
    page.keyboard.type("Storlek")
    page.keyboard.press("Enter")
    settle(page)
    expect(page.get_by_role("heading", name="Nådda företag efter storleksklass")).to_be_visible()
    page.locator(".cr-scroll").first.focus()
    assert page.evaluate("document.activeElement.className") == "cr-scroll"


def test_a_click_on_a_figure_lists_as_many_as_it_says_and_a_copied_link_shows_the_same(browser, server, visit):
    page = visit.open("utforska?rader=Bransch&kolumner=%C3%85r")
    figure = page.locator(".cr-cell").first
    told = figure.inner_text()
    figure.click()
    lands(page, "ruta=C+Tillverkning", "ruta_kolumn=2021")
    behind = page.get_by_text(f"{told} rader ligger bakom talet.")
    expect(behind).to_be_visible()
    settle(page)
    with page.expect_download() as csv:
        page.get_by_role("button", name="Hämta hela listan (CSV)").click()
    lines = csv.value.path().read_text(encoding="utf-8-sig").splitlines()
    assert "Hela projektet" in lines[0] and len(lines) == int(told) + 2
    other = new_visit(browser, server)
    copied = other.open(page.url.removeprefix(f"{server.base}/"))
    expect(copied.get_by_text(f"{told} rader ligger bakom talet.")).to_be_visible()
    copied.locator('a.cr-link[href*="foretag="]').first.click()
    lands(copied, "foretag?")
    other.page.context.close()
    assert visit.errors == []


def drawn(page):
    return page.locator('[class*="st-key-utforska_"]')


def click_in(page, across, down):
    """Click in the drawing, at a part of its width and its height."""
    area = drawn(page).locator(".nsewdrag").first
    area.scroll_into_view_if_needed()
    box = area.bounding_box()
    page.mouse.move(box["x"] + box["width"] * across, box["y"] + box["height"] * down)
    page.mouse.click(box["x"] + box["width"] * across, box["y"] + box["height"] * down)


def test_a_click_on_a_bar_opens_what_is_behind_and_another_closes_it(browser, server):
    visit = new_visit(browser, server, (1280, 1600))
    page = visit.open("utforska?rader=Storleksklass&som=staplar")
    click_in(page, 0.9, 0.3)  # beside the second bar of six, along its row
    lands(page, "ruta=1%E2%80%939+anst%C3%A4llda")
    expect(page.get_by_text("ligger bakom talet.")).to_be_visible()
    expect(drawn(page).get_by_text("▸ 1–9 anställda")).to_be_visible()
    settle(page)
    click_in(page, 0.9, 0.3)
    page.wait_for_url(lambda url: "ruta=" not in url)
    assert visit.errors == []
    page.context.close()


def test_a_click_in_the_heat_map_opens_what_is_behind_that_cell(browser, server):
    visit = new_visit(browser, server, (1280, 1600))
    page = visit.open("utforska?rader=Storleksklass&kolumner=%C3%85r&som=v%C3%A4rmekarta")
    click_in(page, 0.98, 0.3)  # far from the middle of the cell of 1–9 and 2022
    lands(page, "ruta=1%E2%80%939+anst%C3%A4llda", "ruta_kolumn=2022")
    expect(page.get_by_text("ligger bakom talet.")).to_be_visible()
    expect(drawn(page).locator(".shapelayer path")).to_have_count(1)
    assert visit.errors == []
    page.context.close()


@pytest.mark.parametrize("drawing", ["staplar", "värmekarta"])
def test_a_click_in_a_drawing_opens_nothing_for_the_open_audience(browser, server, drawing):
    visit = new_visit(browser, server, (1280, 1600))
    page = visit.open(f"utforska?malgrupp=%C3%B6ppen&rader=Storleksklass&kolumner=%C3%85r&som={drawing}")
    click_in(page, 0.5, 0.3)
    settle(page)
    assert "ruta=" not in page.url
    assert page.locator('a.cr-link[href*="foretag="]').count() == 0
    page.context.close()


def test_a_cell_is_chosen_by_keyboard(visit):
    page = visit.open("utforska?matt=Aktiviteter&rader=Aktivitetstyp")
    pick(page, "Ruta: aktivitetstyp", "workshop")
    lands(page, "ruta=workshop")
    expect(page.get_by_text("ligger bakom talet.")).to_be_visible()
    assert page.locator('a.cr-link[href*="aktivitet="]').count() > 0


def test_the_open_audience_is_told_that_names_are_internal(visit):
    page = visit.open("utforska?malgrupp=%C3%B6ppen&rader=Bransch&ruta=C+Tillverkning")
    expect(page.get_by_text("visas bara för målgruppen intern")).to_be_visible()
    assert page.locator(".cr-cell").count() == 0
    assert page.locator('a.cr-link[href*="foretag="]').count() == 0
