"""What stands around every page: a Swedish HTML page, security headers, and a warm start."""

import logging
from collections.abc import AsyncIterator
from contextlib import AbstractContextManager, asynccontextmanager, nullcontext
from typing import Any

from starlette.datastructures import Headers, MutableHeaders
from starlette.middleware import Middleware
from starlette.responses import RedirectResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.runtime.pages_manager import PagesManager

from corespons.errors import CoResponsError
from corespons.settings import project, read_settings
from corespons.ui import addresses, frontend
from corespons.ui.failures import keep_data_out_of_log

LANDING = "laget"
CONTEXT = "streamlit.runtime.scriptrunner_utils.script_run_context"
FONT = "./app/static/fonts/source-sans-3.woff2"
ICON = "./app/static/icon.png"
SECURITY = {
    "content-security-policy": (
        "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval' blob:; style-src 'self' 'unsafe-inline'; "
        "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self' ws: wss:; worker-src 'self' blob:; "
        "object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'self'"
    ),
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=()",
}


def swedish_page(html: str, page: str = LANDING) -> str:
    """Streamlit's page with our language, title, font, icon and style sheet; Swedish where scripts are off, too."""
    before_script, _, after = html.partition("<noscript>")
    _, _, rest = after.partition("</noscript>")
    head = before_script.replace('<html lang="en">', '<html lang="sv">')
    head = head.replace("<title>Streamlit</title>", f"<title>{project().name}</title>")
    head = head.replace("./favicon.png", ICON).replace("</head>", f"{frontend.head(page)}</head>")
    start, found, font = head.partition("./static/media/SourceSans")
    head = start + FONT + font[font.index('"') :] if found else head
    return f"{head}<noscript><p>Den här sidan behöver JavaScript. Slå på det i webbläsaren.</p></noscript>{rest}"


class SwedishPages:
    """ASGI middleware: `/` leads to Läget, HTML is made Swedish, and every answer carries the security headers."""

    def __init__(self, app: ASGIApp) -> None:
        """Wrap an application."""
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
        elif scope["path"] in ("", "/") and scope["method"] in ("GET", "HEAD"):
            query = scope["query_string"].decode("latin-1")
            await RedirectResponse(f"./{LANDING}{'?' if query else ''}{query}", 307)(scope, receive, send)
        elif (named := addresses.by_name(scope)) is not None:
            await RedirectResponse(named, 307)(scope, receive, send)
        else:
            answer = _Answer(send, _last(scope["path"]))
            await self.app(_plainly_asked(scope), receive, answer.send)


class _Answer:
    """One answer on its way out; an HTML body is held until it is whole and then made Swedish."""

    def __init__(self, send: Send, page: str) -> None:
        self._send = send
        self._page = page
        self._start: Message | None = None
        self._body = b""

    async def send(self, message: Message) -> None:
        """Pass a message on, changed where it must be."""
        if message["type"] == "http.response.start":
            MutableHeaders(scope=message).update(SECURITY)
            if Headers(raw=message["headers"]).get("content-type", "").startswith("text/html"):
                self._start = message
                return
        if self._start is None:
            await self._send(message)
        elif message["type"] == "http.response.body":
            self._body += message.get("body", b"")
            if not message.get("more_body"):
                await self._finish(self._start)

    async def _finish(self, start: Message) -> None:
        body = swedish_page(self._body.decode("utf-8"), self._page).encode("utf-8") if self._body else b""
        headers = MutableHeaders(scope=start)
        for name in ("etag", "last-modified"):
            if name in headers:
                del headers[name]
        headers["content-length"] = str(len(body))
        await self._send(start)
        await self._send({"type": "http.response.body", "body": body})


def _last(path: str) -> str:
    return path.rpartition("/")[2]


def _plainly_asked(scope: Scope) -> Scope:
    """A request for a page, asked so that the answer is neither compressed nor "not modified"; our icon for its own."""
    if _last(scope["path"]) == "favicon.png":  # the front end asks for it by name at every visit
        path = scope["path"].removesuffix("favicon.png") + ICON.removeprefix("./")
        return {**scope, "path": path, "raw_path": path.encode()}
    if "." in _last(scope["path"]):
        return scope
    unwanted = (b"accept-encoding", b"if-none-match", b"if-modified-since", b"range")
    return {**scope, "headers": [(name, value) for name, value in scope["headers"] if name not in unwanted]}


@asynccontextmanager
async def warmed(_app: Any) -> AsyncIterator[None]:
    """Load what the first visitor would wait for: the heavy libraries and the database."""
    from corespons.ui import cached, standing

    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(name)s %(levelname)s %(message)s")
    keep_data_out_of_log()
    logging.getLogger(CONTEXT).setLevel(logging.ERROR)  # warming up is no visit, and needs no visitor
    PagesManager.uses_pages_directory = False  # else the first visitor gets pages/*.py without the frame around it
    try:
        cached.store()
        standing.keep_warm()
    except CoResponsError as error:
        logging.getLogger(__name__).warning("Databasen är inte öppen: %s", type(error).__name__)
    with _inbox():
        yield


def _inbox() -> AbstractContextManager[None]:
    """The inbox of CORESPONS_INBOX; without one, what reads files is left out of memory until somebody loads."""
    folder = read_settings().inbox
    if folder is None:
        return nullcontext()
    from corespons.ui import inbox

    return inbox.watched(folder)


AROUND = [Middleware(SwedishPages)]
