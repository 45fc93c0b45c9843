"""One child process that reads: started, asked, watched while it reads, and ended."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

from small_stories.apart.as_json import NotAsAwaited
from small_stories.apart.lent import AT_ONCE, Lender
from small_stories.apart.readings import COMMAND
from small_stories.apart.watch import Watch, memory_of

CRASHED: Final = "reading.crashed"
ANSWER_AT_MOST: Final = 64 * 1024 * 1024
_START_S: Final = 60
_SECONDS_A_MB: Final = 0.5
# A book of two thousand pages that shows with each that it goes on.
_IN_ALL_S: Final = 300
# On a computer that is busy with other things a reader waits for its turn.
_WAITING: Final = 2
# A child that neither works nor waits for anything of ours hangs, but less haste is no hanging.
_WAITING_FOR_A_PART: Final = 10
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

    ``command`` starts it; ``seconds`` of the processor are what the smallest file is given, and
    ``part_s`` what a part of a file that is lent may take.
    """

    def __init__(self, command: Sequence[str], seconds: float, part_s: float) -> None:
        self._seconds, self._part_s = seconds, part_s
        self.answered = 0
        self.stopped = False
        self._trouble = ""
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
        self._ready = False

    @property
    def pid(self) -> int:
        """The number of the process."""
        return self._process.pid

    @property
    def is_there(self) -> bool:
        """Whether the process still runs."""
        return self._process.poll() is None

    def ask(self, asked: Mapping[str, object], size: int) -> dict[str, Any]:
        """Ask for something and return the answer; a file of so many bytes gives the time.

        Raises Ended, which tells whether it took too long or too much, was stopped, or crashed.
        """
        self._begin()
        seconds, first = self._seconds + _SECONDS_A_MB * size / 1_000_000, time.monotonic()
        with self._watch(seconds, _WAITING * seconds) as watch:
            self._send(asked)
            while "alive" in (answer := self._next()):
                watch.sign()
                if time.monotonic() - first > _IN_ALL_S:
                    self._end_for("reading.too_slow")
        self._rest()
        return answer

    def hear(
        self, asked: Mapping[str, object], lender: Lender
    ) -> Iterator[tuple[dict[str, Any], bytes]]:
        """Ask for something and lend the file for it; yield each part of what it comes to.

        A part tells of how much in all it is, and has bytes; the last one is the answer and has
        none. Raises Ended as ``ask`` does, NotAsAwaited, and what reading the file raises.
        """
        self._begin()
        with self._watch(self._part_s, _WAITING_FOR_A_PART * self._part_s) as watch:
            self._send(asked)
            while "of" in (answer := self._next()) or "read" in answer:
                if "read" in answer:
                    with watch.resting():
                        piece = lender.lend(answer["read"])
                    self._send({"bytes": len(piece)}, piece)
                    continue
                content = self._content(answer.get("bytes"))
                with watch.resting():
                    yield answer, content
                watch.sign()
        self._rest()
        yield answer, b""

    def end(self) -> None:
        """End the process; none of the words it read is anywhere then."""
        self._process.kill()
        try:
            self._process.wait(_AFTER_KILL_S)
        except subprocess.TimeoutExpired:
            return
        for pipe in (self._process.stdin, self._process.stdout):
            # What it was asked for and never read is lost with it.
            with suppress(OSError):
                if pipe is not None:
                    pipe.close()

    def stop(self) -> None:
        """End the process while another thread waits for its answer."""
        self.stopped = True
        self.end()

    def _watch(self, seconds: float, at_most: float) -> Watch:
        return Watch(self.pid, seconds, at_most, self._end_for)

    def _begin(self) -> None:
        """Wait until it is ready to be asked."""
        if not self._ready:
            with self._watch(_START_S, _START_S):
                self._next()
            self._ready = True

    def _rest(self) -> None:
        self.answered += 1
        if memory_of(self.pid) > _KEPT_WITH:
            self.end()

    def _send(self, asked: Mapping[str, object], content: bytes = b"") -> None:
        assert self._process.stdin is not None
        try:
            self._process.stdin.write(json.dumps(asked).encode("ascii") + b"\n" + content)
            self._process.stdin.flush()
        except (OSError, ValueError) as error:
            raise self._gone() from error

    def _next(self) -> dict[str, Any]:
        """Wait for what it says next; a child that says nothing any more is ended."""
        assert self._process.stdout is not None
        try:
            line = self._process.stdout.readline(ANSWER_AT_MOST + 1)
        except (OSError, ValueError) as error:
            raise self._gone() from error
        if len(line) > ANSWER_AT_MOST:
            self._trouble = "reading.too_much"
        if self._trouble or not line.endswith(b"\n"):
            raise self._gone()
        try:
            answer = json.loads(line.decode("utf-8", "surrogatepass"))
        except (ValueError, RecursionError):
            answer = None
        if not isinstance(answer, dict):
            raise self._gone()
        return answer

    def _content(self, count: Any) -> bytes:
        """Return the bytes that come with a part."""
        if type(count) is not int or not 0 < count <= AT_ONCE:
            raise NotAsAwaited
        assert self._process.stdout is not None
        try:
            content = self._process.stdout.read(count)
        except (OSError, ValueError) as error:
            raise self._gone() from error
        if len(content) < count:
            raise self._gone()
        return content

    def _end_for(self, trouble: str) -> None:
        """End the process for a reason; whoever waits for its next answer is told of it."""
        self._trouble = self._trouble or trouble
        self.end()

    def _gone(self) -> Ended:
        self.end()
        return Ended(self._trouble or ("reading.stopped" if self.stopped else CRASHED))


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
