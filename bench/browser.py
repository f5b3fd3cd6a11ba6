"""Läget in a real browser, and many sessions at once: `python -m bench.browser [--national]`, medians of seven or more.

A warm visit is one in a browser with a profile on disk that has been here before, as people have it. Bytes are counted
on the wire. Beside it stands a plain Dash page of the same figures, if Dash is installed.
"""

import argparse
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import BrowserContext, Page, Playwright, sync_playwright

from bench import beside
from bench.sessions import SESSIONS, meeting
from bench.wire import Wire, wire
from corespons.example import load_example
from corespons.store import open_store
from tests.browser.conftest import CHROMIUM, Server, start_server, stop

TIMES = 9
SLOW_MS, WARM_MS = 600_000, 15_000
DONE = """document.querySelector('[data-testid=stApp]')?.dataset.testScriptState === 'notRunning'
          && document.querySelectorAll('.cr-wall').length > 3"""
SAYS = "document.querySelector('.cr-sub')?.innerText.replaceAll('\\u00a0', ' ').includes(words)"
REGIONS = ("Västernorrland", "Jämtland Härjedalen")
MONTHS = ("maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
Line = tuple[str, str, str]


@contextmanager
def browser(player: Playwright) -> Iterator[BrowserContext]:
    """A browser with an empty profile on disk."""
    with tempfile.TemporaryDirectory() as profile:
        context = player.chromium.launch_persistent_context(
            profile, executable_path=CHROMIUM, args=["--no-sandbox", "--disable-dev-shm-usage"], locale="sv-SE",
            viewport={"width": 1280, "height": 800},
        )  # fmt: skip
        context.set_default_timeout(SLOW_MS)
        yield context
        context.close()


def visit(context: BrowserContext, address: str) -> tuple[Page, float]:
    """A new page, and the seconds until the wall is drawn."""
    page = context.new_page()
    start = time.perf_counter()
    page.goto(address, wait_until="commit")
    page.wait_for_function(f"() => {DONE}")
    return page, time.perf_counter() - start


def cold_visit(player: Playwright, address: str) -> float:
    """Seconds of the first visit of a browser."""
    with browser(player) as context:
        return visit(context, address)[1]


def warm_visits(context: BrowserContext, address: str) -> float:
    """The median of the visits after the first three: by then the browser keeps the compiled code."""
    took = []
    for _ in range(TIMES + 3):
        page, seconds = visit(context, address)
        took.append(seconds)
        page.wait_for_timeout(200)
        page.close()
    return statistics.median(took[3:])


def choose_region(page: Page, name: str) -> float:
    """Seconds from choosing a region to the wall with its figures."""
    page.get_by_role("combobox", name="Region").click()
    option = page.get_by_role("option", name=name)
    option.wait_for()
    start = time.perf_counter()
    option.click()
    page.wait_for_function(f"words => {SAYS} && {DONE}", arg=name)
    return time.perf_counter() - start


def choose_period(page: Page, number: int) -> float:
    """Seconds from the end of typing a last day that nobody has asked for to the wall with its figures."""
    month, day = number % len(MONTHS), 10 + number // len(MONTHS)
    page.locator('[aria-label="år, Till"]').click()
    page.keyboard.type(f"2021{month + 5:02}{day}")
    start = time.perf_counter()
    page.locator("h1").first.click()
    page.wait_for_function(f"words => {SAYS} && {DONE}", arg=f"{day} {MONTHS[month]} 2021")
    return time.perf_counter() - start


def changes(page: Page, times: int = TIMES) -> tuple[float, float]:
    """The median seconds of a region asked for before, and of a period nobody has asked for."""
    regions = [choose_region(page, REGIONS[number % 2]) for number in range(times + 2)]
    periods = [choose_period(page, number) for number in range(times + 1)]
    return statistics.median(regions[2:]), statistics.median(periods[1:])


def transferred(player: Playwright, relay: Wire) -> Iterator[Line]:
    """The bytes of a first visit, of a warm visit, and of a filter change to what the browser has not seen."""
    address = f"http://127.0.0.1:{relay.port}/laget"
    with browser(player) as context:
        for name, goal in (("first visit with a cold browser", ""), ("warm visit", "≤ 1 500 kB")):
            before = relay.received
            page, _ = visit(context, address)
            page.wait_for_timeout(1000)
            yield f"Läget, {name}, transferred", f"{relay.since(before) / 1000:,.0f} kB", goal
        before = relay.received
        choose_region(page, REGIONS[0])
        yield "Läget, filter change, transferred", f"{relay.since(before) / 1000:,.0f} kB", "≤ 60 kB"


def example(player: Playwright, server: Server) -> Iterator[Line]:
    """The example project."""
    address, port = f"{server.base}/laget", int(server.base.rpartition(":")[2])
    cold = statistics.median(cold_visit(player, address) for _ in range(TIMES))
    yield milliseconds("Läget, first visit with a cold browser", cold, "≤ 2 500 ms")
    with browser(player) as context:
        yield milliseconds("Läget, warm visit", warm_visits(context, address), "≤ 800 ms")
        page, _ = visit(context, address)
        hit, miss = changes(page)
        yield milliseconds("Läget, filter change, region", hit, "≤ 200 ms")
        yield milliseconds("Läget, filter change, a period nobody has asked for", miss, "")
    with wire(port) as relay:
        yield from transferred(player, relay)
    met = meeting(port, server.process.pid)
    yield milliseconds(f"{SESSIONS} sessions, 2 s between clicks, median", met.middle, "")
    yield milliseconds(f"{SESSIONS} sessions, 2 s between clicks, 95th percentile", met.worst, "≤ 1 000 ms")
    yield milliseconds(f"{SESSIONS} sessions, the server's work per change", met.work / len(met.changes), "")
    yield f"{SESSIONS} sessions, memory", f"{met.memory / 1e6:.0f} MB", "≤ 300 MB"
    with browser(player) as context:
        yield from beside.dash(context, server.database, hit)


def national(player: Playwright, folder: Path) -> Iterator[Line]:
    """The national-size set."""
    from bench.national import fill

    with filled(folder, fill) as server, browser(player) as context:
        page, first = visit(context, f"{server.base}/laget")
        yield "national size, Läget, first look", f"{first:.0f} s", ""
        page.wait_for_timeout(WARM_MS)
        hit, miss = changes(page)
        yield milliseconds("national size, Läget, filter change, region", hit, "≤ 200 ms")
        yield milliseconds("national size, Läget, filter change, a period nobody has asked for", miss, "≤ 350 ms")


@contextmanager
def filled(folder: Path, fill: Callable[..., object]) -> Iterator[Server]:
    """A dashboard over a new database that has been filled."""
    folder.mkdir()
    store = open_store(str(folder / "corespons.duckdb"))
    fill(store)
    store.close()
    server = start_server(folder)
    yield server
    stop(server)


def milliseconds(name: str, seconds: float, goal: str) -> Line:
    """A line of the table in milliseconds."""
    return name, f"{1000 * seconds:,.0f} ms", goal


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(prog="bench.browser")
    parser.add_argument("--national", action="store_true", help="also the national-size set (minutes, 3 GB)")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as name, sync_playwright() as player:
        with filled(Path(name) / "example", load_example) as server:
            show(example(player, server))
        if chosen.national:
            show(national(player, Path(name) / "national"))


def show(lines: Iterator[Line]) -> None:
    """Print lines of the table as they come."""
    for line in lines:
        print("| " + " | ".join(line) + " |", flush=True)


if __name__ == "__main__":
    main()
