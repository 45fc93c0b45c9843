"""Building the example as a child process of the window."""

import json
from pathlib import Path
from typing import TextIO

from small_stories.errors import SmallStoriesError
from small_stories.example.building import STEPS, build
from small_stories.telling import tell, tell_error


def run(needs: TextIO, events: TextIO) -> None:
    """Read one JSON line (folder, passphrase, language); write JSON lines of events.

    The events: step (key), progress (done and total of the step), done, or error (key, fields).
    """
    work = json.loads(needs.readline())
    try:
        steps = build(Path(work["folder"]), work["passphrase"], work.get("language", "fi"))
        for number, (step, do) in enumerate(steps):
            tell(events, "step", key=step.key)
            tell(events, "progress", done=number, total=len(STEPS))
            do(lambda done, total: None)
    except SmallStoriesError as error:
        tell_error(events, error)
    else:
        tell(events, "done")
