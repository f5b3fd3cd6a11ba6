"""The project's own words are explained where they are used, and no others."""

from corespons.indicators import definitions
from corespons.ui.words import explained


def test_a_text_is_followed_by_the_meaning_of_its_own_words():
    told = explained("Antal tillfällen då en RES-aktör lotsade ett företag.")
    assert told.startswith("RES-aktör: part i den regionala exportsamverkan (RES). Lotsning: ")
    assert "Sundsvall och Östersund" in explained("Aktiviteter utanför residensorterna")


def test_plain_words_need_no_explanation():
    assert explained("Andel av ärendena som fick svar inom 24 timmar.") == ""


def test_every_definition_that_names_the_partners_says_who_they_are():
    naming = [told.definition for told in definitions().values() if "RES" in told.definition]
    assert naming
    assert all("regionala exportsamverkan" in explained(definition) for definition in naming)
