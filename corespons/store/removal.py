"""Taking the example away again: the database becomes as empty as a new one. Nothing of anyone's own is ever erased."""

from contextlib import suppress

import duckdb

from corespons.errors import NotAllowed
from corespons.store.connect import Store, transaction
from corespons.store.shipped import insert_shipped_facts
from corespons.store.write import next_number
from corespons.tables import TABLES

EXAMPLE = "example"
BESIDE_TABLES = ("delivery", "set_aside", "person")


def remove_example(store: Store) -> None:
    """Empty a database in which every delivery is the example's, in one transaction: wholly or not at all.

    The removal takes a delivery number, so that no number ever means two things. Raises NotAllowed where something
    else has been delivered, even if it was undone.
    """
    with transaction(store) as cursor:
        files = _files_of_example(cursor)
        number = next_number(cursor)
        for name in (*(table.name for table in TABLES), *BESIDE_TABLES):
            cursor.execute(f"DELETE FROM {name}")
        cursor.execute("DELETE FROM about WHERE name = 'emptied'")
        cursor.execute("INSERT INTO about VALUES ('emptied', ?)", [str(number)])
        insert_shipped_facts(cursor)
    for file in files:
        with suppress(OSError):  # a kept file that stays behind is the example's, encrypted, and in nobody's way
            (store.files / file).unlink(missing_ok=True)


def _files_of_example(cursor: duckdb.DuckDBPyConnection) -> list[str]:
    """The SHA-256 of the example's files. Raises NotAllowed unless every delivery is the example's."""
    rows = cursor.execute("SELECT number, kind, sha256 FROM delivery ORDER BY number").fetchall()
    own = [number for number, kind, _ in rows if kind not in (EXAMPLE, "undo")]
    if own:
        raise NotAllowed(
            f"Exempeldata kan inte tas bort: leverans {own[0]} är era egna uppgifter, och de raderas aldrig. "
            "Börja i stället med en ny databasfil (CORESPONS_DATABASE)."
        )
    if not rows:
        raise NotAllowed("Det finns inga exempeldata att ta bort.")
    return sorted({sha256 for _, kind, sha256 in rows if kind == EXAMPLE and sha256})
