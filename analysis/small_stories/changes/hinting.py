"""Keeping what a search for stories pointed to, and answering it: a hint is no story by itself."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from small_stories.changes.interviewing import mark_theme
from small_stories.changes.marking import mark_story
from small_stories.changes.positions import mostly_same
from small_stories.errors import SmallStoriesError
from small_stories.model import InTurn, Span
from small_stories.storage.hints import (
    DISMISSED,
    OPEN,
    TAKEN,
    StoredHint,
    answered_hints,
    hint_of,
    words_of_gone,
)
from small_stories.storage.identities import text_version
from small_stories.storage.interviews import theme_markers, theme_of_talk, turns
from small_stories.storage.project_file import Project
from small_stories.storage.rows import delete, insert, update
from small_stories.storage.theme_hints import (
    ThemeHint,
    dismissed_without_words,
    theme_hint_of,
    theme_hints,
)

_BY_TALK = ("marked", "asked")


@dataclass(frozen=True, slots=True)
class NewCue:
    """Words that tell ``for`` or ``against`` a story, or for a ``theme``, and why."""

    tells: str
    kind: str
    place: Span


@dataclass(frozen=True, slots=True)
class NewHint:
    """Where a story may be, as found; ``strength`` goes from 1 to 3.

    One that is ``held_down`` was passed over, by the reason that stands there.
    """

    spans: tuple[Span, ...]
    strength: int
    theme_id: int | None
    theme_reason: str
    cues: tuple[NewCue, ...]
    held_down: str = ""


@dataclass(frozen=True, slots=True)
class NewThemeHint:
    """Words of the interviewer by which talk may be of a theme from their turn on.

    ``question_id`` is the question of the frame that they are like, or None.
    """

    place: Span
    theme_id: int
    question_id: int | None


def store_hints(
    project: Project,
    interview: int,
    hints: Sequence[NewHint],
    texts: Mapping[int, str],
    of_themes: Sequence[NewThemeHint] = (),
) -> None:
    """Store what a search of an interview pointed to; ``texts`` are the words that it read.

    What was taken or dismissed stays, and does not come back for the same words: a new hint that
    shares at least half of its words with one, or holds half of one's, is not made. What stands in
    a turn that was corrected meanwhile is left out, and the interview is to be searched again.
    """
    now = {turn.id: turn.text for turn in turns(project, interview)}
    same = {turn for turn, text in texts.items() if now.get(turn) == text}
    with project.change("hint.searched"):
        _store_all(project, interview, [each for each in hints if _turns_of(each) <= same])
        _store_themes(project, interview, [e for e in of_themes if e.place.turn_id in same])
        delete(project.db, "search", interview_id=interview, kind="hints")
        if now == dict(texts):
            version = text_version(project, interview)
            insert(project.db, "search", interview_id=interview, kind="hints", version=version)


def take_hint(project: Project, hint: int) -> int:
    """Make a story of a hint's words and return it; it is remembered that a machine hinted at it.

    A story of a passage that the search had passed over was the analyst's own finding.
    It is told under the theme that the talk was of, or else that the question asked about. What it
    is read as stays the analyst's. Raises SmallStoriesError when the hint or its words are gone.
    """
    found = _there(project, hint)
    told_under = theme_of_talk(project, found.spans[0].turn_id)
    if told_under is None and found.theme_reason in _BY_TALK:
        told_under = found.theme_id
    query = "SELECT interview_id FROM hint WHERE id = ?"
    interview = int(project.db.execute(query, [hint]).fetchone()[0])
    hinted = not found.held_down
    with project.change("hint.taken", hint=hint):
        story = mark_story(project, interview, found.spans, told_under_id=told_under, hinted=hinted)
        update(project.db, "hint", hint, state=TAKEN, story_id=story)
    return story


def dismiss_hint(project: Project, hint: int) -> None:
    """Note that a hint points to no story; it does not come back for the same words.

    Raises SmallStoriesError when the hint or its words are gone.
    """
    _there(project, hint)
    with project.change("hint.dismissed", hint=hint):
        update(project.db, "hint", hint, state=DISMISSED)


def take_theme_hint(project: Project, hint: int) -> None:
    """Mark talk as of the proposed theme from its turn on.

    Raises SmallStoriesError when the proposal or its words are gone.
    """
    found = _proposed(project, hint)
    marked = {(m.turn_id, m.theme_id) for m in theme_markers(project, found.interview_id)}
    with project.change("hint.theme_taken", hint=hint):
        if (found.turn_id, found.theme_id) not in marked:
            mark_theme(project, found.turn_id, found.theme_id)
        update(project.db, "theme_hint", hint, state=TAKEN)


def dismiss_theme_hint(project: Project, hint: int) -> None:
    """Note that talk does not turn to the proposed theme there; it is not proposed there again.

    Raises SmallStoriesError when the proposal or its words are gone.
    """
    _proposed(project, hint)
    with project.change("hint.theme_dismissed", hint=hint):
        update(project.db, "theme_hint", hint, state=DISMISSED)


def keep_dismissed_words(project: Project, interview: int) -> None:
    """Write down the words of what was dismissed, before its turns are taken away.

    So it does not come back for the same words of a new transcript.
    """
    texts = {turn.id: turn.text for turn in turns(project, interview)}
    for hint in answered_hints(project, interview):
        if hint.state == DISMISSED:
            words = " ".join(texts[span.turn_id][span.start : span.end] for span in hint.spans)
            update(project.db, "hint", hint.id, lost_words=words)
    for proposed in theme_hints(project, interview):
        if proposed.state == DISMISSED:
            words = texts[proposed.turn_id][proposed.start : proposed.end]
            update(project.db, "theme_hint", proposed.id, lost_words=words)


def _proposed(project: Project, hint: int) -> ThemeHint:
    found = theme_hint_of(project, hint)
    if found is None or found.state != OPEN:
        raise SmallStoriesError("hint.gone")
    return found


def _there(project: Project, hint: int) -> StoredHint:
    found = hint_of(project, hint)
    if found is None:
        raise SmallStoriesError("hint.gone")
    return found


def _store_all(project: Project, interview: int, hints: Sequence[NewHint]) -> None:
    texts = {turn.id: turn.text for turn in turns(project, interview)}
    answered, gone = answered_hints(project, interview), words_of_gone(project, interview)
    delete(project.db, "hint", interview_id=interview, state=OPEN)
    for hint in hints:
        words = " ".join(texts[span.turn_id][span.start : span.end] for span in hint.spans)
        known = any(_same_words(hint.spans, old.spans) for old in answered)
        if not known and not any(mostly_same(words, old) for old in gone):
            _store(project, interview, hint)


def _store_themes(project: Project, interview: int, hints: Sequence[NewThemeHint]) -> None:
    texts = {turn.id: turn.text for turn in turns(project, interview)}
    delete(project.db, "theme_hint", interview_id=interview, state=OPEN)
    answered = {(hint.turn_id, hint.theme_id) for hint in theme_hints(project, interview)}
    gone = dismissed_without_words(project, interview)
    for hint in hints:
        turn, start, end = hint.place.turn_id, hint.place.start, hint.place.end
        said = texts[turn][start:end]
        again = any(hint.theme_id == one and mostly_same(said, words) for one, words in gone)
        if not again and (turn, hint.theme_id) not in answered:
            facts = {"theme_id": hint.theme_id, "question_id": hint.question_id}
            insert(project.db, "theme_hint", interview_id=interview, **facts, **_at(hint.place))


def _turns_of(hint: NewHint) -> set[int]:
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
        held_down=hint.held_down,
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
