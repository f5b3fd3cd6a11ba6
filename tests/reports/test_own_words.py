"""An official's own words: kept beside the rules' sentences, exactly as typed, and marked when figures move."""

from io import BytesIO

import docx
import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pptx import Presentation

from corespons.reports import (
    FORMATS,
    bring_back,
    earlier_words,
    moved_under,
    place_of,
    save_words,
    saved_words,
    source_of,
    with_own_words,
    write,
)
from corespons.reports.own_words import OwnWords
from corespons.reports.report import Paragraph, Report
from corespons.reports.verifying import verify
from corespons.store import Store
from tests.reports import world
from tests.reports.opened import inside
from tests.reports.world import MADE, NASTY, report, scope
from tests.tables import deliver, fresh_store, window

PLACE = "Delmål 1"
TYPED = f"{NASTY}\noch en rad till.\n\n=SUMMA(A1) står i det andra stycket."


def _section_of(found: Report, begins: str = PLACE):
    return next(one for one in found.sections if one.title.startswith(begins))


def _save(store: Store, text: str, alone: bool = False, begins: str = PLACE, **asked: str) -> Report:
    found = report(store, "lagesrapport", **asked)
    save_words(store, found, _section_of(found, begins), text, alone, "Eva")
    return found


@pytest.fixture
def store():
    with fresh_store() as store:
        world.fill(store)
        yield store


def _written(store: Store, format: str) -> bytes:
    return write("lagesrapport", source_of(store, scope()), format, made=MADE).content


def test_own_words_stand_first_and_the_rules_sentences_below(store: Store) -> None:
    found = _save(store, "Det går bra.")
    blocks = _section_of(with_own_words(found, saved_words(store))).blocks
    assert blocks[0] == Paragraph("Det går bra.")
    assert blocks[1:] == _section_of(found).blocks


def test_the_rules_sentences_can_be_left_out_but_no_table_and_no_remark(store: Store) -> None:
    found = _save(store, "Det går bra.", alone=True)
    blocks = _section_of(with_own_words(found, saved_words(store))).blocks
    assert [one for one in blocks if isinstance(one, Paragraph)] == [Paragraph("Det går bra.")]
    assert blocks[1:] == tuple(one for one in _section_of(found).blocks if not isinstance(one, Paragraph))


def test_words_belong_to_one_period_one_area_and_one_audience(store: Store) -> None:
    _save(store, "Om första halvåret.")
    (name,) = saved_words(store)
    title = _section_of(report(store, "lagesrapport")).title
    other = window(start="2022-01-01", to="2022-06-30")
    assert name == place_of("lagesrapport", scope(), title)
    assert name != place_of("lagesrapport", scope("öppen"), title)
    assert name != place_of("lagesrapport", scope(area="23"), title)
    assert name != place_of("slutrapport", scope(), title)
    assert name != place_of("lagesrapport", scope().__class__(other), title)


def test_a_municipalitys_page_has_its_words_in_every_file(store: Store) -> None:
    one = report(store, "kommunblad", area="2321")
    save_words(store, one, one.sections[0], "Om Åre.", False, "Eva")
    all_pages = with_own_words(report(store, "kommunblad"), saved_words(store))
    assert _section_of(all_pages, "Åre").blocks[0] == Paragraph("Om Åre.")


def test_new_figures_leave_the_words_and_are_told(store: Store) -> None:
    _save(store, "Tolv företag är nådda.")
    deliver(store, "Almi Mitt", "2022-03-02", Insatser="""
        company  starts_on
        K1..K9   2021-10-05
        L1..L3   2021-10-06
        K10      2021-10-07
    """, Företag="""
        company  municipality  valid_from
        K10      Sundsvall     2021-01-01
    """)  # fmt: skip
    found = report(store, "lagesrapport")
    (words,) = saved_words(store).values()
    assert words.text == "Tolv företag är nådda."
    moved = moved_under(_section_of(found), found.scope, words)
    assert ("D1.1", "12", "13") in [(one.what, one.before, one.after) for one in moved]


def test_words_about_figures_that_stand_still_are_not_marked(store: Store) -> None:
    found = _save(store, "Tolv.")
    (words,) = saved_words(store).values()
    assert moved_under(_section_of(report(store, "lagesrapport")), found.scope, words) == ()


def test_a_section_of_sentences_is_marked_when_they_say_something_else(store: Store) -> None:
    found = _save(store, "Läget är gott.", begins="Sammanfattning")
    (words,) = saved_words(store).values()
    older = OwnWords(**{**vars(words), "figures": {"Mening 1": "Av de 3 mått"}})
    moved = moved_under(_section_of(found, "Sammanfattning"), found.scope, older)
    assert any(one.before == "Av de 3 mått" for one in moved)


def test_an_earlier_wording_is_seen_and_brought_back_with_its_figures(store: Store) -> None:
    found = _save(store, "Först.")
    _save(store, "Sedan.")
    title = _section_of(found).title
    newest, first = earlier_words(store, "lagesrapport", found.scope, title)
    assert (newest.text, first.text) == ("Sedan.", "Först.")
    bring_back(store, "lagesrapport", found.scope, title, first, "Eva")
    (held,) = saved_words(store).values()
    assert (held.text, held.figures, held.figures_on) == ("Först.", first.figures, first.figures_on)


def test_an_empty_text_takes_the_words_away_but_not_their_versions(store: Store) -> None:
    found = _save(store, "Först.")
    _save(store, "  \n ")
    assert saved_words(store) == {}
    assert [one.text for one in earlier_words(store, "lagesrapport", found.scope, _section_of(found).title)] == [
        "Först."
    ]


def test_a_persons_number_is_kept_as_a_key(store: Store) -> None:
    _save(store, "Kontakt: 850709-9805, ring.")
    (words,) = saved_words(store).values()
    assert "9805" not in words.text and "P:" in words.text


def test_words_come_out_as_typed_in_word(store: Store) -> None:
    _save(store, TYPED)
    said = [one.text for one in docx.Document(BytesIO(_written(store, "docx"))).paragraphs]
    assert f"{NASTY}\noch en rad till." in said
    assert "=SUMMA(A1) står i det andra stycket." in said


def test_words_come_out_as_typed_in_excel_and_never_as_a_formula(store: Store) -> None:
    _save(store, TYPED)
    cells = [row[0] for row in openpyxl.load_workbook(BytesIO(_written(store, "xlsx")))["Text"].iter_rows()]
    found = {cell.value: cell.data_type for cell in cells}
    assert found[f"{NASTY}\noch en rad till."] == "s"
    assert found["=SUMMA(A1) står i det andra stycket."] == "s"


def test_words_come_out_as_typed_in_powerpoint(store: Store) -> None:
    _save(store, TYPED)
    shapes = [shape for slide in Presentation(BytesIO(_written(store, "pptx"))).slides for shape in slide.shapes]
    said = "\n".join(shape.text_frame.text for shape in shapes if shape.has_text_frame).replace("\v", "\n")
    assert TYPED.split("\n\n")[0] in said and TYPED.split("\n\n")[1] in said


def test_words_come_out_as_typed_in_pdf(store: Store) -> None:
    _save(store, TYPED)
    lines = " ".join(inside(_written(store, "pdf")).split())
    assert f"{NASTY} och en rad till." in lines
    assert "=SUMMA(A1) står i det andra stycket." in lines


def test_words_written_for_the_internal_audience_are_in_no_open_report(store: Store) -> None:
    _save(store, "Bolaget Hemlig & Co tvekar.")
    for format in FORMATS:
        content = write("lagesrapport", source_of(store, scope("öppen")), format, made=MADE).content
        assert "Hemlig" not in inside(content)


def test_own_words_change_no_figure_and_no_fingerprint(store: Store) -> None:
    found = _save(store, "Det går bra.")
    (verdict,) = verify(_written(store, "docx"), store)
    assert verdict.is_equal and verdict.fingerprint == found.fingerprint


@given(st.lists(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Zs", "Zl", "Zp"]), min_size=1)))
def test_paragraphs_part_at_blank_lines_and_nowhere_else(parts: list[str]) -> None:
    words = OwnWords(1, "\n \n".join(parts), False, {}, MADE, MADE, "Eva")  # type: ignore[arg-type]
    assert words.paragraphs == tuple(parts)
