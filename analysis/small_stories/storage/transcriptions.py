"""How far recordings are written down: runs and their pieces, and what a run goes on with."""

import json
from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from small_stories.heard import Piece, Voices, Wishes
from small_stories.heard_as_json import stretches_in, voices_in, wishes_in
from small_stories.storage.project_file import Project
from small_stories.storage.rows import thing, things


class Written(StrEnum):
    """How far an interview's recording is written down."""

    NONE = "none"
    PARTLY = "partly"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class Run:
    """A recording being written down, or written down.

    ``pieces`` is None as long as they are not planned. ``voices`` is None where nobody's voice is
    told apart (yet); ``voices_failed`` is then the key of the sentence that says why, or empty.
    ``languages`` are those heard so far, the one of most pieces first.
    """

    id: int
    recording_id: int
    interview_id: int
    change_id: int
    model: str
    model_sha256: str
    wishes: Wishes
    pieces: tuple[Piece, ...] | None
    voices: Voices | None
    voices_failed: str
    done: frozenset[int]
    languages: tuple[str, ...]

    @property
    def is_done(self) -> bool:
        """Whether every piece is written down."""
        return self.pieces is not None and len(self.done) == len(self.pieces)

    @property
    def done_ms(self) -> int:
        """How much of the recording the pieces written down are, in milliseconds."""
        return sum(_length(piece) for piece in self.pieces or () if piece.number in self.done)


@dataclass(frozen=True, slots=True)
class _Row:
    id: int
    recording_id: int
    interview_id: int
    change_id: int
    model: str
    model_sha256: str
    settings: str
    voices: str


@dataclass(frozen=True, slots=True)
class _PieceRow:
    number: int
    start_ms: int
    end_ms: int
    speech: str
    language: str
    done: bool


# One without a change was stored whole by a program that knew no pieces.
_RUNS: Final = """
    SELECT transcription.*, recording.interview_id FROM transcription
    JOIN recording ON recording.id = transcription.recording_id
    WHERE transcription.change_id IS NOT NULL"""


def run(project: Project, number: int) -> Run | None:
    """Return one run, or None when it is gone."""
    found = thing(project.db, _Row, f"{_RUNS} AND transcription.id = ?", [number])
    return _run_of(project, found) if found else None


def newest_run(project: Project, recording_id: int) -> Run | None:
    """Return the newest run of a recording, or None where there is none."""
    query = f"{_RUNS} AND recording_id = ? ORDER BY transcription.id DESC"
    found = thing(project.db, _Row, query, [recording_id])
    return _run_of(project, found) if found else None


def unfinished(project: Project, recording_id: int) -> Run | None:
    """Return the run of a recording that broke off and can be gone on with, or None."""
    found = newest_run(project, recording_id)
    return None if found is None or found.is_done else found


def run_of_interview(project: Project, interview: int) -> Run | None:
    """Return the newest run of an interview, or None where there is none."""
    query = f"{_RUNS} AND recording.interview_id = ? ORDER BY transcription.id DESC"
    found = thing(project.db, _Row, query, [interview])
    return _run_of(project, found) if found else None


def state(project: Project, interview: int) -> Written:
    """Tell whether an interview's recording is written down not at all, in part or whole."""
    return states(project).get(interview, Written.NONE)


def states(project: Project) -> dict[int, Written]:
    """Return how far each interview is written down; those of which nothing is are left out.

    A run without pieces is not planned yet; an earlier program stored transcriptions whole.
    """
    query = (
        "SELECT recording.interview_id, transcription.change_id, count(piece.id), sum(piece.done)"
        " FROM transcription JOIN recording ON recording.id = transcription.recording_id"
        " LEFT JOIN piece ON piece.transcription_id = transcription.id"
        " GROUP BY transcription.id ORDER BY transcription.id"
    )
    return {
        interview: Written.DONE if change is None or 0 < pieces == done else Written.PARTLY
        for interview, change, pieces, done in project.db.execute(query)
    }


def written_until(project: Project, interview: int) -> int:
    """Return up to where in its recording an interview is written down, in milliseconds."""
    query = (
        "SELECT max(piece.end_ms) FROM piece"
        " JOIN transcription ON transcription.id = piece.transcription_id"
        " JOIN recording ON recording.id = transcription.recording_id"
        " WHERE recording.interview_id = ? AND piece.done"
        " GROUP BY transcription.id ORDER BY transcription.id DESC LIMIT 1"
    )
    found = project.db.execute(query, [interview]).fetchone()
    return int(found[0]) if found else 0


def _run_of(project: Project, row: _Row) -> Run:
    query = "SELECT * FROM piece WHERE transcription_id = ? ORDER BY number"
    pieces = things(project.db, _PieceRow, query, [row.id])
    plan = tuple(_piece(piece) for piece in pieces)
    told = json.loads(row.voices or "{}")
    heard = Counter(piece.language for piece in pieces if piece.language)
    return Run(
        id=row.id,
        recording_id=row.recording_id,
        interview_id=row.interview_id,
        change_id=row.change_id,
        model=row.model,
        model_sha256=row.model_sha256,
        wishes=wishes_in(json.loads(row.settings)),
        pieces=plan or None,
        voices=voices_in(told) if "count" in told else None,
        voices_failed=str(told.get("failed", "")),
        done=frozenset(piece.number for piece in pieces if piece.done),
        languages=tuple(language for language, _ in heard.most_common()),
    )


def _piece(row: _PieceRow) -> Piece:
    return Piece(row.number, row.start_ms, row.end_ms, stretches_in(json.loads(row.speech)))


def _length(piece: Piece) -> int:
    return piece.end_ms - piece.start_ms
