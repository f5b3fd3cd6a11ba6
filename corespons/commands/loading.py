"""The command that loads deliveries."""

import getpass
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import click

from corespons import interrupt
from corespons.commands.opened import opened
from corespons.commands.receipts import as_document, to_read
from corespons.commands.swedish import Command
from corespons.errors import BadQuestion, UnreadableFile
from corespons.settings import MAX_UPLOAD_MB, Settings

CLEAR_LINE = "\r\x1b[K"


@click.command(cls=Command)
@click.argument("files", nargs=-1, type=click.Path(path_type=Path), metavar="FIL…")
@click.option("--source", metavar="NAMN", help="Källan, helst en aktörs namn; krävs om inte profilen anger den.")
@click.option(
    "--recorded-at", metavar="TID", help="När uppgifterna blev kända, till exempel 2022-08-17T09:30; annars nu."
)
@click.option("--profile", metavar="NAMN", help="Profil för en lista med andra rubriker: ett namn eller en TOML-fil.")
@click.option("--strict", is_flag=True, help="Allt eller inget: en felaktig rad, och ingen fil läses in.")
@click.option("--dry-run", is_flag=True, help="Prova utan att läsa in.")
@click.option("--replace", is_flag=True, help="Rader från samma källa som filen saknar slutar gälla.")
@click.option("--register-actors", is_flag=True, help="Registrera aktörer som inte är kända.")
@click.option("--json", "wants_json", is_flag=True, help="Ett JSON-dokument i stället för ett kvitto att läsa.")
@click.option(
    "--watch",
    "inbox",
    type=click.Path(path_type=Path),
    metavar="MAPP",
    help="Läs in det som läggs i en mapp tills Ctrl-C.",
)
@click.pass_obj
def load(
    settings: Settings,
    /,
    files: tuple[Path, ...],
    recorded_at: str | None,
    wants_json: bool,
    inbox: Path | None,
    **asked: Any,
) -> None:
    """Läser in leveranser: arbetsböcker eller CSV-filer."""
    if inbox is not None:
        if files or recorded_at or wants_json or asked["dry_run"]:
            raise BadQuestion("--watch går inte ihop med filer, --recorded-at, --dry-run eller --json. Ta bort dem.")
        _watch(settings, inbox, **asked)
        return
    if not files:
        raise BadQuestion("FIL… saknas. Se python -m corespons load --help.")
    _load(settings, files, recorded_at, wants_json, **asked)


def _watch(settings: Settings, folder: Path, **asked: Any) -> None:
    """Load what is put in a folder until the command is stopped; the database is let go of in between."""
    import threading

    from corespons.indicators import CATALOGUE
    from corespons.intake import Options
    from corespons.intake.inbox import Inbox

    with opened(settings, creates=True):
        pass  # said at once, not when the first file comes, where another program holds the database
    inbox = Inbox(
        folder,
        lambda: opened(settings, creates=True),
        Options(**asked, known_indicators=frozenset(CATALOGUE)),
        click.echo,
    )
    stop = threading.Event()
    interrupt.sets(stop)
    inbox.watch(stop)
    click.echo("Bevakningen är avslutad.")


def _load(settings: Settings, files: tuple[Path, ...], recorded_at: str | None, wants_json: bool, **asked: Any) -> None:
    from corespons.indicators import CATALOGUE
    from corespons.intake import Options, StrictRefusal, load_files

    options = Options(
        **asked, recorded_at=_moment(recorded_at), loaded_by=user(), known_indicators=frozenset(CATALOGUE)
    )
    contents = [(path.name, _content(path)) for path in files]
    show = as_document if wants_json else to_read
    with opened(settings, creates=True) as store:
        try:
            receipts = load_files(store, contents, options, progress())
        except StrictRefusal as refusal:
            show(refusal.receipts)
            raise
    show(receipts)


def _content(path: Path) -> bytes:
    """A file's bytes, at most one more than intake takes, so that it is intake that says what is too large."""
    try:
        with path.open("rb") as file:
            return file.read(MAX_UPLOAD_MB * 1_000_000 + 1)
    except IsADirectoryError as error:
        raise UnreadableFile(f"{path} är en mapp. Ange filerna i den.") from error
    except FileNotFoundError as error:
        raise UnreadableFile(f"Filen {path} finns inte. Kontrollera sökvägen.") from error
    except OSError as error:
        raise UnreadableFile(f"Filen {path} kunde inte läsas. Kontrollera att du har rätt till den.") from error


def _moment(text: str | None) -> datetime | None:
    from corespons.store import local_moment

    try:
        return local_moment(text) if text else None
    except ValueError:
        raise BadQuestion(f"--recorded-at: {text!r} är ingen tidpunkt. Skriv den som 2022-08-17T09:30.") from None


def user() -> str:
    """The name of the person at the machine, as the operating system knows it."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "okänd"


def progress() -> Callable[[float, str], None] | None:
    """A line on standard error that says how far the work has come, where someone is there to see it."""
    if not sys.stderr.isatty():
        return None

    def show(done: float, what: str) -> None:
        click.echo(f"{CLEAR_LINE}{done:4.0%} {what}" if done < 1 else CLEAR_LINE, nl=False, err=True)

    return show


COMMANDS = (load,)
