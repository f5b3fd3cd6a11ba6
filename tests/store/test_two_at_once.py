"""Another process, another thread, a crash in the middle, a full disk: whole deliveries or none."""

import resource
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from corespons.errors import StoreFailed, StoreLocked
from corespons.settings import ROOT
from corespons.store import Store, deliveries, open_store
from tests.store.holding import column, holding
from tests.tables import deliver

ROWS = 200
CHILD = f"""
import sys
from corespons.store import open_store
from tests.tables import deliver
store = open_store(sys.argv[1], "hemlig")
print("open", flush=True)
for number in range(1, 1000):
    deliver(store, "Almi", "2022-01-01", Insatser=f"service_id  company  starts_on\\n" + "\\n".join(
        f"{{number}}-{{row}}  A{{row}}  2021-05-01" for row in range({ROWS})))
    print(number, flush=True)
"""


@contextmanager
def another_process(url: str) -> Iterator[subprocess.Popen[str]]:
    """A process that has the store open and records delivery after delivery."""
    with subprocess.Popen([sys.executable, "-c", CHILD, url], cwd=ROOT, stdout=subprocess.PIPE, text=True) as child:
        try:
            yield child
        finally:
            child.kill()


def test_a_store_that_another_process_holds_is_told_so(tmp_path: Path) -> None:
    url = str(tmp_path / "prov.duckdb")
    with another_process(url) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == "open\n"
        with pytest.raises(StoreLocked, match=r"prov\.duckdb används av ett annat program"):
            open_store(url, "hemlig")


@pytest.mark.parametrize("after", [0.0, 0.013, 0.031])
def test_a_process_killed_while_recording_leaves_whole_deliveries_only(tmp_path: Path, after: float) -> None:
    url = str(tmp_path / "prov.duckdb")
    with another_process(url) as child:
        assert child.stdout is not None
        told = [child.stdout.readline() for _ in range(4)]
        time.sleep(after)
        child.send_signal(signal.SIGKILL)
    store = open_store(url, "hemlig")
    recorded = [entry.number for entry in deliveries(store)]
    with store.cursor() as cursor:
        rows = dict(cursor.execute("SELECT delivery, count(*) FROM service GROUP BY delivery").fetchall())
    store.close()
    assert rows == dict.fromkeys(recorded, ROWS)
    assert set(recorded) >= {int(number) for number in told[1:]}  # what was told as recorded, is


def test_two_threads_recording_at_once_lose_nothing(store: Store) -> None:
    def record_five(source: str) -> None:
        for number in range(5):
            deliver(store, source, "2022-01-01", Insatser=f"service_id  company  starts_on\n I{number}  A  2021-05-01")

    threads = [threading.Thread(target=record_five, args=(source,)) for source in ("Almi", "BuS")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [entry.number for entry in deliveries(store)] == list(range(1, 11))
    assert column(store, "Insatser", "service_id") == sorted(f"I{number}" for number in range(5) for _ in "AB")


def test_a_reader_sees_a_delivery_whole_or_not_at_all(store: Store) -> None:
    seen: set[int] = set()
    is_done = threading.Event()

    def read() -> None:
        while not is_done.is_set():
            seen.add(len(holding(store).get("Insatser", [])))

    reader = threading.Thread(target=read)
    reader.start()
    for number in range(4):
        rows = "\n".join(f"{number}-{row}  A{row}  2021-05-01" for row in range(50))
        deliver(store, "Almi", "2022-01-01", Insatser=f"service_id  company  starts_on\n{rows}")
    is_done.set()
    reader.join()
    assert seen <= {0, 50, 100, 150, 200}


@contextmanager
def full_disk(room: int) -> Iterator[None]:
    """No file may grow beyond so many bytes."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (room, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_a_disk_that_fills_up_while_recording_leaves_the_store_as_it_was(tmp_path: Path) -> None:
    url = str(tmp_path / "prov.duckdb")
    store = open_store(url, "hemlig")
    deliver(store, "Almi", "2022-01-01", Företag="company  municipality\n A  Åre")
    before = holding(store)
    many = "company  starts_on  need\n" + "\n".join(f"A{n}  2021-05-01  behov {n * 7919}" for n in range(3000))
    with full_disk((tmp_path / "prov.duckdb").stat().st_size), pytest.raises(StoreFailed):
        deliver(store, "Almi", "2022-02-01", Insatser=many)
    store.close()
    again = open_store(url, "hemlig")
    assert holding(again) == before
    assert len(deliveries(again)) == 1
    again.close()
