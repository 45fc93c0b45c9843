"""Talk that shows when it is said but not by whom, put together into stretches."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from small_stories.importing.asking import alternation
from small_stories.importing.passages import Passage, joined
from small_stories.importing.talk import Layout, Talk, Utterance
from small_stories.model import Role

_PAUSE_MS: Final = 2000
_ENOUGH: Final = 80
_TOO_MUCH: Final = 200
"""Words after which a stretch ends with the next sentence, and without waiting for one."""

FIRST: Final = "1"
SECOND: Final = "2"
"""The labels of two speakers whom the file does not name."""


@dataclass(frozen=True, slots=True)
class Moment:
    """Words with their times, as one cue or one line with a time stamp gives them."""

    words: Passage
    start_ms: int | None
    end_ms: int | None
    label: str | None = None
    changes: bool = False


def stretches(moments: Sequence[Moment]) -> list[Utterance]:
    """Join moments of unknown speakers: a long pause, a question or enough words ends a stretch."""
    groups: list[list[Moment]] = []
    count = 0
    for moment in moments:
        if not groups or _breaks(groups[-1][-1], moment, count):
            groups.append([])
            count = 0
        groups[-1].append(moment)
        count += len(moment.words.text.split())
    return [one_of(group) for group in groups]


def _breaks(before: Moment, moment: Moment, count: int) -> bool:
    words = before.words.text
    if moment.changes or words.endswith("?") or count >= _TOO_MUCH:
        return True
    ended = words.endswith((".", "!", "…"))
    if ended and moment.words.text.endswith("?"):
        return True
    told = before.end_ms is not None and moment.start_ms is not None
    paused = told and (moment.start_ms or 0) - (before.end_ms or 0) >= _PAUSE_MS
    return paused or (ended and count >= _ENOUGH)


def one_of(group: Sequence[Moment]) -> Utterance:
    """Return one utterance of moments that belong together."""
    return Utterance(
        group[0].label,
        joined([moment.words for moment in group]),
        group[0].start_ms,
        group[-1].end_ms,
    )


def by_speaker(moments: Sequence[Moment]) -> list[Utterance]:
    """Join consecutive moments of one speaker."""
    runs: list[list[Moment]] = []
    for moment in moments:
        if runs and not moment.changes and runs[-1][0].label == moment.label:
            runs[-1].append(moment)
        else:
            runs.append([moment])
    return [one_of(run) for run in runs]


def of_two(layout: Layout, utterances: Sequence[Utterance]) -> Talk:
    """Return the talk of one who asks and one who tells, heard from the words alone."""
    asks, sure = alternation([one.words.text for one in utterances])
    first = bool(asks) and asks[0]
    labelled = tuple(
        replace(one, label=FIRST if does == first else SECOND)
        for one, does in zip(utterances, asks, strict=True)
    )
    asker, teller = (FIRST, SECOND) if first else (SECOND, FIRST)
    roles = {asker: Role.INTERVIEWER, teller: Role.INTERVIEWEE}
    return Talk(layout, labelled, roles, sure)


def of_one(layout: Layout, utterances: Sequence[Utterance], notes: bool = False) -> Talk:
    """Return the talk of whoever tells, where nobody can be told apart."""
    return Talk(layout, tuple(replace(one, label=None) for one in utterances), notes=notes)


def best_guess(layout: Layout, utterances: Sequence[Utterance]) -> Talk:
    """Return the talk of two where they can be told apart, and of one where they cannot."""
    talk = of_two(layout, utterances)
    return talk if talk.sure else of_one(layout, utterances)
