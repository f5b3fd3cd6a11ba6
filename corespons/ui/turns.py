"""Work that changes the data: one at a time, and never broken off by a click elsewhere on the page."""

import getpass
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import streamlit as st

from corespons import texts
from corespons.errors import CoResponsError

JOB, RESULT = "_job", "_result_of_job"
WAITING = "En annan inläsning eller ändring pågår. Den här väntar på sin tur …"
BEGINNING = "Börjar …"
STOPPED = "Avbrutet."

Tell = Callable[[float, str], None]
Work = Callable[[Tell], Any]

_turn = threading.Lock()
_under_way: list["Job"] = []  # of every visit; the first has the turn
_workers = ThreadPoolExecutor(max_workers=16, thread_name_prefix="turn")


@dataclass(frozen=True)
class Refused:
    """The work was not done; the sentence says why and what to do."""

    why: str


class Stopped(CoResponsError):
    """The work was broken off on request, before it had changed anything."""


@dataclass
class Job:
    """A piece of work under way: how far it has come, what it does just now, and its result to come.

    Until it has come to `stoppable_until` it has changed nothing and can be broken off.
    """

    share: float = 0.0
    doing: str = BEGINNING
    result: "Future[Any] | None" = None
    stoppable_until: float = 0.0
    is_stopped: bool = False
    _deciding: threading.Lock = field(default_factory=threading.Lock, repr=False)

    def tell(self, share: float, doing: str) -> None:
        """How far the work has come. Raises Stopped when it was asked to stop in time."""
        with self._deciding:
            if self.is_stopped:
                raise Stopped(STOPPED)
            self.share, self.doing = min(share, 1.0), doing or BEGINNING

    @property
    def can_stop(self) -> bool:
        """Whether the work can still be broken off without having changed anything."""
        return self.share < self.stoppable_until

    def stop(self) -> None:
        """Break the work off at its next step, unless it is too late."""
        with self._deciding:
            self.is_stopped = self.can_stop


def do(work: Work, stoppable_until: float = 0.0) -> None:
    """Do a piece of work when its turn comes and show how far it has come; then draw the page anew.

    The work goes on to its end even if the reader leaves the page; whoever comes back sees it finish. It can be broken
    off until it tells that it has come to `stoppable_until`, from where on it changes the data.
    """
    job = Job(stoppable_until=stoppable_until)
    job.result = _workers.submit(_run, job, work)
    st.session_state[JOB] = job
    follow()


def follow() -> None:
    """Wait for the work of this visit, if there is any, and draw the page anew with what it came to."""
    job: Job | None = st.session_state.get(JOB)
    if job is None or job.result is None:
        return
    if not job.is_stopped:
        _show_progress(job, job.result)
    del st.session_state[JOB]
    st.session_state[RESULT] = Refused(STOPPED) if job.is_stopped else _outcome(job.result)
    st.rerun()


def _show_progress(job: Job, result: "Future[Any]") -> None:
    """How far the work has come until it is done, with a way to break it off while that changes nothing."""
    bar, button = st.progress(job.share, job.doing), st.empty()
    if job.can_stop:
        button.button("Avbryt", key="avbryt_arbete", icon=":material/close:", on_click=job.stop)
    while not result.done():
        bar.progress(job.share, job.doing)
        if not job.can_stop:
            button.empty()
        time.sleep(0.1)


def _outcome(result: "Future[Any]") -> Any:
    try:
        return result.result()
    except CoResponsError as error:
        return Refused(str(error))


def result() -> Any:
    """What the last work of this visit came to: its own result, or Refused; None before the first."""
    return st.session_state.get(RESULT)


def forget() -> None:
    """What the last work came to has been told."""
    st.session_state.pop(RESULT, None)


def person() -> str:
    """Who works here, as the operating system knows it: the server is reached from its own machine only."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "okänd"


def elsewhere() -> str:
    """What a page says of work that it does not itself follow, as after it has been loaded anew; empty when none."""
    others = (job for job in [*_under_way] if job is not st.session_state.get(JOB) and not job.is_stopped)
    working = next(others, None)
    if working is None:
        return ""
    return (
        f"En inläsning eller ändring pågår: {working.doing} ({texts.share(working.share, 1)}). Är det din egen behöver "
        "du inte göra om den: den går vidare och står under Leveranser när den är klar."
    )


def _run(job: Job, work: Work) -> Any:
    _under_way.append(job)
    try:
        with turn(lambda: job.tell(0.0, WAITING)):
            job.tell(0.0, BEGINNING)  # whoever stopped while waiting never begins
            return work(job.tell)
    finally:
        _under_way.remove(job)


@contextmanager
def turn(on_wait: Callable[[], None]) -> Iterator[None]:
    """The one turn to change the data; `on_wait` is told where somebody else has it just now."""
    if not _turn.acquire(blocking=False):
        on_wait()
        _turn.acquire()
    try:
        yield
    finally:
        _turn.release()
