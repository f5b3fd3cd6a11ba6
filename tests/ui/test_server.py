import asyncio
import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import streamlit
from starlette.applications import Starlette
from starlette.datastructures import Headers
from starlette.middleware import Middleware
from starlette.responses import FileResponse, JSONResponse
from starlette.routing import Route

from corespons.ui.frontend import ALWAYS, DRAWN, files_of
from corespons.ui.navigation import PAGES
from corespons.ui.server import SwedishPages, swedish_page

INDEX = Path(streamlit.__file__).parent / "static/index.html"


@dataclass
class Answer:
    """What a server sent: status, headers, body."""

    status: int
    headers: Headers
    body: bytes


def ask(path: str, query: str = "", **headers: str) -> Answer:
    """A request to a server that only has Streamlit's page and an answer in JSON."""
    routes = [Route("/laget", lambda _: FileResponse(INDEX)), Route("/svar", lambda _: JSONResponse({"a": 1}))]
    app = Starlette(routes=routes, middleware=[Middleware(SwedishPages)])
    sent: list[dict[str, Any]] = []
    incoming = [True, False]

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": b"", "more_body": False} if incoming.pop(0) else await asyncio.Future()

    async def send(message: Any) -> None:
        sent.append(message)

    asked = [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]
    scope = {"type": "http", "method": "GET", "path": path, "query_string": query.encode(), "headers": asked}
    asyncio.run(app(scope, receive, send))
    body = b"".join(message.get("body", b"") for message in sent[1:])
    return Answer(sent[0]["status"], Headers(raw=sent[0]["headers"]), body)


def test_streamlits_page_becomes_swedish():
    html = swedish_page(INDEX.read_text(encoding="utf-8"))
    assert '<html lang="sv">' in html
    assert "<title>CO-RESPONS</title>" in html
    assert "app/static/svenska.js" in html
    assert "app/static/corespons.css" in html
    assert "You need to enable JavaScript" not in html
    assert re.search(r'rel="preload"\s+href="./app/static/fonts/source-sans-3.woff2"', html)
    assert html.count("<noscript>") == html.count("</noscript>") == 1


def test_pages_are_sent_whole_and_with_headers():
    answer = ask("/laget", accept_encoding="gzip", if_none_match="*")
    assert b'<html lang="sv">' in answer.body
    assert int(answer.headers["content-length"]) == len(answer.body)
    assert "etag" not in answer.headers
    assert "default-src 'self'" in answer.headers["content-security-policy"]
    assert answer.headers["x-content-type-options"] == "nosniff"


def test_other_answers_are_left_as_they_are():
    assert json.loads(ask("/svar").body) == {"a": 1}


def test_the_root_leads_to_laget_with_its_filters():
    answer = ask("/", "region=V%C3%A4sternorrland")
    assert answer.status == 307
    assert answer.headers["location"] == "./laget?region=V%C3%A4sternorrland"


def test_the_browser_is_told_early_what_the_page_will_ask_for():
    html = swedish_page(INDEX.read_text(encoding="utf-8"), "laget")
    with_charts = swedish_page(INDEX.read_text(encoding="utf-8"), "kommuner")
    for chunk in ALWAYS:
        assert re.search(rf'rel="modulepreload" crossorigin href="./static/js/{chunk}\.', html)
    assert "PlotlyChart" not in html and "PlotlyChart" in with_charts
    asked = re.findall(r'rel="modulepreload" crossorigin href="./([^"]+)"', with_charts)
    assert len(asked) == len(set(asked))
    assert all((INDEX.parent / file).exists() for file in asked)
    assert set(DRAWN) < {page.address for page in PAGES}


def test_a_part_of_the_front_end_that_is_no_more_is_not_asked_for():
    assert files_of("NoSuchPart") == []
