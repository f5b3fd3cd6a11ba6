"""The command that writes a report to a file, and verifies one."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from corespons.commands.loading import progress, user
from corespons.commands.opened import opened
from corespons.commands.swedish import Command, day
from corespons.errors import BadQuestion, NotAllowed, UnreadableFile
from corespons.settings import Settings

if TYPE_CHECKING:
    from corespons.reports.verifying import Verdict

DIFFERENT = 1
MOST_TOLD = 20


@click.command(cls=Command)
@click.argument("kind", required=False, metavar="[RAPPORT]")
@click.option(
    "--format", "format_", metavar="FORMAT", help="docx, xlsx, pptx, pdf, csv, json eller zip; annars filens."
)
@click.option("--from", "start", type=day, help="Periodens första dag; annars rapportens egen.")
@click.option("--to", type=day, help="Periodens sista dag; annars rapportens egen.")
@click.option("--as-of", type=day, help="Läget per: det som var känt den dagen; annars i dag.")
@click.option("--area", metavar="OMRÅDE", help="projekt (annars), 22, 23 eller en kommunkod.")
@click.option("--audience", metavar="MÅLGRUPP", help="intern (annars) eller öppen, som inte ser små tal.")
@click.option(
    "--template", type=click.Path(path_type=Path), metavar="FIL.docx", help="Worddokument vars stilar används."
)
@click.option("-o", "--output", type=click.Path(path_type=Path), metavar="FIL", help="Filen som skrivs.")
@click.option(
    "--verify", "checked", type=click.Path(path_type=Path), metavar="FIL", help="Räkna om en rapports tal och jämför."
)
@click.pass_context
def report(context: click.Context, /, kind: str | None, checked: Path | None, **asked: Any) -> None:
    """Skriver en rapport till fil, eller prövar en som finns.

    Rapporter: lagesrapport, slutrapport, arsrapport, namnd, kommunblad, styrgrupp, indikatorbilaga, oppnadata.
    """
    settings: Settings = context.obj
    if checked is not None:
        verdicts = _verified(settings, checked)
        for verdict in verdicts:
            click.echo(_told(verdict))
        if not all(verdict.is_equal for verdict in verdicts):
            context.exit(DIFFERENT)
        return
    _write(settings, kind, **asked)


def _write(settings: Settings, kind: str | None, **asked: Any) -> None:
    from corespons.reports import find_format, find_kind, keep_report, scope_for, source_of, write
    from corespons.store import today

    output: Path | None = asked["output"]
    if kind is None or output is None:
        raise BadQuestion("Ange en rapport och med -o filen som ska skrivas, eller --verify och en fil.")
    format = find_format(asked["format_"] or output.suffix[1:].lower()).id
    find_kind(kind)
    template = _read(asked["template"]) if asked["template"] else None
    limits = {name: asked[name] for name in ("area", "audience") if asked[name]}
    scope = scope_for(kind, asked["as_of"] or today(), asked["start"], asked["to"], **limits)
    with opened(settings) as store:
        written = write(kind, source_of(store, scope), format, template, progress=progress())
        _save(output, written.content)
        keep_report(store, written, user())
    click.echo(f"Rapporten är skriven: {output}. En kopia är sparad bland tidigare rapporter.")


def _verified(settings: Settings, file: Path) -> "list[Verdict]":
    from corespons.reports.verifying import verify

    content = _read(file)
    with opened(settings) as store:
        return verify(content, store)


def _told(verdict: "Verdict") -> str:
    if verdict.is_equal:
        return f"Lika: alla tal är desamma. {verdict.state}. Fingeravtryck {verdict.fingerprint[:16]}."
    shown = list(verdict.differences[:MOST_TOLD])
    if len(verdict.differences) > MOST_TOLD:
        shown.append(f"Därtill {len(verdict.differences) - MOST_TOLD}.")
    return "\n".join([f"Olika. {verdict.state}.", *shown])


def _read(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise UnreadableFile(f"Filen {file} kunde inte läsas. Kontrollera sökvägen.") from error


def _save(file: Path, content: bytes) -> None:
    try:
        file.write_bytes(content)
    except OSError as error:
        raise NotAllowed(
            f"{file} kunde inte skrivas. Kontrollera att mappen finns och att filen inte är öppen."
        ) from error


COMMANDS = (report,)
