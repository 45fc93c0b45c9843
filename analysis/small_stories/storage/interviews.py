"""Interviews with their speakers, turns, theme markers and recordings."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from small_stories.errors import SmallStoriesError
from small_stories.model import Span
from small_stories.storage.project_file import Project
from small_stories.storage.rows import thing, things

LIKELY: Final = 0.5
"""The probability from which a recognised word is not marked as uncertain."""


@dataclass(frozen=True, slots=True)
class Interview:
    """One interview; ``code`` is its name everywhere outside the locked project."""

    id: int
    code: str
    interviewee_id: int | None
    source_kind: str
    held_on: str | None
    language: str
    interpreter: bool
    translated: bool
    interviewer_role: str
    place_kind: str
    read_to_end: bool
    turns: int
    draft_turns: int
    stories: int
    duration_ms: int | None
    recording_id: int | None


@dataclass(frozen=True, slots=True)
class Speaker:
    """A voice in an interview, with the label it had in the file.

    ``voice`` is its number where voices were told apart; a role may be only ``proposed``.
    """

    id: int
    label: str
    role: str
    voice: int | None
    proposed: bool


@dataclass(frozen=True, slots=True)
class Turn:
    """What one speaker says until the next one speaks; times in milliseconds or None."""

    id: int
    interview_id: int
    position: float
    speaker_id: int | None
    label: str
    role: str
    text: str
    state: str
    start_ms: int | None
    end_ms: int | None


@dataclass(frozen=True, slots=True)
class ThemeMarker:
    """From this turn on, talk is of the theme."""

    id: int
    turn_id: int
    theme_id: int


@dataclass(frozen=True, slots=True)
class Recording:
    """A stored recording of an interview."""

    id: int
    interview_id: int
    file_name: str
    duration_ms: int
    whole: bool
    canonical_sound_id: int
    language: str


_INTERVIEWS = """
    SELECT interview.*,
        (SELECT count(*) FROM turn WHERE interview_id = interview.id) AS turns,
        (SELECT count(*) FROM turn WHERE interview_id = interview.id AND state = 'draft')
            AS draft_turns,
        (SELECT count(*) FROM story WHERE interview_id = interview.id) AS stories,
        (SELECT max(duration_ms) FROM recording WHERE interview_id = interview.id) AS duration_ms,
        (SELECT max(id) FROM recording WHERE interview_id = interview.id) AS recording_id
    FROM interview"""

_TURNS = """
    SELECT turn.*, coalesce(speaker.label, '') AS label, coalesce(speaker.role, 'other') AS role
    FROM turn LEFT JOIN speaker ON speaker.id = turn.speaker_id"""


def interviews(project: Project) -> list[Interview]:
    """Return the interviews by code."""
    return things(project.db, Interview, f"{_INTERVIEWS} ORDER BY code")


def has_interviews(project: Project) -> bool:
    """Tell whether there is any interview."""
    return bool(project.db.execute("SELECT 1 FROM interview LIMIT 1").fetchone())


def interview(project: Project, number: int) -> Interview | None:
    """Return one interview, or None when it is gone."""
    return thing(project.db, Interview, f"{_INTERVIEWS} WHERE id = ?", [number])


def interview_by_code(project: Project, code: str) -> Interview | None:
    """Return the interview of a code, or None."""
    return thing(project.db, Interview, f"{_INTERVIEWS} WHERE code = ?", [code])


def free_codes(project: Project) -> Iterator[str]:
    """Yield the codes H01, H02 … that no interview has."""
    taken = {each.code for each in interviews(project)}
    return (code for n in range(1, 10_000) if (code := f"H{n:02}") not in taken)


def speakers(project: Project, interview: int) -> list[Speaker]:
    """Return the speakers of an interview in the order they were met."""
    query = "SELECT * FROM speaker WHERE interview_id = ? ORDER BY id"
    return things(project.db, Speaker, query, [interview])


def turns(project: Project, interview: int) -> list[Turn]:
    """Return the turns of an interview in order."""
    query = f"{_TURNS} WHERE turn.interview_id = ? ORDER BY turn.position, turn.id"
    return things(project.db, Turn, query, [interview])


def turn(project: Project, number: int) -> Turn | None:
    """Return one turn, or None when it is gone."""
    return thing(project.db, Turn, f"{_TURNS} WHERE turn.id = ?", [number])


def recording(project: Project, number: int) -> Recording:
    """Return a recording with its interview's language; raises SmallStoriesError when gone."""
    query = (
        "SELECT recording.*, interview.language FROM recording"
        " JOIN interview ON interview.id = recording.interview_id WHERE recording.id = ?"
    )
    found = thing(project.db, Recording, query, [number])
    if found is None:
        raise SmallStoriesError("recording.sound_missing")
    return found


def codes_of_same_file(project: Project, number: int) -> list[str]:
    """Return the codes of the other interviews whose recording is the same file, byte for byte."""
    rows = project.db.query(
        "SELECT interview.code FROM recording AS this JOIN recording ON recording.id != this.id"
        " AND recording.sha256 = this.sha256 JOIN interview ON interview.id ="
        " recording.interview_id WHERE this.id = ? ORDER BY interview.code",
        [number],
    )
    return [str(row["code"]) for row in rows]


def words_of_turns(project: Project, among: Sequence[int] | None = None) -> list[tuple[int, str]]:
    """Return the words of every turn of every interview, or of some, in the order of the talks."""
    where = "" if among is None else "WHERE id IN (SELECT value FROM json_each(?))"
    values = [] if among is None else [json.dumps(list(among))]
    query = f"SELECT id, text FROM turn {where} ORDER BY interview_id, position, id"
    return [(int(number), str(words)) for number, words in project.db.execute(query, values)]


def turn_number(project: Project, turn: int) -> int:
    """Return which turn of its interview a turn is, counted from 1; 0 when it is gone."""
    found = project.db.execute(
        "SELECT count(*) FROM turn AS here JOIN turn AS before"
        " ON before.interview_id = here.interview_id"
        " AND (before.position, before.id) <= (here.position, here.id) WHERE here.id = ?",
        [turn],
    ).fetchone()
    return int(found[0])


def words_between(project: Project, interview: int, start_ms: int, end_ms: int) -> list[Span]:
    """Return the recognised words that begin between two times of the recording, turn by turn."""
    query = (
        'SELECT turn.id AS turn_id, min(start) AS start, max("end") AS "end"'
        " FROM turn_word JOIN turn ON turn.id = turn_word.turn_id"
        " WHERE turn.interview_id = ? AND turn_word.start_ms >= ? AND turn_word.start_ms < ?"
        " GROUP BY turn.id ORDER BY turn.position, turn.id"
    )
    return things(project.db, Span, query, [interview, start_ms, end_ms])


_UNCERTAIN = (
    'SELECT turn_id, start, "end" FROM turn_word JOIN turn ON turn.id = turn_id'
    f" WHERE probability < {LIKELY} AND start < \"end\" AND turn.state = 'draft'"
)


def uncertain_words(project: Project, interview: int) -> list[Span]:
    """Return the words of draft turns that the recogniser was not sure of."""
    return things(project.db, Span, f"{_UNCERTAIN} AND interview_id = ?", [interview])


def uncertain_words_of(project: Project, turn: int) -> list[Span]:
    """Return the words of one draft turn that the recogniser was not sure of."""
    return things(project.db, Span, f"{_UNCERTAIN} AND turn_id = ?", [turn])


def theme_markers(project: Project, interview: int) -> list[ThemeMarker]:
    """Return the theme markers of an interview in the order of its turns."""
    query = (
        "SELECT theme_marker.* FROM theme_marker JOIN turn ON turn.id = turn_id"
        " WHERE turn.interview_id = ? ORDER BY turn.position, turn.id, theme_marker.id"
    )
    return things(project.db, ThemeMarker, query, [interview])


def theme_of_talk(project: Project, turn: int) -> int | None:
    """Return the theme that talk is of at a turn, by the nearest marker before it."""
    found = project.db.execute(
        "SELECT theme_marker.theme_id FROM theme_marker"
        " JOIN turn AS marked ON marked.id = theme_marker.turn_id"
        " JOIN turn AS here ON here.interview_id = marked.interview_id"
        " WHERE here.id = ? AND marked.position <= here.position"
        " ORDER BY marked.position DESC, theme_marker.id DESC LIMIT 1",
        [turn],
    ).fetchone()
    return int(found[0]) if found else None
