"""`make fuzz`: polluted files for FUZZ_SECONDS (300), half by Hypothesis and half by atheris where it is installed."""

import importlib.util
import os
import subprocess
import sys
import time

from hypothesis import HealthCheck, Phase, given, seed, settings

from corespons.settings import ROOT
from tests.fuzz.cases import Case, cases
from tests.fuzz.judge import Loader, judge

AT_ONCE = 50


def main() -> int:
    """Fuzz until the time is up; 1 where something did not hold."""
    whole = float(os.environ.get("FUZZ_SECONDS", "300"))
    has_atheris = importlib.util.find_spec("atheris") is not None
    failed = _by_hypothesis(whole / 2 if has_atheris else whole)
    if not has_atheris:
        print("atheris is not installed, so Hypothesis had all the time. Try: .venv/bin/python -m pip install atheris")
        return int(failed)
    found = subprocess.run(
        [sys.executable, "-m", "tests.fuzz.bytes", f"-max_total_time={max(1, int(whole / 2))}", "-timeout=10",
         "-rss_limit_mb=1500", "-artifact_prefix=/tmp/fuzz-", "-verbosity=0"], cwd=ROOT, check=False,
    )  # fmt: skip
    return int(failed or found.returncode != 0)


def _by_hypothesis(seconds: float) -> bool:
    loader, end, files, failed = Loader(), time.monotonic() + seconds, 0, 0
    number = int(time.time())
    while time.monotonic() < end:
        number += 1

        @seed(number)
        @settings(
            max_examples=AT_ONCE, deadline=None, database=None, phases=[Phase.generate],
            suppress_health_check=list(HealthCheck), print_blob=False,
        )  # fmt: skip
        @given(cases())
        def holds(case: Case) -> None:
            nonlocal files
            files += 1
            judge(loader, case)

        try:
            holds()
        except Exception as error:
            failed += 1
            print(
                f"seed {number}: {type(error).__name__}: {error}",
                *getattr(error, "__notes__", ()),
                sep="\n",
                flush=True,
            )
    loader.stop()
    print(
        f"{files} files in {seconds:.0f} s by Hypothesis, {failed} rounds of {AT_ONCE} with something that did not hold"
    )
    return failed > 0


if __name__ == "__main__":
    sys.exit(main())
