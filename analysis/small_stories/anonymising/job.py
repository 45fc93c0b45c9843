"""The search for identities as a child process of the window."""

import json
from typing import TextIO

from small_stories.anonymising.searching import search
from small_stories.telling import tell


def run(needs: TextIO, events: TextIO) -> None:
    """Read one JSON line of needs, as ``searching.needs`` gives it; write events as JSON lines."""
    for event in search(json.loads(needs.readline())):
        tell(events, **event)
