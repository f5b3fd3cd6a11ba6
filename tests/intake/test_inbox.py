"""The inbox: each file is loaded once, when it is whole, and ends where people find it with what came of it."""

import threading
from contextlib import nullcontext
from pathlib import Path

import pytest

from corespons.errors import NotAllowed, StoreFailed
from corespons.intake import Options, load_files
from corespons.intake.inbox import Inbox, profile_for, profiles, standing
from corespons.intake.inbox_lock import alone_in
from corespons.intake.profile import profile_of
from corespons.store import deliveries, undo, write_note
from tests.tables import fresh_store

ONE = "Organisationsnummer;Företagsnamn;Kommun\n499000-0004;Ett AB;Sundsvall\n"
TWO = "Organisationsnummer;Företagsnamn;Kommun\n499000-0004;Ett AB;Åre\n"
SOURCE = "Almi Mitt"


class Box:
    """An inbox over a store, and what is in it."""

    def __init__(self, folder: Path, store) -> None:
        self.folder, self.store, self.told = folder, store, []
        self.inbox = Inbox(folder, lambda: nullcontext(store), Options(), self.told.append)

    def put(self, path: str, content: str | bytes = ONE) -> Path:
        file = self.folder / path
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(content.encode() if isinstance(content, str) else content)
        return file

    def look(self, times: int = 2) -> None:
        for _ in range(times):
            self.inbox.look()

    def names(self, place: str = "") -> list[str]:
        """The files of a place, without the moment that stands before each name."""
        found = (self.folder / place).iterdir() if (self.folder / place).exists() else ()
        return sorted(
            one.name[18:] if place in ("inläst", "misslyckad") else one.name for one in found if one.is_file()
        )

    def said(self, place: str) -> str:
        return "\n".join(one.read_text("utf-8") for one in (self.folder / place).iterdir() if one.suffix == ".txt")

    @property
    def loaded(self) -> list[tuple[str, str, str]]:
        return [(entry.file, entry.source, entry.loaded_by) for entry in deliveries(self.store) if entry.kind == "load"]


@pytest.fixture
def box(tmp_path):
    with fresh_store() as store:
        yield Box(tmp_path, store)


def test_a_file_in_a_sub_folder_is_loaded_as_that_source_and_moved_with_its_receipt(box):
    box.put(f"{SOURCE}/Företag.csv")
    box.look()
    assert box.loaded == [("Företag.csv", SOURCE, "inkorgen")]
    assert box.names(SOURCE) == []
    assert box.names("inläst") == ["Företag.csv", "Företag.csv.txt"]
    assert "Inläst som leverans 1.\nFöretag: 1 nya" in box.said("inläst")
    assert box.told == ["Företag.csv: Inläst som leverans 1."]


def test_a_file_that_grows_is_left_until_it_has_stopped(box):
    file = box.put(f"{SOURCE}/Företag.csv", ONE)
    box.look(1)
    file.write_text(ONE + "499000-0012;Två AB;Åre\n", encoding="utf-8")
    box.look(1)
    assert box.loaded == []
    box.look(1)
    assert "2 nya" in box.said("inläst")


@pytest.mark.parametrize("name", [".Företag.csv", "~$Företag.xlsx", "Företag.csv.part", "Företag.csv.TMP"])
def test_files_that_programs_are_writing_are_none_of_ours(box, name):
    box.put(f"{SOURCE}/{name}")
    box.look()
    assert box.loaded == []
    assert box.names(SOURCE) == [name]


def test_what_cannot_be_loaded_lies_apart_with_the_reason_and_the_way_out(box):
    box.put(f"{SOURCE}/Företag.xlsx", "ingen arbetsbok")
    box.put("Företag.csv")
    box.put(f"{SOURCE}/Ärenden.csv", "Ärende-ID;Inkommen\nA-1;2021-05-03\n")
    box.look()
    assert box.names("misslyckad") == [
        "Företag.csv", "Företag.csv.txt", "Företag.xlsx", "Företag.xlsx.txt", "Ärenden.csv", "Ärenden.csv.txt",
    ]  # fmt: skip
    said = box.said("misslyckad")
    assert "Filen är ingen arbetsbok. Öppna den i Excel" in said
    assert "Lägg filen i en undermapp som heter som källan" in said
    assert "Ingen rad i filen gick att läsa in" in said
    assert said.count("lägg den i inkorgen igen") == 3


def test_a_process_killed_between_load_and_move_neither_loses_nor_doubles(box):
    file = box.put(f"{SOURCE}/Företag.csv")
    load_files(box.store, [(file.name, file.read_bytes())], Options(source=SOURCE))  # and there it was killed
    box.look()
    assert len(box.loaded) == 1
    assert box.names("inläst") == ["Företag.csv", "Företag.csv.txt"]
    assert "Samma fil är redan inläst som leverans 1." in box.said("inläst")


def test_the_same_file_again_is_loaded_only_where_something_has_come_between(box):
    for content in (ONE, ONE, TWO, ONE):
        box.put(f"{SOURCE}/Företag.csv", content)
        box.look()
    assert len(box.loaded) == 3
    assert len(box.names("inläst")) == 8


def test_a_file_whose_delivery_was_taken_back_is_loaded_again(box):
    box.put(f"{SOURCE}/Företag.csv")
    box.look()
    undo(box.store, 1, loaded_by="Eva")
    box.put(f"{SOURCE}/Företag.csv")
    box.look()
    assert len(box.loaded) == 2
    assert standing(deliveries(box.store), "0", Options(source=SOURCE)) is None


def test_a_file_that_is_changed_while_the_turn_is_awaited_stays_until_it_has_stopped(box):
    file = box.put(f"{SOURCE}/Företag.csv")

    def opened():
        file.write_text(TWO + "499000-0012;Två AB;Åre\n", encoding="utf-8")
        return nullcontext(box.store)

    slow = Inbox(box.folder, opened, Options(), box.told.append)
    slow.look()
    slow.look()
    assert box.names(SOURCE) == ["Företag.csv"]
    box.look()
    assert box.names(SOURCE) == []
    assert box.names("inläst") == ["Företag.csv", "Företag.csv.txt"]


def test_a_person_in_a_files_name_is_shown_nowhere(box):
    box.put(f"{SOURCE}/Svar 811218-9876.csv", "x")
    box.look()
    assert "811218" not in "".join([*box.told, *box.names("misslyckad"), box.said("misslyckad")])


def test_a_saved_profile_knows_its_files_by_name(box):
    facts = {
        "table": "Företag", "source": SOURCE, "file_pattern": "Export_*.csv",
        "columns": {"Organisationsnummer": "Orgnr", "Företagsnamn": "Namn", "Kommun": "Ort"},
    }  # fmt: skip
    write_note(box.store, "profil", "kundlista", facts, "Eva")
    box.put("export_2022-08-17.CSV", "Orgnr;Namn;Ort\n499000-0004;Ett AB;Sundsvall\n")
    box.look()
    assert [source for _, source, _ in box.loaded] == [SOURCE]
    assert "1 nya" in box.said("inläst")
    assert "kundlista" in [profile.name for profile in profiles(box.store)]


def test_two_profiles_that_fit_are_told_and_neither_is_guessed():
    known = tuple(profile_of(name, {"table": "Företag", "file_pattern": "*.csv"}) for name in ("ett", "två"))
    with pytest.raises(Exception, match="passar flera profiler: ett och två"):
        profile_for("a.csv", known)


def test_two_watchers_do_not_fight(box):
    with alone_in(box.folder), pytest.raises(NotAllowed, match="bevakas redan"):
        box.inbox.watch(threading.Event(), 0.01)


def test_a_folder_that_is_not_there_is_a_sentence(tmp_path):
    with pytest.raises(NotAllowed, match="Kontrollera att mappen finns"), alone_in(tmp_path / "ingen"):
        pass


def test_where_the_database_cannot_be_changed_the_files_lie_still_and_it_is_told_once(tmp_path):
    def closed():
        raise StoreFailed("Disken är full.")

    told: list[str] = []
    (tmp_path / SOURCE).mkdir()
    (tmp_path / SOURCE / "Företag.csv").write_text(ONE, encoding="utf-8")
    watched = Inbox(tmp_path, closed, Options(), told.append)
    for _ in range(4):
        watched.look()
    assert told == ["Disken är full. Filerna ligger kvar i inkorgen."]
    assert (tmp_path / SOURCE / "Företag.csv").exists()
