"""Saved views: nothing that anyone saves is lost, and opening one never lifts the open audience."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import unquote_plus, urlencode

import pytest

from corespons.errors import BadQuestion
from corespons.store import Store, end_note, notes, write_note
from corespons.ui.navigation import PAGES
from corespons.ui.opened_views import opens, told_openly
from corespons.ui.saved_views import VIEW, save
from corespons.ui.turns import turn
from tests.tables import fresh_store

ADDRESS = "utforska?matt=Insatser&malgrupp=intern"


@pytest.fixture
def store() -> Iterator[Store]:
    with fresh_store() as opened:
        yield opened


def test_a_view_is_kept_as_it_was_typed_with_who_saved_it(store: Store) -> None:
    save(store, "  Våra <b>bästa</b>  insatser ", ADDRESS, "Karin")
    (view,) = notes(store, VIEW)
    assert (view.name, view.made_by, view.content["address"]) == ("Våra <b>bästa</b> insatser", "Karin", ADDRESS)


@pytest.mark.parametrize("name", ["", "   ", "x" * 81])
def test_a_view_needs_a_name(store: Store, name: str) -> None:
    with pytest.raises(BadQuestion, match="namn"):
        save(store, name, ADDRESS, "Karin")


def test_a_name_in_use_is_refused_until_its_view_is_taken_away(store: Store) -> None:
    save(store, "Läget i Åre", ADDRESS, "Karin")
    with pytest.raises(BadQuestion, match="redan"):
        save(store, "läget i åre", "utforska", "Olle")
    assert [view.made_by for view in notes(store, VIEW)] == ["Karin"]
    end_note(store, VIEW, "Läget i Åre")
    save(store, "läget i åre", "utforska", "Olle")
    assert [view.made_by for view in notes(store, VIEW)] == ["Olle"]


def test_many_who_save_at_once_lose_nothing_and_take_no_name_from_each_other(store: Store) -> None:
    def saves(number: int) -> str:
        try:
            with turn(lambda: None):
                save(store, f"Vy {number // 2}", ADDRESS, f"person {number}")
        except BadQuestion:
            return "refused"
        return "saved"

    with ThreadPoolExecutor(8) as pool:
        told = list(pool.map(saves, range(16)))
    assert (told.count("saved"), told.count("refused")) == (8, 8)
    assert {view.name for view in notes(store, VIEW)} == {f"Vy {number}" for number in range(8)}


def test_a_view_saved_internally_opens_openly_for_the_open_audience(store: Store) -> None:
    view = save(store, "Intern", ADDRESS, "Karin")
    assert opens(view, "öppen") == "utforska?matt=Insatser&malgrupp=%C3%B6ppen"
    assert opens(save(store, "Ut", "https://example.org/x", "Karin"), "intern") is None


def test_what_names_companies_opens_for_the_internal_audience_alone(store: Store) -> None:
    view = save(store, "Uppföljning", "foretag?lista=uppf%C3%B6ljning", "Karin")
    assert opens(view, "intern") == "foretag?lista=uppf%C3%B6ljning&malgrupp=intern"
    assert opens(view, "öppen") is None


TYPED = "Bolaget i Åre AB"


def test_the_open_audience_is_told_the_page_and_the_choices_and_never_the_name(store: Store) -> None:
    address = "utforska?kommun=%C3%85re&per=2022-08-17&matt=Insatser&rader=Bransch&som=staplar&malgrupp=intern"
    view = save(store, TYPED, address, "Karin")
    assert told_openly(view).replace("\u00a0", " ") == (
        "Utforska · Åre · läget per 17 aug 2022 · Insatser · Bransch · staplar"
    )


@pytest.mark.parametrize(
    "key", ["sok", "ruta", "ansvarig", "aktivitet", "kalla", "matt", "kommun", "per", "rader", "vy", "påhittad"]
)
@pytest.mark.parametrize("page", [page.address for page in PAGES])
def test_no_word_that_somebody_typed_reaches_the_open_audience_by_name_or_address(
    store: Store, page: str, key: str
) -> None:
    address = f"{page}?{urlencode({key: TYPED, 'region': 'Västernorrland'})}"
    view = write_note(store, VIEW, TYPED, {"address": address}, "Karin")
    seen = f"{told_openly(view)} {unquote_plus(opens(view, 'öppen') or '')}"
    assert TYPED not in seen and "Västernorrland" in seen
