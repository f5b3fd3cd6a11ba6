"""The database that a command works on, open while the command runs."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from corespons.settings import Settings

if TYPE_CHECKING:
    from corespons.store import Store


@contextmanager
def opened(settings: Settings) -> Iterator["Store"]:
    """The store of the settings, let go of afterwards so that another process may open it."""
    from corespons.store import open_store

    store = open_store(settings.database, settings.secret)
    try:
        yield store
    finally:
        store.close()
