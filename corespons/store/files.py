"""Delivered files, kept byte for byte under their SHA-256, encrypted at rest."""

import hashlib
import os
from pathlib import Path

from corespons.errors import StoreFailed
from corespons.store.connect import IN_MEMORY, Store


def sha256(content: bytes) -> str:
    """The name a file is kept under."""
    return hashlib.sha256(content).hexdigest()


def keep_file(store: Store, content: bytes) -> str:
    """Keep a delivered file and return its SHA-256; a file already kept is left as it is.

    A database in memory has nothing beside it, and keeps none.
    """
    name = sha256(content)
    path = store.files / name
    if store.url != IN_MEMORY and not path.exists():
        from corespons.store import cipher

        try:
            store.files.mkdir(parents=True, exist_ok=True)
            _write_whole(path, cipher.encrypt(store.secret, content))
        except OSError as error:
            raise StoreFailed("Filen kunde inte sparas: disken är full eller skrivskyddad. Inget är inläst.") from error
    return name


def kept_file(store: Store, name: str) -> bytes:
    """The bytes of a kept file as they were delivered. Raises StoreFailed where the file is gone or not as it was."""
    from corespons.store import cipher

    try:
        content = cipher.decrypt(store.secret, (store.files / name).read_bytes())
    except OSError as error:
        raise StoreFailed(
            f"Filen finns inte kvar i mappen {store.files.name} bredvid databasen. Hämta den ur en säkerhetskopia."
        ) from error
    if content is None:
        raise StoreFailed(
            "Filen kan inte läsas: den är skadad, eller sparad med en annan nyckel. Hämta den ur en säkerhetskopia."
        )
    return content


def _write_whole(path: Path, content: bytes) -> None:
    """Write so that the file is either whole or absent, whatever happens in between."""
    unfinished = path.with_suffix(f".{os.getpid()}")
    with unfinished.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    unfinished.replace(path)
