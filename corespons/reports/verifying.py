"""Verifying: a report's figures made again from the data state that its file names, and held against the file's own."""

import json
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO

from corespons import texts
from corespons.errors import UnreadableFile
from corespons.geography import area_names
from corespons.indicators import find
from corespons.reports.fingerprint import FORM, Seal, digest, scope_of, seal_of
from corespons.reports.making import make_report
from corespons.reports.office_file import seals_in
from corespons.reports.pdf_inside import attached_seals
from corespons.reports.source import source_of
from corespons.reports.visible import edited
from corespons.store import Store

NO_SEAL = (
    "Filen bär inget fingeravtryck. Det finns i Word-, Excel-, PowerPoint-, PDF-, JSON- och ZIP-filer som rapporterna "
    "skrivits till, men inte i CSV."
)
OLDER = ". Filen är skriven av en tidigare version: dess inbäddade tal prövas, inte det som syns"
KEY = ("id", "area", "from", "to")
SHOWN = {"value": "värde", "n": "n", "missing": "saknas", "low": "nedre gräns", "high": "övre gräns", "status": "läge",
         "target": "mål", "plan": "plan", "outcome": "utfall", "hidden": "dolt", "parts": "delar",
         "uncertain": "osäkert"}  # fmt: skip


@dataclass(frozen=True)
class Verdict:
    """Whether a file says what the database gives, and each difference as a sentence."""

    fingerprint: str
    state: str
    differences: tuple[str, ...]

    @property
    def is_equal(self) -> bool:
        """Whether nothing differs."""
        return not self.differences


def verify(content: bytes, store: Store) -> list[Verdict]:
    """A verdict for each seal in a file. Raises UnreadableFile for a file without one."""
    found = list(_sealed(content))
    if not found:
        raise UnreadableFile(NO_SEAL)
    return [_verdict(seal, store, document) for seal, document in found]


def read_seals(content: bytes) -> Iterator[Seal]:
    """The seals of a file: one, or one for each file in a ZIP."""
    return (seal for seal, _ in _sealed(content))


def _sealed(content: bytes) -> Iterator[tuple[Seal, bytes]]:
    """Each seal with the document that carries it."""
    if content[:5] == b"%PDF-":
        yield from ((json.loads(text), content) for text in attached_seals(content))
    elif zipfile.is_zipfile(BytesIO(content)):
        yield from ((json.loads(text), content) for text in seals_in(content))
        with zipfile.ZipFile(BytesIO(content)) as archive:
            inner = [name for name in archive.namelist() if name.endswith((".pdf", ".docx", "metadata.json"))]
            for name in inner:
                yield from _sealed(archive.read(name))
    elif content[:1] == b"{":
        yield from ((seal, content) for seal in _in_json(content))


def _in_json(content: bytes) -> Iterator[Seal]:
    try:
        document = json.loads(content)
    except ValueError as error:
        raise UnreadableFile("JSON-filen kunde inte läsas. Hämta den på nytt.") from error
    if isinstance(document.get("fingeravtryck"), dict):
        yield document["fingeravtryck"]


def _verdict(seal: Seal, store: Store, content: bytes) -> Verdict:
    try:
        report = make_report(seal["kind"], source_of(store, scope_of(seal), seal["delivery"]))
        state = report.state
        found = tuple(_differences(seal, seal_of(report)))
        if seal.get("form") != FORM:
            state += OLDER
        elif not found:
            found = tuple(edited(report, content))
    except (KeyError, TypeError, ValueError) as error:
        raise UnreadableFile("Filens fingeravtryck går inte att läsa. Hämta rapporten på nytt.") from error
    return Verdict(seal["fingerprint"], state, found)


def _differences(old: Seal, new: Seal) -> Iterator[str]:
    if old["fingerprint"] == new["fingerprint"] and digest(old) == old["fingerprint"]:
        return
    if digest(old) != old["fingerprint"]:
        yield "Filens fingeravtryck stämmer inte med filens egna värden: filen är ändrad."
    before = {tuple(one[key] for key in KEY): one for one in old["figures"]}
    after = {tuple(one[key] for key in KEY): one for one in new["figures"]}
    for key in dict.fromkeys((*before, *after)):
        yield from _moved(before.get(key), after.get(key))
    yield from _other_tables(old, new)


def _moved(old: Seal | None, new: Seal | None) -> Iterator[str]:
    if old is None or new is None:
        one = old or new or {}
        where = "filen" if old else "databasen"
        yield f"{_named(one)} finns bara i {where}."
        return
    for field, word in SHOWN.items():
        if old[field] != new[field]:
            yield f"{_named(old)}: {word} {_said(old[field])} i filen, {_said(new[field])} i databasen."


def _named(figure: Seal) -> str:
    return f"{figure['code']} {find(figure['id']).name}, {area_names().get(figure['area'], figure['area'])}"


def _said(value: object) -> str:
    return texts.MISSING if value is None else str(value).replace(".", ",") if isinstance(value, str) else str(value)


def _other_tables(old: Seal, new: Seal) -> Iterator[str]:
    before = {one["title"]: one["rows"] for one in old["tables"]}
    after = {one["title"]: one["rows"] for one in new["tables"]}
    for title in dict.fromkeys((*before, *after)):
        if before.get(title) != after.get(title):
            yield f"Tabellen {title} har andra rader."
