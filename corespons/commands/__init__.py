"""The command line: `python -m corespons [--database URL] COMMAND`. The same functions that the screens call."""

import os
import sys
from collections.abc import Sequence
from dataclasses import replace

import click

from corespons.commands import asking, delivering, keeping, loading, reporting
from corespons.commands.loading import CLEAR_LINE
from corespons.commands.swedish import Group, usage_sentence
from corespons.errors import CheckFailed, CoResponsError, LoadRefused
from corespons.settings import read_settings

PROGRAM = "python -m corespons"
DONE, NOT_AS_ASKED, COULD_NOT = 0, 1, 2


@click.group(cls=Group)
@click.option("--database", metavar="URL", help="Databasfil eller ducklake:-adress; annars CORESPONS_DATABASE.")
@click.pass_context
def cli(context: click.Context, database: str | None) -> None:
    """CO-RESPONS: uppföljning av regional exportsamverkan.

    Samma funktioner som på skärmen, för schemalagda inläsningar och skript.
    """
    settings = read_settings()
    context.obj = replace(settings, database=database) if database else settings


for command in (*loading.COMMANDS, *delivering.COMMANDS, *asking.COMMANDS, *reporting.COMMANDS, *keeping.COMMANDS):
    cli.add_command(command)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code: 0 done, 1 nothing was loaded or a check failed, 2 could not."""
    _speak_utf8()
    try:
        return _run(list(sys.argv[1:] if arguments is None else arguments))
    except (LoadRefused, CheckFailed) as error:
        return _say(error, NOT_AS_ASKED)
    except CoResponsError as error:
        return _say(error, COULD_NOT)
    except click.ClickException as error:
        return _say(usage_sentence(error), COULD_NOT)
    except (KeyboardInterrupt, click.Abort):
        return _say("Avbrutet. En leverans som inte hann bli klar är inte inläst.", COULD_NOT)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return COULD_NOT
    except Exception as error:
        if os.environ.get("CORESPONS_DEBUG"):
            raise
        return _say(
            f"Oväntat fel ({type(error).__name__}). Kör igen med CORESPONS_DEBUG=1 och rapportera felet.", COULD_NOT
        )


def _run(arguments: list[str]) -> int:
    try:
        with cli.make_context(PROGRAM, arguments) as context:
            cli.invoke(context)
        sys.stdout.flush()
        return DONE
    except click.exceptions.Exit as leaving:
        return leaving.exit_code
    except click.exceptions.NoArgsIsHelpError as help_wanted:
        click.echo(help_wanted.format_message(), err=True)
        return COULD_NOT


def _say(sentence: object, code: int) -> int:
    if sys.stderr.isatty():
        click.echo(CLEAR_LINE, nl=False, err=True)
    click.echo(" ".join(str(sentence).split()), err=True)
    return code


def _speak_utf8() -> None:
    """Swedish letters survive a pipe on any machine."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
