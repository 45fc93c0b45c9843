"""Where words stand in the recording, in milliseconds from its beginning."""

from dataclasses import dataclass

from small_stories.model import InTurn, Role, Span
from small_stories.storage.interviews import Turn, turns, words_between
from small_stories.storage.project_file import Project
from small_stories.storage.rows import thing, things
from small_stories.storage.stories import Story, spans


@dataclass(frozen=True, slots=True)
class TimedWord:
    """A word of a turn, in code points, and when it is spoken."""

    start: int
    end: int
    start_ms: int
    end_ms: int


@dataclass(frozen=True, slots=True)
class _Stretch:
    start_ms: int | None
    end_ms: int | None


def timed_words(project: Project, turn: int) -> list[TimedWord]:
    """Return the words of a turn whose times are known, as they are spoken."""
    query = "SELECT * FROM turn_word WHERE turn_id = ? ORDER BY start_ms, start"
    return things(project.db, TimedWord, query, [turn])


def told_between(project: Project, interview: int, start_ms: int, end_ms: int) -> list[Span]:
    """Return what is said between two times, turn by turn; the interviewer's words are left out.

    Where words have no times of their own, whole turns are taken that are spoken in between.
    """
    talk = turns(project, interview)
    told = {turn.id for turn in talk if turn.role != Role.INTERVIEWER and turn.text}
    found = words_between(project, interview, start_ms, end_ms) or [
        Span(turn.id, 0, len(turn.text))
        for turn, (first, last) in _times_of_turns(talk).items()
        if first < end_ms and (last is None or last > start_ms)
    ]
    return [span for span in found if span.turn_id in told and span.start < span.end]


def stretches_of(project: Project, story: Story) -> list[tuple[int, int | None]]:
    """Return the stretches of the recording in which a story is told, in the order told.

    One marked by ear has the times that it was marked with, whether it has words or not. The end
    of a stretch is None where it lasts to the end of the recording.
    """
    if story.sound_start_ms is not None and story.sound_end_ms is not None:
        return [(story.sound_start_ms, story.sound_end_ms)]
    own = [span for span in spans(project, story.id) if span.start < span.end]
    talk = turns(project, story.interview_id)
    times = {turn.id: when for turn, when in _times_of_turns(talk).items()}
    found = [_by_words(project, span) or times.get(span.turn_id) for span in own]
    return [stretch for stretch in found if stretch is not None]


def _times_of_turns(talk: list[Turn]) -> dict[Turn, tuple[int, int | None]]:
    """Return when each turn is spoken; it lasts to the next one where no end of it is known."""
    timed = [turn for turn in talk if turn.start_ms is not None]
    following = [*(turn.start_ms for turn in timed[1:]), None]
    return {
        turn: (turn.start_ms or 0, turn.end_ms if turn.end_ms is not None else next_ms)
        for turn, next_ms in zip(timed, following, strict=False)
    }


def _by_words(project: Project, span: InTurn) -> tuple[int, int] | None:
    query = (
        "SELECT min(start_ms) AS start_ms, max(end_ms) AS end_ms FROM turn_word"
        ' WHERE turn_id = ? AND "end" > ? AND start < ?'
    )
    found = thing(project.db, _Stretch, query, [span.turn_id, span.start, span.end])
    if found is None or found.start_ms is None or found.end_ms is None:
        return None
    return found.start_ms, found.end_ms
