from collections.abc import Iterator

import pytest

from corespons.store import Store
from tests.reports import world
from tests.tables import fresh_store


@pytest.fixture(scope="session")
def filled() -> Iterator[Store]:
    """The small project, which no test changes."""
    with fresh_store() as store:
        world.fill(store)
        yield store
