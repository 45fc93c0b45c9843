"""Recordings of interviews and what was recognised in them, each brought in as one change."""

from collections.abc import Sequence
from contextlib import closing
from dataclasses import asdict, dataclass

from small_stories.changes.interviewing import NewInterview, NewTurn, add_interview, add_turns
from small_stories.errors import SmallStoriesError
from small_stories.storage.interviews import interview as interview_of
from small_stories.storage.interviews import recording
from small_stories.storage.project_file import Project
from small_stories.storage.recordings import open_recordings, settle_sounds
from small_stories.storage.rows import insert


@dataclass(frozen=True, slots=True)
class NewRecording:
    """A recording whose two sounds are stored; ``whole`` is False when its end is missing."""

    file_name: str
    sha256: str
    duration_ms: int
    whole: bool
    original_sound_id: int
    canonical_sound_id: int


@dataclass(frozen=True, slots=True)
class NewTranscription:
    """How a recording was recognised: with what model, settings (as JSON) and language."""

    model: str
    model_sha256: str
    settings: str
    language: str


def refuse_second_transcript(project: Project, interview: int) -> None:
    """Raise SmallStoriesError when the interview has turns: they are never written over."""
    found = interview_of(project, interview)
    if found and found.turns:
        raise SmallStoriesError("transcribing.has_turns")


def add_recorded_interview(project: Project, interview: NewInterview, new: NewRecording) -> int:
    """Store an interview that is a recording so far; return the recording's id."""
    with project.change("recording.imported", code=interview.code):
        number = add_interview(project, interview)
        recording = insert(project.db, "recording", interview_id=number, **asdict(new))
    with closing(open_recordings(project.folder, project.key)) as sounds:
        settle_sounds(sounds, {new.original_sound_id, new.canonical_sound_id})
    return recording


def add_transcription(
    project: Project, recording_id: int, new: NewTranscription, turns: Sequence[NewTurn]
) -> int:
    """Store what was recognised as draft turns, in one change; return the transcription's id."""
    found = recording(project, recording_id)
    refuse_second_transcript(project, found.interview_id)
    with project.change("interview.transcribed"):
        add_turns(project, found.interview_id, turns, [])
        return insert(project.db, "transcription", recording_id=recording_id, **asdict(new))
