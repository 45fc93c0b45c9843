"""The search for hints as a child process of the window."""

import json
from typing import TextIO

from small_stories.hinting.storing import search_all
from small_stories.telling import tell


def run(needs: TextIO, events: TextIO) -> None:
    """Read one JSON line of needs, as ``storing.needs_of_all`` gives it; write events as lines."""
    for event in search_all(json.loads(needs.readline())):
        tell(events, **event)
