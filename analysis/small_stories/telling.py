"""What a child process tells the window that started it: one line of JSON for each event."""

import json
import time
from typing import Final, TextIO

from small_stories.errors import SmallStoriesError

_EVERY_S: Final = 0.3


def tell(events: TextIO, event: str, **fields: object) -> None:
    """Write an event, so that it is read at once."""
    events.write(json.dumps({"event": event, **fields}) + "\n")
    events.flush()


def tell_error(events: TextIO, error: SmallStoriesError) -> None:
    """Write an ``error`` event with the key of the sentence and its fields."""
    fields = {name: str(value) for name, value in error.fields.items()}
    tell(events, "error", key=error.key, fields=fields)


class TellingProgress:
    """Tells progress a few times a second, and where a stage begins and ends."""

    def __init__(self, events: TextIO) -> None:
        self._events = events
        self._told: tuple[object, bool] | None = None
        self._told_at = 0.0

    def __call__(self, done: int, total: int, **stage: str) -> None:
        """Tell how much is done of how much, where it is worth an event."""
        now, where = time.monotonic(), (stage, done >= total)
        if where != self._told or now - self._told_at >= _EVERY_S:
            self._told, self._told_at = where, now
            tell(self._events, "progress", **stage, done=done, total=total)
