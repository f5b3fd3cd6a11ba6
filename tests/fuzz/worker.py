"""A process of its own that loads one file after another and tells how each fared; what it breaks, only it pays for."""

import io
import json
import logging
import pickle
import re
import resource
import struct
import sys
import time
import traceback
from pathlib import Path
from typing import Any

from corespons.errors import CoResponsError
from corespons.intake import Options, load_files
from corespons.intake.matching_lists import lists_in
from corespons.intake.profile import Profile
from corespons.store import Store, open_store
from corespons.tables import by_name
from tests.fuzz.cases import CROSSED

ADDRESSES = 4_000_000_000  # a stop for what grows without end; the rule of 1 GB is about memory in use
HEADING = (None, 1)  # where an error stands that keeps a whole table out
YEARS = Profile(
    "år", by_name()["export_value"], columns={"Företags-ID": ("Kund",), "År": ("År",), "Export": ("Värde",)},
    constants={"Källa": "SCB"}, headings=("Kund", "År", "Värde"), across="År",
)  # fmt: skip
STATUS, CLEAR = Path("/proc/self/status"), Path("/proc/self/clear_refs")


def main() -> None:
    """Answer on standard output, a pickle after its length, to each case on standard input."""
    answers, sys.stdout = sys.stdout.buffer, sys.stderr
    resource.setrlimit(resource.RLIMIT_AS, (ADDRESSES, ADDRESSES))
    log = io.StringIO()
    logging.basicConfig(stream=log, level=logging.DEBUG, force=True)
    while head := sys.stdin.buffer.read(8):
        name, content = pickle.loads(sys.stdin.buffer.read(struct.unpack("<Q", head)[0]))
        log.seek(0)
        log.truncate()
        answer = pickle.dumps(fared(name, content, log))
        answers.write(struct.pack("<Q", len(answer)) + answer)
        answers.flush()


def fared(name: str, content: bytes, log: io.StringIO) -> dict[str, Any]:
    """What came of a file: `said` (a refusal), `crash` (a traceback), the rows found again, everything kept, memory."""
    if CLEAR.exists():
        CLEAR.write_text("5")
    started = time.process_time()
    store, answer = open_store(":memory:", "hemligheten"), {"said": None, "crash": None, "rows": set(), "unread": False}
    try:
        profile = YEARS if name.startswith(CROSSED) else None
        if profile:
            lists_in(name, content)
        (receipt,) = load_files(store, [(name, content)], Options("Almi Mitt", profile, register_actors=True))
        answer["rows"] = {problem.row for problem in receipt.problems} | _rows_kept(store)
        answer["unread"] = any(one.severity == "error" and one.row in HEADING for one in receipt.problems)
        answer["kept"] = json.dumps(receipt.as_json(), ensure_ascii=False) + _everything(store)
    except CoResponsError as error:
        answer["said"] = answer["kept"] = str(error)
    except BaseException:
        answer["crash"], answer["kept"] = traceback.format_exc(), ""
    finally:
        store.close()
    answer["kept"] += log.getvalue()
    answer["megabytes"], answer["seconds"] = _peak(), time.process_time() - started
    return answer


def _peak() -> float:
    if STATUS.exists():
        return int(re.search(r"VmHWM:\s+(\d+)", STATUS.read_text())[1]) / 1000
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000


def _tables(store: Store, column: str) -> list[str]:
    with store.cursor() as cursor:
        asked = "SELECT DISTINCT table_name FROM information_schema.columns WHERE column_name = ?"
        return [name for (name,) in cursor.execute(asked, [column]).fetchall()]


def _rows_kept(store: Store) -> set[int]:
    with store.cursor() as cursor:
        return {
            row
            for table in _tables(store, "row_number")
            for (row,) in cursor.execute(f"SELECT row_number FROM {table} WHERE delivery > 0").fetchall()
        }


def _everything(store: Store) -> str:
    with store.cursor() as cursor:
        return "\n".join(repr(cursor.execute(f"FROM {name}").fetchall()) for name in _tables(store, "delivery"))


if __name__ == "__main__":
    main()
