"""A recording into the project, and its words into draft turns."""

import hashlib
import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from pathlib import Path

from small_stories.changes.interviewing import NewInterview, refuse_code
from small_stories.changes.recordings import (
    NewRecording,
    NewTranscription,
    add_recorded_interview,
    add_transcription,
    refuse_second_transcript,
)
from small_stories.errors import SmallStoriesError
from small_stories.model import SourceKind
from small_stories.storage.connection import Database, plain_errors
from small_stories.storage.interviews import recording
from small_stories.storage.project_file import Project
from small_stories.storage.recordings import (
    CHUNK_BYTES,
    SoundFile,
    SoundKind,
    delete_sound,
    open_recordings,
    sounds_in_use,
    write_sound,
)
from small_stories.storage.setup import project_facts
from small_stories.transcribing.canonical import CanonicalSound, Progress, store_canonical
from small_stories.transcribing.decoding import Decoding
from small_stories.transcribing.draft_turns import turns_from
from small_stories.transcribing.model_files import model_sha256
from small_stories.transcribing.recognising import SETTINGS, Recognised, Recogniser, recognise


def import_recording(
    project: Project,
    path: Path,
    code: str,
    language: str | None = None,
    progress: Progress | None = None,
) -> int:
    """Bring a recording in as an interview of its own; return the recording's id.

    The file is kept exactly as it is. ``progress`` is told milliseconds decoded and of how many.
    Raises SmallStoriesError when the file is no recording that can be read, is empty or holds no
    sound, or when the code is taken; nothing of it stays in the project then.
    """
    refuse_code(project, code)
    with closing(open_recordings(project.folder, project.key)) as sounds:
        new = store_sounds(sounds, path, progress)
        try:
            spoken = language or project_facts(project).language
            interview = NewInterview(code, SourceKind.AUDIO, spoken)
            return add_recorded_interview(project, interview, new)
        except BaseException:
            # Not when the recording is stored and only what came after it went wrong.
            unused = {new.original_sound_id, new.canonical_sound_id} - sounds_in_use(project.db)
            for sound in unused:
                delete_sound(sounds, sound)
            raise


def transcribe(
    project: Project,
    recording_id: int,
    model: Path,
    on_progress: Progress | None = None,
    should_stop: Callable[[], bool] = lambda: False,
) -> int | None:
    """Recognise a recording and store its draft turns as one change.

    Returns the transcription's id, or None when it was told to stop; nothing is stored then.
    Raises SmallStoriesError when there is no speech in it, or the interview has turns already.
    """
    found = recording(project, recording_id)
    refuse_second_transcript(project, found.interview_id)
    recogniser = Recogniser(model, found.language)
    segments: list[Recognised] = []
    with closing(open_recordings(project.folder, project.key, read_only=True)) as sounds:
        sound = CanonicalSound(SoundFile(sounds, found.canonical_sound_id))
        for segment in recognise(sound, recogniser):
            if should_stop():
                return None
            segments.append(segment)
            if on_progress:
                on_progress(segment.end_ms, sound.duration_ms)
    spoken = recogniser.language or found.language
    return store_transcription(project, recording_id, segments, model, spoken)


def store_transcription(
    project: Project,
    recording_id: int,
    segments: Sequence[Recognised],
    model: Path,
    language: str,
) -> int:
    """Store what was recognised in a whole recording, as one change; return its id.

    Raises SmallStoriesError when nothing was recognised.
    """
    found = recording(project, recording_id)
    if not segments:
        raise SmallStoriesError("recording.no_speech", name=found.file_name)
    new = NewTranscription(
        model=model.name,
        model_sha256=model_sha256(model),
        settings=json.dumps(SETTINGS),
        language=language,
    )
    return add_transcription(project, recording_id, new, turns_from(segments))


def store_sounds(sounds: Database, path: Path, progress: Progress | None = None) -> NewRecording:
    """Store a recording as it is and as canonical sound; nothing names the two sounds yet.

    Raises SmallStoriesError when it cannot be read or holds no sound; nothing is stored then.
    """
    found = hashlib.sha256()

    def pieces() -> Iterator[bytes]:
        with path.open("rb") as file:
            while piece := file.read(CHUNK_BYTES):
                found.update(piece)
                yield piece

    try:
        with plain_errors(), sounds.atomic():
            original = write_sound(sounds, SoundKind.ORIGINAL, pieces())
            # Decoded from what was stored: the two cannot differ, even if the file changes now.
            decoding = Decoding(SoundFile(sounds, original), path.name)
            canonical = store_canonical(sounds, decoding, progress)
    except OSError as error:
        raise SmallStoriesError("recording.not_found", name=path.name) from error
    return NewRecording(
        path.name, found.hexdigest(), decoding.duration_ms, decoding.whole, original, canonical
    )
