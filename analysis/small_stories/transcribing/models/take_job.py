"""Taking a speech model from a folder as a child process: gigabytes are copied and hashed."""

import json
from pathlib import Path
from typing import TextIO

from small_stories.errors import SmallStoriesError
from small_stories.telling import tell, tell_error
from small_stories.transcribing.models.fetch_job import telling
from small_stories.transcribing.models.taking import take


def needs(source: Path, name: str | None = None) -> dict[str, object]:
    """Return what the child has to be handed for a folder, and the model that is looked for."""
    return {"source": str(source.absolute()), "name": name}


def run(stdin: TextIO, stdout: TextIO) -> None:
    """Read one JSON line of needs; tell progress in kilobytes, and at the end done or error.

    The done event tells the model's name and what its checksum was compared with.
    """
    given = json.loads(stdin.readline())
    try:
        taken = take(Path(given["source"]), given["name"], telling(stdout))
    except SmallStoriesError as error:
        tell_error(stdout, error)
    else:
        tell(stdout, "done", name=taken.name, compared=taken.checked.compared)
