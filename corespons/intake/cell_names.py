"""Cells as words from a list: yes and no, codes, municipalities, actors, indicators and areas."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from corespons.geography import PROJECT, municipalities, municipality_code, plain, sweden
from corespons.intake.cell_text import Fault, quoted, read_text
from corespons.intake.sheets import Cell
from corespons.intake.suggest import meant, near, similar
from corespons.settings import project
from corespons.tables import Column

YES_NO = dict.fromkeys(("ja", "j", "true", "1", "x"), True) | dict.fromkeys(("nej", "n", "false", "0"), False)


def read_yes_no(cell: Cell) -> bool | Fault:
    """Whether a cell says yes or no."""
    text = read_text(cell)
    if isinstance(text, Fault):
        return text
    said = YES_NO.get(text.casefold())
    return Fault(f"{quoted(text)} är varken ja eller nej. Skriv ja eller nej.") if said is None else said


def read_code(column: Column, cell: Cell) -> str | Fault:
    """The code as the list writes it."""
    text = read_text(cell)
    if isinstance(text, Fault):
        return text
    code = {plain(one): one for one in column.codes}.get(plain(text))
    return code or Fault(f"{quoted(text)} finns inte i listan. Välj bland {', '.join(column.codes)}.")


def read_municipality(cell: Cell) -> str | Fault:
    """The code of the municipality that a cell names; a number cell has lost its leading zero."""
    text = read_text(cell)
    if isinstance(text, Fault):
        return text
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        text = text.zfill(4)
    return municipality_code(text) or _no_municipality(text)


def _no_municipality(text: str) -> Fault:
    parts = [part for part in text.replace(";", ",").replace("/", ",").split(",") if part.strip()]
    named = [part for part in parts if municipality_code(part)]
    if len(named) > 1:
        return Fault(
            f"Cellen innehåller {len(named)} kommuner; raden kan bara ha en. "
            "Välj en, eller dela upp raden i en rad per kommun."
        )
    names = meant(near(text, sweden().values(), 2))
    return Fault(f"{quoted(text)} är ingen kommun. Skriv kommunens namn eller kod.{names}")


@dataclass(frozen=True)
class Actors:
    """The actors known: by name and short name, and those met for the first time when such may be registered."""

    names: Mapping[str, str]
    short_names: Mapping[str, str]
    may_register: bool = False
    fresh: dict[str, str] = field(default_factory=dict)

    def find(self, name: str) -> str | None:
        """The name of the actor that a text means, by its name before its short name, else None."""
        written = plain(name)
        found = self.names.get(written) or self.short_names.get(written)
        return found or (self.fresh.setdefault(written, name) if self.may_register else None)


def known_actors(pairs: Iterable[tuple[str, str | None]], may_register: bool) -> Actors:
    """The actors of (name, short name) pairs; of two written alike the first holds."""
    names: dict[str, str] = {}
    short_names: dict[str, str] = {}
    for name, short_name in pairs:
        names.setdefault(plain(name), name)
        if short_name:
            short_names.setdefault(plain(short_name), name)
    return Actors(names, short_names, may_register)


def read_actor(actors: Actors, cell: Cell) -> str | Fault:
    """The name of the actor that a cell means."""
    text = read_text(cell)
    return text if isinstance(text, Fault) else actors.find(text) or _no_actor(actors, [text])


def read_actors(actors: Actors, cell: Cell) -> str | Fault | None:
    """The names of the actors that a cell lists, each once, between semicolons."""
    text = read_text(cell)
    if isinstance(text, Fault):
        return text
    found = {part: actors.find(part) for part in map(str.strip, text.split(";")) if part}
    unknown = [part for part, name in found.items() if name is None]
    return _no_actor(actors, unknown) if unknown else ";".join(dict.fromkeys(filter(None, found.values()))) or None


def _no_actor(actors: Actors, unknown: list[str]) -> Fault:
    verb = "är ingen känd aktör" if len(unknown) == 1 else "är inga kända aktörer"
    names = meant(similar(unknown[0], actors.names.values()))
    return Fault(
        f"{quoted(', '.join(unknown))} {verb}.{names} "
        "Lägg annars till aktören i tabellen Aktörer, eller registrera nya vid inläsningen."
    )


def read_indicator(known: Iterable[str], cell: Cell) -> str | Fault:
    """The indicator that a cell names."""
    text = read_text(cell)
    if isinstance(text, Fault):
        return text
    indicator = {plain(one): one for one in known}.get(plain(text))
    return indicator or Fault(
        f"{quoted(text)} är ingen indikator.{meant(near(text, known))} Skriv beteckningen, till exempel D1.1."
    )


def read_area(cell: Cell) -> str | Fault:
    """The area that a cell names: the whole project, a region or one of the project's municipalities."""
    text = read_text(cell)
    if isinstance(text, Fault):
        return text
    written = plain(text)
    if written == PROJECT or written in project().regions:
        return written
    code = municipality_code(text)
    if code in {municipality.code for municipality in municipalities()}:
        return code or ""
    return Fault(
        f"{quoted(text)} är inget område i projektet. "
        f"Skriv projekt, en regionkod ({', '.join(project().regions)}) eller en kommunkod."
    )
