"""A backup: every table as Parquet with what proves it whole, and back again into an empty database.

The secret is never in it: it is carried over apart, and restoring asks for it.
"""

import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb

from corespons.errors import NotAllowed, StoreFailed, UnreadableFile
from corespons.store.connect import Store, beside, open_store, transaction
from corespons.store.files import sha256
from corespons.store.moments import now
from corespons.store.schema import SCHEMA_VERSION, stored_tables
from corespons.store.secret import has_secret, read_secret, secret_mark

CONTENTS, ORIGINALS = "innehall.json", "original"
SHA256_LENGTH = 64


@dataclass(frozen=True)
class Copied:
    """What went over: how many rows in all tables, and how many original files."""

    rows: int
    originals: int


def backup(store: Store, folder: Path, with_originals: bool = False) -> Copied:
    """Write every table, as of one moment, to a folder that is new or empty: wholly or not at all.

    Raises NotAllowed where something lies in the folder, StoreFailed where it cannot be written.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise NotAllowed(f"{folder} är inte tom. Ange en ny mapp, så att ingen äldre säkerhetskopia skrivs över.")
    with _whole(folder) as unfinished:
        tables = _write_tables(store, unfinished)
        originals = _copy_files(store.files, unfinished / ORIGINALS) if with_originals else 0
        contents = {
            "schema": SCHEMA_VERSION, "made_at": now().isoformat(), "secret": secret_mark(store.secret),
            "originals": originals, "tables": tables,
        }  # fmt: skip
        (unfinished / CONTENTS).write_text(json.dumps(contents, indent=1), encoding="utf-8")
    return Copied(sum(table["rows"] for table in tables.values()), originals)


def restore(url: str, secret: str | None, folder: Path, has_lost_secret: bool = False) -> Copied:
    """Read a backup into an empty database, made if it is not there: wholly or not at all.

    With a lost secret the figures are the same, but the original files stay unread and persons get new keys.
    Raises UnreadableFile for what is no whole backup, NotAllowed without its secret or where something is in the way.
    """
    contents = _contents(folder)
    if not has_lost_secret:
        _require_secret(url, secret, contents)
    store = open_store(url, secret)
    try:
        with transaction(store) as cursor:
            _require_empty(cursor, url)
            for name, table in contents["tables"].items():
                _read_table(cursor, name, folder, table["rows"])
        originals = 0 if has_lost_secret else _copy_files(folder / ORIGINALS, store.files)
    except OSError as error:
        raise StoreFailed(
            "Tabellerna är återställda, men originalfilerna kunde inte kopieras: disken är full eller skrivskyddad. "
            "Kopiera mappen original till mappen bredvid databasen."
        ) from error
    finally:
        store.close()
    return Copied(sum(table["rows"] for table in contents["tables"].values()), originals)


@contextmanager
def _whole(folder: Path) -> Iterator[Path]:
    """A folder to write in that takes the name of `folder` once it is whole."""
    unfinished = folder.with_name(f"{folder.name}.{os.getpid()}")
    try:
        unfinished.mkdir(parents=True)
        yield unfinished
        if folder.exists():
            folder.rmdir()
        unfinished.rename(folder)
    except (OSError, duckdb.Error) as error:
        raise StoreFailed(
            f"Säkerhetskopian kunde inte skrivas i {folder}: disken är full eller mappen skrivskyddad. "
            "Inget halvt är kvar. Välj en annan plats."
        ) from error
    finally:
        shutil.rmtree(unfinished, ignore_errors=True)


def _write_tables(store: Store, folder: Path) -> dict[str, dict[str, Any]]:
    """Write each table and tell how many rows it has and what proves its file."""
    written = {}
    with store.cursor() as cursor:
        cursor.execute("BEGIN")  # every table as of one moment
        for name in stored_tables():
            file = folder / f"{name}.parquet"
            rows = cursor.execute(f"COPY {name} TO {_quoted(file)} (FORMAT parquet, COMPRESSION zstd)").fetchone()
            written[name] = {"rows": rows[0] if rows else 0, "sha256": sha256(file.read_bytes())}
        cursor.execute("COMMIT")
    return written


def _read_table(cursor: duckdb.DuckDBPyConnection, name: str, folder: Path, rows: int) -> None:
    """Read a table's file in place of what a new database holds of itself."""
    cursor.execute(f"DELETE FROM {name}")
    done = cursor.execute(f"INSERT INTO {name} BY NAME FROM read_parquet({_quoted(folder / f'{name}.parquet')})")
    found = done.fetchone()
    if found is None or found[0] != rows:
        raise UnreadableFile(f"Säkerhetskopians tabell {name} har inte de rader den ska ha. Ta en annan kopia.")


def _quoted(file: Path) -> str:
    return "'" + str(file).replace("'", "''") + "'"


def _contents(folder: Path) -> dict[str, Any]:
    """What a backup says of itself, once every file is found to be as it was written."""
    try:
        contents: dict[str, Any] = json.loads((folder / CONTENTS).read_text(encoding="utf-8"))
        damaged = [name for name, table in contents["tables"].items() if _mark(folder, name) != table["sha256"]]
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise UnreadableFile(
            f"{folder} är ingen hel säkerhetskopia. Ange mappen som backup skrev, eller ta en annan kopia."
        ) from error
    if damaged:
        raise UnreadableFile(f"Säkerhetskopian i {folder} är skadad ({', '.join(damaged)}). Ta en annan kopia.")
    if contents["schema"] != SCHEMA_VERSION or set(contents["tables"]) != set(stored_tables()):
        raise UnreadableFile(
            "Säkerhetskopian är gjord med en annan version av programmet. Återställ med den versionen."
        )
    return contents


def _mark(folder: Path, name: str) -> str:
    return sha256((folder / f"{name}.parquet").read_bytes())


def _require_secret(url: str, secret: str | None, contents: dict[str, Any]) -> None:
    path = beside(url, ".secret")
    way_out = (
        f"Lägg den sparade hemligheten i {path} eller i CORESPONS_SECRET. Är den borta, ange --lost-secret: talen blir "
        "desamma, men originalfilerna kan inte läsas och personer som levereras på nytt får nya nycklar."
    )
    if not has_secret(secret, path):
        raise NotAllowed(f"Hemligheten saknas. {way_out}")
    if secret_mark(read_secret(secret, path)) != contents.get("secret"):
        raise NotAllowed(f"Hemligheten är inte den som säkerhetskopian gjordes med. {way_out}")


def _require_empty(cursor: duckdb.DuckDBPyConnection, url: str) -> None:
    found = cursor.execute("SELECT (SELECT count(*) FROM delivery) + (SELECT count(*) FROM note)").fetchone()
    if found is None or found[0]:
        raise NotAllowed(
            f"Databasen {Path(url).name} är inte tom, och inget skrivs över. Ange en ny databas med --database."
        )


def _copy_files(source: Path, target: Path) -> int:
    """Copy the kept files, still encrypted, that are not there already; returns how many there are."""
    files = [file for file in source.iterdir() if len(file.name) == SHA256_LENGTH] if source.is_dir() else []
    if files:
        target.mkdir(parents=True, exist_ok=True)
    for file in files:
        if not (target / file.name).exists():
            shutil.copy2(file, target / file.name)
    return len(files)
