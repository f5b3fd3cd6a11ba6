import threading
import time
from contextlib import suppress

import pytest

from corespons.ui import turns
from corespons.ui.plain import plain


def test_the_second_waits_for_the_first_and_says_so():
    go, order = threading.Event(), []

    def first(_tell):
        go.wait(5)
        order.append("first")

    one, two = turns.Job(), turns.Job()
    working = [threading.Thread(target=turns._run, args=(one, first))]
    working[0].start()
    while not turns._turn.locked():
        time.sleep(0.01)
    working.append(threading.Thread(target=turns._run, args=(two, lambda _tell: order.append("second"))))
    working[1].start()
    deadline = time.monotonic() + 5
    while two.doing != turns.WAITING and time.monotonic() < deadline:
        time.sleep(0.01)
    assert two.doing == turns.WAITING
    go.set()
    for thread in working:
        thread.join(5)
    assert order == ["first", "second"]


def test_the_turn_passes_on_after_a_failure():
    def fails(_tell):
        raise ValueError

    try:
        turns._run(turns.Job(), fails)
    except ValueError:
        assert not turns._turn.locked()


def test_progress_is_kept_within_bounds():
    job = turns.Job()
    job.tell(1.7, "")
    assert (job.share, job.doing) == (1.0, turns.BEGINNING)


def test_delivered_words_carry_no_markup():
    assert plain("**A** ![x](http://y) :red[z] $1$") == (
        "\\*\\*A\\*\\* \\!\\[x\\]\\(http\\://y\\) \\:red\\[z\\] \\$1\\$"
    )


def test_work_stopped_in_time_goes_no_further():
    job, done = turns.Job(stoppable_until=0.7), []

    def work(tell):
        tell(0.4, "Kontrollerar")
        job.stop()
        tell(0.7, "Sparar")
        done.append("saved")

    with pytest.raises(turns.Stopped):
        turns._run(job, work)
    assert done == []
    assert not turns._turn.locked()


def test_work_that_has_begun_to_save_cannot_be_stopped():
    job, done = turns.Job(stoppable_until=0.7), []

    def work(tell):
        tell(0.7, "Sparar")
        job.stop()
        tell(1.0, "Klart")
        done.append("saved")

    turns._run(job, work)
    assert done == ["saved"]
    assert not job.is_stopped


def test_whoever_stops_while_waiting_never_begins():
    job, done = turns.Job(stoppable_until=0.7), []
    with turns.turn(lambda: None):
        waiting = threading.Thread(target=_quietly, args=(job, done))
        waiting.start()
        deadline = time.monotonic() + 5
        while job.doing != turns.WAITING and time.monotonic() < deadline:
            time.sleep(0.01)
        job.stop()
    waiting.join(5)
    assert job.is_stopped
    assert done == []


def _quietly(job, done):
    with suppress(turns.Stopped):
        turns._run(job, lambda _tell: done.append("begun"))


def test_a_page_that_was_left_tells_of_the_work_that_goes_on_without_it():
    go, begun = threading.Event(), threading.Event()

    def work(tell):
        tell(0.4, "Läser uttag.xlsx")
        begun.set()
        go.wait(5)

    working = threading.Thread(target=turns._run, args=(turns.Job(), work))
    working.start()
    begun.wait(5)
    told = turns.elsewhere()
    go.set()
    working.join(5)
    assert "Läser uttag.xlsx (40\u00a0%)" in told
    assert turns.elsewhere() == ""
