"""Where the interviewer's questions turn to another theme of the frame.

Talk often comes to a theme before or after its question; so these are for the analyst to take.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from small_stories.hinting.frame import Frame, FrameWords
from small_stories.hinting.hints import Place, ProposedMarker, Turn
from small_stories.hinting.prompts import AWAY_FROM_STORIES, prompt_of
from small_stories.hinting.themes import turned_to
from small_stories.hinting.words import in_small_letters

_TURNING: Final = frozenset(("new", "influence", "people", "feedback"))
_ELSEWHERE: Final = AWAY_FROM_STORIES - {"usual"}
_SENTENCE: Final = re.compile(r"[^.!?…]+[.!?…]*")


def markers_in(turns: Sequence[Turn], language: str, frame: Frame) -> Iterator[ProposedMarker]:
    """Yield the interviewer's words that turn to a theme which talk is not of already.

    A theme is told by the question of the frame that the words are like; where they are like none,
    by what they ask for. Where the analyst's marker stands nothing is proposed.
    """
    words = FrameWords(frame, language)
    theme, last = None, -1
    for number, turn in enumerate(turns):
        theme = turn.marked or theme
        small = in_small_letters(turn.text)
        if turn.asked:
            usual = _usual_theme(number, small, language, frame)
            found = _like_a_question(number, small, words, frame, last, usual)
            if found is not None and found.question is not None:
                last = found.question
            elif usual is not None:
                found = ProposedMarker(usual, Place(number, 0, len(small)), None)
            if found is not None and found.theme != theme and turn.marked is None:
                theme = found.theme
                yield found


def _like_a_question(
    number: int, small: str, words: FrameWords, frame: Frame, last: int, usual: str | None
) -> ProposedMarker | None:
    """Return the last sentence of a turn that is like a question: praise of another comes first."""
    sentences = list(_SENTENCE.finditer(small))
    asked = [each for each in sentences if each[0].endswith("?")] or sentences
    for sentence in reversed(asked):
        question = words.closest(sentence[0], last, usual)
        if question is not None:
            start = sentence.start() + len(sentence[0]) - len(sentence[0].lstrip())
            place = Place(number, start, start + len(sentence[0].strip()))
            return ProposedMarker(frame.questions[question].theme, place, question)
    return None


def _usual_theme(number: int, small: str, language: str, frame: Frame) -> str | None:
    """Return the theme by what a question asks for, where it asks for something of its own."""
    prompt = prompt_of(Place(number, 0, len(small)), small, language)
    if prompt.goes_on or _ELSEWHERE.intersection(name for name, _ in prompt.asks):
        return None
    usual = turned_to([ask for ask in prompt.asks if ask[0] in _TURNING])
    return frame.themes.get(usual or "") if frame.themes else usual
