"""A lock on a folder: whoever holds it works there alone. The system lets go of it when the process ends, however."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from corespons.errors import NotAllowed

NAME = ".corespons-inkorg.lock"


@contextmanager
def alone_in(folder: Path) -> Iterator[None]:
    """Work in a folder that no other program of ours works in meanwhile. Raises NotAllowed where one does."""
    try:
        number = os.open(folder / NAME, os.O_RDWR | os.O_CREAT, 0o600)
    except OSError as error:
        raise NotAllowed(
            f"Inkorgen {folder} går inte att skriva i. Kontrollera att mappen finns och rätten till den."
        ) from error
    try:
        _hold(number, folder)
        yield
    finally:
        os.close(number)


def _hold(number: int, folder: Path) -> None:
    try:
        if os.name == "nt":
            import msvcrt

            msvcrt.locking(number, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]
        else:
            import fcntl

            fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        raise NotAllowed(
            f"Inkorgen {folder} bevakas redan, av dashboarden eller av load --watch. Stäng den andra först."
        ) from error
