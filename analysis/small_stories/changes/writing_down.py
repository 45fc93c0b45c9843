"""Writing a recording down: one change that grows piece by piece as the words come.

What is stored goes beside what is there: a row that any other change has touched is never written
again. So marking and correcting while the text comes are undone and done again in any order.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from small_stories.changes.heard_voices import (
    add_voice,
    better_roles,
    insert_places,
)
from small_stories.changes.interviewing import NewTurn, insert_turn, insert_words
from small_stories.errors import SmallStoriesError
from small_stories.heard import HeardPiece, Piece, Voices, Wishes
from small_stories.heard_as_json import as_json
from small_stories.model import Role
from small_stories.storage.interviews import interview as interview_of
from small_stories.storage.interviews import recording, speakers
from small_stories.storage.project_file import Project
from small_stories.storage.rows import delete, insert, thing, update
from small_stories.storage.transcriptions import Run
from small_stories.storage.transcriptions import run as run_of


@dataclass(frozen=True, slots=True)
class LastTurn:
    """The newest turn of an interview; ``speaker`` is the number of the voice, or None."""

    id: int
    text: str
    speaker: int | None
    start_ms: int | None
    end_ms: int | None


_TURNS_OF_A_PIECE: Final = 1000

GoesOn = Callable[[LastTurn, NewTurn], bool]


def begin(
    project: Project, recording_id: int, model: str, model_sha256: str, wishes: Wishes
) -> int:
    """Begin to write a recording down, as the change that grows from now on; return its run.

    The languages that were chosen are the interview's. Raises SmallStoriesError when the interview
    has turns: they are never written over.
    """
    found = recording(project, recording_id)
    refuse_second_transcript(project, found.interview_id)
    with project.change("interview.transcribed"):
        _write_languages(project, found.interview_id, wishes.languages)
        return insert(
            project.db,
            "transcription",
            recording_id=recording_id,
            model=model,
            model_sha256=model_sha256,
            settings=as_json(wishes),
            language=wishes.languages[0] if wishes.languages else "",
            change_id=project.open_change,
        )


def refuse_second_transcript(project: Project, interview: int) -> None:
    """Raise SmallStoriesError when the interview has turns: they are never written over."""
    found = interview_of(project, interview)
    if found and found.turns:
        raise SmallStoriesError("transcribing.has_turns")


def run_going_on(project: Project, transcription: int) -> Run:
    """Return a run that can grow; raises SmallStoriesError when it was undone or taken away."""
    found = run_of(project, transcription)
    if found is None:
        raise SmallStoriesError("changes.undone_meanwhile")
    return found


def store_plan(project: Project, run: Run, pieces: Sequence[Piece]) -> None:
    """Store in what pieces a recording is written down; a plan that is there already stays."""
    if run.pieces is not None:
        return
    with project.growing(run.change_id):
        for piece in pieces:
            insert(
                project.db,
                "piece",
                transcription_id=run.id,
                number=piece.number,
                start_ms=piece.start_ms,
                end_ms=piece.end_ms,
                speech=json.dumps(piece.speech),
            )


def take_back(project: Project, run: Run) -> None:
    """Leave no trace of a run that has come to nothing."""
    with project.growing(run.change_id):
        delete(project.db, "transcription", id=run.id)
    project.forget(run.change_id)


def store_voices(project: Project, run: Run, voices: Voices) -> None:
    """Store who is heard when, and a speaker for each voice, whose role is only proposed.

    Voices that come when words are there already are passed over: they can be told apart again
    when the recording is written down.
    """
    if run.voices is not None or run.done:
        return
    with project.growing(run.change_id):
        update(project.db, "transcription", run.id, voices=as_json(voices))
        for voice in sorted({stretch.voice for stretch in voices.stretches}):
            add_voice(project, run.interview_id, voice)
        insert_places(project, run.interview_id, voices.unsure)


def note_voices_failed(project: Project, run: Run, error_key: str) -> None:
    """Note that the voices could not be told apart, and why; the words come all the same."""
    with project.growing(run.change_id):
        voices = json.dumps({"failed": error_key})
        update(project.db, "transcription", run.id, voices=voices)


def store_piece(
    project: Project,
    run: Run,
    heard: HeardPiece,
    turns: Sequence[NewTurn],
    goes_on: GoesOn,
    leave: int | None = None,
) -> None:
    """Store the turns of a piece after those there are, all at once with the piece's being done.

    The first turn goes on the last one where ``goes_on`` says so and no other change has touched
    it; not on the turn to ``leave``, which somebody is correcting. A piece that is done already is
    left as it is.
    """
    if heard.number in run.done:
        return
    with project.growing(run.change_id):
        query = "SELECT id FROM piece WHERE transcription_id = ? AND number = ?"
        (piece,) = project.db.execute(query, [run.id, heard.number]).fetchone()
        update(project.db, "piece", piece, done=1, language=heard.language)
        _note_language(project, run, heard.language)
        rest = list(turns)
        last = _last_turn(project, run) if rest else None
        if last and last.id != leave and goes_on(last, rest[0]):
            _append(project, last, rest.pop(0))
        _add_turns(project, run, heard.number, rest)
        insert_places(project, run.interview_id, heard.unsure)


def _note_language(project: Project, run: Run, heard: str) -> None:
    """Take the language heard first for the interview's, unless one was told or chosen since."""
    if run.wishes.languages or run.languages or not heard:
        return
    query = (
        "SELECT 1 FROM change_row WHERE table_name = 'interview' AND row_id = ? AND change_id > ?"
    )
    if project.db.execute(query, [run.interview_id, run.change_id]).fetchone() is None:
        update(project.db, "interview", run.interview_id, language=heard)


def note_heard_languages(project: Project, run: Run) -> None:
    """Note which languages were heard, where none was chosen and the interview is as it was."""
    if run.wishes.languages or not run.languages:
        return
    query = "SELECT 1 FROM change_row WHERE table_name = ? AND row_id = ? AND change_id > ?"
    row = ["interview", run.interview_id, run.change_id]
    if project.db.execute(query, row).fetchone() is None:
        with project.growing(run.change_id):
            _write_languages(project, run.interview_id, run.languages)


def _write_languages(project: Project, interview: int, languages: Sequence[str]) -> None:
    for column, language in zip(("language", "second_language"), languages, strict=False):
        update(project.db, "interview", interview, **{column: language})


def propose_roles(project: Project, run: Run, roles: Mapping[int, Role]) -> None:
    """Propose who asks and who tells, by voice; what anybody has touched stays as it is."""
    wanted = {
        speaker: role
        for speaker, role in better_roles(project, run.interview_id, roles).items()
        if _only_of(project, run, "speaker", speaker)
    }
    if wanted:
        with project.growing(run.change_id):
            for speaker, role in wanted.items():
                update(project.db, "speaker", speaker, role=role)


def _last_turn(project: Project, run: Run) -> LastTurn | None:
    query = (
        "SELECT turn.*, speaker.voice AS speaker FROM turn"
        " LEFT JOIN speaker ON speaker.id = turn.speaker_id WHERE turn.interview_id = ?"
        " ORDER BY turn.position DESC, turn.id DESC LIMIT 1"
    )
    last = thing(project.db, LastTurn, query, [run.interview_id])
    return last if last and _only_of(project, run, "turn", last.id) else None


def _only_of(project: Project, run: Run, table: str, row: int) -> bool:
    """Tell whether no other change has ever touched a row, undone ones included."""
    query = "SELECT 1 FROM change_row WHERE table_name = ? AND row_id = ? AND change_id != ?"
    return project.db.execute(query, [table, row, run.change_id]).fetchone() is None


def _append(project: Project, last: LastTurn, new: NewTurn) -> None:
    offset = len(last.text) + 1
    words = [replace(each, start=each.start + offset, end=each.end + offset) for each in new.words]
    update(project.db, "turn", last.id, text=f"{last.text} {new.text}", end_ms=new.end_ms)
    insert_words(project, last.id, words)


def _add_turns(project: Project, run: Run, piece: int, turns: Sequence[NewTurn]) -> None:
    # Each piece has positions of its own: turns that were joined or split, and come back when
    # that is undone, never stand among those that came meanwhile.
    position = piece * _TURNS_OF_A_PIECE
    ids = {each.voice: each.id for each in speakers(project, run.interview_id)}
    for number, turn in enumerate(turns):
        speaker = None if turn.speaker is None else ids.get(turn.speaker)
        insert_turn(project, run.interview_id, position + number, turn, speaker)
