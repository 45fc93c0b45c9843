"""What a run outside a project has come to, kept line by line so that it can be gone on with.

The file lies beside the result that it will become, as plain text like that result, and is gone
when the result is there. Its first line tells of what recording, wishes and model it is.
"""

import json
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from small_stories.errors import SmallStoriesError
from small_stories.transcribing.events import event_from, tell_event
from small_stories.transcribing.run import Event


class Unfinished:
    """The events of a run so far; ``of`` is what makes two runs the same one."""

    def __init__(self, path: Path, of: Mapping[str, Any]) -> None:
        self._path = path
        self._of = json.loads(json.dumps(of))

    def events(self) -> list[Event]:
        """Return what an earlier run came to; that of another recording or wish is forgotten.

        A line that a crash cut off is left out. Raises SmallStoriesError where the folder cannot
        be written.
        """
        with self._said():
            content = self._path.read_bytes() if self._path.is_file() else b""
            lines = content.split(b"\n")[:-1]
            try:
                told = [json.loads(line) for line in lines]
            except ValueError:  # A disk that lost power can leave anything.
                told = []
            if not told or told[0] != self._of:
                self.remove()
                return []
            with self._path.open("r+b") as file:
                file.truncate(sum(len(line) + 1 for line in lines))
            events = [event_from(each) for each in told[1:]]
            return [event for event in events if event is not None]

    def add(self, event: Event) -> None:
        """Keep an event, so that not even a power cut can take it away."""
        with self._said(), self._path.open("a", encoding="utf-8", newline="\n") as file:
            if not file.tell():
                file.write(json.dumps(self._of) + "\n")
            tell_event(file, event)
            os.fsync(file.fileno())

    def remove(self) -> None:
        """Forget the run."""
        self._path.unlink(missing_ok=True)

    @contextmanager
    def _said(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            names = {"name": self._path.name, "folder": self._path.parent}
            raise SmallStoriesError("writing_out.not_written", **names) from error
