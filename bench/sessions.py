"""Many sessions at once against one server, as a meeting would: each changes a filter, reads, and changes it again.

They speak the protocol of Streamlit's own front end over a websocket, so what is measured is the server.
"""

import asyncio
import os
import statistics
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect

SESSIONS, CLICKS, PAUSE_S = 30, 8, 2.0
CHOICES = ("Hela projektet", "Västernorrland", "Jämtland Härjedalen")


@dataclass(frozen=True)
class Meeting:
    """What many sessions came to: seconds of every filter change, the server's memory in bytes, its seconds at work.

    `work` says the same on a busy machine as on a quiet one.
    """

    changes: list[float]
    memory: int
    work: float

    @property
    def middle(self) -> float:
        """The median."""
        return statistics.median(self.changes)

    @property
    def worst(self) -> float:
        """The 95th percentile."""
        return statistics.quantiles(self.changes, n=20)[-1]


@dataclass
class Session:
    """One visit: its connection, the id of the field for the region, and what it keeps to be sent by name next time."""

    socket: ClientConnection
    query: str
    region: str = ""
    kept: set[str] = field(default_factory=set)

    async def change(self, region: str | None) -> float:
        """Seconds from a choice of region (None: the first look) until the page is whole."""
        asked = BackMsg()
        asked.rerun_script.query_string = self.query
        asked.rerun_script.page_name = "laget"
        asked.rerun_script.cached_message_hashes.extend(self.kept)
        if region is not None:
            asked.rerun_script.widget_states.widgets.add(id=self.region, string_value=region)
        start = time.perf_counter()
        await self.socket.send(asked.SerializeToString())
        while not self._is_last(await self.socket.recv(decode=False)):
            pass
        return time.perf_counter() - start

    def _is_last(self, data: bytes) -> bool:
        message = ForwardMsg.FromString(data)
        if message.metadata.cacheable and message.hash:
            self.kept.add(message.hash)
        element = message.delta.new_element
        if element.WhichOneof("type") == "selectbox" and element.selectbox.label == "Region":
            self.region = element.selectbox.id
        return bool(message.WhichOneof("type") == "script_finished")


async def _attend(port: int, query: str, number: int) -> list[float]:
    await asyncio.sleep(number * PAUSE_S / SESSIONS)
    address = f"ws://127.0.0.1:{port}/_stcore/stream"
    async with connect(address, subprotocols=["streamlit"], max_size=None) as socket:  # type: ignore[list-item]
        session = Session(socket, query)
        await session.change(None)
        took = []
        for click in range(CLICKS):
            await asyncio.sleep(PAUSE_S)
            took.append(await session.change(CHOICES[(number + click + 1) % len(CHOICES)]))
        return took


async def _meet(port: int, query: str) -> list[float]:
    everyone = await asyncio.gather(*(_attend(port, query, number) for number in range(SESSIONS)))
    return [seconds for one in everyone for seconds in one]


def meeting(port: int, process: int, query: str = "") -> Meeting:
    """Let the sessions change filters and tell how long each change took."""
    before = work_of(process)
    with ThreadPoolExecutor(1) as beside_the_browser:  # whose driver has a loop of its own in this thread
        changes = beside_the_browser.submit(asyncio.run, _meet(port, query)).result()
    return Meeting(changes, memory_of(process), work_of(process) - before)


def memory_of(process: int) -> int:
    """The bytes that a process holds in memory now."""
    lines = Path(f"/proc/{process}/status").read_text(encoding="utf-8").splitlines()
    return next(int(line.split()[1]) * 1024 for line in lines if line.startswith("VmRSS"))


def work_of(process: int) -> float:
    """The seconds that a process has been at work on a processor."""
    after_name = Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return (int(after_name[11]) + int(after_name[12])) / os.sysconf("SC_CLK_TCK")
