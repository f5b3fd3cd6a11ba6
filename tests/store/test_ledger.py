"""The ledger: what was delivered, what took it back, and which rows still wait to be corrected."""

from datetime import datetime

from corespons.store import (
    Delivery,
    SetAside,
    Store,
    deliveries,
    known_actors,
    known_merges,
    known_persons,
    record,
    set_aside_rows,
    undo,
)
from tests.tables import deliver, number


def set_aside(store: Store, id: str, source: str = "Almi", fault: str = "32 maj", **more: tuple[str, ...]) -> int:
    cells = {"Startdatum": fault}
    row = SetAside(id, "service", "Insatser", 7, cells, ({"column": "Startdatum", "message": "är inget datum"},))
    delivery = Delivery(source, "a.xlsx", "0", (), set_aside=(row,), recorded_at=datetime(2022, 1, 1), **more)
    recorded = record(store, delivery, {})
    assert recorded.number is not None
    return recorded.number


def waiting(store: Store) -> list[str]:
    return [row.id for row in set_aside_rows(store)]


def test_every_delivery_and_undo_is_told_with_what_took_it_back(store: Store) -> None:
    deliver(store, "Almi", "2022-06-01 09:30", Företag="company\n A")
    deliver(store, "BuS", "2022-06-02", Företag="company\n B")
    undo(store, 1, datetime(2022, 6, 3), loaded_by="Karin")
    told = [(one.number, one.kind, one.source, one.undoes, one.undone_by) for one in deliveries(store)]
    assert told == [(1, "load", "Almi", None, 3), (2, "load", "BuS", None, None), (3, "undo", "Almi", 1, None)]
    assert deliveries(store)[0].recorded_at == datetime(2022, 6, 1, 9, 30)
    assert deliveries(store)[2].loaded_by == "Karin"


def test_an_undone_undo_takes_nothing_back(store: Store) -> None:
    deliver(store, "Almi", "2022-06-01", Företag="company\n A")
    undo(store, 1, datetime(2022, 6, 2))
    undo(store, 2, datetime(2022, 6, 3))
    assert [one.undone_by for one in deliveries(store)] == [None, 3, None]


def test_the_receipt_is_kept_completed_with_how_each_table_fared(store: Store) -> None:
    deliver(store, "Almi", "2022-06-01", Företag="company\n A\n B")
    assert deliveries(store)[0].receipt["written"]["company"]["new"] == 2


def test_a_row_set_aside_waits_with_its_cells_and_what_is_wrong(store: Store) -> None:
    set_aside(store, "r1")
    (row,) = set_aside_rows(store)
    assert (row.sheet, row.row, row.cells, row.problems[0]["message"]) == (
        "Insatser",
        7,
        {"Startdatum": "32 maj"},
        "är inget datum",
    )


def test_a_corrected_row_waits_no_more_until_the_correction_is_undone(store: Store) -> None:
    set_aside(store, "r1")
    correction = set_aside(store, "r2", fault="31 juni", resolves=("r1",))
    assert waiting(store) == ["r2"]
    undo(store, correction, datetime(2022, 2, 1))
    assert waiting(store) == ["r1"]


def test_the_rows_of_an_undone_delivery_do_not_wait(store: Store) -> None:
    undo(store, set_aside(store, "r1"), datetime(2022, 2, 1))
    assert waiting(store) == []


def test_the_same_faulty_row_delivered_again_waits_once_for_each_source(store: Store) -> None:
    for id, source in (("r1", "Almi"), ("r2", "Almi"), ("r3", "BuS")):
        set_aside(store, id, source)
    assert waiting(store) == ["r2", "r3"]


def test_actors_merges_and_persons_known_now(store: Store) -> None:
    deliver(
        store,
        "Almi",
        "2022-01-01",
        Aktörer="actor  short_name\n Nya aktören  NyA",
        Sammanslagning="from_key  to_key\n A  B",
    )
    set_aside(store, "r1", persons=("P:0011223344556677",))
    set_aside(store, "r2", persons=("P:0011223344556677",))
    assert ("Nya aktören", "NyA") in known_actors(store)
    assert ("Almi Mitt", "Almi") in known_actors(store)
    assert known_merges(store) == {number("A"): number("B")}
    assert known_persons(store) == {"P:0011223344556677"}
