"""Storing a recording's sounds as a child process: decoding an hour takes its time.

The child writes the two sounds alone, in one transaction, and has a child of its own decode
(``decoding_apart.py``); who started it makes the interview of them. Sounds that no interview came
to name are removed when the project is opened next.
"""

import json
from collections.abc import Mapping
from contextlib import closing
from dataclasses import asdict
from pathlib import Path
from typing import Any, TextIO

from small_stories.changes.recordings import NewRecording
from small_stories.errors import SmallStoriesError
from small_stories.storage.project_file import Project
from small_stories.storage.recordings import open_recordings
from small_stories.telling import TellingProgress, tell, tell_error
from small_stories.transcribing.sound.storing import Remark, StoredSounds, store_sounds


def needs(project: Project, path: Path) -> dict[str, object]:
    """Return what the child has to be handed for a file, the key of the project with it."""
    return {
        "folder": str(project.folder.absolute()),
        "key": project.key.hex(),
        "path": str(path.absolute()),
    }


def run(stdin: TextIO, stdout: TextIO) -> None:
    """Read one JSON line of needs; write a JSON line for each thing that happens.

    The events: progress (done and total, in milliseconds), and at the end done (see
    ``recording_from`` and ``remarks_from``) or error (key and fields of a SmallStoriesError).
    """
    given = json.loads(stdin.readline())
    try:
        stored = _store(given, stdout)
    except SmallStoriesError as error:
        tell_error(stdout, error)
    else:
        tell(stdout, "done", **asdict(stored))


def stored_from(event: Mapping[str, Any]) -> StoredSounds:
    """Return what a done event tells of: the recording, and what has to be said of it."""
    return StoredSounds(recording_from(event), remarks_from(event))


def recording_from(event: Mapping[str, Any]) -> NewRecording:
    """Return the recording whose sounds a done event tells of."""
    return NewRecording(**event["recording"])


def remarks_from(event: Mapping[str, Any]) -> tuple[Remark, ...]:
    """Return what has to be said of the recording of a done event, as that it is cut off."""
    return tuple(Remark(**remark) for remark in event["remarks"])


def _store(given: Mapping[str, Any], stdout: TextIO) -> StoredSounds:
    folder = Path(given["folder"])
    with closing(open_recordings(folder, bytes.fromhex(given["key"]))) as sounds:
        return store_sounds(sounds, folder, Path(given["path"]), TellingProgress(stdout))
