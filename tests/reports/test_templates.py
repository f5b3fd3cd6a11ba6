"""The reader's template for Word: Swedish style names, a letterhead in an earlier section, no headings, a .dotx."""

import zipfile
from io import BytesIO
from typing import Any

import docx
import pytest
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from corespons.errors import UnreadableFile
from corespons.reports import FORMATS
from corespons.reports.office_file import packed
from corespons.reports.verifying import verify
from corespons.store import Store
from tests.reports.world import report

BARE = {"Normal", "Default Paragraph Font", "Normal Table", "No List"}


def _bytes(document: Any) -> bytes:
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def _renamed(template: bytes, part: str, *pairs: tuple[bytes, bytes]) -> bytes:
    with zipfile.ZipFile(BytesIO(template)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    for old, new in pairs:
        assert old in parts[part]
        parts[part] = parts[part].replace(old, new)
    return packed(parts)


def _written(store: Store, template: bytes) -> Any:
    content = FORMATS["docx"].write(report(store, "namnd"), template)
    (verdict,) = verify(content, store)
    assert verdict.is_equal, verdict.differences
    return docx.Document(BytesIO(content))


def _styled(document: Any, words: str) -> Any:
    return next(one for one in document.paragraphs if one.text == words).style


def test_styles_under_their_swedish_names_are_used(filled: Store) -> None:
    template = docx.Document()
    template.styles["Heading 1"].font.size = Pt(31)
    swedish = _renamed(
        _bytes(template), "word/styles.xml", (b'w:name w:val="heading 1"', b'w:name w:val="Rubrik 1"'),
        (b'w:name w:val="List Bullet"', b'w:name w:val="Punktlista"'),
    )  # fmt: skip
    document = _written(filled, swedish)
    assert _styled(document, "Förslag till beslut").name == "Rubrik 1"
    assert _styled(document, "Förslag till beslut").font.size == Pt(31)
    assert any(one.style.name == "Punktlista" for one in document.paragraphs)
    assert "Heading 1" not in {one.name for one in document.styles}


def test_a_letterhead_of_an_earlier_section_is_on_every_page(filled: Store) -> None:
    template = docx.Document()
    first = template.sections[0]
    first.orientation, first.page_width, first.page_height = WD_ORIENT.LANDSCAPE, Cm(29.7), Cm(21)
    first.header.paragraphs[0].text, first.footer.paragraphs[0].text = "Regionens logotyp", "Regionens adress"
    template.add_section()
    document = _written(filled, _bytes(template))
    (section,) = document.sections
    assert section.header.paragraphs[0].text == "Regionens logotyp"
    assert [one.text for one in section.footer.paragraphs] == ["Regionens adress"]
    assert section.page_width > section.page_height
    width = int(section.page_width - section.left_margin - section.right_margin)
    assert all(one.width <= width for one in document.inline_shapes)


@pytest.mark.parametrize("is_template_file", [False, True], ids=["docx", "dotx"])
def test_a_template_without_headings_and_lists_gets_them(filled: Store, is_template_file: bool) -> None:
    template = docx.Document()
    for style in [one for one in template.styles if one.name not in BARE]:
        style.delete()
    file = _bytes(template)
    if is_template_file:
        kinds = (b"wordprocessingml.document.main+xml", b"wordprocessingml.template.main+xml")
        file = _renamed(file, "[Content_Types].xml", kinds)
    document = _written(filled, file)
    heading = _styled(document, "Förslag till beslut")
    assert heading.name == "Heading 1" and heading.paragraph_format.keep_with_next
    assert heading.element.find(f".//{qn('w:outlineLvl')}").get(qn("w:val")) == "0"
    assert any(one.text.startswith("•\t") for one in document.paragraphs)


def test_what_is_no_template_is_refused_in_words(filled: Store) -> None:
    kinds = (b"openxmlformats-officedocument.wordprocessingml.document.main+xml", b"ms-word.document.macroEnabled.main")
    with_macros = _renamed(_bytes(docx.Document()), "[Content_Types].xml", kinds)
    for file in (b"inget dokument", packed({"a.txt": b"b"}), with_macros):
        with pytest.raises(UnreadableFile, match="Mallen kunde inte läsas"):
            FORMATS["docx"].write(report(filled, "namnd"), file)
