"""The search for hints as a child process of the window."""

import json
from typing import TextIO

from small_stories.hinting.searching import search
from small_stories.telling import tell


def run(needs: TextIO, events: TextIO) -> None:
    """Read one JSON line of needs, as ``searching.needs`` gives it; write the hints as one line."""
    tell(events, **search(json.loads(needs.readline())))
