"""Companies and activities by name: who may see what, how a key is shown."""

from datetime import date

from corespons.followup.activities import Came, activities
from corespons.followup.lists import matches, met_by, register, row_name, shown_key
from corespons.indicators import Known
from tests.tables import deliver, facts, number, window


def test_a_physical_person_is_never_shown_by_number():
    assert shown_key("P:0123456789abcdef") == "enskild firma 012345"
    assert shown_key("5560123456") == "556012-3456"
    assert shown_key("ID:Almi Mitt:K-7") == "K-7 hos Almi Mitt"


def test_a_row_is_called_what_its_deliverer_calls_it():
    assert row_name("service", "Almi Mitt\x1fI-1") == "I-1"
    assert row_name("attendance", "Almi Mitt\x1f\x1fabcdef0123\x1f1") == "utan ID (abcdef)"
    assert row_name("export_value", "5560123456\x1f2021\x1fSCB") == "556012-3456 · 2021 · SCB"
    assert row_name("company", "P:0123456789abcdef\x1f") == "enskild firma 012345"
    assert row_name("actor", "Almi Mitt") == "Almi Mitt"


def test_what_is_said_of_a_company_follows_the_day(store):
    deliver(store, "Almi Mitt", "2021-04-10", Företag="""
        company  name      municipality  valid_from  growth_potential  assessed_on
        A        Gamla AB  Sundsvall     -           ja                2021-04-02
        A        Nya AB    Åre           2022-01-01  nej               2022-01-05
        B        Senare    Åre           2022-05-01  -                 -
    """, Ärenden="""
        company  received_at
        C        2021-05-03T09:00
    """)  # fmt: skip

    def said(as_of):
        frame = register(facts(store, as_of)).frame
        return list(frame[["name", "place", "growth"]].itertuples(index=False, name=None))

    unknown = ("namn saknas", "Okänd kommun", "ej bedömd")
    assert said("2021-12-31") == [("Gamla AB", "Sundsvall", "ja"), ("Senare", "Åre", "ej bedömd"), unknown]
    assert said("2022-02-01")[0] == ("Nya AB", "Åre", "nej")


def test_search_by_words_of_the_name_or_by_number(store):
    deliver(store, "Almi Mitt", "2021-04-10", Företag="""
        company  name
        A        Norrskens Bageri AB
        B        Norrskens Plåt AB
        P:0123456789abcdef  Anders Bygg
    """)  # fmt: skip
    frame = register(facts(store)).frame

    def found(words):
        return frame["name"][matches(frame, words)].tolist()

    shown = shown_key(number("A"))
    assert found("norrskens BAGERI") == found(number("A")) == found(shown) == ["Norrskens Bageri AB"]
    assert found("P:0123456789abcdef") == ["Anders Bygg"]
    assert found("(.*") == []
    assert len(found("")) == 3


def test_who_has_met_a_company_in_the_window(store):
    deliver(store, "Almi Mitt", "2021-06-10", Ärenden="""
        company  received_at       actor
        A        2021-05-03T09:00  Almi
        A        2021-05-04T09:00  BuS
        A        2021-05-04T10:00  BuS
        B        2020-05-04T10:00  BuS
    """)  # fmt: skip
    asked = window("2021-06-30")
    rows = met_by(Known(facts(store, "2021-06-30"), asked))
    assert rows["actors"].tolist() == ["Almi Mitt; Business Sweden"]
    assert rows["times"].tolist() == [2]  # a company, day and actor counts once


def test_who_came_to_an_activity_and_what_the_open_audience_sees(store):
    deliver(store, "Almi Mitt", "2022-01-10", Aktiviteter="""
        activity_id  starts_on   ends_on     status     partners
        M-1          2022-01-03  -           genomförd  BuS; EEN
        M-2          2022-01-04  2022-01-05  planerad   -
        M-3          2022-01-05  -           genomförd  -
        M-4          2022-01-06  -           genomförd  -
    """, Deltagande="""
        activity_id  company  attended
        M-1          K1..K5   ja
        M-1          K1       ja
        M-1          K6       nej
        M-3          K1..K2   ja
        M-4          K1..K7   ja
    """)  # fmt: skip
    found = activities(facts(store, "2022-01-10")).all
    assert [one.came for one in found] == [Came(6, 5), Came(0, 0), Came(2, 2), Came(7, 7)]
    # M-3 is small; M-1, the smallest other, is hidden with it so that a sum does not give it back
    assert [one.came_openly for one in found] == [Came(None, None), Came(0, 0), Came(None, None), Came(7, 7)]
    assert found[0].concerns("Business Sweden")
    assert not found[0].concerns("Exportkreditnämnden")
    assert [one.is_forgotten(date(2022, 1, 5)) for one in found] == [False, False, False, False]
    assert [one.is_forgotten(date(2022, 1, 6)) for one in found] == [False, True, False, False]
