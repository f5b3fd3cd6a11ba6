"""Work that changes the data: one at a time, and never broken off by a click elsewhere on the page."""

import getpass
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

import streamlit as st

from corespons.errors import CoResponsError

JOB, RESULT = "_job", "_result_of_job"
WAITING = "En annan inläsning eller ändring pågår. Den här väntar på sin tur …"
BEGINNING = "Börjar …"

Tell = Callable[[float, str], None]
Work = Callable[[Tell], Any]

_turn = threading.Lock()
_workers = ThreadPoolExecutor(max_workers=16, thread_name_prefix="turn")


@dataclass(frozen=True)
class Refused:
    """The work was not done; the sentence says why and what to do."""

    why: str


@dataclass
class Job:
    """A piece of work under way: how far it has come, what it does just now, and its result to come."""

    share: float = 0.0
    doing: str = BEGINNING
    result: "Future[Any] | None" = None

    def tell(self, share: float, doing: str) -> None:
        """How far the work has come."""
        self.share, self.doing = min(share, 1.0), doing or BEGINNING


def do(work: Work) -> None:
    """Do a piece of work when its turn comes and show how far it has come; then draw the page anew.

    The work goes on to its end even if the reader leaves the page; whoever comes back sees it finish.
    """
    job = Job()
    job.result = _workers.submit(_run, job, work)
    st.session_state[JOB] = job
    follow()


def follow() -> None:
    """Wait for the work of this visit, if there is any, and draw the page anew with what it came to."""
    job: Job | None = st.session_state.get(JOB)
    if job is None or job.result is None:
        return
    bar = st.progress(job.share, job.doing)
    while not job.result.done():
        bar.progress(job.share, job.doing)
        time.sleep(0.1)
    del st.session_state[JOB]
    try:
        st.session_state[RESULT] = job.result.result()
    except CoResponsError as error:
        st.session_state[RESULT] = Refused(str(error))
    st.rerun()


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


def _run(job: Job, work: Work) -> Any:
    if not _turn.acquire(blocking=False):
        job.tell(0.0, WAITING)
        _turn.acquire()
    try:
        return work(job.tell)
    finally:
        _turn.release()
