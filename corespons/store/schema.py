"""The database schema, made from the table definitions. Plain tables only, so that DuckLake can hold it too."""

from corespons.store.arrow import sql_type
from corespons.tables import TABLES, Table

VERSION_COLUMNS: dict[str, str] = {
    "row_key": "VARCHAR",  # what makes two deliveries the same row
    "source": "VARCHAR",  # who delivered this version's content
    "row_number": "INTEGER",  # where in the delivered file
    "delivery": "INTEGER",  # the delivery that recorded this version
    "recorded_at": "TIMESTAMP",  # known from (UTC)
    "retired_at": "TIMESTAMP",  # known until (UTC), NULL while it holds
    "retired_by": "INTEGER",  # the delivery that retired it
    "retired_as": "VARCHAR",  # superseded, replaced, undone (its maker was taken back), unwound (an undo's copy was)
    "made_at": "TIMESTAMP",  # when the content was first recorded: an undo copies it
    "made_by": "INTEGER",  # the delivery that first recorded the content
    "first_recorded_at": "TIMESTAMP",  # when any version of this key was first recorded
}

LEDGER = """
CREATE TABLE IF NOT EXISTS delivery (
    number INTEGER, kind VARCHAR, file VARCHAR, sha256 VARCHAR, source VARCHAR, recorded_at TIMESTAMP,
    loaded_by VARCHAR, encoding VARCHAR, delimiter VARCHAR, undoes INTEGER, receipt VARCHAR);
CREATE TABLE IF NOT EXISTS set_aside (
    id VARCHAR, delivery INTEGER, table_name VARCHAR, sheet VARCHAR, row_number INTEGER,
    cells VARCHAR, problems VARCHAR, resolved_by INTEGER);
CREATE TABLE IF NOT EXISTS person (key VARCHAR);
CREATE TABLE IF NOT EXISTS about (name VARCHAR, value VARCHAR);
CREATE TABLE IF NOT EXISTS note (
    number INTEGER, kind VARCHAR, name VARCHAR, content VARCHAR,
    made_at TIMESTAMP, made_by VARCHAR, ended_at TIMESTAMP);
"""

LEDGER_TABLES = ("delivery", "set_aside", "person", "about", "note")
SCHEMA_VERSION = "1"


def stored_tables() -> tuple[str, ...]:
    """The names of every table in the database: the ledger's, then the delivered ones."""
    return (*LEDGER_TABLES, *(table.name for table in TABLES))


def data_columns(table: Table) -> dict[str, str]:
    """Name → SQL type of a table's own columns, the company key as delivered first."""
    company = {"company_key": "VARCHAR"} if table.has_company else {}
    return company | {column.name: sql_type(column) for column in table.columns}


def create_statements() -> list[str]:
    """The statements that make every table that does not exist yet."""
    statements = [statement for statement in LEDGER.split(";") if statement.strip()]
    for table in TABLES:
        columns = ", ".join(f'"{name}" {kind}' for name, kind in (VERSION_COLUMNS | data_columns(table)).items())
        statements.append(f"CREATE TABLE IF NOT EXISTS {table.name} ({columns})")
    return statements


CHECK_SUM = "CREATE OR REPLACE TEMP MACRO check_sum(number) AS " + " + ".join(
    f"number // {10**place} % 10"
    if place % 2 == 0
    else f"(number // {10**place} % 10 * 2) // 10 + number // {10**place} % 10 * 2 % 10"
    for place in range(10)
)


def macro_statements(catalog: str) -> list[str]:
    """For each table `valid_<table>(moment, n, existed)`: the versions that held at a moment.

    A version holds when it was recorded before `moment` by a delivery up to `n` and not yet retired then;
    only keys first recorded before `existed` count. And `check_sum(number)`: the sum of Luhn's rule over ten digits.
    """
    return [CHECK_SUM] + [
        f"""CREATE OR REPLACE TEMP MACRO valid_{table.name}(moment, n, existed) AS TABLE
            SELECT * FROM {catalog}.{table.name}
            WHERE recorded_at < moment AND delivery <= n AND first_recorded_at < existed
              AND (retired_at IS NULL OR retired_at >= moment OR retired_by > n)"""
        for table in TABLES
    ]
