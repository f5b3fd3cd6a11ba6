"""click in Swedish: the help's words, and each usage error as one sentence."""

from datetime import date
from pathlib import Path
from typing import Any

import click

from corespons.errors import BadQuestion

HEADINGS = {"Options": "Flaggor", "Commands": "Kommandon"}


class Help(click.HelpFormatter):
    """The help page with Swedish headings."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = "Användning: ") -> None:
        """The line that shows how a command is written."""
        words = args.replace("[OPTIONS]", "[FLAGGOR]").replace("COMMAND [ARGS]...", "KOMMANDO …")
        super().write_usage(prog, words, prefix or "Användning: ")

    def section(self, name: str) -> Any:
        """A part of the page under its heading."""
        return super().section(HEADINGS.get(name, name))


class Context(click.Context):
    """A context whose help is Swedish."""

    formatter_class = Help


class Command(click.Command):
    """A command whose help is Swedish."""

    context_class = Context

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """--help, explained in Swedish."""
        return _explained(super().get_help_option(ctx))


class Group(click.Group):
    """The commands together."""

    context_class = Context
    command_class = Command

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """--help, explained in Swedish."""
        return _explained(super().get_help_option(ctx))


def _explained(option: click.Option | None) -> click.Option | None:
    if option is not None:
        option.help = "Visa den här hjälpen."
    return option


def day(text: str) -> date:
    """A date as 2022-08-17. Raises BadQuestion."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise BadQuestion(f"{text!r} är inget datum. Skriv det som 2022-08-17.") from None


def whole(text: str) -> int:
    """A whole number. Raises BadQuestion."""
    try:
        return int(text)
    except ValueError:
        raise BadQuestion(f"{text!r} är inget nummer. Skriv bara siffror.") from None


def workbook(text: str) -> Path:
    """The path of a workbook to write. Raises BadQuestion."""
    path = Path(text)
    if path.suffix.lower() != ".xlsx":
        raise BadQuestion(f"Filen {path.name} ska heta något som slutar på .xlsx.")
    return path


def _name(param: click.Parameter | None) -> str:
    if isinstance(param, click.Option):
        return param.opts[0]
    return (param.metavar if isinstance(param, click.Argument) else None) or "Ett värde"


def usage_sentence(error: click.ClickException) -> str:
    """What is wrong with a command as it was written, and the way out."""
    way_out = f"Se {_command(error)} --help."
    match error:
        case click.NoSuchOption():
            return f"Flaggan {error.option_name} finns inte. {way_out}"
        case click.exceptions.NoSuchCommand():
            return f"Kommandot {error.command_name} finns inte. {way_out}"
        case click.MissingParameter():
            return f"{_name(error.param)} saknas. {way_out}"
        case click.BadOptionUsage():
            return f"Flaggan {error.option_name} saknar ett värde eller har ett för mycket. {way_out}"
        case click.BadParameter():
            return f"{_name(error.param)} har ett värde som inte går att läsa. {way_out}"
    return f"Kommandot är inte skrivet som det ska. {way_out}"


def _command(error: click.ClickException) -> str:
    context = getattr(error, "ctx", None)
    return context.command_path if context else "python -m corespons"
