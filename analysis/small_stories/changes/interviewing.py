"""Bringing interviews in, correcting their turns, and marking what talk is of."""

import json
import re
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field

from small_stories.changes.standing import move_within_turn
from small_stories.errors import SmallStoriesError
from small_stories.model import Role, SourceKind
from small_stories.storage.interviews import Turn, interview_by_code
from small_stories.storage.interviews import turn as turn_of
from small_stories.storage.project_file import Project
from small_stories.storage.rows import delete, insert, update


@dataclass(frozen=True, slots=True)
class NewWord:
    """A recognised word inside its turn's text, with its time and probability."""

    start: int
    end: int
    start_ms: int
    end_ms: int
    probability: float


@dataclass(frozen=True, slots=True)
class NewTurn:
    """A turn to store; ``speaker`` is a place in the list of speakers, or None."""

    text: str
    speaker: int | None = None
    start_ms: int | None = None
    end_ms: int | None = None
    pieces: tuple[tuple[int, int], ...] = ()
    state: str = "checked"
    words: tuple[NewWord, ...] = ()


@dataclass(frozen=True, slots=True)
class NewSource:
    """The file an interview came from, with its own text as it was."""

    file_name: str
    sha256: str
    layout: str
    encoding: str | None
    text: str


@dataclass(frozen=True, slots=True)
class NewInterview:
    """Everything that one import brings in; facts are other columns of ``interview``."""

    code: str
    source_kind: SourceKind
    language: str
    speakers: tuple[tuple[str, Role], ...] = ()
    turns: tuple[NewTurn, ...] = ()
    source: NewSource | None = None
    facts: dict[str, object] = field(default_factory=dict)


def refuse_code(project: Project, code: str) -> None:
    """Raise SmallStoriesError when a code is no code, or an interview has it already."""
    if not re.fullmatch(r"[\w-]{1,20}", code):
        raise SmallStoriesError("interview.no_code")
    if interview_by_code(project, code):
        raise SmallStoriesError("interview.code_taken", code=code)


def add_interview(project: Project, new: NewInterview) -> int:
    """Store an interview with its speakers and turns as one change; return its id.

    Raises SmallStoriesError when its code is taken.
    """
    refuse_code(project, new.code)
    with project.change("interview.imported", code=new.code):
        values = {"code": new.code, "source_kind": new.source_kind, "language": new.language}
        number = insert(project.db, "interview", **values, **new.facts)
        if new.source:
            insert(project.db, "source", interview_id=number, **asdict(new.source))
        speakers = [
            insert(project.db, "speaker", interview_id=number, label=label, role=role)
            for label, role in new.speakers
        ]
        add_turns(project, number, new.turns, speakers)
    return number


def add_turns(
    project: Project, interview: int, turns: Sequence[NewTurn], speakers: Sequence[int]
) -> list[int]:
    """Store turns after each other in an interview that has none yet; return their ids."""
    with project.change("interview.turns_added"):
        return [
            insert_turn(project, interview, position, turn,
                        None if turn.speaker is None else speakers[turn.speaker])
            for position, turn in enumerate(turns)
        ]  # fmt: skip


def insert_turn(
    project: Project, interview: int, position: float, turn: NewTurn, speaker: int | None
) -> int:
    """Store one turn with its words, as part of a change; return its id."""
    number = insert(
        project.db,
        "turn",
        interview_id=interview,
        position=position,
        speaker_id=speaker,
        text=turn.text,
        state=turn.state,
        start_ms=turn.start_ms,
        end_ms=turn.end_ms,
        source_pieces=json.dumps(turn.pieces),
    )
    insert_words(project, number, turn.words)
    return number


def insert_words(project: Project, turn: int, words: Sequence[NewWord]) -> None:
    """Store words of a turn with their times, as part of a change."""
    for word in words:
        insert(project.db, "turn_word", turn_id=turn, **asdict(word))


def describe_interview(project: Project, interview: int, **facts: object) -> None:
    """Write facts of an interview: any columns of ``interview``."""
    with project.change("interview.described"):
        update(project.db, "interview", interview, **facts)


def remove_interview(project: Project, interview: int) -> None:
    """Take an interview out, with its stories; undo brings all of it back."""
    with project.change("interview.removed"):
        delete(project.db, "interview", id=interview)


def set_read_to_end(project: Project, interview: int, *, read: bool) -> None:
    """Note that the analyst has, or has not, read the interview to its end."""
    with project.change("interview.read_to_end" if read else "interview.not_read_to_end"):
        update(project.db, "interview", interview, read_to_end=int(read))


def set_role(project: Project, speaker: int, role: Role) -> None:
    """Say who a speaker is."""
    with project.change("speaker.role_set"):
        update(project.db, "speaker", speaker, role=role, proposed=0)


def correct_turn(project: Project, turn: int, text: str, read: str | None = None) -> None:
    """Correct the words of a turn; everything that stands in it stays at its words.

    ``read`` is the text that was corrected: what has come to the end of the turn since then stays
    behind the correction. What has lost its words is kept with the words it had, for the analyst
    to repair. The interview has to be searched for identities again, and quotes from the turn
    read again.
    """
    before = turn_of(project, turn)
    if before is None:
        return
    if read is not None and before.text.startswith(read):
        text += before.text[len(read) :]
    if before.text == text:
        return
    with project.change("turn.corrected"):
        update(project.db, "turn", turn, state="checked")
        reword_turn(project, before, text)


def reword_turn(project: Project, before: Turn, text: str) -> None:
    """Write a turn's words anew, as part of a change; what stands in them moves along."""
    update(project.db, "turn", before.id, text=text)
    move_within_turn(project, before.id, before.text, text)
    forget_search(project, [before.id])


def forget_search(project: Project, turns: Sequence[int]) -> None:
    """Note as part of a change that words moved in turns: search again, read quotes again."""
    marks = ", ".join("?" * len(turns))
    project.db.execute(
        "DELETE FROM search WHERE interview_id IN"
        f" (SELECT interview_id FROM turn WHERE id IN ({marks}))",
        turns,
    )
    project.db.execute(
        "UPDATE quote SET passed_by_eye = 0 WHERE passed_by_eye"
        f" AND id IN (SELECT quote_id FROM quote_span WHERE turn_id IN ({marks}))",
        turns,
    )


def check_turn(project: Project, turn: int) -> None:
    """Note that a person has listened to a turn and found it right."""
    with project.change("turn.checked"):
        update(project.db, "turn", turn, state="checked")


def check_turns(project: Project, turns: Sequence[int]) -> None:
    """Note that a person has found several turns right, as one change."""
    with project.change("turn.several_checked", turns=len(turns)):
        for turn in turns:
            check_turn(project, turn)


def mark_theme(project: Project, turn: int, theme: int) -> None:
    """Say that talk is of a theme from this turn on; the same again takes the marker away.

    What stories are told under follows, but where the analyst has said otherwise.
    """
    with project.change("theme_marker.set"):
        before = _told_under(project, turn)
        query = "SELECT id, theme_id FROM theme_marker WHERE turn_id = ?"
        there = dict(project.db.execute(query, [turn]).fetchall())
        delete(project.db, "theme_marker", turn_id=turn)
        if theme not in there.values():
            insert(project.db, "theme_marker", turn_id=turn, theme_id=theme)
        for story, now in _told_under(project, turn).items():
            if now != before[story]:
                project.db.execute(
                    "UPDATE story SET told_under_id = ? WHERE id = ? AND told_under_id IS ?",
                    [now, story, before[story]],
                )


def _told_under(project: Project, turn: int) -> dict[int, int | None]:
    """Return by the markers alone under which theme each story of a turn's interview is told."""
    query = (
        "SELECT span.story_id, (SELECT theme_id FROM theme_marker"
        " JOIN turn AS marked ON marked.id = theme_marker.turn_id"
        " WHERE marked.interview_id = told.interview_id AND marked.position <= told.position"
        " ORDER BY marked.position DESC, theme_marker.id DESC LIMIT 1)"
        " FROM span JOIN turn AS told ON told.id = span.turn_id WHERE told.interview_id ="
        " (SELECT interview_id FROM turn WHERE id = ?) ORDER BY span.position DESC, span.id DESC"
    )
    # The first span comes last and stays.
    return dict(project.db.execute(query, [turn]).fetchall())
