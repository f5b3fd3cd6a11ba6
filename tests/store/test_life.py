"""A row's whole life, through deliveries, replacements and undos."""

from corespons.followup.life import chapters
from corespons.store import rows_called, undo, versions_of
from corespons.tables import by_name
from tests.tables import deliver, number

SERVICE = by_name()["service"]
KEY = "Almi Mitt\x1fI-1"


def service(store, day, status, replaces=False, id="I-1"):
    return deliver(store, "Almi Mitt", day, replaces=replaces, Insatser=f"""
        service_id  company  starts_on   status
        {id}        A        2022-01-03  {status}
    """).number  # fmt: skip


def told(store, key=KEY):
    return [
        (one.delivery, one.what, [(cell.heading, cell.before, cell.after) for cell in one.changed])
        for one in chapters(SERVICE, versions_of(store, SERVICE, key))
    ]


def test_a_row_that_was_changed(store):
    service(store, "2022-01-10", "planerad")
    service(store, "2022-01-11", "planerad")  # says nothing new
    service(store, "2022-01-12", "pågående")
    assert told(store) == [(1, "Ny.", []), (3, "Ändrad.", [("Status", "planerad", "pågående")])]


def test_a_row_that_was_replaced_and_came_back(store):
    service(store, "2022-01-10", "planerad")
    service(store, "2022-01-11", "planerad", replaces=True, id="I-2")
    service(store, "2022-01-12", "planerad")
    assert [(number, what) for number, what, _ in told(store)] == [
        (1, "Ny."),
        (2, "Slutade gälla: saknades i leverans 2, som ersatte källans rader."),
        (3, "Levererad på nytt."),
    ]


def test_an_undo_gives_back_the_earlier_wording_and_can_be_undone(store):
    service(store, "2022-01-10", "planerad")
    service(store, "2022-01-11", "avslutad")
    undo(store, 2)
    undo(store, 3)
    assert told(store) == [
        (1, "Ny.", []),
        (2, "Ändrad.", [("Status", "planerad", "avslutad")]),
        (3, "Slutade gälla: leverans 2 ångrades av 3.", []),
        (3, "Återställd: samma lydelse som i leverans 1.", [("Status", "avslutad", "planerad")]),
        (4, "Slutade gälla: ångrandet 3 ångrades självt av 4.", []),
        (4, "Återställd: samma lydelse som i leverans 2.", [("Status", "planerad", "avslutad")]),
    ]


def test_a_row_is_found_by_its_id_or_its_company(store):
    service(store, "2022-01-10", "planerad")
    service(store, "2022-01-11", "planerad", id="I-2")
    assert rows_called(store, SERVICE, "I-1") == [KEY]
    assert rows_called(store, SERVICE, KEY) == [KEY]
    assert rows_called(store, SERVICE, number("A")) == [KEY, "Almi Mitt\x1fI-2"]
    assert rows_called(store, SERVICE, "Almi Mitt") == [KEY, "Almi Mitt\x1fI-2"]
    assert rows_called(store, SERVICE, "I-") == []
    assert versions_of(store, SERVICE, "Almi Mitt\x1fI-9") == ()
