"""A server of its own on a free port with a database of its own, and a browser that sits in Sweden."""

import json
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, ConsoleMessage, Page, sync_playwright

from corespons.example import load_example
from corespons.store import open_store

ROOT = Path(__file__).resolve().parents[2]
CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")


@dataclass
class Visit:
    """A browser page on our server, and what it complained about or asked others for."""

    base: str
    page: Page
    errors: list[str] = field(default_factory=list)
    strangers: list[str] = field(default_factory=list)

    def listen(self) -> "Visit":
        self.page.on("console", self._hear)
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on("request", lambda request: self._watch(request.url))
        return self

    def open(self, address: str, heading: str | None = None) -> Page:
        """Open an address and wait until it is drawn."""
        self.page.goto(f"{self.base}/{address}")
        self.page.locator("h1", has_text=heading).first.wait_for()
        settle(self.page)
        return self.page

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.errors.append(f"{message.text} {message.location.get('url', '')}")

    def _watch(self, url: str) -> None:
        if not url.startswith((self.base, self.base.replace("http", "ws"), "data:", "blob:")):
            self.strangers.append(url)


QUIET_MS = 300


def settle(page: Page) -> None:
    """Wait until nothing has run or waited to be drawn for a while: a click starts the script a moment later."""
    page.evaluate("window.quietSince = null")
    page.wait_for_function(
        """(quietMs) => {
            const app = document.querySelector('[data-testid=stApp]')
            const quiet = app?.dataset.testScriptState === 'notRunning'
                && !document.querySelector('[data-testid=stSkeleton]')
            window.quietSince = quiet ? window.quietSince ?? performance.now() : null
            return quiet && performance.now() - window.quietSince > quietMs
        }""",
        arg=QUIET_MS,
    )


def lands(page: Page, *parts: str) -> None:
    """The address has every part, as soon as the page has written it."""
    page.wait_for_url(lambda url: all(part in url for part in parts))


def turn(page: Page, theme: Literal["light", "dark"]) -> None:
    """Turn the browser's theme on the screen, and wait until the whole app has followed."""
    page.emulate_media(media="screen", color_scheme=theme)
    page.wait_for_function("(theme) => document.documentElement.dataset.theme === theme", arg=theme)
    settle(page)


def shut_to_some(page: Page) -> list[tuple[str, str]]:
    """What axe finds that keeps somebody out."""
    found = Axe().run(page).response["violations"]
    return [(v["id"], v["nodes"][0]["html"][:300]) for v in found if v["impact"] in ("serious", "critical")]


def picture(page: Page, path: Path) -> None:
    """Shoot the whole page: its main part scrolls, so the window grows to it first."""
    size = page.viewport_size or {"width": 1280, "height": 800}
    height = page.evaluate("document.querySelector('[data-testid=stMainBlockContainer]').scrollHeight + 80")
    page.set_viewport_size({"width": size["width"], "height": max(int(height), size["height"])})
    page.wait_for_timeout(300)
    page.screenshot(path=path)
    page.set_viewport_size(size)


@dataclass
class Server:
    """A running dashboard."""

    base: str
    database: Path
    process: subprocess.Popen[bytes]
    log: Path


def start_server(folder: Path) -> Server:
    """Start the dashboard on a free port with the database of a folder, and wait until it answers."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    log = folder / "server.log"
    database = folder / "corespons.duckdb"
    with log.open("ab") as out:
        process = subprocess.Popen(
            [sys.executable, "-m", "streamlit", "run", "dashboard.py", f"--server.port={port}"],
            cwd=ROOT, env=os.environ | {"CORESPONS_DATABASE": str(database)}, stdout=out, stderr=subprocess.STDOUT,
        )  # fmt: skip
    base = f"http://127.0.0.1:{port}"
    deadline = time.monotonic() + 60
    while not _answers(base):
        if process.poll() is not None or time.monotonic() > deadline:
            process.kill()
            raise RuntimeError(log.read_text())
        time.sleep(0.05)
    return Server(base, database, process, log)


def _answers(base: str) -> bool:
    try:
        return bool(urllib.request.urlopen(f"{base}/_stcore/health", timeout=1).read() == b"ok")
    except OSError:
        return False


def stop(server: Server) -> None:
    """Stop a server that was started here."""
    server.process.terminate()
    server.process.wait(15)


@pytest.fixture(scope="session")
def example_database(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """A database filled with the example: made once, however many workers test, and copied to each."""
    shared = tmp_path_factory.getbasetemp()
    shared = shared if worker_id == "master" else shared.parent
    made = _made_once(shared / "example-made")
    own = tmp_path_factory.mktemp("example")
    for file in made.iterdir():
        if file.is_file():
            shutil.copy(file, own)
    return own / "corespons.duckdb"


def _made_once(folder: Path) -> Path:
    """The folder of the example, filled by whoever comes first; the others wait until it is whole."""
    whole = folder / "whole"
    try:
        folder.mkdir()
    except FileExistsError:
        deadline = time.monotonic() + 300
        while not whole.exists():
            if time.monotonic() > deadline:
                raise TimeoutError("the example was never finished by the worker that began it") from None
            time.sleep(0.2)
        return folder
    store = open_store(str(folder / "corespons.duckdb"))
    load_example(store)
    store.close()
    whole.touch()
    return folder


@pytest.fixture(scope="session")
def server(example_database: Path) -> Iterator[Server]:
    """A dashboard with the example loaded."""
    running = start_server(example_database.parent)
    yield running
    stop(running)


@pytest.fixture(scope="session")
def figures(server: Server, tmp_path_factory: pytest.TempPathFactory) -> Callable[..., dict[str, dict[str, Any]]]:
    """What `python -m corespons indicators --json` says of an area, by indicator, on a copy of the same database."""
    copied = Path(shutil.copy(server.database, tmp_path_factory.mktemp("copy") / "a.duckdb"))

    def ask(area: str, audience: str = "intern") -> dict[str, dict[str, Any]]:
        told = subprocess.run(
            [sys.executable, "-m", "corespons", "indicators", "--json", "--area", area, "--as-of", "2022-08-17",
             "--audience", audience],
            cwd=ROOT, env=os.environ | {"CORESPONS_DATABASE": str(copied)}, stdout=subprocess.PIPE, check=True,
        )  # fmt: skip
        found = json.loads(told.stdout)
        results = found["results"] if isinstance(found, dict) else found
        return {result["id"]: result for result in results}

    return ask


@pytest.fixture(scope="session")
def empty_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A dashboard with an empty database."""
    running = start_server(tmp_path_factory.mktemp("empty"))
    yield running
    stop(running)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all tests."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-dev-shm-usage"]
        )
        yield chromium
        chromium.close()


def new_visit(
    browser: Browser, server: Server, size: tuple[int, int] = (1280, 800), theme: Literal["light", "dark"] = "light"
) -> Visit:
    """A first visit: a browser without memory, in Swedish and in Stockholm."""
    context = browser.new_context(
        locale="sv-SE", timezone_id="Europe/Stockholm", reduced_motion="reduce", color_scheme=theme,
        viewport={"width": size[0], "height": size[1]},
    )  # fmt: skip
    context.set_default_timeout(30_000)
    return Visit(server.base, context.new_page()).listen()


@pytest.fixture
def visit(browser: Browser, server: Server) -> Iterator[Visit]:
    """A visit to the dashboard with the example."""
    coming = new_visit(browser, server)
    yield coming
    coming.page.context.close()
