"""What a run that writes a recording down would tell, for tests of storing it."""

from collections.abc import Sequence
from itertools import pairwise

from small_stories.changes.interviewing import NewInterview
from small_stories.changes.recordings import NewRecording, add_recorded_interview
from small_stories.changes.writing_down import begin
from small_stories.heard import (
    HeardPiece,
    HeardWord,
    Piece,
    UnsurePlace,
    Voices,
    VoiceStretch,
    Wishes,
)
from small_stories.model import SourceKind
from small_stories.storage.project_file import Project
from small_stories.transcribing.run import Plan

WORD_MS = 400
PIECE_MS = 10_000


def piece(number: int) -> Piece:
    """Return ten seconds that are spoken almost to their end."""
    start = number * PIECE_MS
    return Piece(number, start, start + PIECE_MS, ((start, start + PIECE_MS - 200),))


def plan(pieces: int) -> Plan:
    """Return so many pieces of ten seconds."""
    return Plan(tuple(piece(number) for number in range(pieces)))


def heard(number: int, words: str, unsure: Sequence[UnsurePlace] = ()) -> HeardPiece:
    """Return the words of a piece, spread evenly over it."""
    spoken = words.split()
    step = (PIECE_MS - 200) // max(1, len(spoken))
    start = number * PIECE_MS
    timed = tuple(
        HeardWord(word, start + n * step, start + n * step + step - 20, 0.9)
        for n, word in enumerate(spoken)
    )
    return HeardPiece(number, "fi", timed, tuple(unsure))


def voices(*changes_ms: int, end_ms: int) -> Voices:
    """Return two voices that take turns at the given times."""
    stretches = tuple(
        VoiceStretch(start, end, n % 2, 0.8)
        for n, (start, end) in enumerate(pairwise((0, *changes_ms, end_ms)))
    )
    return Voices(2, stretches)


def recorded(project: Project, code: str = "H01", sounds: tuple[int, int] = (1, 2)) -> int:
    """Bring in a recording in which there is nothing to be heard; return its id."""
    new = NewInterview(code, SourceKind.AUDIO, "fi")
    return add_recorded_interview(
        project, new, NewRecording("puhe.ogg", "0" * 64, 40_000, True, *sounds)
    )


def begun(project: Project, recording: int, speakers: int = 2) -> int:
    """Begin to write a recording down; return the run."""
    wishes = Wishes(languages=("fi",), speakers=speakers, pauses=False)
    return begin(project, recording, "whisper-base", "d01c3014", wishes)
