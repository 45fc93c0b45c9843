"""Telling the speakers of a recording again as a child process, without touching the text."""

import json
from functools import partial
from typing import TextIO

from small_stories.errors import SmallStoriesError
from small_stories.storage.project_file import Project
from small_stories.storage.transcriptions import run as run_of
from small_stories.transcribing.events import tell_event
from small_stories.transcribing.job import (
    needs_of_sound,
    sound_of,
    telling_progress,
    told_whole,
)
from small_stories.transcribing.run import voices_told
from small_stories.transcribing.speech import speech_in


def needs(project: Project, transcription_id: int, count: int) -> dict[str, object]:
    """Return what the child has to be handed to tell so many speakers apart in a run's recording.

    Raises SmallStoriesError when the run was undone or taken away.
    """
    run = run_of(project, transcription_id)
    if run is None:
        raise SmallStoriesError("changes.undone_meanwhile")
    return {**needs_of_sound(project, run.recording_id), "count": count}


def run(stdin: TextIO, stdout: TextIO) -> None:
    """Read one JSON line of needs; write a JSON line for each thing that happens.

    The events: progress, voices or voices_failed (see ``events.py``), and at the end done or
    error.
    """
    given = json.loads(stdin.readline())
    progress = telling_progress(stdout)
    with told_whole(stdout), sound_of(given) as sound:
        speech = speech_in(sound, partial(progress, "listening"))
        voices = voices_told(sound, speech, given["count"], partial(progress, "voices"))
        tell_event(stdout, voices)
