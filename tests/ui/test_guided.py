"""The guided step without a browser: what a person's answers come to, held against what is then loaded."""

from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from corespons.intake import Options, load_files
from corespons.intake.quarantine import write_quarantine
from corespons.intake.saved_profiles import save_profile
from corespons.intake.trial import load_parts
from corespons.ui import cached, guided
from tests.intake.deliveries import csv_file, xlsx
from tests.tables import number

HEADINGS = ["Nr", "Org.nr", "Typ av insats", "Start", "Läge"]
CHECKED = "Jag har kontrollerat hur listan läses"


def month(name, at):
    return [[f"Insatser {name}"], [], HEADINGS, [name, number("A"), "Rådgivningssamtal", date(2022, at, 3), "klar"]]


MONTHS = xlsx({name: month(name, at) for at, name in enumerate(["Januari", "Februari", "Mars"], 1)})
NEXT_YEAR = xlsx({name: month(name, at) for at, name in enumerate(["April", "Maj"], 4)})


def page():
    import streamlit as st

    from corespons.ui import guided

    st.session_state["ready"] = guided.step(st.session_state["files"], st.session_state["source"])


@pytest.fixture
def store(tmp_path, monkeypatch):
    monkeypatch.setenv("CORESPONS_DATABASE", str(tmp_path / "prov.duckdb"))
    cached.store.clear()
    opened = cached.store()
    yield opened
    opened.close()
    cached.store.clear()


def choose(*files, source="Almi Mitt"):
    shown = AppTest.from_function(page, default_timeout=30)
    shown.session_state["files"] = list(files)
    shown.session_state["source"] = source
    return shown.run()


def tick(shown):
    """A person says that everything asked about is right."""
    for box in shown.checkbox:
        if box.label == CHECKED:
            box.check()
    return shown.run()


def load(store, shown):
    ready: guided.Ready = shown.session_state["ready"]
    assert ready.problem == ""
    load_parts(store, ready.parts(Options(source="Almi Mitt")), lambda *_: None)
    for profile in ready.new_profiles:
        save_profile(store, profile, "Eva")


def loaded(store):
    with store.cursor() as cursor:
        return sorted(
            name for (name,) in cursor.execute("SELECT service_id FROM service WHERE delivery > 0").fetchall()
        )


def test_sheets_with_the_same_headings_are_asked_about_once_and_all_loaded(store):
    shown = choose(("året.xlsx", MONTHS))
    assert [box.label for box in shown.checkbox].count(CHECKED) == 1
    load(store, tick(shown))
    assert loaded(store) == ["Februari", "Januari", "Mars"]


def test_a_saved_profile_reads_every_sheet_that_it_fits_whatever_they_are_called(store):
    load(store, tick(choose(("året.xlsx", MONTHS))))
    shown = choose(("nästa.xlsx", NEXT_YEAR))
    assert not shown.checkbox
    load(store, shown)
    assert loaded(store) == ["April", "Februari", "Januari", "Maj", "Mars"]


@pytest.mark.usefixtures("store")
def test_a_sheet_can_be_answered_for_by_itself():
    shown = choose(("året.xlsx", MONTHS))
    shown.button[0].click().run()
    boxes = [box for box in shown.checkbox if box.label == CHECKED]
    assert len(boxes) == 2
    boxes[0].check().run()
    assert "Februari" in shown.session_state["ready"].problem


def test_several_files_with_the_same_headings_are_asked_about_once(store):
    files = [(f"{name}.xlsx", xlsx({"Blad1": month(name, at)})) for at, name in enumerate(["Maj", "Juni"], 5)]
    load(store, tick(choose(*files)))
    assert loaded(store) == ["Juni", "Maj"]


def test_corrected_rows_are_not_loaded_as_another_source_s(store):
    faulty = csv_file(f"Organisationsnummer | Företagsnamn | Kommun\n{number('A')} | Ett AB | Sundsval")
    load_files(store, [("Företag.csv", faulty)], Options(source="Almi Mitt"))
    workbook = ("Åtsidosatta rader.xlsx", write_quarantine(cached.set_aside()))
    assert choose(workbook).session_state["ready"].problem == ""
    theirs = choose(workbook, source="Business Sweden").session_state["ready"].problem
    assert theirs == (
        "Åtsidosatta rader.xlsx har rättade rader från Almi Mitt. Välj den källan i stället för Business Sweden."
    )


def dated(*written, name="besök.xlsx"):
    rows = [[str(at), number("A"), "rådgivning", day, "avslutad"] for at, day in enumerate(written, 1)]
    return name, xlsx({"Blad1": [HEADINGS, *rows]})


def days(store):
    with store.cursor() as cursor:
        asked = "SELECT starts_on FROM service WHERE delivery > 0 ORDER BY delivery, service_id"
        return [day for (day,) in cursor.execute(asked).fetchall()]


def test_dates_with_the_day_first_are_asked_about_once_and_read_so_next_time(store):
    shown = choose(dated("04/03/2022", "14/03/2022", "5.6.2022"))
    (asked,) = shown.radio
    assert asked.label == "Datum med året sist, som 14/03/2022"
    assert asked.options == [
        "Lämna: raden läggs åt sidan",
        "Dagen först: 14/03/2022 blir 14\u00a0mars\u00a02022 och 04/03/2022 blir 4\u00a0mars\u00a02022",
        "Månaden först: 14/03/2022 blir ingen dag och 04/03/2022 blir 3\u00a0april\u00a02022",
    ]
    assert asked.value == "dmy"
    load(store, tick(shown))
    assert days(store) == [date(2022, 3, 4), date(2022, 3, 14), date(2022, 6, 5)]
    again = choose(dated("01/02/2023", name="nästa.xlsx"))
    assert not again.radio
    load(store, again)
    assert date(2023, 2, 1) in days(store)


@pytest.mark.usefixtures("store")
@pytest.mark.parametrize(
    ("written", "chosen"),
    [
        (["03/14/2022", "04/05/2022"], "mdy"),
        (["04/05/2022", "05/05/2022"], "Lämna: raden läggs åt sidan"),
        (["03/14/2022", "14/03/2022"], "Lämna: raden läggs åt sidan"),
    ],
)
def test_the_order_of_dates_is_chosen_beforehand_only_where_the_cells_decide(written, chosen):
    assert choose(dated(*written)).radio[0].value == chosen


@pytest.mark.usefixtures("store")
def test_nothing_is_asked_of_dates_that_can_be_read_as_they_stand():
    assert not choose(dated("2022-03-14", date(2022, 3, 4), "31/02/2022", "14/03/22")).radio


@pytest.mark.usefixtures("store")
def test_cells_that_a_workbook_has_made_dates_beside_texts_are_warned_of():
    warned = choose(dated("14/03/2022", date(2022, 4, 3)))
    assert any("bytt plats" in caption.value for caption in warned.caption)
    assert not any("bytt plats" in caption.value for caption in choose(dated("14/03/2022")).caption)
