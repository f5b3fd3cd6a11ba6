"""The times in docs/benchmarks.md: medians on this machine, printed as a table. `python -m bench [--national]`."""

import argparse
import logging
import os
import platform
import resource
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from pathlib import Path

from bench import backtest, deliveries
from corespons.example import load_example
from corespons.followup import answer, facts_of, facts_on, trends
from corespons.indicators import CATALOGUE, Facts, Question, Window, whole_project
from corespons.intake import Options, load_files
from corespons.settings import ROOT, project
from corespons.store import Reading, Store, open_store, state_on

GOAL_1 = tuple(id for id in CATALOGUE if id.startswith("D1"))
TABLES_READ = (
    "companies", "actors", "activities", "meetings", "participants", "services", "enquiries", "referrals", "surveys",
    "export_values", "costs", "budget", "funding", "hours", "state_aid", "targets",
)  # fmt: skip
Line = tuple[str, str, str]


def median(work: Callable[[], object], times: int = 7) -> float:
    """The median time of some work, in seconds."""
    took = []
    for _ in range(times):
        start = time.perf_counter()
        work()
        took.append(time.perf_counter() - start)
    return statistics.median(took)


def milliseconds(name: str, goal: int | None, work: Callable[[], object], times: int = 7) -> Line:
    """A line of the table in milliseconds."""
    return name, f"{1000 * median(work, times):.0f} ms", f"≤ {goal} ms" if goal else ""


def loading(folder: Path) -> Iterator[Line]:
    """100 000 attendance rows, loaded with every check into a new database."""
    for kind, content, goal in (("csv", deliveries.csv_file(), 20_000), ("xlsx", deliveries.xlsx_file(), 10_000)):
        took = []
        for number in range(3):
            store = open_store(str(folder / f"{kind}{number}.duckdb"), "bench")
            start = time.perf_counter()
            load_files(store, [(f"Deltagande.{kind}", content)], Options(source="Almi Mitt"))
            took.append(time.perf_counter() - start)
            store.close()
        rows = deliveries.ROWS / statistics.median(took)
        yield f"load 100 000 attendances, {kind}", f"{rows:,.0f} rows/s", f"≥ {goal:,} rows/s"


def example(store: Store) -> Iterator[Line]:
    """The example project: loading it, its figures, its past."""
    start = time.perf_counter()
    load_example(store, None)
    yield "load the example project", f"{time.perf_counter() - start:.1f} s", "< 20 s"
    day = project().example_as_of
    window = whole_project(day)
    facts = facts_on(store, day)
    yield milliseconds("D1.1–D1.8, all levels", 30, lambda: computed(facts, Question(window, GOAL_1)), 15)
    yield milliseconds(
        "all indicators, all levels, targets, intervals", 150, lambda: computed(facts, Question(window)), 15
    )
    yield milliseconds(
        "the same for the open audience", None, lambda: computed(facts, Question(window, audience="öppen"))
    )
    yield milliseconds("twelve months' trends of all indicators, all areas", None,
                       lambda: trends(_forgetting(facts), tuple(CATALOGUE), window, "intern"), 3)  # fmt: skip
    yield milliseconds("D1.1–D1.8 from a cold state", None,
                       lambda: answer(facts_on(store, day), Question(window, GOAL_1)))  # fmt: skip
    yield milliseconds("all tables as of a past date", None, lambda: all_tables(store))


def computed(facts: Facts, question: Question) -> object:
    """The answer to a question, computed anew: an answer that is kept would take no time at all."""
    return answer(_forgetting(facts), question)


def _forgetting(facts: Facts) -> Facts:
    """The facts without the figures that were kept."""
    facts.figures.clear()
    return facts


def all_tables(store: Store) -> None:
    """Read every table as of a past date, companies resolved."""
    reading = Reading(store, state_on(store, project().example_as_of))
    for question in TABLES_READ:
        reading.frame(question)


def screen(database: str) -> Iterator[Line]:
    """A rerun of Läget on the server, everything cached, as Streamlit's own test runner measures it."""
    from streamlit.runtime.pages_manager import PagesManager
    from streamlit.testing.v1 import AppTest

    PagesManager.uses_pages_directory = False  # as the server does at its start
    os.environ |= {"CORESPONS_DATABASE": database, "CORESPONS_SECRET": "bench"}
    logging.disable(logging.WARNING)  # the test runner is no visitor, and is told so at every cached read
    app = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=120).run()
    app.switch_page(str(ROOT / "pages" / "laget.py")).run()
    yield milliseconds("rerun of Läget", 80, lambda: app.run())


def national(folder: Path) -> Iterator[Line]:
    """A national-size set: cold and warm, beside the same database asked plainly."""
    from bench.national import DAY, fill
    from bench.plain import PLAIN

    store = open_store(str(folder / "national.duckdb"), "bench")
    fill(store)
    window = whole_project(DAY)
    start, busy = time.perf_counter(), time.process_time()
    facts = facts_of(store, state_on(store, DAY))
    answer(facts, Question(window))
    took, busy = time.perf_counter() - start, time.process_time() - busy
    yield "national size, all indicators, cold", f"{took:.1f} s ({busy:.1f} s of processor)", "≤ 6 s"
    yield milliseconds("national size, warm: the same window again", 100, lambda: computed(facts, Question(window)))
    yield milliseconds("national size, warm: windows never asked before", 100,
                       partial(_never_asked, facts, DAY, iter(range(1, 29))))  # fmt: skip
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
    yield "national size, memory at most", f"{memory:.1f} GB", "≤ 3 GB"
    for name, ask in PLAIN.items():
        took = median(partial(ask, store), 1)
        yield f"national size, ten of the questions asked plainly in {name}", f"{took:.1f} s", ""


def _never_asked(facts: Facts, as_of: date, days: Iterator[int]) -> None:
    """A window with a first and a last day of its own, over facts that are in memory."""
    day = next(days)
    answer(facts, Question(Window(date(2022, 1, day), date(2023, 6, day), as_of)))


def lines(with_national: bool) -> Iterator[Line]:
    """Every line of the table."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        yield from loading(folder)
        database = str(folder / "example.duckdb")
        store = open_store(database, "bench")
        yield from example(store)
        store.close()
        yield from screen(database)
        if with_national:
            yield from national(folder)


def main() -> None:
    """Print the table, then the forecast's backtest."""
    parser = argparse.ArgumentParser(prog="bench")
    parser.add_argument("--national", action="store_true", help="also the national-size set (minutes, 3 GB)")
    chosen = parser.parse_args()
    print(f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}\n")
    print("| what | measured | goal |\n|---|---:|---:|")
    for line in lines(chosen.national):
        print("| " + " | ".join(line) + " |", flush=True)
    print("\nBacktest of the forecast (80 % intervals; 72–88 % together, none under 60 %):")
    for name, hits in backtest.simulated().items():
        print(f"- {name}: {sum(hits) / len(hits):.0%}")


if __name__ == "__main__":
    main()
