import pandas as pd
import pytest

from corespons.ui import blocks, tables


def test_csv_is_what_excel_here_opens():
    frame = pd.DataFrame({"Område": ["Åre", "Ånge"], "Utfall": ["1\u00a0234", "<5"], "Andel": [12.5, None]})
    content = tables.csv_file(frame, "Nådda företag · Hela projektet")
    assert content.startswith(b"\xef\xbb\xbf")
    assert content.decode("utf-8-sig").split("\r\n") == [
        "Nådda företag · Hela projektet", "Område;Utfall;Andel", "Åre;1 234;12,5", "Ånge;<5;", "",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("value", "cell"),
    [("=1+1", "'=1+1"), ("+46 70", "'+46 70"), ("@SUM(A1)", "'@SUM(A1)"), ("-2+3", "'-2+3"), ("\tx", "'\tx"),
     ("−5", "−5"), ("-5,5", "-5,5"), ("=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0"), (None, ""), (3, "3")],
)  # fmt: skip
def test_a_cell_never_becomes_a_formula(value, cell):
    assert tables.safe_cell(value) == cell


def test_html_table_is_a_real_table_and_lets_nothing_in():
    frame = pd.DataFrame({"Företag": ["<script>alert(1)</script>"], "Antal": [1234]})
    html = tables.html_table(frame, 'Nådda "företag"')
    assert "<script>" not in html
    assert '<th scope="col" role="columnheader">Företag</th>' in html
    assert '<th scope="row" role="rowheader">&lt;script&gt;' in html
    assert '<td role="cell" data-head="Antal" class="cr-number">1\u00a0234</td>' in html
    assert "<caption" in html


def test_figures_stand_to_the_right_and_days_and_numbers_of_companies_do_not():
    figures = {"Andel": ["12,5 %", ".."], "Spann": ["−3 till 5 %", "58–64 %"], "Dagar": ["7 dagar", "<5"]}
    words = {"När": ["10 nov 2023 kl. 14:15", "–"], "Nummer": ["499015-1146", "–"], "Ångrad av": ["", ""]}
    html = tables.html_table(pd.DataFrame({"Vad": ["a", "b"]} | figures | words), "Allt")
    right = [head for head in (*figures, *words) if f'class="cr-number">{head}</th>' in html]
    assert right == list(figures)


def test_a_wide_table_is_stacked_on_a_narrow_screen_with_every_heading_beside_its_cell():
    narrow = tables.html_table(pd.DataFrame({"Kommun": ["Åre"], "Utfall": [3], "Mål": [5]}), "Smal")
    many = tables.html_table(pd.DataFrame({"Kommun": ["Åre"], "A": [1], "B": [2], "C": [3], "D": [4]}), "Många")
    wordy = tables.html_table(pd.DataFrame({"Mått": ["x"], "Kan sägas": ["det"], "Kan inte": ["det"]}), "Ord")
    assert ["cr-stacks" in html for html in (narrow, many, wordy)] == [False, True, True]
    assert 'data-head="Kan inte"' in wordy


def test_a_picture_carries_its_title_as_text():
    svg = "<svg><title>412, mål &lt; 700</title></svg>"
    assert 'alt="412, mål &lt; 700"' in blocks.picture(svg, "cr-bullet")
    assert 'alt=""' in blocks.picture(svg, "cr-shape", alt="")
