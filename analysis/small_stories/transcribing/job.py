"""Writing a recording down as a child process: needs on standard input, events on standard output.

The child only reads the project; the process that started it stores each event as it comes, and
may kill the child at any moment. A child that is given what was stored goes on from there.
"""

import json
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import TextIO

from small_stories.errors import SmallStoriesError
from small_stories.heard_as_json import Told, voices_in, wishes_in
from small_stories.storage.interviews import recording
from small_stories.storage.project_file import Project
from small_stories.storage.recordings import SoundFile, open_recordings
from small_stories.storage.transcriptions import run as run_of
from small_stories.telling import TellingProgress, tell, tell_error
from small_stories.transcribing.events import plan_in, tell_event
from small_stories.transcribing.run import Plan, Progress, written_down
from small_stories.transcribing.sound.canonical import CanonicalSound


def needs(project: Project, transcription_id: int, model: Path) -> dict[str, object]:
    """Return what the child has to be handed for a run, the key of the project with it.

    What the run has come to already is a part of it, and is not done again. Raises
    SmallStoriesError when the run was undone or taken away.
    """
    run = run_of(project, transcription_id)
    if run is None:
        raise SmallStoriesError("changes.undone_meanwhile")
    return {
        **needs_of_sound(project, run.recording_id),
        "model": str(model.absolute()),
        "wishes": asdict(run.wishes),
        "plan": None if run.pieces is None else asdict(Plan(run.pieces)),
        "voices": run.voices and asdict(run.voices),
        "done": sorted(run.done),
    }


def needs_of_sound(project: Project, recording_id: int) -> dict[str, object]:
    """Return what a child has to be handed to read a recording, the key of the project with it."""
    return {
        "folder": str(project.folder.absolute()),
        "key": project.key.hex(),
        "sound": recording(project, recording_id).canonical_sound_id,
    }


def run(stdin: TextIO, stdout: TextIO) -> None:
    """Read one JSON line of needs; write a JSON line for each thing that happens.

    The events: progress (stage, and done and total in milliseconds), those of ``events.py``, and
    at the end done or error (key and fields of a SmallStoriesError).
    """
    given = json.loads(stdin.readline())
    with told_whole(stdout), sound_of(given) as sound:
        for event in written_down(
            sound,
            Path(given["model"]),
            wishes_in(given["wishes"]),
            plan=given["plan"] and plan_in(given["plan"]),
            voices=given["voices"] and voices_in(given["voices"]),
            done=frozenset(given["done"]),
            progress=telling_progress(stdout),
        ):
            tell_event(stdout, event)


@contextmanager
def told_whole(stdout: TextIO) -> Iterator[None]:
    """Tell at the end that everything is done, or what went wrong."""
    try:
        yield
    except SmallStoriesError as error:
        tell_error(stdout, error)
    else:
        tell(stdout, "done")


@contextmanager
def sound_of(given: Told) -> Iterator[CanonicalSound]:
    """Open the sound that the needs name, for reading."""
    key = bytes.fromhex(given["key"])
    with closing(open_recordings(Path(given["folder"]), key, read_only=True)) as sounds:
        yield CanonicalSound(SoundFile(sounds, int(given["sound"])))


def telling_progress(stdout: TextIO) -> Progress:
    """Return what tells progress: a few times a second, and where a stage begins and ends."""
    told = TellingProgress(stdout)
    return lambda stage, done_ms, total_ms: told(done_ms, total_ms, stage=stage)
