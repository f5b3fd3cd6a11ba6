"""Reading one state of knowledge: every company key resolved, one SQL file a question."""

import threading
from collections.abc import Iterable, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import datetime
from functools import cache
from pathlib import Path

import pandas as pd
import pyarrow as pa

from corespons.store.connect import Store
from corespons.store.moments import State

POINTED = {
    "actor_number": "actor_numbers", "source_number": "source_numbers", "held": "held", "pointed": "pointed",
}  # fmt: skip
NEED_POINTED = ("meetings", "participants", "quality", "actor_numbers", "finding_not_assessed")
QUERIES = Path(__file__).parent / "queries"


class Reading:
    """One state of the store, open for questions; the same question always gets the same answer."""

    def __init__(self, store: Store, state: State) -> None:
        """Open the state: ties and merges are followed once, so that every question sees the same companies."""
        self.state = state
        self._cursor = store.reading()
        self._lock = threading.Lock()
        self._build("tie", "ties")
        ties = dict(self._cursor.execute("SELECT from_key, to_key FROM tie").fetchall())
        self._keep("merged", follow_merges(self._cursor.execute(*self._question("merges")).fetchall(), ties))
        self._build("company_key", "company_keys")
        self._pointed = False
        self._coming: dict[str, Future[pd.DataFrame]] = {}
        self._sent_for: set[str] = set()

    def frame(self, question: str) -> pd.DataFrame:
        """The rows that a question's SQL file describes: dates as day numbers since 1970, clock times as microseconds.

        A number, day or yes/no with missing values is a float column with NaN; text is categorical.
        """
        coming = self._coming.pop(question, None)
        return coming.result() if coming else self._frame(question)

    def ahead(self, questions: Iterable[str]) -> None:
        """Begin to answer, one after another beside the caller, questions that will be asked; each once."""
        with self._lock:
            new = [question for question in questions if question not in self._sent_for]
            self._sent_for.update(new)
        if new:
            reader = ThreadPoolExecutor(1, "reading ahead")
            self._coming |= {question: reader.submit(self._frame, question) for question in new}
            reader.shutdown(wait=False)

    def _frame(self, question: str) -> pd.DataFrame:
        with self._lock:
            if not self._pointed and question in NEED_POINTED:
                for name, built in POINTED.items():
                    self._build(name, built)
                self._pointed = True
            rows = self._ask(question)
        return _plain_frame(rows)

    def _ask(self, question: str) -> pa.Table:
        return self._cursor.execute(*self._question(question)).to_arrow_table()

    def _question(self, question: str) -> tuple[str, dict[str, datetime | int]]:
        sql = query_text(question)
        return sql, {name: value for name, value in self.state.parameters.items() if f"${name}" in sql}

    def _build(self, name: str, question: str | None = None) -> None:
        """Keep the answer to a question in the database, for other questions to join."""
        sql, known = self._question(question or name)
        self._cursor.execute(f"CREATE TEMP TABLE {name} AS {sql}", known)

    def _keep(self, name: str, keys: Mapping[str, str]) -> None:
        """Keep which key stands for which in the database."""
        self._cursor.execute(
            f"CREATE TEMP TABLE {name} AS "
            "SELECT unnest($old::VARCHAR[]) AS from_key, unnest($new::VARCHAR[]) AS to_key",
            {"old": list(keys), "new": list(keys.values())},
        )


@cache
def query_text(question: str) -> str:
    """The SQL of a question."""
    return (QUERIES / f"{question}.sql").read_text(encoding="utf-8")


def follow_merges(merges: list[tuple[str, str]], ties: Mapping[str, str]) -> dict[str, str]:
    """Each merged key → the key at the end of its chain. A merge that would close a cycle is no merge.

    A key merged into a deliverer's own ID goes on to the organisation number that the ID is tied to.
    """
    step: dict[str, str] = {}
    for from_key, named in merges:
        to_key = ties.get(named, named)
        if _end(step, to_key) != from_key:
            step[from_key] = to_key
    return {key: _end(step, key) for key in step}


def _end(step: dict[str, str], key: str) -> str:
    while key in step:
        key = step[key]
    return key


def _plain_frame(rows: pa.Table) -> pd.DataFrame:
    return pd.DataFrame({name: _plain_column(rows.column(name)) for name in rows.column_names}, copy=False)


def _plain_column(column: pa.ChunkedArray) -> object:
    kind = column.type
    if pa.types.is_date32(kind):
        column = column.cast(pa.int32())
    elif pa.types.is_timestamp(kind):
        column = column.cast(pa.int64())
    elif pa.types.is_decimal(kind) or (pa.types.is_boolean(kind) and column.null_count):
        column = column.cast(pa.float64() if pa.types.is_decimal(kind) else pa.int8())
    if pa.types.is_string(kind):
        words = column.combine_chunks().dictionary_encode()
        codes = words.indices.fill_null(-1).to_numpy(zero_copy_only=False)
        return pd.Categorical.from_codes(codes, categories=words.dictionary.to_pylist())
    return column.to_numpy()
