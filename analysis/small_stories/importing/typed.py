"""An interview written into the program itself: notes, or words written with the interviewee."""

import hashlib

from small_stories.errors import SmallStoriesError
from small_stories.importing.draft import Draft, draft_of
from small_stories.importing.source import Source


def read_typed(text: str, name: str) -> Draft:
    """Cut typed text into turns as if it came from a plain file of that name.

    Raises SmallStoriesError when nothing was written.
    """
    if not text.strip():
        raise SmallStoriesError("import.nothing_written")
    found = hashlib.sha256(text.encode()).hexdigest()
    return draft_of(Source(name=name, kind="txt", text=text, encoding=None, sha256=found))
