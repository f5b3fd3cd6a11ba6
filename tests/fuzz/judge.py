"""What must hold of every file, judged from outside the process that loads it."""

import pickle
import re
import select
import struct
import subprocess
import sys
from typing import Any

from corespons.settings import ROOT
from tests.fuzz.cases import Case

SECONDS, MEGABYTES = 10, 1000  # of the processor
PATIENCE = 90  # by the clock, since the machine may have more to do
IN_CLEAR = re.compile(r"(?<!\d)(19)?811218[-+ ]?9876(?!\d)")
ENGLISH = re.compile(r"\b(the|error|failed|unexpected|Traceback|NoneType|invalid)\b", re.IGNORECASE)


class Loader:
    """The process that loads, started anew after it has been lost."""

    def __init__(self) -> None:
        self.process: subprocess.Popen[bytes] | None = None

    def fared(self, name: str, content: bytes) -> dict[str, Any]:
        """How a file fared. Raises AssertionError where there is no answer in time."""
        if self.process is None:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "tests.fuzz.worker"], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE
            )
            self._ask("Företag.csv", b"Organisationsnummer", PATIENCE)
        return self._ask(name, content, PATIENCE)

    def _ask(self, name: str, content: bytes, seconds: float) -> dict[str, Any]:
        assert self.process is not None
        asked = pickle.dumps((name, content))
        self.process.stdin.write(struct.pack("<Q", len(asked)) + asked)
        self.process.stdin.flush()
        answered, _, _ = select.select([self.process.stdout], [], [], seconds)
        head = self.process.stdout.read(8) if answered else b""
        if len(head) < 8:
            self.stop()
            raise AssertionError(f"{name}: no answer within {seconds} s, or the process died")
        return pickle.loads(self.process.stdout.read(struct.unpack("<Q", head)[0]))

    def stop(self) -> None:
        """End the process."""
        if self.process is not None:
            self.process.kill()
            self.process.communicate()
            self.process = None


def judge(loader: Loader, case: Case) -> None:
    """A receipt with every row in it or a Swedish sentence; in time, in little memory, and no person in clear."""
    fared = loader.fared(case.name, case.content)
    assert fared["crash"] is None, fared["crash"]
    assert fared["seconds"] < SECONDS, f"{fared['seconds']:.1f} s"
    if fared["megabytes"] > MEGABYTES / 2:  # an earlier file's may still be held: ask a process that is new
        loader.stop()
        fared = loader.fared(case.name, case.content)
        loader.stop()
    assert fared["megabytes"] < MEGABYTES, f"{fared['megabytes']} MB"
    found = IN_CLEAR.search(fared["kept"])
    assert found is None, f"in clear: …{fared['kept'][max(0, found.start() - 80) : found.end() + 80]}…"
    if fared["said"] is not None:
        assert fared["said"].rstrip()[-1:] in (".", "?", ")"), fared["said"]
        assert not ENGLISH.search(fared["said"]), fared["said"]
    elif case.rows is not None and not fared["unread"]:
        assert set(case.rows) <= fared["rows"], f"lost: {sorted(set(case.rows) - fared['rows'])}"
