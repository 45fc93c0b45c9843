"""Recognised words as draft turns: where the talk pauses, a new turn begins.

Who speaks is not known here. A pause is where speakers change most often, and a turn of a few
sentences is what a person can listen to and correct at a time.
"""

from collections.abc import Iterable, Iterator
from typing import Final

from small_stories.changes.interviewing import NewTurn, NewWord
from small_stories.transcribing.recognising import Recognised, RecognisedWord

_PAUSE_MS: Final = 800
_LONG_MS: Final = 30_000
_SENTENCE_ENDS: Final = (".", "?", "!", "…")


def turns_from(segments: Iterable[Recognised]) -> list[NewTurn]:
    """Return the draft turns of what was recognised, in order.

    A word's ``start`` and ``end`` are code points in the text of its turn: ``text[start:end]`` is
    the word. Nothing is left out, cleaned or put in.
    """
    return [_turn(words) for words in _together(segments)]


def _together(segments: Iterable[Recognised]) -> Iterator[list[RecognisedWord]]:
    words: list[RecognisedWord] = []
    for word in (word for segment in segments for word in segment.words):
        if words and _begins_turn(words, word):
            yield words
            words = []
        words.append(word)
    if words:
        yield words


def _begins_turn(words: list[RecognisedWord], word: RecognisedWord) -> bool:
    last = words[-1]
    if word.joined:
        return False
    if word.start_ms - last.end_ms >= _PAUSE_MS:
        return True
    long_already = last.end_ms - words[0].start_ms >= _LONG_MS
    return long_already and last.text.endswith(_SENTENCE_ENDS)


def _turn(words: list[RecognisedWord]) -> NewTurn:
    text, places = "", []
    for word in words:
        text += "" if word.joined or not text else " "
        start = len(text)
        text += word.text
        place = NewWord(start, len(text), word.start_ms, word.end_ms, word.probability)
        places.append(place)
    return NewTurn(
        text,
        start_ms=words[0].start_ms,
        end_ms=words[-1].end_ms,
        state="draft",
        words=tuple(places),
    )
