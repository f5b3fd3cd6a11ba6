"""What people write beside the data is kept in versions, and changes no figure."""

from corespons.store import current_state, end_note, note_versions, notes, notes_state, write_note
from tests.tables import fresh_store


def contents(store, kind="vy"):
    return {note.name: note.content for note in notes(store, kind)}


def test_a_note_is_kept_under_its_kind_and_name():
    with fresh_store() as store:
        write_note(store, "vy", "Små företag", {"sida": "utforska"}, "anna")
        write_note(store, "text", "Små företag", {"ord": "Åäö ”<&>”"}, "bo")
        assert contents(store) == {"Små företag": {"sida": "utforska"}}
        assert contents(store, "text") == {"Små företag": {"ord": "Åäö ”<&>”"}}


def test_writing_anew_keeps_the_earlier_version():
    with fresh_store() as store:
        write_note(store, "vy", "A", {"n": 1}, "anna")
        write_note(store, "vy", "A", {"n": 2}, "bo")
        assert contents(store) == {"A": {"n": 2}}
        assert [(note.content["n"], note.made_by) for note in note_versions(store, "vy", "A")] == [
            (1, "anna"),
            (2, "bo"),
        ]


def test_the_same_content_again_changes_nothing():
    with fresh_store() as store:
        first = write_note(store, "vy", "A", {"dagar": (1, 2)}, "anna")
        state = notes_state(store)
        assert write_note(store, "vy", "A", {"dagar": (1, 2)}, "bo") == first
        assert notes_state(store) == state


def test_an_ended_note_is_listed_no_more_but_kept():
    with fresh_store() as store:
        write_note(store, "vy", "A", {"n": 1}, "anna")
        state = notes_state(store)
        assert end_note(store, "vy", "A")
        assert not end_note(store, "vy", "A")
        assert contents(store) == {}
        assert len(note_versions(store, "vy", "A")) == 1
        assert notes_state(store) != state


def test_a_note_is_no_delivery():
    with fresh_store() as store:
        before = current_state(store)
        write_note(store, "vy", "A", {}, "anna")
        assert current_state(store) == before
