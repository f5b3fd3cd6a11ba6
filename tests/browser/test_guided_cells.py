"""A text file in an old encoding, with blank cells, dots in its numbers and words of its own, is read once told how."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import new_visit, settle, start_server, stop
from tests.browser.test_guided import CHECKED, pick
from tests.browser.test_las_in import choose_files, press, say_source
from tests.tables import number

TEXT = f"""Uttag ur gamla systemet

Löpnr;Org.nr;Bolag;Typ av insats;Start;Antal tim;Läge
A1;{number("A")};Härnösands Båt;Rådgivning;2022-03-01;1.234,50;avslutad
A2;;Härnösands Båt;Fika;2022-03-02;2;avslutad
A3;{number("B")};Ö-vik AB;Tårta;2022-03-03;3;pågående
Summa;;;;;1.239,50;
"""
OLD = TEXT.encode("cp850")
CROSSED = f"Org.nr;Bolag;2021;2022\n{number('A')};Härnösands Båt;100;200\n{number('B')};Ö-vik AB;..;300\n"
ROWS = "Raderna i uttag.csv"


@pytest.fixture
def fresh(browser, tmp_path):
    """A visit to a dashboard with an empty database."""
    running = start_server(tmp_path)
    visit = new_visit(browser, running)
    yield visit
    visit.page.context.close()
    stop(running)


def figures(page):
    return page.get_by_role("region", name=ROWS).first.locator("tbody tr").inner_text().split("\t")[:6]


def test_an_old_text_file_is_read_as_a_person_says_and_by_itself_the_next_time(fresh):
    page = fresh.open("las_in")
    choose_files(page, ("uttag.csv", OLD))
    say_source(page, "Almi Mitt")
    pick(page, "Teckenkodning", "DOS")
    expect(page.get_by_text("Härnösands Båt").first).to_be_visible()
    pick(page, "Tom cell i Organisationsnummer", "Samma")
    pick(page, "Allt annat i Typ", "annat")
    pick(page, "Tecken mellan tusental", "Punkt")
    page.get_by_text(CHECKED).click()
    settle(page)
    press(page, "Läs in")
    expect(page.get_by_text("Inläst som leverans 1.")).to_be_visible()
    assert figures(page) == ["Insatser", "3", "0", "0", "0", "0"]
    expect(page.get_by_text("I Insatser står därtill 1 rad med rubriktext")).to_be_visible()

    page = fresh.open("las_in")
    choose_files(page, ("uttag.csv", OLD))
    expect(page.get_by_text("Rubrikerna är desamma som då.")).to_be_visible()
    press(page, "Läs in")
    expect(page.get_by_text("Inläst som leverans 2.")).to_be_visible()
    assert figures(page)[:4] == ["Insatser", "0", "0", "3"]

    page = fresh.open("las_in")
    choose_files(page, ("export.csv", CROSSED.encode()))
    say_source(page, "Almi Mitt")
    expect(page.get_by_text("Rubrikerna 2021 och 2022 är värden i År")).to_be_visible()
    way = page.get_by_text("Läs varje cell under rubrikerna som en egen rad")
    way.click()
    expect(page.get_by_text("Rubrikerna 2021 och 2022 är värden i År")).to_have_count(0)
    settle(page)
    way.click()
    expect(page.get_by_text("Rubrikerna 2021 och 2022 är värden i År")).to_be_visible()
    pick(page, "Källa *", "Samma på alla rader")
    pick(page, "Källa på alla rader", "SCB")
    page.get_by_text(CHECKED).click()
    settle(page)
    press(page, "Läs in")
    expect(page.get_by_text("Inläst som leverans 3.")).to_be_visible()
    loaded = page.get_by_role("region", name="Raderna i export.csv").first.locator("tbody tr").inner_text()
    assert loaded.split("\t")[:4] == ["Exportvärden", "3", "0", "0"]
