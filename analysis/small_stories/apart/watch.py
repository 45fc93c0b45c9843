"""Watching a child while it works: its memory, its time, and whether it shows signs of life."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Event, Thread
from typing import Final

from small_stories.apart.bounds import MEMORY_AT_MOST

_LOOK_EVERY_S: Final = 0.02


class Watch:
    """Looks after a process in a thread of its own, within a with block.

    From one sign of life to the next it has so many ``seconds`` of the processor and ``at_most``
    so many of the clock. ``end`` is told the key of the sentence where it takes more.
    """

    def __init__(
        self, pid: int, seconds: float, at_most: float, end: Callable[[str], object]
    ) -> None:
        self._pid = pid
        self._seconds, self._at_most = seconds, at_most
        self._end = end
        self._resting = False
        self._over = Event()
        self._thread = Thread(target=self._look, name="watch over a reader", daemon=True)
        self.sign()

    def __enter__(self) -> "Watch":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join()

    def sign(self) -> None:
        """Let its time begin anew."""
        self._began, self._worked = time.monotonic(), worked_by(self._pid)

    @contextmanager
    def resting(self) -> Iterator[None]:
        """Let its time stand still while it waits for who asked, and not the other way round."""
        began, self._resting = time.monotonic(), True
        try:
            yield
        finally:
            self._began += time.monotonic() - began
            self._resting = False

    def _look(self) -> None:
        while not self._over.wait(_LOOK_EVERY_S):
            if trouble := self._trouble():
                self._end(trouble)
                return

    def _trouble(self) -> str:
        if memory_of(self._pid) > MEMORY_AT_MOST:
            return "reading.too_much_memory"
        if self._resting:
            return ""
        worked = worked_by(self._pid) - self._worked
        slow = worked > self._seconds or time.monotonic() - self._began > self._at_most
        return "reading.too_slow" if slow else ""


def memory_of(pid: int) -> int:
    """Return how many bytes a process has in memory; one that has just ended has none."""
    import psutil

    try:
        return int(psutil.Process(pid).memory_info().rss)
    except psutil.Error:
        return 0


def worked_by(pid: int) -> float:
    """Return how many seconds a process has had of the processor."""
    import psutil

    try:
        times = psutil.Process(pid).cpu_times()
    except psutil.Error:
        return 0.0
    return float(times.user + times.system)
