"""The child's ends of the pipes: what it is asked for comes in, what it answers goes out.

A message is one line of JSON; where it tells of ``bytes``, so many of them follow the line.
"""

import json
import os
import time
from queue import SimpleQueue
from threading import Thread
from typing import Any, BinaryIO, Final

_LIFE_EVERY_S: Final = 0.2


class Pipes:
    """Standard input and output of a process that reads for another, and ends with it."""

    def __init__(self) -> None:
        self._answers = _own_output()
        self._asked: SimpleQueue[tuple[dict[str, Any], bytes]] = SimpleQueue()
        self._shown = 0.0
        Thread(target=self._listen, name="who asks", daemon=True).start()

    def asked(self) -> dict[str, Any]:
        """Wait for what is asked next."""
        return self._asked.get()[0]

    def tell(self, answer: dict[str, Any], content: bytes = b"") -> None:
        """Write an answer, and the bytes that go with it."""
        told = answer | {"bytes": len(content)} if content else answer
        # A file's text may hold halves of pairs, which plain UTF-8 refuses.
        line = json.dumps(told, ensure_ascii=False, separators=(",", ":"))
        self._answers.write(line.encode("utf-8", "surrogatepass") + b"\n" + content)
        self._answers.flush()

    def borrow(self, start: int, count: int) -> bytes:
        """Return bytes of the file that was lent, from a place in it; fewer at its end."""
        self.tell({"read": [start, count]})
        return self._asked.get()[1]

    def give(self, content: bytes, of: int) -> None:
        """Hand over a part of what a file comes to, which will be about so much in all."""
        self.tell({"of": of}, content)

    def show_life(self) -> None:
        """Show a few times a second that reading goes on."""
        now = time.monotonic()
        if now - self._shown > _LIFE_EVERY_S:
            self._shown = now
            self.tell({"alive": True})

    def _listen(self) -> None:
        """Hand on what comes; where nothing can come any more, all of this ends at once."""
        with open(0, "rb", closefd=False) as asked:
            while line := asked.readline():
                message = json.loads(line)
                self._asked.put((message, asked.read(message.get("bytes", 0))))
        os._exit(0)


def _own_output() -> BinaryIO:
    """Keep standard output for answers alone: what a library prints goes nowhere."""
    answers = os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)
    os.close(nowhere)
    return answers
