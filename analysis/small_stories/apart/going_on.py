"""Signs of life from whoever reads a file part by part: it is slow, and has not got stuck."""

import os
import time
from collections.abc import Callable
from threading import Thread
from typing import Final

LISTENING: Final[list[Callable[[], object]]] = []
"""Who wants to hear that reading goes on: in the process apart, whoever watches it."""

_LOOK_EVERY_S: Final = 0.5


def goes_on() -> None:
    """Tell that a part of the file has been read."""
    for hear in LISTENING:
        hear()


def end_when_stuck(seconds: float, say: Callable[[], object]) -> None:
    """End this process, having said so, when it works for so long without a sign of life.

    The seconds are the processor's: waiting for a slow disk is no work.
    """
    signs = [time.process_time()]

    def note() -> None:
        signs[0] = time.process_time()

    def watch() -> None:
        while time.process_time() - signs[0] < seconds:
            time.sleep(_LOOK_EVERY_S)
        say()
        os._exit(1)

    LISTENING.append(note)
    Thread(target=watch, name="signs of life", daemon=True).start()
