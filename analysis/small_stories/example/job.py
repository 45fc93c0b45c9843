"""Building the example as a child process of the window."""

import json
from functools import partial
from pathlib import Path
from typing import Any, TextIO

from small_stories.errors import SmallStoriesError
from small_stories.example.building import STEPS, build


def run(needs: TextIO, events: TextIO) -> None:
    """Read one JSON line (folder, passphrase, language); write JSON lines of events.

    The events: step (key), progress (done and total of the step), done, or error (key, fields).
    """
    work = json.loads(needs.readline())
    tell = partial(_tell, events)
    try:
        steps = build(Path(work["folder"]), work["passphrase"], work.get("language", "fi"))
        for number, (step, do) in enumerate(steps):
            tell("step", key=step.key)
            tell("progress", done=number, total=len(STEPS))
            do(lambda done, total: None)
    except SmallStoriesError as error:
        tell("error", key=error.key, fields={k: str(v) for k, v in error.fields.items()})
    else:
        tell("done")


def _tell(events: TextIO, event: str, **fields: Any) -> None:
    events.write(json.dumps({"event": event, **fields}) + "\n")
    events.flush()
