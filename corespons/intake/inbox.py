"""The inbox: a folder whose files are loaded by themselves, each once, when it has stopped growing."""

import logging
import threading
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, suppress
from dataclasses import dataclass, field, replace
from fnmatch import fnmatchcase
from functools import partial
from pathlib import Path

from corespons.errors import BadProfile, CoResponsError, NotAllowed, StoreFailed, StoreLocked
from corespons.geography import plain
from corespons.intake.inbox_lock import alone_in
from corespons.intake.inbox_places import AGAIN, DONE, FAILED, hidden_name, put, receipt_text
from corespons.intake.load import Options, load_files
from corespons.intake.persons import Persons
from corespons.intake.profile import PROFILES, Profile, profile_of, read_profile
from corespons.intake.receipt import Receipt
from corespons.intake.saved_profiles import KIND, saved_profile
from corespons.settings import MAX_UPLOAD_MB
from corespons.store import LedgerEntry, Store, deliveries, notes, now, sha256, to_local

LOG = logging.getLogger("corespons.inkorg")
BY = "inkorgen"
SECONDS = 2.0
UNFINISHED = (".tmp", ".part", ".partial", ".crdownload", ".filepart", ".download")
ACTORS_FIRST = "aktörer"

Open = Callable[[], AbstractContextManager[Store]]
Tell = Callable[[str], None]


@dataclass
class Inbox:
    """A folder, how to open the store that its files go to, and the files met there, as large and new as last seen.

    `options` holds for every file, but the sub-folder that a file lies in is its source before any other.
    """

    folder: Path
    open: Open
    options: Options = field(default_factory=Options)
    tell: Tell = LOG.info
    _seen: dict[Path, tuple[int, int]] = field(default_factory=dict)
    _left: dict[Path, tuple[int, int]] = field(default_factory=dict)
    _said: str = ""

    def watch(self, stop: threading.Event, seconds: float = SECONDS) -> None:
        """Load what comes until told to stop. Raises NotAllowed where another program watches the same folder."""
        with alone_in(self.folder):
            self.tell(f"Bevakar {self.folder}.")
            while not stop.wait(seconds):
                self.look()

    def look(self) -> None:
        """Take every file that is as large and as new as at the last look, the oldest first."""
        found = dict(_files(self.folder))
        ready = [file for file, size in found.items() if self._seen.get(file) == size != self._left.get(file)]
        self._seen = found
        if not ready:
            return
        try:
            with self.open() as store:
                for file in sorted(
                    ready, key=lambda one: (ACTORS_FIRST not in plain(one.name), found[one][1], one.name)
                ):
                    self._take(store, file, found[file])
        except (StoreLocked, StoreFailed) as error:
            self._say(f"{error} Filerna ligger kvar i inkorgen.")

    def _say(self, sentence: str) -> None:
        """Tell what happened; what happens at every look is told once."""
        if sentence != self._said:
            self._said = sentence
            self.tell(sentence)

    def _take(self, store: Store, file: Path, size: tuple[int, int]) -> None:
        """Load one file and move it; what cannot be read or moved just now is left as it is."""
        persons = Persons(store.secret)
        name = hidden_name(file, persons)
        try:
            content = _content(file)
        except OSError:
            self._say(f"{name} gick inte att läsa än och ligger kvar i inkorgen.")
            return
        place, said = self._load(store, file, content)
        try:
            if _size(file) != size:  # a newer one has been put in its place: it must not be moved away unread
                self._say(f"{name} ändrades under tiden och läses in igen.")
                return
            put(self.folder, place, file, persons, said, to_local(now()))
            self._say(f"{name}: {said.splitlines()[0]}")
        except OSError:
            self._left[file] = size
            self._say(f"{name} är behandlad men gick inte att flytta till {place}. Kontrollera rätten till inkorgen.")

    def _load(self, store: Store, file: Path, content: bytes) -> tuple[str, str]:
        """Where a file belongs after the attempt to load it, and what there is to say of it."""
        try:
            options = self._options(store, file)
            earlier = standing(deliveries(store), sha256(content), options)
            if earlier:
                return DONE, f"Samma fil är redan inläst som leverans {earlier}. Inget ändrades."
            (receipt,) = load_files(store, [(file.name, content)], options)
        except StoreFailed:
            raise
        except CoResponsError as error:
            return FAILED, f"Filen är inte inläst. {error}\n{AGAIN}"
        except Exception as error:
            LOG.error("Oväntat fel i inkorgen: %s", type(error).__name__)
            return (
                FAILED,
                f"Filen är inte inläst: oväntat fel ({type(error).__name__}). Anmäl det till den som sköter systemet.",
            )
        return _came_of(receipt)

    def _options(self, store: Store, file: Path) -> Options:
        profile = self.options.profile or profile_for(file.name, profiles(store))
        if isinstance(profile, str):
            profile = saved_profile(store, profile) or read_profile(profile)
        own = " ".join(unicodedata.normalize("NFC", file.parent.name).split()) if file.parent != self.folder else None
        source = own or self.options.source or (profile.source if profile else None)
        if not source:
            raise NotAllowed(
                "Det framgår inte vem uppgifterna kommer från. Lägg filen i en undermapp som heter som källan, "
                "till exempel Almi Mitt, eller gör en profil med källa och filnamnsmönster."
            )
        return replace(self.options, source=source, profile=profile, loaded_by=BY)


def _came_of(receipt: Receipt) -> tuple[str, str]:
    taken = sum(count.new + count.changed + count.unchanged + count.retired for count in receipt.tables.values())
    if receipt.is_faulty and not taken:
        return FAILED, f"Ingen rad i filen gick att läsa in (leverans {receipt.id}).\n{receipt_text(receipt)}\n{AGAIN}"
    return DONE, receipt_text(receipt)


def _files(folder: Path) -> Iterator[tuple[Path, tuple[int, int]]]:
    """Each file in the folder and its sub-folders, how large and how new it is; none that is still being written."""
    for place in (folder, *(one for one in _entries(folder) if one.is_dir() and not one.is_symlink())):
        if plain(place.name) in (DONE, FAILED) or place.name.startswith("."):
            continue
        for file in _entries(place):
            if file.is_symlink() or file.name.startswith((".", "~")) or file.name.lower().endswith(UNFINISHED):
                continue
            with suppress(OSError):
                if file.is_file():
                    yield file, _size(file)


def _size(file: Path) -> tuple[int, int]:
    about = file.stat()
    return about.st_size, about.st_mtime_ns


def _entries(folder: Path) -> list[Path]:
    try:
        return sorted(folder.iterdir())
    except OSError:
        return []


def _content(file: Path) -> bytes:
    """A file's bytes, at most one more than intake takes."""
    with file.open("rb") as read:
        return read.read(MAX_UPLOAD_MB * 1_000_000 + 1)


def profiles(store: Store) -> tuple[Profile, ...]:
    """The profiles that know their files by name: those shipped in data/profiles and those saved beside the data."""
    saved = {note.name: partial(profile_of, note.name, dict(note.content)) for note in notes(store, KIND)}
    shipped = {path.stem: partial(read_profile, str(path)) for path in sorted(PROFILES.glob("*.toml"))}
    found = []
    for read in (shipped | saved).values():
        try:
            found.append(read())
        except BadProfile as error:
            LOG.warning("%s", error)
    return tuple(profile for profile in found if profile.file_pattern)


def profile_for(name: str, known: tuple[Profile, ...]) -> Profile | None:
    """The profile whose pattern a file's name follows, case and Unicode form ignored. Raises BadProfile of two."""
    fitting = [one for one in known if one.file_pattern and fnmatchcase(plain(name), plain(one.file_pattern))]
    if len(fitting) > 1:
        names = " och ".join(sorted(one.name for one in fitting))
        raise BadProfile(f"Filens namn passar flera profiler: {names}. Ge dem filnamnsmönster som skiljer dem åt.")
    return fitting[0] if fitting else None


def standing(entries: list[LedgerEntry], content: str, options: Options) -> int | None:
    """The delivery that already says exactly what a file says: the same bytes from the same source, nothing set aside,
    and no later delivery from that source in the same tables. A killed process that loaded but did not move ends here.
    """
    known = [one for one in entries if one.undoes is None and one.undone_by is None and one.source == options.source]
    same = next((one for one in reversed(known) if one.sha256 == content), None)
    if same is None or _lacks(same):
        return None
    tables = set(same.receipt.get("tables", ()))
    later = (one for one in known if one.number > same.number and tables & set(one.receipt.get("tables", ())))
    return None if any(later) else same.number


def _lacks(entry: LedgerEntry) -> bool:
    return any(count.get("set_aside", 0) for count in entry.receipt.get("tables", {}).values()) or any(
        problem.get("severity") == "error" for problem in entry.receipt.get("problems", ())
    )
