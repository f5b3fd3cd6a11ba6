"""The inbox of the running dashboard: what is put in the folder is loaded when nobody else loads."""

import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from corespons.errors import CoResponsError
from corespons.indicators import CATALOGUE
from corespons.intake import Options
from corespons.intake.inbox import SECONDS, Inbox
from corespons.store import Store
from corespons.ui import cached, turns

LOG = logging.getLogger("corespons.inkorg")


@contextmanager
def watched(folder: Path) -> Iterator[None]:
    """Watch a folder for as long as the server runs."""
    stop = threading.Event()
    threading.Thread(target=_watch, args=(folder, stop), name="inbox", daemon=True).start()
    try:
        yield
    finally:
        stop.set()


def _watch(folder: Path, stop: threading.Event) -> None:
    """Watch until told to stop; where another program does, or the folder is not there, wait for it."""
    inbox = Inbox(folder, _turn, Options(known_indicators=frozenset(CATALOGUE)))
    said = ""
    while not stop.is_set():
        try:
            inbox.watch(stop)
        except CoResponsError as error:
            if str(error) != said:
                said = str(error)
                LOG.warning("%s", said)
            stop.wait(SECONDS)
        except Exception as error:  # the thread must outlive what nobody foresaw
            LOG.error("Inkorgen: oväntat fel (%s)", type(error).__name__)
            stop.wait(SECONDS)


@contextmanager
def _turn() -> Iterator[Store]:
    with turns.turn(lambda: None):
        yield cached.store()
