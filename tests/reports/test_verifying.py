"""A file is held against the database: equal as long as its state is there, and each difference said."""

import json
import zipfile
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import pytest

from corespons.commands import main
from corespons.errors import UnreadableFile
from corespons.reports import FORMATS, KINDS, source_of, write
from corespons.reports.fingerprint import seal_of
from corespons.reports.office_file import finished, packed
from corespons.reports.verifying import Verdict, read_seals, verify
from corespons.store import Store, open_store
from tests.reports import world
from tests.reports.world import MADE, report, scope
from tests.tables import deliver, fresh_store


@pytest.mark.parametrize("format", ["docx", "xlsx", "pptx", "pdf", "json", "zip"])
@pytest.mark.parametrize("kind", KINDS)
def test_a_report_is_equal_to_itself(filled: Store, kind: str, format: str) -> None:
    (verdict,) = verify(
        FORMATS[format].write(report(filled, kind, "öppen" if KINDS[kind].is_open else "intern"), None), filled
    )
    assert verdict.is_equal, verdict.differences


@pytest.mark.parametrize(
    ("format", "part", "before", "after", "told"),
    [
        ("docx", "word/document.xml", ">12</w:t>", ">14</w:t>", "Värde 14 i filen, 12 enligt fingeravtrycket"),
        ("pptx", "ppt/slides/", "<a:t>12</a:t>", "<a:t>14</a:t>", "Värde 14 i filen, 12 enligt fingeravtrycket"),
        ("xlsx", "xl/worksheets/", "<v>12</v>", "<v>14</v>", "Värde 14 i filen, 12 enligt fingeravtrycket"),
    ],
)
def test_a_number_edited_in_a_visible_table_is_told_of(
    filled: Store, format: str, part: str, before: str, after: str, told: str
) -> None:
    content = FORMATS[format].write(report(filled, "lagesrapport"), None)
    with zipfile.ZipFile(BytesIO(content)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    changed = {
        name: body.replace(before.encode(), after.encode()) if name.startswith(part) else body
        for name, body in parts.items()
    }
    (verdict,) = verify(packed(changed), filled)
    assert any("F1" in words and told in words for words in verdict.differences), verdict.differences


def test_a_row_taken_out_is_told_of_but_one_added_is_not(filled: Store) -> None:
    document = docx.Document(BytesIO(FORMATS["docx"].write(report(filled, "namnd"), None)))
    table = next(one for one in document.tables if one.cell(1, 0).text == "F1")
    for cell in table.add_row().cells:
        cell.text = "eget"
    assert _verdict_of(document, filled).is_equal
    table._tbl.remove(table.rows[1]._tr)
    assert any("raden F1" in words and "borttagen" in words for words in _verdict_of(document, filled).differences)


def _verdict_of(document: Any, store: Store) -> Verdict:
    out = BytesIO()
    document.save(out)
    (verdict,) = verify(out.getvalue(), store)
    return verdict


def test_each_of_a_zips_reports_is_verified(filled: Store) -> None:
    content = write("kommunblad", source_of(filled, scope(area="23")), "zip", made=MADE).content
    verdicts = verify(content, filled)
    assert len(verdicts) == 8
    assert all(verdict.is_equal for verdict in verdicts)


def test_what_is_delivered_later_does_not_change_a_report() -> None:
    with fresh_store() as store:
        world.fill(store)
        content = FORMATS["pdf"].write(report(store, "lagesrapport"), None)
        deliver(store, "Almi Mitt", "2022-03-02", Insatser="""
            company  starts_on
            K10      2021-10-05
        """)  # fmt: skip
        assert report(store, "lagesrapport").fingerprint != next(read_seals(content))["fingerprint"]
        (verdict,) = verify(content, store)
        assert verdict.is_equal, verdict.differences


def test_a_file_whose_numbers_were_changed_is_told_of(filled: Store) -> None:
    found = report(filled, "lagesrapport")
    content = FORMATS["json"].write(found, None).decode()
    document = json.loads(content)
    reached = next(one for one in document["fingeravtryck"]["figures"] if one["id"] == "D1.1")
    reached["value"] = "99"
    (verdict,) = verify(json.dumps(document).encode(), filled)
    assert not verdict.is_equal
    assert any("filen är ändrad" in one for one in verdict.differences)
    assert "F1 Nådda företag, Hela projektet: värde 99 i filen, 12 i databasen." in verdict.differences


def test_what_shows_in_a_file_of_an_earlier_version_is_not_taken_for_edited(filled: Store) -> None:
    found = report(filled, "lagesrapport")
    older = {key: value for key, value in seal_of(found).items() if key != "form"}
    bare = FORMATS["docx"].write(found.changed(sections=found.sections[:1]), None)
    (verdict,) = verify(finished(bare, "word/document.xml", older, MADE), filled)
    assert verdict.is_equal and "tidigare version" in verdict.state


def test_a_file_without_a_seal_is_refused_in_words(filled: Store) -> None:
    with pytest.raises(UnreadableFile, match="inget fingeravtryck"):
        verify(FORMATS["csv"].write(report(filled, "oppnadata"), None), filled)
    with pytest.raises(UnreadableFile):
        verify(b"vad som helst", filled)


def test_the_command_line_writes_and_verifies(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    database = str(tmp_path / "a.duckdb")
    store = open_store(database, "hemligheten")
    world.fill(store)
    store.close()
    file = tmp_path / "bilaga.docx"
    asked = ["--database", database, "report"]
    assert main([*asked, "indikatorbilaga", "--as-of", "2024-06-30", "-o", str(file)]) == 0
    assert main([*asked, "--verify", str(file)]) == 0
    assert "Lika" in capsys.readouterr().out
    seal = next(read_seals(file.read_bytes()))
    seal["figures"][0]["value"] = "7"
    file.write_bytes(finished(FORMATS["docx"].write(_bare(), None), "word/document.xml", seal, MADE))
    assert main([*asked, "--verify", str(file)]) == 1
    assert main([*asked, "ingenting", "-o", str(file)]) == 2
    assert "Välj bland lagesrapport" in capsys.readouterr().err


def _bare() -> object:
    with fresh_store() as store:
        return report(store, "namnd")
