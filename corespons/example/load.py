"""Loading the example: its files go through the same intake as anyone's."""

from collections.abc import Callable

from corespons.errors import NotAllowed
from corespons.example.story import example_deliveries
from corespons.indicators import CATALOGUE
from corespons.intake import Options, load_files
from corespons.store import Store, deliveries, to_utc

LOADED_BY = "exempel"
Progress = Callable[[float, str], None]


def load_example(store: Store, progress: Progress | None = None) -> None:
    """Fill an empty database with the example's deliveries, each dated when its source delivered it.

    Raises NotAllowed when anything has been loaded before.
    """
    if deliveries(store):
        raise NotAllowed(
            "Exempeldata läses bara in i en tom databas, och den här har redan data. "
            "Ange en ny databasfil med --database."
        )
    files = list(example_deliveries())
    for done, file in enumerate(files):
        if progress:
            progress(done / len(files), f"Läser in exempeldata: {file.source}, {file.recorded_at:%Y-%m-%d}")
        options = Options(
            source=file.source, recorded_at=to_utc(file.recorded_at), kind="example", loaded_by=LOADED_BY,
            known_indicators=frozenset(CATALOGUE),
        )  # fmt: skip
        load_files(store, [(file.name, file.content)], options)
    if progress:
        progress(1.0, f"Exempeldata är inlästa: {len(files)} leveranser")
