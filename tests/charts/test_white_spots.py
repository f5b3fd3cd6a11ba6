"""White spots drawn: who is not reached stands first and is named, and what may not be seen is not drawn."""

from corespons import charts, texts
from corespons.followup.white_spots import ONLY_REACHED
from tests.charts import sample


def plainly(text: str) -> str:
    return text.replace(texts.NBSP, " ")


def test_it_names_who_is_not_reached_who_is_least_and_where_nobody_is_known() -> None:
    chart = charts.white_spot_bars(sample.unreached())
    assert chart.title == "Branscher som inte är nådda, eller minst"
    assert plainly(chart.sentence) == (
        "Kända men inte nådda: F Byggverksamhet (9). Minst nådd i övrigt: G Handel m.m., 25 % (5 av 20). "
        "2 andelar visas inte, eftersom små tal döljs. Inga kända företag: A Jordbruk m.m. och P Utbildning."
    )
    assert plainly(chart.alt).endswith("minst nådda överst. Kända men inte nådda: F Byggverksamhet (9).")


def test_the_table_has_every_class_with_its_numbers() -> None:
    rows = charts.white_spot_bars(sample.unreached()).shown.set_index("Bransch")
    assert list(rows.loc["F Byggverksamhet"]) == ["0", "9", "0\u00a0%"]
    assert list(rows.loc["L Fastighetsverksamhet"]) == ["7", texts.HIDDEN, texts.HIDDEN]
    assert list(rows.loc["B Utvinning av mineral"]) == [texts.HIDDEN, "30", texts.HIDDEN]
    assert list(rows.loc["Uppgift saknas"]) == ["6", texts.NONE, texts.NONE]
    assert list(rows.loc["P Utbildning"]) == ["0", "0", texts.NONE]


def test_hidden_classes_have_no_bar_but_a_hatched_stub() -> None:
    bars, stubs = charts.white_spot_bars(sample.unreached()).figure.data[:2]
    assert list(bars.x) == [0, 25, 50]
    assert len(stubs.x) == 2 and len(set(stubs.x)) == 1


def test_without_shares_the_reached_are_counted_and_it_says_why() -> None:
    chart = charts.white_spot_bars(sample.unreached(ONLY_REACHED))
    assert ONLY_REACHED in chart.sentence and "%" not in plainly(chart.sentence)
    assert list(chart.table) == ["Bransch", "Nådda"]
    assert list(chart.figure.data[0].x) == [0, 5, 8, 6]
