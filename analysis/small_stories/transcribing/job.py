"""Transcribing as a child process: needs on standard input, events on standard output.

The child only reads the project; the process that started it collects the events and stores the
result, and may kill the child at any moment.
"""

import json
from collections.abc import Mapping
from contextlib import closing
from dataclasses import asdict
from pathlib import Path
from typing import Any, TextIO

from small_stories.errors import SmallStoriesError
from small_stories.storage.interviews import recording
from small_stories.storage.project_file import Project
from small_stories.storage.recordings import SoundFile, open_recordings
from small_stories.telling import tell, tell_error
from small_stories.transcribing.canonical import CanonicalSound
from small_stories.transcribing.recognising import (
    Recognised,
    RecognisedWord,
    Recogniser,
    recognise,
)


def needs(project: Project, recording_id: int, model: Path) -> dict[str, object]:
    """Return what the child has to be handed for a recording, the key of the project with it."""
    found = recording(project, recording_id)
    return {
        "folder": str(project.folder.absolute()),
        "key": project.key.hex(),
        "sound": found.canonical_sound_id,
        "language": found.language,
        "model": str(model.absolute()),
    }


def run(stdin: TextIO, stdout: TextIO) -> None:
    """Read one JSON line of needs; write a JSON line for each thing that happens.

    The events: progress (done and total, in milliseconds), segment (see ``segment_from``), and at
    the end done (language) or error (key and fields of a SmallStoriesError).
    """
    given = json.loads(stdin.readline())
    try:
        language = _recognise(given, stdout)
    except SmallStoriesError as error:
        tell_error(stdout, error)
    else:
        tell(stdout, "done", language=language)


def segment_from(event: Mapping[str, Any]) -> Recognised:
    """Return what a segment event tells."""
    words = tuple(RecognisedWord(**word) for word in event["words"])
    return Recognised(event["start_ms"], event["end_ms"], words)


def _recognise(given: Mapping[str, Any], stdout: TextIO) -> str | None:
    key = bytes.fromhex(given["key"])
    with closing(open_recordings(Path(given["folder"]), key, read_only=True)) as sounds:
        sound = CanonicalSound(SoundFile(sounds, int(given["sound"])))
        tell(stdout, "progress", done=0, total=sound.duration_ms)
        recogniser = Recogniser(Path(given["model"]), given["language"])
        for segment in recognise(sound, recogniser):
            tell(stdout, "segment", **asdict(segment))
            tell(stdout, "progress", done=segment.end_ms, total=sound.duration_ms)
        tell(stdout, "progress", done=sound.duration_ms, total=sound.duration_ms)
    return recogniser.language
