"""Commands around deliveries: the template, what was loaded, taking back, what was set aside, the example."""

from pathlib import Path

import click

from corespons.commands.loading import progress, user
from corespons.commands.opened import opened
from corespons.commands.receipts import entry_as_json, entry_to_read
from corespons.commands.showing import as_json, as_table
from corespons.commands.swedish import Command, whole, workbook
from corespons.errors import NotAllowed
from corespons.settings import Settings


@click.command(cls=Command)
@click.argument("file", type=workbook, metavar="FIL.xlsx")
def template(file: Path) -> None:
    """Skriver den tomma leveransmallen."""
    from corespons.intake.template import write_template

    _write(file, write_template())
    click.echo(f"Mallen är skriven: {file}")


@click.command(cls=Command)
@click.option("--json", "wants_json", is_flag=True, help="Ett JSON-dokument i stället för en tabell.")
@click.pass_obj
def deliveries(settings: Settings, /, wants_json: bool) -> None:
    """Vad som lästs in, av vem och när."""
    from corespons.store import deliveries as stored

    with opened(settings) as store:
        entries = stored(store)
    if wants_json:
        as_json([entry_as_json(entry) for entry in entries])
    elif entries:
        titles = ("Nr", "Inläst", "Slag", "Källa", "Fil", "Av", "Ångrad av")
        as_table(titles, map(entry_to_read, entries))
    else:
        click.echo("Inget är inläst än.")


@click.command(cls=Command)
@click.argument("number", type=whole, metavar="NUMMER")
@click.pass_obj
def undo(settings: Settings, /, number: int) -> None:
    """Ångrar en leverans. Inget raderas, och ångrandet kan ångras."""
    from corespons.store import undo as take_back
    from corespons.texts import counted

    with opened(settings) as store:
        undone = take_back(store, number, loaded_by=user())
    back = counted(undone.restored, "rad har", "rader har")
    gone = counted(undone.withdrawn, "rad gäller", "rader gäller")
    click.echo(
        f"Leverans {number} är ångrad (leverans {undone.number}): {back} åter sin tidigare lydelse, {gone} inte längre."
    )
    for sheet, key in undone.left:
        click.echo(f"Lämnad, ändrad sedan dess: {sheet} {key}")


@click.command(cls=Command)
@click.argument("file", type=workbook, required=False, metavar="FIL.xlsx")
@click.option("--source", metavar="NAMN", help="Bara raderna från en källa.")
@click.pass_obj
def quarantine(settings: Settings, /, file: Path | None, source: str | None) -> None:
    """De åtsidosatta raderna, på skärmen eller som arbetsbok att rätta och läsa in igen."""
    from corespons.intake.quarantine import faults, write_quarantine
    from corespons.store import set_aside_rows
    from corespons.texts import counted, listed

    with opened(settings) as store:
        rows = [row for row in set_aside_rows(store) if source in (None, row.source)]
    if file is not None:
        _write(file, write_quarantine(rows))
        click.echo(f"{counted(len(rows), 'åtsidosatt rad skriven', 'åtsidosatta rader skrivna')} till {file}")
        sources = sorted({row.source for row in rows})
        if len(sources) > 1:
            click.echo(f"De kommer från {listed(sources)}. Hämta en källa i taget med --source: filen läses in med en.")
    elif rows:
        as_table(("Flik", "Rad", "Fel"), ((row.sheet, row.row, faults(row)) for row in rows))
    else:
        click.echo("Inga rader är åtsidosatta.")


@click.command(cls=Command)
@click.pass_obj
def example(settings: Settings, /) -> None:
    """Fyller en tom databas med exempeldata."""
    from corespons.example import load_example

    with opened(settings, creates=True) as store:
        load_example(store, progress())
    click.echo("Exempeldata är inläst.")


COMMANDS = (template, deliveries, undo, quarantine, example)


def _write(file: Path, content: bytes) -> None:
    try:
        file.write_bytes(content)
    except OSError as error:
        reason = (
            "filen är öppen i ett annat program eller skrivskyddad"
            if file.exists()
            else "mappen finns inte eller är skrivskyddad"
        )
        raise NotAllowed(f"{file} kunde inte skrivas: {reason}. Välj en annan plats.") from error
