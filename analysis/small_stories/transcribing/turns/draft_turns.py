"""Recognised words as draft turns: each word to its voice, and a new turn where the voice changes.

Words are given to voices, not the recogniser's segments: these run over changes of speakers. Where
voices are not known, a new turn begins where the talk pauses, which is where speakers change most
often. Silences of the recording are shown in the text as ``(.)`` and ``(3 s)``.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final, Protocol

from small_stories.changes.interviewing import NewTurn, NewWord
from small_stories.heard import HeardPiece, HeardWord, Piece, Voices
from small_stories.transcribing.turns.pauses import pause_mark, silences_before
from small_stories.transcribing.turns.word_voices import SENTENCE_ENDS, voices_of_words

_PAUSE_MS: Final = 800
"""Where voices are not known, a silence this long begins a turn."""
_LONG_PAUSE_MS: Final = 4000
"""A silence this long begins a turn also where the same voice goes on."""
_LONG_MS: Final = 30_000
_VERY_LONG_MS: Final = 45_000
_LONGEST_MS: Final = 60_000
"""A turn is long enough to end with a sentence, with any breath, or at once."""
_BREATH_MS: Final = 250
_SHOWN_BETWEEN_MS: Final = 3000
"""Between two speakers shorter silences are a part of talking and are not shown."""


class Spoken(Protocol):
    """What tells whether a turn goes on: a new turn, or one that is stored already."""

    @property
    def text(self) -> str:
        """What is said."""

    @property
    def speaker(self) -> int | None:
        """The number of the voice, or None where voices are not known."""

    @property
    def start_ms(self) -> int | None:
        """When the first word begins."""

    @property
    def end_ms(self) -> int | None:
        """When the last word ends."""


def turns_of(
    piece: Piece,
    heard: HeardPiece,
    voices: Voices | None,
    *,
    pauses: bool,
    after_ms: int | None = None,
) -> list[NewTurn]:
    """Return the draft turns of a piece, in order; ``speaker`` is the number of the voice.

    A word's ``start`` and ``end`` are code points in the text of its turn: ``text[start:end]`` is
    the word. Nothing is left out or cleaned; with ``pauses``, marks of silences stand between the
    words. ``after_ms`` is when the speech before this piece ended. Without ``voices`` nobody is
    named and turns are told by silences alone.
    """
    silences = silences_before(heard.words, piece.speech, after_ms)
    voices = voices and _near(voices, piece)
    speakers = voices_of_words(heard.words, voices, silences)
    before = _voice_before(voices, piece.start_ms)
    turns = []
    for begin, end in _together(heard.words, speakers, silences):
        marks = [pause_mark(silence) if pauses else "" for silence in silences[begin:end]]
        same = before is not None and speakers[begin] == before
        if not same and silences[begin] < _SHOWN_BETWEEN_MS:
            marks[0] = ""
        turns.append(_turn(heard.words[begin:end], marks, speakers[begin]))
        before = speakers[begin]
    return turns


def continues(last: Spoken, first: NewTurn) -> bool:
    """Return whether the first turn of a piece goes on the last turn of the piece before."""
    if last.speaker != first.speaker or None in (last.start_ms, last.end_ms, first.start_ms):
        return False
    assert last.start_ms is not None
    assert last.end_ms is not None
    assert first.start_ms is not None
    if (first.end_ms or first.start_ms) - last.start_ms > _LONGEST_MS:
        return False
    silence = first.start_ms - last.end_ms
    return not _is_whole(last.end_ms - last.start_ms, last.text, silence, last.speaker)


def joined(last: NewTurn, first: NewTurn) -> NewTurn:
    """Return one turn of two, the words of the second after those of the first."""
    offset = len(last.text) + 1
    moved = [
        replace(word, start=word.start + offset, end=word.end + offset) for word in first.words
    ]
    return replace(
        last,
        text=f"{last.text} {first.text}",
        end_ms=first.end_ms,
        words=(*last.words, *moved),
    )


def _near(voices: Voices, piece: Piece) -> Voices:
    """Return the voices of a piece alone, with the last one before it and the first one after."""
    stretches = voices.stretches
    inside = [
        number
        for number, stretch in enumerate(stretches)
        if stretch.end_ms > piece.start_ms and stretch.start_ms < piece.end_ms
    ]
    before = [n for n, stretch in enumerate(stretches) if stretch.end_ms <= piece.start_ms][-1:]
    after = [n for n, stretch in enumerate(stretches) if stretch.start_ms >= piece.end_ms][:1]
    return replace(voices, stretches=tuple(stretches[n] for n in (*before, *inside, *after)))


def _voice_before(voices: Voices | None, at_ms: int) -> int | None:
    earlier = [stretch for stretch in voices.stretches if stretch.end_ms <= at_ms] if voices else []
    return earlier[-1].voice if earlier else None


def _together(
    words: Sequence[HeardWord], speakers: Sequence[int | None], silences: Sequence[int]
) -> Iterator[tuple[int, int]]:
    """Yield from which word to which each turn goes."""
    begin = 0
    for number in range(1, len(words)):
        if words[number].joined:
            continue
        last = words[number - 1]
        lasted = last.end_ms - words[begin].start_ms
        if speakers[number] != speakers[begin] or _is_whole(
            lasted, last.text, silences[number], speakers[begin]
        ):
            yield begin, number
            begin = number
    if words:
        yield begin, len(words)


def _is_whole(lasted_ms: int, text: str, silence_ms: int, voice: int | None) -> bool:
    """Return whether a turn ends after its last word where its voice goes on."""
    return (
        silence_ms >= (_PAUSE_MS if voice is None else _LONG_PAUSE_MS)
        or (lasted_ms >= _LONG_MS and text.endswith(SENTENCE_ENDS))
        or (lasted_ms >= _VERY_LONG_MS and silence_ms >= _BREATH_MS)
        or lasted_ms >= _LONGEST_MS
    )


def _turn(words: Sequence[HeardWord], marks: Sequence[str], speaker: int | None) -> NewTurn:
    text, places = "", []
    for word, mark in zip(words, marks, strict=True):
        for written in filter(None, (mark, word.text)):
            text += "" if not text or (word.joined and not mark) else " "
            start = len(text)
            text += written
        place = NewWord(start, len(text), word.start_ms, word.end_ms, word.probability)
        places.append(place)
    return NewTurn(
        text,
        speaker,
        start_ms=words[0].start_ms,
        end_ms=words[-1].end_ms,
        state="draft",
        words=tuple(places),
    )
