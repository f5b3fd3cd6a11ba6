from collections.abc import Iterator

import pytest

from corespons.store import Store
from tests.tables import fresh_store


@pytest.fixture
def store() -> Iterator[Store]:
    with fresh_store() as opened:
        yield opened
