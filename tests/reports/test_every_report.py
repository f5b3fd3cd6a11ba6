"""What holds for every kind of report in every format."""

import json
from dataclasses import replace
from datetime import datetime

import pytest

from corespons.geography import municipalities
from corespons.reports import FORMATS, KINDS, OwnWords, place_of, scope_for, source_of, with_own_words, write
from corespons.reports.grid import as_grid
from corespons.reports.report import ChartBlock, FigureTable
from corespons.store import Store
from tests.reports.opened import inside
from tests.reports.world import MADE, NASTY, report, scope

EVERY_KIND = pytest.mark.parametrize("kind", KINDS)
EVERY_FORMAT = pytest.mark.parametrize("format", FORMATS)


@EVERY_KIND
@EVERY_FORMAT
def test_every_kind_is_written_in_every_format(filled: Store, kind: str, format: str) -> None:
    written = write(kind, source_of(filled, scope()), format, made=MADE)
    assert len(written.content) > 1000
    assert written.name.endswith(f".{format}")


@EVERY_KIND
@EVERY_FORMAT
def test_the_same_report_twice_is_the_same_file(filled: Store, kind: str, format: str) -> None:
    once, again = (write(kind, source_of(filled, scope()), format, made=MADE).content for _ in range(2))
    assert once == again


@EVERY_KIND
def test_every_figure_has_a_code_that_the_last_section_explains(filled: Store, kind: str) -> None:
    found = report(filled, kind)
    codes = [figure.code for figure in found.figures]
    assert codes == [f"F{place}" for place in range(1, len(codes) + 1)]
    last = found.sections[-1]
    listed = [row[0] for block in last.blocks if hasattr(block, "rows") for row in block.rows]
    assert [code for one in listed if one.startswith("F") for code in _codes(one)] == codes
    assert {figure.result.id for figure in found.figures} <= {one.split()[0] for one in listed}
    in_tables = {one.code for block in found.blocks if isinstance(block, FigureTable) for one in block.figures}
    assert in_tables <= set(codes)
    assert found.fingerprint[:8] in str(last)


def _codes(words: str) -> list[str]:
    """F1, F3–F5 → F1, F3, F4, F5."""
    ends = [[int(code[1:]) for code in part.split("–")] for part in words.split(", ")]
    return [f"F{number}" for first, *last in ends for number in range(first, (last or [first])[0] + 1)]


@EVERY_KIND
def test_every_chart_has_words_for_those_who_do_not_see_it(filled: Store, kind: str) -> None:
    for block in report(filled, kind).blocks:
        if isinstance(block, ChartBlock):
            assert block.alt and block.sentence


@pytest.mark.parametrize("format", ["docx", "xlsx", "pptx", "pdf", "json"])
def test_a_name_comes_out_as_it_was_typed(filled: Store, format: str) -> None:
    content = write("lagesrapport", source_of(filled, scope()), format, made=MADE).content
    text = inside(content)
    escaped = NASTY.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    lines = " ".join(text.split())
    spelled = (NASTY, escaped, json.dumps(NASTY)[1:-1], json.dumps(NASTY)[1:-1].replace("<", "&lt;"))
    assert any(one in lines for one in spelled) or NASTY in _rows_of_pdf(lines)


@EVERY_KIND
@pytest.mark.parametrize("format", ["docx", "xlsx", "pptx", "pdf"])
def test_own_words_come_out_as_they_were_typed_in_every_kind(filled: Store, kind: str, format: str) -> None:
    found = report(filled, kind, "öppen" if KINDS[kind].is_open else "intern")
    place = place_of(kind, found.scope, found.sections[0].title)
    words = OwnWords(1, NASTY, False, {}, MADE, datetime(2024, 7, 1, 8), "Eva")
    text = inside(FORMATS[format].write(with_own_words(found, {place: words}), None))
    bare, typed = "".join(text.split()), "".join(NASTY.split())
    in_xml = typed.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    assert typed in bare or in_xml in bare


def _rows_of_pdf(text: str) -> str:
    return json.loads(f'"{text[text.index("=cmd") :].split("]")[0].split(chr(34) + ",")[0]}"')


def test_nothing_becomes_a_formula(filled: Store) -> None:
    book = inside(write("lagesrapport", source_of(filled, scope()), "xlsx", made=MADE).content)
    assert "<f>=cmd" not in book and "<f>cmd" not in book
    data = inside(write("lagesrapport", source_of(filled, scope()), "zip", made=MADE).content)
    assert ";=cmd" not in data and "'=cmd" in data


def test_a_report_about_all_municipalities_is_a_file_for_each(filled: Store) -> None:
    names = inside(write("kommunblad", source_of(filled, scope()), "zip", made=MADE).content)
    assert all(f"Kommunblad {town.name}.pdf" in names for town in municipalities())


def test_a_kind_has_its_own_period_unless_told() -> None:
    from datetime import date

    asked = scope_for("lagesrapport", date(2022, 8, 17), None, None)
    assert (asked.window.start, asked.window.to) == (date(2022, 1, 1), date(2022, 6, 30))
    assert scope_for("arsrapport", date(2022, 8, 17), None, None).window.start == date(2021, 4, 1)
    assert scope_for("slutrapport", date(2022, 8, 17), None, None).window.to == date(2023, 10, 31)
    assert scope_for("oppnadata", date(2022, 8, 17), None, None, audience="intern").audience == "öppen"


def test_a_target_that_is_a_span_is_written_as_one(filled: Store) -> None:
    figure = next(one for one in report(filled, "lagesrapport").figures if one.result.id == "X3")
    aimed = replace(figure, result=replace(figure.result, plan=50.0, target=50.0))
    grid = as_grid(FigureTable("Jämställdhet", (aimed,)))
    cells = {head: cell.text.replace("\u00a0", " ") for head, cell in zip(grid.heads, grid.rows[0], strict=True)}
    assert (cells["Plan"], cells["Mål"]) == ("40–60 %", "40–60 %")
