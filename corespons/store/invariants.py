"""What must hold of every table, whatever was loaded and undone: asked of the database itself."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import duckdb

from corespons.errors import StoreFailed
from corespons.store.connect import Store
from corespons.store.files import kept_file, sha256
from corespons.tables import TABLES

# Each asks for the versions of a table that break a rule.
OF_EVERY_TABLE = {
    "En rad har högst en gällande version": """
        SELECT row_key FROM {table} WHERE retired_at IS NULL GROUP BY row_key HAVING count(*) > 1""",
    "En rads versioner avlöser varandra": """
        SELECT row_key FROM {table}
        QUALIFY coalesce(retired_at, TIMESTAMP 'infinity') > lead(recorded_at) OVER (
            PARTITION BY row_key ORDER BY recorded_at, delivery)""",
    "En version börjar innan den slutar och är inte äldre än raden": """
        SELECT row_key FROM {table}
        WHERE retired_at < recorded_at OR made_at > recorded_at OR first_recorded_at > recorded_at""",
    "Det står vad som avslutade en version": """
        SELECT row_key FROM {table}
        WHERE (retired_at IS NULL) <> (retired_by IS NULL) OR (retired_at IS NULL) <> (retired_as IS NULL)""",
    "Varje version har sin leverans": """
        SELECT row_key FROM {table}
        WHERE delivery <> 0 AND delivery NOT IN (SELECT number FROM delivery)
           OR made_by <> 0 AND made_by NOT IN (SELECT number FROM delivery)
           OR retired_by IS NOT NULL AND retired_by NOT IN (SELECT number FROM delivery)""",
}
OF_COMPANIES = {
    "Ett företag har ett nummer, en nyckel eller ett ID, aldrig ett personnummer": r"""
        SELECT row_key FROM {table}
        WHERE NOT regexp_full_match(company_key, '\d{{10}}|P:[0-9a-f]{{16}}|ID:.+', 's')
           OR regexp_full_match(company_key, '\d{{2}}[01]\d{{7}}')""",
}
OF_THE_LEDGER = {
    "Ett leveransnummer betyder en sak": "SELECT number FROM delivery GROUP BY number HAVING count(*) > 1",
    "En senare leverans är inte daterad tidigare": """
        SELECT number FROM delivery QUALIFY recorded_at < lag(recorded_at) OVER (ORDER BY number)""",
    "Det som är ångrat finns": """
        SELECT number FROM delivery WHERE undoes IS NOT NULL AND undoes NOT IN (SELECT number FROM delivery)""",
    "Åtsidosatta rader har sin leverans": """
        SELECT id FROM set_aside
        WHERE delivery NOT IN (SELECT number FROM delivery) 
           OR resolved_by IS NOT NULL AND resolved_by NOT IN (SELECT number FROM delivery)""",
    "En tidigare anteckning är avslutad": """
        SELECT name FROM note WHERE ended_at IS NULL GROUP BY kind, name HAVING count(*) > 1""",
}
COUNTED = "Kvittona stämmer med raderna"


@dataclass(frozen=True)
class Checked:
    """A rule, how many things break it, and the first of them in words."""

    rule: str
    faults: int
    first: str = ""


@dataclass(frozen=True)
class Inspection:
    """Every rule, how many versions were looked at, and of the delivered files how many are not kept beside the
    database and how many are kept but cannot be read as they came."""

    rules: tuple[Checked, ...]
    versions: int
    absent: int
    unreadable: int

    @property
    def faults(self) -> int:
        """How many times a rule is broken."""
        return sum(rule.faults for rule in self.rules)


def inspect(store: Store) -> Inspection:
    """Check every table, the ledger and the kept files."""
    with store.cursor() as cursor:
        cursor.execute("BEGIN")  # everything as of one moment
        versions = sum(_count(cursor, f"SELECT count(*) FROM {table.name}") for table in TABLES)
        rules = [*_tables(cursor), *_ledger(cursor), _receipts(cursor)]
        names = [
            name for (name,) in cursor.execute("SELECT DISTINCT sha256 FROM delivery ORDER BY 1").fetchall() if name
        ]
        cursor.execute("COMMIT")
    kept = [name for name in names if (store.files / name).exists()]
    unreadable = sum(not _is_whole(store, name) for name in kept)
    return Inspection(tuple(rules), versions, len(names) - len(kept), unreadable)


def _count(cursor: duckdb.DuckDBPyConnection, sql: str) -> int:
    row = cursor.execute(sql).fetchone()
    return int(row[0]) if row else 0


def _tables(cursor: duckdb.DuckDBPyConnection) -> Iterator[Checked]:
    """Each rule over all the tables it is for."""
    for rule, sql in (OF_EVERY_TABLE | OF_COMPANIES).items():
        asked = [table for table in TABLES if table.has_company or rule not in OF_COMPANIES]
        found = [(table.sheet, _broken(cursor, sql.format(table=table.name))) for table in asked]
        first = next((f"{sheet} {keys[0]}" for sheet, keys in found if keys), "")
        yield Checked(rule, sum(len(keys) for _, keys in found), first)


def _ledger(cursor: duckdb.DuckDBPyConnection) -> Iterator[Checked]:
    for rule, sql in OF_THE_LEDGER.items():
        keys = _broken(cursor, sql)
        yield Checked(rule, len(keys), keys[0] if keys else "")


def _broken(cursor: duckdb.DuckDBPyConnection, sql: str) -> list[str]:
    """The keys that a rule's question finds, in order, readable."""
    return sorted(" ".join(str(key).split("\x1f")) for key, *_ in cursor.execute(sql).fetchall())


def _receipts(cursor: duckdb.DuckDBPyConnection) -> Checked:
    """Whether each delivery made and retired as many versions as its receipt says."""
    made, replaced = (
        _by_delivery(cursor, "delivery", "TRUE"),
        _by_delivery(cursor, "retired_by", "retired_as = 'replaced'"),
    )
    wrong = []
    for number, receipt in cursor.execute(
        "SELECT number, receipt FROM delivery WHERE kind <> 'undo' ORDER BY number"
    ).fetchall():
        for table, told in json.loads(receipt).get("written", {}).items():
            said = (told["new"] + told["changed"], told["retired"])
            if said != (made.get((table, number), 0), replaced.get((table, number), 0)):
                wrong.append(f"leverans {number}, {table}")
    return Checked(COUNTED, len(wrong), wrong[0] if wrong else "")


def _by_delivery(cursor: duckdb.DuckDBPyConnection, column: str, which: str) -> dict[tuple[str, Any], int]:
    return {
        (table.name, number): count
        for table in TABLES
        for number, count in cursor.execute(
            f"SELECT {column}, count(*) FROM {table.name} WHERE {which} GROUP BY ALL"
        ).fetchall()
    }


def _is_whole(store: Store, name: str) -> bool:
    try:
        return sha256(kept_file(store, name)) == name
    except StoreFailed:
        return False
