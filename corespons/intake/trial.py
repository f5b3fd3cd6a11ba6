"""Trying a load: what its receipts would say and which indicators it would move, without a trace in the database."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from corespons.followup.effects import Effect, effects
from corespons.indicators import Window
from corespons.intake.load import Options, load_files
from corespons.intake.receipt import Receipt
from corespons.store import Store, copy_in_memory

Part = tuple[Sequence[tuple[str, bytes]], Options]  # files that are loaded together, and how
Progress = Callable[[float, str], None]
LOADED = 0.6


@dataclass(frozen=True)
class Tried:
    """What a load would come to."""

    receipts: tuple[Receipt, ...]
    effects: tuple[Effect, ...]


def load_parts(store: Store, parts: Sequence[Part], progress: Progress) -> tuple[Receipt, ...]:
    """Load one part after the other, so that what one brings is known to the next."""
    receipts: list[Receipt] = []
    for number, (files, options) in enumerate(parts):
        receipts += load_files(store, files, options, _part_of(progress, number, len(parts)))
    return tuple(receipts)


def try_parts(store: Store, parts: Sequence[Part], window: Window, progress: Progress) -> Tried:
    """Load the parts into a copy of the database, and hold its indicators against those of today."""
    tried = copy_in_memory(store)
    try:
        loaded = load_parts(
            tried,
            [(files, replace(options, dry_run=False)) for files, options in parts],
            lambda share, what: progress(LOADED * share, what.replace("Sparar", "Provar")),
        )
        progress(LOADED, "Räknar om indikatorerna")
        moved = effects(store, tried, window)
    finally:
        tried.close()
    return Tried(tuple(replace(receipt, id=None, dry_run=True) for receipt in loaded), moved)


def _part_of(progress: Progress, number: int, count: int) -> Progress:
    return lambda share, what: progress((number + share) / count, what)
