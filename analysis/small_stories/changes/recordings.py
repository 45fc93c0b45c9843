"""Recordings of interviews, each brought in as one change."""

from contextlib import closing
from dataclasses import asdict, dataclass

from small_stories.changes.interviewing import NewInterview, add_interview
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


def add_recorded_interview(project: Project, interview: NewInterview, new: NewRecording) -> int:
    """Store an interview that is a recording so far; return the recording's id."""
    with project.change("recording.imported", code=interview.code):
        number = add_interview(project, interview)
        recording = insert(project.db, "recording", interview_id=number, **asdict(new))
    with closing(open_recordings(project.folder, project.key)) as sounds:
        settle_sounds(sounds, {new.original_sound_id, new.canonical_sound_id})
    return recording
