"""Commands that keep the data safe: a backup, back again, and a check of every table."""

from pathlib import Path

import click

from corespons.commands.opened import opened
from corespons.commands.showing import as_table
from corespons.commands.swedish import Command
from corespons.errors import CheckFailed
from corespons.settings import Settings

folder = click.Path(file_okay=False, path_type=Path)


@click.command(cls=Command)
@click.argument("folder", type=folder, metavar="MAPP")
@click.option("--originals", "with_originals", is_flag=True, help="Också de levererade filerna, krypterade som de är.")
@click.pass_obj
def backup(settings: Settings, /, folder: Path, with_originals: bool) -> None:
    """Säkerhetskopierar databasen till en ny mapp, som Parquet. Hemligheten följer inte med: spara den för sig."""
    from corespons.store import backup as write_backup
    from corespons.store import beside
    from corespons.texts import counted

    with opened(settings) as store:
        done = write_backup(store, folder, with_originals)
    files = f" och {counted(done.originals, 'originalfil', 'originalfiler')}" if with_originals else ""
    click.echo(f"{counted(done.rows, 'rad', 'rader')}{files} är säkerhetskopierade till {folder}.")
    secret = "CORESPONS_SECRET" if settings.secret else beside(settings.database, ".secret")
    click.echo(
        f"Hemligheten ({secret}) är inte med. Spara en kopia av den på en annan plats: restore frågar efter den."
    )


@click.command(cls=Command)
@click.argument("folder", type=folder, metavar="MAPP")
@click.option("--lost-secret", is_flag=True, help="Hemligheten är borta: återställ talen utan originalfilerna.")
@click.pass_obj
def restore(settings: Settings, /, folder: Path, lost_secret: bool) -> None:
    """Läser tillbaka en säkerhetskopia till en tom databas."""
    from corespons.store import restore as read_backup
    from corespons.texts import counted

    done = read_backup(settings.database, settings.secret, folder, lost_secret)
    files = f" och {counted(done.originals, 'originalfil', 'originalfiler')}" if done.originals else ""
    click.echo(f"{counted(done.rows, 'rad', 'rader')}{files} är återställda i {settings.database}.")


@click.command(cls=Command)
@click.pass_obj
def check(settings: Settings, /) -> None:
    """Kontrollerar varje tabell, leverans och sparad fil. Utgångskod 1 om något är fel."""
    from corespons.store import inspect
    from corespons.texts import counted

    with opened(settings) as store:
        found = inspect(store)
    as_table(("Kontroll", "Fel", "Först"), ((rule.rule, rule.faults, rule.first) for rule in found.rules))
    if found.absent:
        click.echo(f"{_files(found.absent)} är inte sparade bredvid databasen; talen påverkas inte.")
    if found.faults:
        raise CheckFailed(
            f"{counted(found.faults, 'fel', 'fel')} i databasen. Återställ den senaste hela säkerhetskopian till en ny "
            "databas med restore, och läs in det som har kommit efter den."
        )
    if found.unreadable:
        raise CheckFailed(
            f"{_files(found.unreadable)} bredvid databasen kan inte läsas: hemligheten är en annan än den de sparades "
            "med, eller så är de skadade. Talen påverkas inte. Lägg tillbaka hemligheten, eller hämta filerna ur en "
            "säkerhetskopia."
        )
    click.echo(f"Databasen är hel: {counted(found.versions, 'version', 'versioner')} av rader kontrollerade.")


def _files(count: int) -> str:
    from corespons.texts import counted

    return counted(count, "levererad fil", "levererade filer")


COMMANDS = (backup, restore, check)
