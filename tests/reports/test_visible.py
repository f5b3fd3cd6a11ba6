"""What a reader sees is held against the seal: a figure altered in a PDF or in a chart is told of with its place."""

import re
import zipfile
from collections.abc import Callable
from io import BytesIO

import pikepdf
import pytest

from corespons.reports import FORMATS, KINDS, source_of, write
from corespons.reports.office_file import packed
from corespons.reports.pdf_inside import inside
from corespons.reports.verifying import verify
from corespons.store import Store
from tests.reports.world import MADE, report, scope

Change = Callable[[bytes], bytes]


def _pdf(store: Store, kind: str = "lagesrapport") -> bytes:
    return FORMATS["pdf"].write(report(store, kind), None)


def _redrawn(content: bytes, old: str, new: str) -> bytes:
    """The PDF with the letters of a whole text drawn otherwise at each place where it stands alone."""
    with pikepdf.open(BytesIO(content)) as document:
        for page in document.pages:
            fonts = {name: _glyphs(font) for name, font in page.Resources.get("/Font", {}).items()}
            drawn = list(pikepdf.parse_content_stream(page))
            font: dict[str, bytes] = {}
            for place, one in enumerate(drawn):
                if str(one.operator) == "Tf":
                    font = fonts[str(one.operands[0])]
                if str(one.operator) == "TJ" and set(old + new) <= set(font):
                    said = b"".join(bytes(part) for part in one.operands[0] if isinstance(part, pikepdf.String))
                    if said == b"".join(font[letter] for letter in old):
                        text = pikepdf.String(b"".join(font[letter] for letter in new))
                        drawn[place] = pikepdf.ContentStreamInstruction([text], pikepdf.Operator("Tj"))
            page.Contents = document.make_stream(pikepdf.unparse_content_stream(drawn))
        return _saved(document)


def _glyphs(font: pikepdf.Object) -> dict[str, bytes]:
    pairs = re.findall(rb"<([0-9A-F]{4})> <([0-9A-F]{4})>\n", font.ToUnicode.read_bytes())
    return {bytes.fromhex(to.decode()).decode("utf-16-be"): bytes.fromhex(glyph.decode()) for glyph, to in pairs}


def _saved(document: pikepdf.Pdf) -> bytes:
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def _differences(content: bytes, store: Store) -> tuple[str, ...]:
    (verdict,) = verify(content, store)
    return verdict.differences


def test_the_tables_of_a_pdf_are_read_as_they_stand_on_the_page(filled: Store) -> None:
    seen = inside(_pdf(filled))
    assert next(row for _, row in seen.rows if row[0] == "F1")[1:3] == ("Nådda företag (D1.1)", "12")
    assert seen.over == []


def test_a_number_drawn_otherwise_in_a_pdf_is_told_of_with_its_page(filled: Store) -> None:
    told = _differences(_redrawn(_pdf(filled), "12", "21"), filled)
    assert any("raden F1 Nådda företag (D1.1), sidan 1: Värde 21 i filen, 12 enligt fingeravtrycket" in one
               for one in told), told  # fmt: skip


def test_a_number_drawn_otherwise_in_one_pdf_of_a_zip_is_told_of(filled: Store) -> None:
    content = write("kommunblad", source_of(filled, scope(area="23")), "zip", made=MADE).content
    with zipfile.ZipFile(BytesIO(content)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts["Kommunblad Åre.pdf"] = _redrawn(parts["Kommunblad Åre.pdf"], "12", "21")
    verdicts = verify(packed(parts), filled)
    assert [one.is_equal for one in verdicts].count(False) == 1


def test_something_drawn_over_a_pdf_is_told_of(filled: Store) -> None:
    with pikepdf.open(BytesIO(_pdf(filled))) as document:
        document.pages[0].contents_add(b"q 1 1 1 rg 100 400 60 20 re f Q")
        painted = _saved(document)
    assert _differences(painted, filled) == ("Sidan 1: något är ritat ovanpå rapporten.",)
    with pikepdf.open(BytesIO(_pdf(filled))) as document:
        note = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.FreeText, Rect=[0, 0, 9, 9])
        document.pages[1].Annots = document.make_indirect(pikepdf.Array([note]))
        noted = _saved(document)
    assert _differences(noted, filled) == ("Sidan 2: en anteckning (FreeText) ligger ovanpå.",)


@pytest.mark.parametrize("format", ["xlsx", "pptx"])
def test_a_value_altered_in_a_charts_own_data_is_told_of(filled: Store, format: str) -> None:
    content = FORMATS[format].write(report(filled, "lagesrapport"), None)
    with zipfile.ZipFile(BytesIO(content)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    changed = {
        name: re.sub(rb"<c:v>9(\.0)?</c:v>", b"<c:v>19</c:v>", body) if "/charts/chart" in name else body
        for name, body in parts.items()
    }
    told = _differences(packed(changed), filled)
    assert any("Diagrammet Nådda företag per kommun, raden Sundsvall 9: Nådda företag 19 i filen" in one
               for one in told), told  # fmt: skip


def test_a_value_altered_in_the_cells_under_an_excel_chart_is_told_of(filled: Store) -> None:
    content = FORMATS["xlsx"].write(report(filled, "lagesrapport"), None)
    with zipfile.ZipFile(BytesIO(content)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
        sheets = [name for name in parts if b"<drawing " in parts[name] and b"<v>9</v>" in parts[name]]
    parts[sheets[0]] = parts[sheets[0]].replace(b"<v>9</v>", b"<v>19</v>")
    assert any("Diagrammet" in one and "19 i filen" in one for one in _differences(packed(parts), filled))


@pytest.mark.parametrize("kind", KINDS)
def test_the_open_version_reads_as_it_was_sealed_in_every_kind(filled: Store, kind: str) -> None:
    for format in ("docx", "xlsx", "pptx", "pdf"):
        content = FORMATS[format].write(report(filled, kind, "öppen"), None)
        assert _differences(content, filled) == ()
