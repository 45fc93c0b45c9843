"""Keeping what a search for stories pointed to, and answering it: a hint is no story by itself."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from small_stories.changes.marking import mark_story
from small_stories.errors import SmallStoriesError
from small_stories.model import InTurn, Span
from small_stories.storage.hints import (
    DISMISSED,
    OPEN,
    TAKEN,
    StoredHint,
    answered_hints,
    hint_of,
)
from small_stories.storage.identities import text_version
from small_stories.storage.interviews import theme_of_talk, turns
from small_stories.storage.project_file import Project
from small_stories.storage.rows import delete, insert, update

_BY_TALK = ("marked", "asked")


@dataclass(frozen=True, slots=True)
class NewCue:
    """Words that tell ``for`` or ``against`` a story, or for a ``theme``, and why."""

    tells: str
    kind: str
    place: Span


@dataclass(frozen=True, slots=True)
class NewHint:
    """Where a story may be, as found; ``strength`` goes from 1 to 3."""

    spans: tuple[Span, ...]
    strength: int
    theme_id: int | None
    theme_reason: str
    cues: tuple[NewCue, ...]


def store_hints(
    project: Project, interview: int, hints: Sequence[NewHint], texts: Mapping[int, str]
) -> None:
    """Store what a search of an interview pointed to; ``texts`` are the words that it read.

    What was taken or dismissed stays, and does not come back for the same words: a new hint that
    shares at least half of its words with one, or holds half of one's, is not made. What stands in
    a turn that was corrected meanwhile is left out, and the interview is to be searched again.
    """
    now = {turn.id: turn.text for turn in turns(project, interview)}
    answered = answered_hints(project, interview)
    with project.change("hint.searched"):
        delete(project.db, "hint", interview_id=interview, state=OPEN)
        for hint in hints:
            if all(now.get(turn) == texts[turn] for turn in _turns_of(hint)) and not any(
                _same_words(hint.spans, old.spans) for old in answered
            ):
                _store(project, interview, hint)
        delete(project.db, "search", interview_id=interview, kind="hints")
        if now == dict(texts):
            version = text_version(project, interview)
            insert(project.db, "search", interview_id=interview, kind="hints", version=version)


def take_hint(project: Project, hint: int) -> int:
    """Make a story of a hint's words and return it; it is remembered that a machine hinted at it.

    It is told under the theme that the talk was of, or else that the question asked about. What it
    is read as stays the analyst's. Raises SmallStoriesError when the hint or its words are gone.
    """
    found = _there(project, hint)
    told_under = theme_of_talk(project, found.spans[0].turn_id)
    if told_under is None and found.theme_reason in _BY_TALK:
        told_under = found.theme_id
    query = "SELECT interview_id FROM hint WHERE id = ?"
    interview = int(project.db.execute(query, [hint]).fetchone()[0])
    with project.change("hint.taken", hint=hint):
        story = mark_story(project, interview, found.spans, told_under_id=told_under, hinted=1)
        update(project.db, "hint", hint, state=TAKEN, story_id=story)
    return story


def dismiss_hint(project: Project, hint: int) -> None:
    """Note that a hint points to no story; it does not come back for the same words.

    Raises SmallStoriesError when the hint or its words are gone.
    """
    _there(project, hint)
    with project.change("hint.dismissed", hint=hint):
        update(project.db, "hint", hint, state=DISMISSED)


def _there(project: Project, hint: int) -> StoredHint:
    found = hint_of(project, hint)
    if found is None:
        raise SmallStoriesError("hint.gone")
    return found


def _turns_of(hint: NewHint) -> Iterable[int]:
    places = (*hint.spans, *(cue.place for cue in hint.cues))
    return {place.turn_id for place in places}


def _store(project: Project, interview: int, hint: NewHint) -> None:
    number = insert(
        project.db,
        "hint",
        interview_id=interview,
        strength=hint.strength,
        theme_id=hint.theme_id,
        theme_reason=hint.theme_reason,
    )
    for position, span in enumerate(hint.spans):
        insert(project.db, "hint_span", hint_id=number, position=position, **_at(span))
    for cue in hint.cues:
        facts = {"tells": cue.tells, "kind": cue.kind, **_at(cue.place)}
        insert(project.db, "hint_cue", hint_id=number, **facts)


def _at(place: InTurn) -> dict[str, int]:
    return {"turn_id": place.turn_id, "start": place.start, "end": place.end}


def _same_words(one: Sequence[InTurn], other: Sequence[InTurn]) -> bool:
    shared = sum(
        max(0, min(a.end, b.end) - max(a.start, b.start))
        for a in one
        for b in other
        if a.turn_id == b.turn_id
    )
    return 2 * shared >= min(_letters(one), _letters(other))


def _letters(places: Sequence[InTurn]) -> int:
    return sum(place.end - place.start for place in places)
