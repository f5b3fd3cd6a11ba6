"""The files themselves: what Word, Excel, PowerPoint, a screen reader and LibreOffice make of them."""

from io import BytesIO
from pathlib import Path

import docx
import openpyxl
import pikepdf
import pytest
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor

from corespons.errors import UnreadableFile
from corespons.reports import FORMATS
from corespons.reports.report import ChartBlock
from corespons.store import Store
from tests.reports.opened import as_pdf, inside, needs_office, nodes
from tests.reports.world import report


@needs_office
@pytest.mark.parametrize("format", ["docx", "xlsx", "pptx"])
def test_libreoffice_opens_it_and_prints_it(filled: Store, format: str, tmp_path: Path) -> None:
    printed = as_pdf(FORMATS[format].write(report(filled, "lagesrapport"), None), format, tmp_path)
    assert "Sammanfattning" in inside_pdf(printed)


def inside_pdf(content: bytes) -> str:
    import subprocess

    return subprocess.run(["pdftotext", "-", "-"], input=content, capture_output=True, check=True).stdout.decode()


def test_the_pdf_is_tagged_for_screen_readers(filled: Store) -> None:
    found = report(filled, "lagesrapport")
    with pikepdf.open(BytesIO(FORMATS["pdf"].write(found, None))) as document:
        root = document.Root
        assert root.MarkInfo.Marked
        assert str(root.Lang) == "sv-SE"
        assert root.ViewerPreferences.DisplayDocTitle
        with document.open_metadata() as about:
            assert about["pdfuaid:part"] == "1"
            assert "Lägesrapport" in about["dc:title"]
        tags = nodes(root.StructTreeRoot)
    kinds = [str(tag.get("/S", "")) for tag in tags]
    assert kinds.count("/H1") == 1
    assert {"/H2", "/Table", "/THead", "/TH", "/TD", "/L", "/LI", "/P", "/Figure"} <= set(kinds)
    figures = [tag for tag in tags if tag.get("/S") == "/Figure"]
    charts = [block for block in found.blocks if isinstance(block, ChartBlock)]
    assert [str(figure.Alt) for figure in figures] == [chart.alt for chart in charts]


def test_word_knows_headings_heads_pictures_and_language(filled: Store) -> None:
    found = report(filled, "lagesrapport")
    document = docx.Document(BytesIO(FORMATS["docx"].write(found, None)))
    headings = [p.text for p in document.paragraphs if p.style.name == "Heading 1"]
    assert headings == [section.title for section in found.sections]
    pictures = document.element.body.iter(qn("wp:docPr"))
    assert [one.get("descr") for one in pictures] == [b.alt for b in found.blocks if isinstance(b, ChartBlock)]
    assert all(table._tbl.tr_lst[0].find(f".//{qn('w:tblHeader')}") is not None for table in document.tables)
    languages = {one.get(qn("w:val")) for one in document.styles.element.iter(qn("w:lang"))}
    assert languages == {"sv-SE"}
    assert document.core_properties.language == "sv-SE"


def test_word_takes_the_styles_of_the_readers_template(filled: Store) -> None:
    template, file = docx.Document(), BytesIO()
    template.styles["Heading 1"].font.size = Pt(31)
    template.styles["Heading 1"].font.color.rgb = RGBColor(1, 2, 3)
    template.add_paragraph("Skriv här")
    template.sections[0].header.paragraphs[0].text = "Regionen"
    template.save(file)
    document = docx.Document(BytesIO(FORMATS["docx"].write(report(filled, "namnd"), file.getvalue())))
    assert document.styles["Heading 1"].font.size == Pt(31)
    assert document.sections[0].header.paragraphs[0].text == "Regionen"
    assert "Skriv här" not in [p.text for p in document.paragraphs]


def test_a_template_that_is_no_document_is_refused_in_words(filled: Store) -> None:
    with pytest.raises(UnreadableFile, match="Mallen kunde inte läsas"):
        FORMATS["docx"].write(report(filled, "namnd"), b"inget dokument")


def test_excel_has_names_filters_notes_and_described_charts(filled: Store) -> None:
    content = FORMATS["xlsx"].write(report(filled, "lagesrapport"), None)
    book = openpyxl.load_workbook(BytesIO(content))
    assert "Tal_F1" in book.defined_names
    sheet = next(one for one in book if one.title.startswith("Delmål 1 utfall"))
    assert sheet.auto_filter.ref and sheet.freeze_panes == "A4"
    assert any(cell.comment and "nått minst en gång" in cell.comment.text for row in sheet.iter_rows() for cell in row)
    assert 'descr="Liggande staplar' in inside(content)


def test_an_errand_to_a_board_has_the_parts_it_must_have(filled: Store) -> None:
    found = report(filled, "namnd")
    titles = [section.title for section in found.sections]
    order = [titles.index(one) for one in ("Ärendebeskrivning", "Beslutsunderlag", "Förslag till beslut")]
    assert order == sorted(order)
    assert found.diary_number == "RUN/245/2021"
    assert "RUN/245/2021" in inside(FORMATS["docx"].write(found, None))
