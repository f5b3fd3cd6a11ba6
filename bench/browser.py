"""Läget in a real browser: cold visit, warm visit, a filter change. `python -m bench.browser`, medians of seven."""

import statistics
import tempfile
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from playwright.sync_api import Browser, Page, Response, sync_playwright

from corespons.example import load_example
from corespons.store import open_store
from tests.browser.conftest import CHROMIUM, start_server, stop

TIMES = 7
DONE = """() => document.querySelector('[data-testid=stApp]')?.dataset.testScriptState === 'notRunning'
          && document.querySelectorAll('.cr-wall').length > 3"""
REGIONS = ("Västernorrland", "Jämtland Härjedalen")


def visit(browser: Browser, address: str) -> Iterator[tuple[float, int]]:
    """Seconds until the wall is drawn and bytes transferred: first with an empty cache, then warm."""
    context = browser.new_context(locale="sv-SE", viewport={"width": 1280, "height": 800})
    for _ in range(TIMES + 1):
        page = context.new_page()
        sizes: list[int] = []
        page.on("response", partial(_weigh, sizes))
        start = time.perf_counter()
        page.goto(address)
        page.wait_for_function(DONE)
        yield time.perf_counter() - start, sum(sizes)
        page.close()
    context.close()


def _weigh(sizes: list[int], answer: Response) -> None:
    sizes.append(int(answer.headers.get("content-length", 0)))


def filter_change(page: Page, number: int) -> float:
    """Seconds from choosing a region to the wall with its figures."""
    name = REGIONS[number % 2]
    page.get_by_role("combobox", name="Region").click()
    option = page.get_by_role("option", name=name)
    option.wait_for()
    start = time.perf_counter()
    option.click()
    page.wait_for_function(
        "name => document.querySelector('.cr-sub')?.innerText.includes(name) && (" + DONE + ")()", arg=name
    )
    return time.perf_counter() - start


def main() -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as name, sync_playwright() as player:
        folder = Path(name)
        store = open_store(str(folder / "corespons.duckdb"))
        load_example(store, None)
        store.close()
        server = start_server(folder)
        browser = player.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-dev-shm-usage"])
        (cold, size), *warm = visit(browser, f"{server.base}/laget")
        print(f"| Läget, first visit with a cold browser | {1000 * cold:.0f} ms, {size / 1e6:.1f} MB | ≤ 2 500 ms |")
        print(f"| Läget, warm visit | {1000 * statistics.median(t for t, _ in warm):.0f} ms | ≤ 800 ms |")
        page = browser.new_page(locale="sv-SE", viewport={"width": 1280, "height": 800})
        page.goto(f"{server.base}/laget")
        page.wait_for_function(DONE)
        changes = [filter_change(page, number) for number in range(TIMES + 2)][2:]
        print(f"| Läget, filter change | {1000 * statistics.median(changes):.0f} ms | ≤ 200 ms |")
        browser.close()
        stop(server)


if __name__ == "__main__":
    main()
