"""The database that a command works on, open while the command runs."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from corespons import interrupt
from corespons.errors import StoreFailed
from corespons.settings import Settings

if TYPE_CHECKING:
    from corespons.store import Store


@contextmanager
def opened(settings: Settings, creates: bool = False) -> Iterator["Store"]:
    """The store of the settings, let go of afterwards so that another process may open it.

    A database file that is not there is made where the command may create it. Elsewhere it is a slip of the hand:
    an empty database would answer nought to everything. Raises StoreFailed.
    """
    from corespons.store import open_store

    interrupt.raises()
    if not creates and _is_missing(settings.database):
        raise StoreFailed(
            f"Databasen {settings.database} finns inte. Kontrollera --database och CORESPONS_DATABASE; "
            "en ny databas görs när något läses in, med load eller example."
        )
    store = open_store(settings.database, settings.secret)
    try:
        yield store
    finally:
        store.close()


def _is_missing(url: str) -> bool:
    path = url.removeprefix("ducklake:")
    is_a_server_s = path != url and ":" in path
    return url != ":memory:" and not is_a_server_s and not Path(path).exists()
