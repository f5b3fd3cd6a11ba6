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
