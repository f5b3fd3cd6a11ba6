"""Two targets for the same days: both are loaded, and a warning says which of them counts when."""

from corespons.intake import Options, load_files
from corespons.store import Store
from tests.tables import fresh_store

HEAD = "Indikator;Område;Från;Till;Värde;Beslut"
FIRST = "D1.1;projekt;2021-04-01;2023-10-31;700;Styrgruppen § 4"
LATER = "D1.1;projekt;2022-01-01;2022-12-31;300;Styrgruppen § 9"


def warnings(store: Store, *rows: str) -> list[tuple[int | None, str]]:
    content = "\n".join([HEAD, *rows]).encode()
    (receipt,) = load_files(
        store, [("Målvärden.csv", content)], Options(source="Styrgruppen", known_indicators=frozenset({"D1.1", "D1.2"}))
    )
    assert receipt.tables["Målvärden"].new + receipt.tables["Målvärden"].unchanged == len(rows)
    return [(one.row, one.message.replace("\u00a0", " ")) for one in receipt.problems if one.severity == "warning"]


def test_two_rows_of_a_file_that_overlap_are_told():
    with fresh_store() as store:
        ((row, message),) = warnings(store, FIRST, LATER)
    assert row == 3
    assert "gäller 1 jan 2022 – 31 dec 2022. Då räknas målet 1 jan 2022 – 31 dec 2022." in message


def test_a_stored_target_that_overlaps_is_told_but_not_the_same_row_again():
    with fresh_store() as store:
        assert warnings(store, FIRST) == []
        assert warnings(store, FIRST) == []
        assert len(warnings(store, LATER)) == 1


def test_another_indicator_or_area_or_time_does_not_overlap():
    with fresh_store() as store:
        assert warnings(store, FIRST, LATER.replace("D1.1", "D1.2"), LATER.replace("projekt", "22")) == []
        assert warnings(store, "D1.1;23;2021-04-01;2021-12-31;5;§ 1", "D1.1;23;2022-01-01;2022-12-31;5;§ 1") == []
