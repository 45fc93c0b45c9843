"""A job of the program run as a child process from the terminal, as the window runs it."""

import json
import subprocess
import sys
from collections.abc import Mapping
from typing import Any

from small_stories.errors import SmallStoriesError


def run_job(name: str, needs: Mapping[str, object]) -> dict[str, Any] | None:
    """Run a job to its end; return what it tells then, or None when it ended without a word.

    Raises the SmallStoriesError that the child tells of.
    """
    program = [] if getattr(sys, "frozen", False) else ["-m", "small_stories_app"]
    done = subprocess.run(
        [sys.executable, *program, "job", name],
        input=json.dumps(needs) + "\n",
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        encoding="utf-8",
        check=False,
    )
    events = [json.loads(line) for line in done.stdout.splitlines()]
    for event in events:
        if event["event"] == "error":
            raise SmallStoriesError(event["key"], **event["fields"])
    return next((event for event in events if event["event"] == "done"), None)
