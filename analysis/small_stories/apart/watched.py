"""One child process that reads: started, asked, watched while it reads, and ended."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Thread
from typing import Any, Final

from small_stories.apart.bounds import MEMORY_AT_MOST
from small_stories.apart.readings import COMMAND

CRASHED: Final = "reading.crashed"
ANSWER_AT_MOST: Final = 64 * 1024 * 1024
_START_S: Final = 60
_LOOK_EVERY_S: Final = 0.02
_SECONDS_A_MB: Final = 0.5
# A book of two thousand pages that shows with each that it goes on.
_IN_ALL_S: Final = 300
# On a computer that is busy with other things a reader waits for its turn.
_WAITING: Final = 2
_AFTER_KILL_S: Final = 5
# A child that holds more after its answer is not asked again: the next file has all there is.
_KEPT_WITH: Final = 300 * 1024 * 1024


class Ended(Exception):
    """The child ended without an answer, by itself or by us; ``key`` names the sentence of why."""

    def __init__(self, key: str = CRASHED) -> None:
        super().__init__(key)
        self.key = key


class Watched:
    """A child that reads one file at a time; ``answered`` counts what it has read so far.

    ``command`` starts it; ``seconds`` of the processor are what the smallest file is given.
    """

    def __init__(self, command: Sequence[str], seconds: float) -> None:
        self._seconds = seconds
        self.answered = 0
        self.stopped = False
        self._lines: SimpleQueue[bytes] = SimpleQueue()
        try:
            self._process = subprocess.Popen(
                command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env=os.environ | {"OPENBLAS_NUM_THREADS": "1"},
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )
        except OSError as error:
            raise Ended from error
        Thread(target=self._listen, name="reader's answers", daemon=True).start()
        self._ready = False

    @property
    def pid(self) -> int:
        """The number of the process."""
        return self._process.pid

    @property
    def is_there(self) -> bool:
        """Whether the process still runs."""
        return self._process.poll() is None

    def ask(self, asked: dict[str, object], size: int) -> dict[str, Any]:
        """Ask for something and return the answer; a file of so many bytes gives the time.

        Raises Ended, which tells whether it took too long or too much, was stopped, or crashed.
        """
        if not self._ready:
            self._wait(_START_S, _START_S)
            self._ready = True
        assert self._process.stdin is not None
        try:
            self._process.stdin.write(json.dumps(asked).encode("ascii") + b"\n")
            self._process.stdin.flush()
        except OSError as error:
            self.end()
            raise self._gone() from error
        seconds = self._seconds + _SECONDS_A_MB * size / 1_000_000
        answer = self._wait(seconds, _WAITING * seconds)
        self.answered += 1
        if self._memory() > _KEPT_WITH:
            self.end()
        return answer

    def end(self) -> None:
        """End the process; none of the words it read is anywhere then."""
        self._process.kill()
        try:
            self._process.wait(_AFTER_KILL_S)
        except subprocess.TimeoutExpired:
            return
        if self._process.stdin is not None:
            # What it was asked for and never read is lost with it.
            with suppress(OSError):
                self._process.stdin.close()

    def stop(self) -> None:
        """End the process while another thread waits for its answer."""
        self.stopped = True
        self.end()

    def _listen(self) -> None:
        """Hand every line on; an empty one tells that there are no more."""
        stdout = self._process.stdout
        assert stdout is not None
        with stdout:
            while line := stdout.readline(ANSWER_AT_MOST + 1):
                self._lines.put(line)
                if len(line) > ANSWER_AT_MOST:
                    break
        self._lines.put(b"")
        self._process.wait()

    def _wait(self, seconds: float, at_most: float) -> dict[str, Any]:
        """Return the next answer; ``seconds`` are the processor's, ``at_most`` the clock's.

        Both begin anew with each sign of life, for as long as any file may take.
        """
        first = began = time.monotonic()
        worked, trouble = self._worked(), ""
        while True:
            try:
                answer = self._understood(self._lines.get(timeout=_LOOK_EVERY_S))
                if "alive" not in answer:
                    return answer
                began, worked = time.monotonic(), self._worked()
                trouble = "reading.too_slow" if began - first > _IN_ALL_S else ""
            except Empty:
                trouble = self._trouble(began, worked, seconds, at_most)
            if trouble:
                self.end()
                raise Ended(trouble)

    def _trouble(self, began: float, worked: float, seconds: float, at_most: float) -> str:
        if self._memory() > MEMORY_AT_MOST:
            return "reading.too_much_memory"
        slow = self._worked() - worked > seconds or time.monotonic() - began > at_most
        return "reading.too_slow" if slow else ""

    def _memory(self) -> int:
        """Return how many bytes the child has in memory; one that has just ended has none."""
        import psutil

        try:
            return int(psutil.Process(self.pid).memory_info().rss)
        except psutil.Error:
            return 0

    def _worked(self) -> float:
        """Return how many seconds the child has had of the processor."""
        import psutil

        try:
            times = psutil.Process(self.pid).cpu_times()
        except psutil.Error:
            return 0.0
        return float(times.user + times.system)

    def _gone(self) -> Ended:
        return Ended("reading.stopped" if self.stopped else CRASHED)

    def _understood(self, line: bytes) -> dict[str, Any]:
        if len(line) > ANSWER_AT_MOST:
            self.end()
            raise Ended("reading.too_much")
        if not line.endswith(b"\n"):
            self.end()
            raise self._gone()
        try:
            answer = json.loads(line.decode("utf-8", "surrogatepass"))
        except (ValueError, RecursionError):
            answer = None
        if not isinstance(answer, dict):
            self.end()
            raise Ended
        return answer


def own_command() -> list[str]:
    """Return how the program starts itself; in a frozen one the executable is the program."""
    if getattr(sys, "frozen", False):
        return [sys.executable, COMMAND]
    return [sys.executable, "-P", "-B", "-m", "small_stories_app", COMMAND]


def size_of(path: Path) -> int:
    """Return the bytes of a file, 0 where that cannot be told."""
    try:
        return path.stat().st_size
    except (OSError, ValueError):
        return 0
