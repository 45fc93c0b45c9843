"""The hidden command ``job``: what the window starts as its child process."""

import os
import sys
import time
from importlib import import_module
from threading import Thread
from typing import Final

import click

# Each of these has ``run``, which reads one JSON line of needs and writes JSON lines of events.
_JOBS: Final = {
    "store-recording": "small_stories.transcribing.sound.storing_job",
    "transcribe": "small_stories.transcribing.job",
    "tell-speakers": "small_stories.transcribing.speakers_job",
    "fetch-model": "small_stories.transcribing.models.fetch_job",
    "take-model": "small_stories.transcribing.models.take_job",
    "try-model": "small_stories.transcribing.models.try_job",
    "find-identities": "small_stories.anonymising.job",
    "find-hints": "small_stories.hinting.job",
    "hand-over": "small_stories.erasing.handing_over_job",
    "demo": "small_stories.example.job",
}
_LESS: Final = 10
_LOOK_EVERY_S: Final = 1.0


@click.command("job", hidden=True)
@click.argument("name", type=click.Choice(list(_JOBS)))
def job(name: str) -> None:
    """Read one JSON line of needs from standard input; write JSON lines of events."""
    _give_way()
    _end_with_the_window()
    import_module(_JOBS[name]).run(sys.stdin, sys.stdout)


def _give_way() -> None:
    """Let the window come first, and whatever else the analyst does meanwhile."""
    import psutil

    psutil.Process().nice(psutil.BELOW_NORMAL_PRIORITY_CLASS if psutil.WINDOWS else _LESS)


def _end_with_the_window() -> None:
    """End soon after a window that was killed: nobody is there any more to take what comes.

    Without this the next thing to tell would end the job, which a large model finds in minutes.
    """
    import psutil

    window = psutil.Process().parent()

    def watch(window: psutil.Process) -> None:
        while os.getppid() == window.pid and window.is_running():
            time.sleep(_LOOK_EVERY_S)
        os._exit(1)

    if window is not None:
        Thread(target=watch, args=(window,), name="window's end", daemon=True).start()
