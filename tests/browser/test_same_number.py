"""The same number everywhere: every page that shows an indicator shows what the command line prints."""

import re

import pytest
from playwright.sync_api import Page, expect

from corespons import texts
from corespons.indicators import CATALOGUE
from corespons.ui.economy import MANAGEMENT, SPENT

PLACES = {"projekt": "", "22": "&region=V%C3%A4sternorrland", "2321": "&kommun=%C3%85re"}
WHERE = pytest.mark.parametrize("area", PLACES)
AUDIENCE = pytest.mark.parametrize("audience", ["intern", "öppen"])
IN_UTFORSKA = ("D1.1", "D1.2", "D2.1", "D2.4", "D3.1")


def figure(result):
    """The figure as screens write it."""
    return texts.figure(result["value"], result["unit"], result["hidden"])


def plain(words):
    return words.replace("\u00a0", " ").strip()


def shown(page: Page, selector: str) -> str:
    return plain(page.locator(selector).first.inner_text())


@AUDIENCE
@WHERE
def test_indikatorer_shows_the_numbers_of_the_command_line(visit, figures, area, audience):
    told = figures(area, audience)
    page = visit.open(f"indikatorer?malgrupp={audience}{PLACES[area]}")
    found = dict(
        zip(
            page.locator("h3").all_inner_texts(), page.locator(".cr-meaning").all(), strict=True
        )
    )  # fmt: skip
    compared = 0
    for heading, meaning in found.items():
        id = re.search(r"\(([A-Z0-9.]+)\)", heading).group(1)
        now = meaning.locator("dd b")
        if id in told and now.count():
            assert plain(now.first.inner_text()) == plain(figure(told[id])), (id, area)
            compared += 1
    assert compared > 20


@pytest.mark.parametrize("goal", [1, 2, 3])
def test_every_indicator_of_a_goal_shows_the_number_of_the_command_line(visit, figures, goal):
    told = figures("projekt")
    for indicator in [one for one in CATALOGUE.values() if one.goal == goal]:
        page = visit.open(f"delmal_{goal}?matt={indicator.id}")
        expect(page.get_by_role("heading", name=re.compile(f"^{re.escape(indicator.name)}")).first).to_be_visible()
        if indicator.id in told:
            assert shown(page, ".cr-huge") == plain(figure(told[indicator.id])), indicator.id
        else:
            expect(page.locator(".cr-huge")).to_have_count(0)


@WHERE
@AUDIENCE
@pytest.mark.parametrize(("goal", "id"), [(1, "D1.1"), (2, "D2.1"), (3, "D3.1")])
def test_a_goal_shows_the_number_of_a_chosen_area_and_audience(visit, figures, goal, id, area, audience):
    result = figures(area, audience).get(id)
    page = visit.open(f"delmal_{goal}?matt={id}&malgrupp={audience}{PLACES[area]}")
    if result is None:
        expect(page.locator(".cr-huge")).to_have_count(0)
    else:
        assert shown(page, ".cr-huge") == plain(figure(result))


@AUDIENCE
def test_a_municipalitys_profile_shows_the_numbers_of_the_command_line(visit, figures, audience):
    told = figures("2321", audience)
    page = visit.open(f"kommuner?kommun=%C3%85re&malgrupp={audience}")
    rows = page.locator(".cr-profile tbody tr").all()
    assert len(rows) > 10
    for row in rows:
        id = row.locator("th .cr-soft").inner_text()
        assert plain(row.locator("td b").first.inner_text()) == plain(figure(told[id])), id


@pytest.mark.parametrize("area", ["projekt", "22"])
def test_ekonomi_shows_the_numbers_of_the_command_line(visit, figures, area):
    told = figures(area)
    page = visit.open(f"ekonomi?malgrupp=intern{PLACES[area]}")
    existing = [id for id in (SPENT, MANAGEMENT) if id in told]
    assert existing
    for place, id in enumerate(existing):
        assert plain(page.locator(".cr-huge").nth(place).inner_text()) == plain(figure(told[id])), id


@pytest.mark.parametrize("id", IN_UTFORSKA)
@WHERE
def test_the_total_in_utforska_is_the_number_of_the_command_line(visit, figures, id, area):
    result = figures(area)[id]
    page = visit.open(f"utforska?matt={id}&rader=%C3%85r{PLACES[area]}")
    expect(page.get_by_role("heading", name=re.compile(f"^{re.escape(CATALOGUE[id].name)}")).first).to_be_visible()
    row = page.locator(".cr-table tr", has=page.get_by_role("rowheader", name="Totalt", exact=True))
    assert plain(row.locator("td").first.inner_text()) == plain(figure(result))
