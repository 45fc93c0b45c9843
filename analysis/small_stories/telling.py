"""What a child process tells the window that started it: one line of JSON for each event."""

import json
from typing import TextIO

from small_stories.errors import SmallStoriesError


def tell(events: TextIO, event: str, **fields: object) -> None:
    """Write an event, so that it is read at once."""
    events.write(json.dumps({"event": event, **fields}) + "\n")
    events.flush()


def tell_error(events: TextIO, error: SmallStoriesError) -> None:
    """Write an ``error`` event with the key of the sentence and its fields."""
    fields = {name: str(value) for name, value in error.fields.items()}
    tell(events, "error", key=error.key, fields=fields)
