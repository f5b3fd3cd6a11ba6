"""A crossed table as HTML: totals stand out, figures lead on, and a wide one can be stacked with its headings."""

import re

import pandas as pd

from corespons.ui.crossed_table import html

WIDE = pd.DataFrame([["Åre", "1", "<5", "3", "4"], ["Totalt", "1", "2", "3", "6"]],
                    columns=["Kommun", "2021", "2022", "2023", "Totalt"])  # fmt: skip


def cells(text: str) -> list[tuple[str, str]]:
    """Every cell's heading and content."""
    return re.findall(r'<td role="cell" data-head="([^"]*)"[^>]*>(.*?)</td>', text)


def test_every_cell_knows_its_heading_and_totals_stand_out() -> None:
    assert cells(html(WIDE, "Nådda", has_column_totals=True)) == [
        ("2021", "1"), ("2022", "&lt;5"), ("2023", "3"), ("Totalt", "<b>4</b>"),
        ("2021", "<b>1</b>"), ("2022", "<b>2</b>"), ("2023", "<b>3</b>"), ("Totalt", "<b>6</b>"),
    ]  # fmt: skip


def test_only_a_wide_table_is_stacked() -> None:
    assert "cr-stacks" in html(WIDE, "Nådda", has_column_totals=True)
    assert "cr-stacks" not in html(WIDE[["Kommun", "2021", "Totalt"]], "Nådda", has_column_totals=True)


def test_a_figure_leads_where_it_is_told_and_nothing_in_a_name_becomes_markup() -> None:
    frame = WIDE.rename(columns={"2021": '<i>"'}).replace("Åre", "<b>")
    text = html(frame, '<"', True, [["a?x=1&y=2", "", "", ""], ["", "", "", ""]])
    assert '<a class="cr-link cr-cell" href="a?x=1&amp;y=2">1</a>' in text
    assert "<i>" not in text and '"<' not in text.replace('"><', "") and "&lt;b&gt;" in text
