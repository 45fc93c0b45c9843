"""Correcting who says which words: splitting, joining, moving words, giving turns to speakers."""

from enum import StrEnum

from small_stories.changes.recutting import Cut, recut, stripped, whole
from small_stories.errors import SmallStoriesError
from small_stories.model import Span
from small_stories.storage.interviews import Turn
from small_stories.storage.interviews import turn as turn_of
from small_stories.storage.interviews import turns as turns_of
from small_stories.storage.project_file import Project
from small_stories.storage.rows import update


class Beside(StrEnum):
    """The turn that words are moved to."""

    PREVIOUS = "previous"
    NEXT = "next"


def split_turn(project: Project, turn: int, at: int) -> int:
    """Let a new turn of the same speaker begin at a word; return its id.

    Inside a word the turn is split before it. Raises SmallStoriesError when there are no words on
    one side.
    """
    found = _found(project, turn)
    at = _word_start(found.text, at)
    parts = _filled(found, (0, at), (at, len(found.text)))
    if len(parts) < 2:
        raise SmallStoriesError("changes.nothing_to_split")
    with project.change("turn.split"):
        cuts = [Cut((part,), found.speaker_id) for part in parts]
        return recut(project, [found], cuts)[1]


def join_turns(project: Project, turn: int, following: int) -> None:
    """Make one turn of two, and of all between them; the first one's speaker says it."""
    talk = turns_of(project, _found(project, turn).interview_id)
    ids = [each.id for each in talk]
    if turn not in ids or following not in ids:
        return
    first, last = sorted((ids.index(turn), ids.index(following)))
    joined = talk[first : last + 1]
    if len(joined) > 1:
        with project.change("turn.joined"):
            spoken = [whole(each) for each in joined if each.text.strip()] or [whole(joined[0])]
            recut(project, joined, [Cut(tuple(spoken), joined[0].speaker_id)])


def move_words(project: Project, turn: int, start: int, end: int, to: Beside) -> int | None:
    """Move the first words of a turn to the turn before, or its last ones to the turn after.

    The first words are those up to ``end``, the last those from ``start``; all words moved leave
    no turn. Returns the turn that has them now, or None where there is none beside, or no word.
    """
    found = _found(project, turn)
    talk = turns_of(project, found.interview_id)
    at = [each.id for each in talk].index(turn)
    beside = at - 1 if to == Beside.PREVIOUS else at + 1
    if not 0 <= beside < len(talk):
        return None
    other = talk[beside]
    edge = _word_end(found.text, end) if to == Beside.PREVIOUS else _word_start(found.text, start)
    head, tail = (_filled(found, piece) for piece in ((0, edge), (edge, len(found.text))))
    if not (head if to == Beside.PREVIOUS else tail):
        return None
    beside_it = [whole(other)] if other.text.strip() else []
    if to == Beside.PREVIOUS:
        old, cuts = [other, found], [((*beside_it, *head), other), (tuple(tail), found)]
    else:
        old, cuts = [found, other], [(tuple(head), found), ((*tail, *beside_it), other)]
    with project.change("turn.words_moved"):
        new = [Cut(parts, speaker.speaker_id) for parts, speaker in cuts if parts]
        numbers = recut(project, old, new)
    return numbers[0] if to == Beside.PREVIOUS else numbers[-1]


def give_words(project: Project, turn: int, start: int, end: int, speaker: int | None) -> int:
    """Let another speaker say words of a turn; they become a turn of their own. Return its id."""
    found = _found(project, turn)
    start, end = _word_start(found.text, start), _word_end(found.text, end)
    said = _filled(found, (start, end))
    if not said:
        raise SmallStoriesError("changes.no_words_chosen")
    before, after = (_filled(found, piece) for piece in ((0, start), (end, len(found.text))))
    with project.change("turn.words_given"):
        cuts = [
            *(Cut((part,), found.speaker_id) for part in before),
            Cut(tuple(said), speaker),
            *(Cut((part,), found.speaker_id) for part in after),
        ]
        return recut(project, [found], cuts)[len(before)]


def give_turn(project: Project, turn: int, speaker: int | None) -> None:
    """Say who speaks in one turn."""
    with project.change("turn.given"):
        update(project.db, "turn", turn, speaker_id=speaker)


def _found(project: Project, turn: int) -> Turn:
    found = turn_of(project, turn)
    if found is None:
        raise SmallStoriesError("changes.turn_gone")
    return found


def _filled(turn: Turn, *pieces: tuple[int, int]) -> list[Span]:
    return [
        stripped(turn.text, turn.id, start, end)
        for start, end in pieces
        if turn.text[start:end].strip()
    ]


def _word_start(text: str, at: int) -> int:
    while 0 < at < len(text) and not text[at - 1].isspace() and not text[at].isspace():
        at -= 1
    return max(0, min(at, len(text)))


def _word_end(text: str, at: int) -> int:
    while 0 < at < len(text) and not text[at - 1].isspace() and not text[at].isspace():
        at += 1
    return max(0, min(at, len(text)))
