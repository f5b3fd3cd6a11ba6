"""Opening the database: the only place that knows whether it is a DuckDB file or a DuckLake."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

import duckdb
import pyarrow as pa

from corespons.errors import StoreFailed, StoreLocked
from corespons.settings import DATA
from corespons.store.schema import SCHEMA_VERSION, create_statements, macro_statements, stored_tables
from corespons.store.secret import read_secret
from corespons.store.shipped import insert_shipped_facts

CONFIG: dict[str, str | int | float | list[str]] = {
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
    "allow_community_extensions": False,
    "allocator_flush_threshold": "8MB",  # what a question needed is given back after it
    "allocator_bulk_deallocation_flush_threshold": "8MB",
    "allocator_background_threads": True,
}
CATALOG = "corespons_store"
pa.set_memory_pool(pa.system_memory_pool())  # Arrow's own keeps what it has once had
IN_MEMORY = ":memory:"


@dataclass(frozen=True)
class Store:
    """An open database. One writer at a time; every read takes a cursor of its own."""

    url: str
    connection: duckdb.DuckDBPyConnection
    secret: bytes = field(repr=False)
    writing: threading.Lock = field(default_factory=threading.Lock, repr=False)

    @property
    def files(self) -> Path:
        """The folder beside the database that keeps the delivered files."""
        return beside(self.url, ".files")

    def cursor(self) -> duckdb.DuckDBPyConnection:
        """A connection of its own to the same database, with the read macros in place."""
        cursor = self.connection.cursor()
        cursor.execute(f"USE {CATALOG}")
        return cursor

    def reading(self) -> duckdb.DuckDBPyConnection:
        """A cursor on which `valid_<table>(moment, n, existed)` can be asked."""
        cursor = self.cursor()
        for statement in macro_statements(CATALOG):
            cursor.execute(statement)
        return cursor

    def close(self) -> None:
        """Let go of the database so that another process may open it."""
        self.connection.close()


def beside(url: str, suffix: str) -> Path:
    """A path beside the database file: data/corespons.duckdb → data/corespons.files. A server's lie in data/."""
    path = DATA / "corespons" if ":postgres:" in url else Path(url.removeprefix("ducklake:"))
    return path.with_name(path.stem + suffix)


def open_store(url: str, secret: str | None = None) -> Store:
    """Open the database, creating it with its tables and the shipped facts if it does not exist.

    Raises StoreLocked while another process holds it, StoreFailed if it is no database of ours.
    """
    try:
        connection = _attach(url)
        store = Store(url, connection, read_secret(secret, beside(url, ".secret")))
        _prepare(store)
        return store
    except duckdb.IOException as error:
        if "lock" in str(error).lower():
            raise StoreLocked(
                f"Databasen {Path(url).name} används av ett annat program. Stäng dashboarden först, "
                "eller gör samma sak på dess sidor."
            ) from error
        raise StoreFailed(f"Databasen {Path(url).name} kunde inte öppnas. Kontrollera sökvägen och disken.") from error
    except (duckdb.Error, OSError) as error:
        raise StoreFailed(
            f"Filen {Path(url).name} är ingen databas som programmet kan läsa. Ange en annan med --database."
        ) from error


def copy_in_memory(store: Store) -> Store:
    """A copy of the database as it stands, in memory, where a load can be tried without a trace. Close it after."""
    connection = _attach(IN_MEMORY)
    copied = Store(IN_MEMORY, connection, store.secret)
    with store.cursor() as held, copied.cursor() as cursor:
        held.execute("BEGIN")  # every table as of one moment
        for statement in create_statements():
            cursor.execute(statement)
        for name in stored_tables():
            cursor.register("held", held.execute(f"SELECT * FROM {name}").to_arrow_table())
            cursor.execute(f"INSERT INTO {name} BY NAME SELECT * FROM held")
            cursor.unregister("held")
        held.execute("COMMIT")
    return copied


def _attach(url: str) -> duckdb.DuckDBPyConnection:
    connection = duckdb.connect(config=dict(CONFIG))
    if url.startswith("ducklake:"):
        _load_ducklake(connection, ("ducklake", "postgres_scanner") if ":postgres:" in url else ("ducklake",))
    else:
        Path(url).parent.mkdir(parents=True, exist_ok=True)
    quoted = url.replace("'", "''")
    connection.execute(f"ATTACH '{quoted}' AS {CATALOG}")
    return connection


def _load_ducklake(connection: duckdb.DuckDBPyConnection, names: tuple[str, ...]) -> None:
    try:
        from duckdb_extensions import import_extension

        for name in names:
            import_extension(name)
            connection.execute(f"LOAD {name}")
    except ImportError as error:
        raise StoreFailed(
            "DuckLake kräver paketen duckdb-extensions, duckdb-extension-ducklake och, med PostgreSQL, "
            "duckdb-extension-postgres-scanner. Installera dem, eller använd en databasfil."
        ) from error


def _prepare(store: Store) -> None:
    with transaction(store) as cursor:
        for statement in create_statements():
            cursor.execute(statement)
        found = cursor.execute("SELECT value FROM about WHERE name = 'schema'").fetchone()
        if found is None:
            cursor.execute("INSERT INTO about VALUES ('schema', ?)", [SCHEMA_VERSION])
            insert_shipped_facts(cursor)
        elif found[0] != SCHEMA_VERSION:
            raise StoreFailed(
                f"Databasen är gjord med en annan version av programmet (schema {found[0]}, här {SCHEMA_VERSION})."
            )


@contextmanager
def transaction(store: Store) -> Iterator[duckdb.DuckDBPyConnection]:
    """A cursor inside a write transaction, one at a time; rolled back on any exception.

    What the database itself objects to is told as StoreFailed.
    """
    with store.writing:
        cursor = store.cursor()
        cursor.execute("BEGIN")
        try:
            yield cursor
            cursor.execute("COMMIT")
        except BaseException as error:
            with suppress(duckdb.Error):
                cursor.execute("ROLLBACK")
            if isinstance(error, duckdb.Error):
                raise StoreFailed(
                    "Databasen kunde inte ändras; allt i den är som förut. Kontrollera att disken inte är full eller "
                    "skrivskyddad, och försök igen."
                ) from error
            raise
        finally:
            cursor.close()
