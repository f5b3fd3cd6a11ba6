"""A relay between browser and server that counts what the server sends, every header and frame as it is on the wire."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass


@dataclass
class Wire:
    """A relay that listens on `port`; `received` is the number of bytes that have come from the server."""

    port: int
    received: int = 0

    def since(self, before: int) -> int:
        """The bytes that have come since a count."""
        return self.received - before


@contextmanager
def wire(to: int) -> Iterator[Wire]:
    """A relay to a port of this machine, for as long as the block lasts."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        relay = Wire(listening.getsockname()[1])
        threading.Thread(target=_accept, args=(listening, to, relay), daemon=True).start()
        yield relay


def _accept(listening: socket.socket, to: int, relay: Wire) -> None:
    while True:
        try:
            browser, _ = listening.accept()
        except OSError:  # the block has ended
            return
        server = socket.create_connection(("127.0.0.1", to))
        threading.Thread(target=_pass_on, args=(browser, server, None), daemon=True).start()
        threading.Thread(target=_pass_on, args=(server, browser, relay), daemon=True).start()


def _pass_on(source: socket.socket, target: socket.socket, relay: Wire | None) -> None:
    try:
        while data := source.recv(65536):
            if relay:
                relay.received += len(data)
            target.sendall(data)
        target.shutdown(socket.SHUT_WR)
    except OSError:
        target.close()
