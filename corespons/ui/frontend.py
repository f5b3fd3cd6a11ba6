"""What the browser is told before any script has run: where the server is, and the files that the page will ask for.

Streamlit's front end fetches the code of a widget or a chart when the first of its kind is to be drawn, one step after
another. Named in the head, it is there by then.
"""

import json
from functools import cache
from pathlib import Path
from typing import Any

import streamlit

STATIC = Path(streamlit.__file__).parent / "static"
ALWAYS = ("Selectbox", "DateInput", "Html", "ButtonGroup")  # the filter row, and nearly every page's text
CHARTS = "PlotlyChart"
DRAWN = frozenset({"kommuner", "delmal_1", "delmal_2", "delmal_3", "ekonomi"})  # pages that open with charts

# The front end connects at once where it knows this; else it first asks the server who may frame the page.
KNOWN_BEFORE = (
    "<script>window.__streamlit={"
    'BACKEND_BASE_URL:new URL("./",location.href).href,'
    "HOST_CONFIG:{allowedOrigins:[location.origin],useExternalAuthToken:false,enableCustomParentMessages:false}"
    "}</script>"
)
OURS = (
    '<link rel="stylesheet" href="./app/static/corespons.css" /><script defer src="./app/static/svenska.js"></script>'
)


def head(page: str) -> str:
    """What a page's `<head>` gets from us."""
    return _head((*ALWAYS, CHARTS) if page in DRAWN else ALWAYS)


@cache
def _head(chunks: tuple[str, ...]) -> str:
    files = dict.fromkeys(file for chunk in chunks for file in files_of(chunk))
    links = "".join(f'<link rel="modulepreload" crossorigin href="./{file}" />' for file in files)
    return f"{KNOWN_BEFORE}{OURS}{links}"


def files_of(chunk: str) -> list[str]:
    """The files of a part of Streamlit's front end that its page does not name itself; none if it has no such part."""
    parts = _parts()
    found: dict[str, None] = {}
    waiting = [key for key, part in parts.items() if part.get("name") == chunk and part.get("isDynamicEntry")]
    while waiting:
        key = waiting.pop()
        if key not in found:
            found[key] = None
            waiting += parts[key].get("imports", [])
    named = _page()
    return [file for file in (parts[key]["file"] for key in found) if file not in named]


@cache
def _parts() -> dict[str, dict[str, Any]]:
    manifest = STATIC / "manifest.json"
    parts: dict[str, dict[str, Any]] = json.loads(manifest.read_text(encoding="utf-8")) if manifest.exists() else {}
    return parts


@cache
def _page() -> str:
    return (STATIC / "index.html").read_text(encoding="utf-8")
