"""A job of the program run as a child process from the terminal, as the window runs it."""

import json
import subprocess
import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import Any

from small_stories.errors import SmallStoriesError


def run_job(
    name: str,
    needs: Mapping[str, object],
    progress: Callable[[int, int], object] = lambda done, total: None,
) -> dict[str, Any] | None:
    """Run a job to its end; return what it tells then, or None when it ended without a word.

    ``progress`` is told how much is done, and of how much. Raises the SmallStoriesError that the
    child tells of.
    """
    program = [] if getattr(sys, "frozen", False) else ["-m", "small_stories_app"]
    with subprocess.Popen(
        [sys.executable, *program, "job", name],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        encoding="utf-8",
    ) as child:
        assert child.stdin is not None
        assert child.stdout is not None
        with suppress(BrokenPipeError):  # one that ends at once says so by its silence
            child.stdin.write(json.dumps(needs) + "\n")
            child.stdin.close()
        told: dict[str, Any] | None = None
        for line in child.stdout:
            event: dict[str, Any] = json.loads(line)
            if event["event"] == "progress":
                progress(event["done"], event["total"])
            elif event["event"] in ("done", "error"):
                told = event
    if told and told["event"] == "error":
        raise SmallStoriesError(told["key"], **told["fields"])
    return told
