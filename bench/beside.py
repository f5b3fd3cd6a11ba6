"""The same figures on a plain Dash page, measured in the same browser."""

import importlib.util
import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from shutil import copy

from playwright.sync_api import BrowserContext, Error, Page

TIMES = 9
REGIONS = ("Västernorrland", "Jämtland Härjedalen")
CHOSEN = "name => document.querySelector('#chosen')?.innerText === name && document.querySelectorAll('tr').length > 20"
Line = tuple[str, str, str]


def dash(context: BrowserContext, database: Path, ours: float) -> Iterator[Line]:
    """How long a plain Dash page takes for a change, and how that is to `ours`, in seconds."""
    if importlib.util.find_spec("dash") is None:
        yield "plain Dash page of the same figures", "Dash is not installed; see requirements.txt", ""
        return
    own = database.with_name("beside.duckdb")
    copy(database, own)
    copy(database.with_suffix(".secret"), own.with_suffix(".secret"))
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    process = subprocess.Popen(
        [sys.executable, "-m", "bench.dash_page", str(own), str(port)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        page = _opened(context, f"http://127.0.0.1:{port}/")
        took = statistics.median([_change(page, REGIONS[number % 2]) for number in range(TIMES + 2)][2:])
    finally:
        process.kill()
    yield "plain Dash page of the same figures, filter change", f"{1000 * took:,.0f} ms", f"{took / ours:.1f} × ours"


def _opened(context: BrowserContext, address: str) -> Page:
    page = context.new_page()
    deadline = time.monotonic() + 120
    while time.monotonic() < deadline:
        try:
            page.goto(address)
        except Error:  # it is not there yet
            time.sleep(0.3)
            continue
        page.wait_for_function(CHOSEN, arg="Hela projektet")
        return page
    raise TimeoutError("the Dash page never answered")


def _change(page: Page, name: str) -> float:
    page.locator("#region").click()
    option = page.get_by_role("option", name=name)
    option.wait_for()
    start = time.perf_counter()
    option.click()
    page.wait_for_function(CHOSEN, arg=name)
    return time.perf_counter() - start
