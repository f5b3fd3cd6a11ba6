"""What Ctrl-C does to a command: nothing is half done, and the exit code is 2 however early or late it comes."""

import os
import signal
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # whatever else is read in here is time in which Ctrl-C is not yet heard
    from threading import Event

COULD_NOT = 2
SENTENCE = "Avbrutet. Inget är ändrat i databasen.\n"


def leaves_at_once() -> None:
    """Until a database is open, Ctrl-C ends the program there and then.

    An exception raised while a compiled library is read in comes out as another error or none. Where the system said
    that Ctrl-C is not for us, as to a program put in the background, it stays so.
    """
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, leave)


def raises() -> None:
    """From now on Ctrl-C is an exception, so that what is open is closed and what is half written is undone."""
    if signal.getsignal(signal.SIGINT) is leave:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def is_too_late() -> None:
    """What is done is done: Ctrl-C no longer changes how the program ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def sets(stop: "Event") -> None:
    """Ctrl-C, or the system's word to end, asks for a stop when the work at hand is done; a second time it ends it.

    The event is set by a thread of its own, since the main one may just hold its lock.
    """

    from threading import Thread

    def ask(number: int, _: object) -> None:
        signal.signal(number, signal.default_int_handler)
        Thread(target=stop.set).start()

    signal.signal(signal.SIGTERM, ask)
    if signal.getsignal(signal.SIGINT) is not signal.SIG_IGN:
        signal.signal(signal.SIGINT, ask)


def leave(*_: object) -> None:
    """End the program there and then, with the sentence."""
    os.write(2, SENTENCE.encode())
    os._exit(COULD_NOT)
