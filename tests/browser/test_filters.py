"""The filter row in a real browser: it lives in the address, and can be worked by keyboard."""

from playwright.sync_api import expect

from tests.browser.conftest import lands, settle


def choose(page, label, option):
    page.get_by_role("combobox", name=label).click()
    page.get_by_role("option", name=option, exact=True).click()
    settle(page)


def test_a_copied_link_shows_the_same_view(visit):
    page = visit.open(
        "delmal_1?region=V%C3%A4sternorrland&kommun=Sundsvall&fran=2021-06-01&till=2022-06-30&per=2022-03-01&malgrupp=%C3%B6ppen"
    )
    sentence = "Sundsvall · 1 jun 2021 – 30 jun 2022 · läget per 1 mar 2022 · öppen version"
    unbroken = sentence.replace(" jun", "\u00a0jun").replace("jun ", "jun\u00a0")
    unbroken = unbroken.replace("1 mar 2022", "1\u00a0mar\u00a02022")
    expect(page.locator(".cr-sub").first).to_contain_text(unbroken)
    lands(page, "kommun=Sundsvall", "fran=2021-06-01", "per=2022-03-01")


def test_choosing_writes_the_address_and_follows_to_other_pages(visit):
    page = visit.open("laget")
    choose(page, "Region", "Jämtland Härjedalen")
    choose(page, "Kommun", "Åre")
    expect(page.locator(".cr-sub").first).to_contain_text("Åre")
    page.get_by_role("link", name="Kommuner").click()
    page.locator("h1", has_text="Kommuner").wait_for()
    settle(page)
    expect(page.locator(".cr-sub").first).to_contain_text("Åre")
    lands(page, "/kommuner?", "kommun=%C3%85re")
    page.reload()
    expect(page.locator(".cr-sub").first).to_contain_text("Åre")


def test_a_municipality_leaves_with_its_region(visit):
    page = visit.open("laget?region=J%C3%A4mtland+H%C3%A4rjedalen&kommun=%C3%85re")
    expect(page.locator(".cr-sub").first).to_contain_text("Åre")
    choose(page, "Region", "Västernorrland")
    expect(page.locator(".cr-sub").first).to_contain_text("Västernorrland ·")
    page.wait_for_url(lambda url: "kommun=" not in url)
    page.get_by_role("combobox", name="Kommun").click()
    expect(page.get_by_role("option")).to_have_text([
        "Alla kommuner", "Härnösand", "Kramfors", "Sollefteå", "Sundsvall", "Timrå", "Ånge", "Örnsköldsvik",
    ])  # fmt: skip


def test_nonsense_in_the_address_is_dropped(visit):
    page = visit.open("laget?region=Skåne&kommun=4711&fran=igår&per=2099-01-01&malgrupp=alla&okänt=1")
    expect(page.locator(".cr-sub").first).to_contain_text(
        "Hela projektet · 1\u00a0apr\u00a02021 – 31\u00a0okt\u00a02023"
    )
    expect(page.locator(".cr-sub").first).to_contain_text("läget per 17\u00a0aug\u00a02022")
    assert visit.errors == []


def test_a_backward_period_is_turned_round(visit):
    page = visit.open("laget?fran=2022-12-31&till=2022-01-01")
    expect(page.locator(".cr-sub").first).to_contain_text("1\u00a0jan\u00a02022 – 31\u00a0dec\u00a02022")


def test_keyboard_reaches_menu_and_filters(visit):
    page = visit.open("laget")
    reached = []
    for _ in range(40):
        page.keyboard.press("Tab")
        reached.append(
            page.evaluate("""() => {
            const e = document.activeElement
            return (e.getAttribute('aria-label') ?? '') + '|' + (e.innerText ?? '').trim() + '|'
                + (e.closest('[class*=st-key-]')?.className.match(/st-key-(\\w+)/)?.[1] ?? '')
        }""")
        )
    text = "\n".join(reached)
    for name in ("Läget", "Kommuner", "region", "kommun", "fran", "till", "per", "malgrupp"):
        assert name in text, (name, reached)


def test_region_can_be_chosen_by_keyboard(visit):
    page = visit.open("laget")
    page.get_by_role("combobox", name="Region").focus()
    page.keyboard.type("Väster")
    page.keyboard.press("Enter")
    settle(page)
    expect(page.locator(".cr-sub").first).to_contain_text("Västernorrland ·")
