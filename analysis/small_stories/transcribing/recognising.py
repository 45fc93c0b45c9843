"""Speech to words with their times: faster-whisper on one piece of sound at a time.

No piece is given the text of the one before, so a loop or a mistake cannot spread, and nothing is
left to chance: a piece comes out the same whether or not the run was broken off before it.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from copy import copy
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeVar

from small_stories.errors import SmallStoriesError
from small_stories.heard import HeardPiece, HeardWord, Piece, Wishes
from small_stories.stretches import inside
from small_stories.transcribing.doubts import doubts, loops, without_words
from small_stories.transcribing.models.graphics import (
    PROCESSOR,
    Graphics,
    device_in_use,
    use_card,
)
from small_stories.transcribing.models.loading import loaded
from small_stories.transcribing.models.memory import physical_cores
from small_stories.transcribing.sound.canonical import CanonicalSound
from small_stories.transcribing.sound.told import RATE
from small_stories.transcribing.words_in_place import in_place

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt
    from faster_whisper import WhisperModel

Asked = TypeVar("Asked")

# Measured for Finnish: beam 5 takes away a fifth of the errors of beam 1 for 1.65 times the time.
SETTINGS: Final[dict[str, Any]] = {
    "beam_size": 5,
    "word_timestamps": True,
    "condition_on_previous_text": False,
    "vad_filter": False,
    # Anything above 0 draws lots where a piece is hard to hear.
    "temperature": 0.0,
}
# How a piece is decoded again in which the words went round and round.
_AGAINST_LOOPS: Final[dict[str, Any]] = {"no_repeat_ngram_size": 4, "repetition_penalty": 1.1}

# Whisper writes on in the manner of what it is shown: with these, hesitations and repairs too.
_FILLERS: Final = {
    "fi": "Niin, öö, siis mä, mä en niinku tiiä, hmm, no, ää, se oli tota, tai siis.",
    "sv": "Jo, öh, alltså jag, jag vet inte, hmm, nå, eh, det var liksom, eller alltså.",
    "en": "Well, uh, I mean I, I don't, um, you know, hmm, er, it was like, or rather.",
}
# Sound on both sides of what is heard alone; no recognised word is so near.
_EDGE_MS: Final = 200
# Nobody talks faster than this.
_LETTERS_A_SECOND: Final = 40
# The language is heard in the first pieces together, for the first may be a greeting or music.
_TO_HEAR_LANGUAGE: Final = 3


class Recogniser:
    """A loaded speech model that writes pieces down as wished."""

    def __init__(
        self,
        model: Path,
        wishes: Wishes,
        threads: int | None = None,
        device: str | None = None,
    ) -> None:
        """Load a model; raise SmallStoriesError when it, or a wished language, is not usable.

        ``device`` is where it runs, the one in use on this computer by default; one that fails,
        now or later, gives way to the processor.
        """
        self._wishes = wishes
        self._load = partial(loaded, model, threads or physical_cores())
        self._model, self.device = self._load(device or device_in_use())
        self._refuse_unknown_language()

    def with_wishes(self, wishes: Wishes) -> "Recogniser":
        """Return the same loaded model, which writes down as otherwise wished."""
        other = copy(self)
        other._wishes = wishes
        other._refuse_unknown_language()
        return other

    def heard(
        self,
        sound: CanonicalSound,
        piece: Piece,
        progress: Callable[[int], None] | None = None,
    ) -> HeardPiece:
        """Recognise one piece; the same piece always gives the same words.

        Of several wished languages the one that is likelier in this piece is written; where none
        is wished, the likeliest of all. ``progress`` is told up to where it is recognised.
        """
        samples = sound.read(*_samples(piece))
        language = self._language_of(samples)
        words = self._words(samples, language, piece, progress)
        if went_round := loops(words):
            again = self._words(samples, language, piece, None, hotwords=None, **_AGAINST_LOOPS)
            if again or not _can_be_said(words, piece):
                words = min(words, again, key=_words_in_loops)
        for left_out in _left_out(words, piece):
            alone = sound.read(*_samples(left_out))
            more = self._words(alone, language, left_out, None, hotwords=None)
            if loops(more):
                more = self._words(alone, language, left_out, None, hotwords=None, **_AGAINST_LOOPS)
            words = tuple(sorted([*words, *more], key=lambda word: word.start_ms))
        return HeardPiece(piece.number, language, words, doubts(words, piece, went_round))

    def settle_language(self, sound: CanonicalSound, pieces: Sequence[Piece]) -> Wishes:
        """Where no language is wished, hear the likeliest in the first pieces and keep to it.

        Returns the wishes with that language: another recogniser given them writes the same.
        """
        if pieces and not self._wishes.languages:
            first = pieces[:_TO_HEAR_LANGUAGE]
            heard = [self._likely_languages(sound.read(*_samples(piece))) for piece in first]
            likely = sum((Counter(each) for each in heard), Counter[str]())
            self._wishes = replace(self._wishes, languages=(max(likely, key=likely.__getitem__),))
        return self._wishes

    def _refuse_unknown_language(self) -> None:
        for language in self._wishes.languages:
            if language not in self._model.supported_languages:
                raise SmallStoriesError("transcribing.language_unknown", code=language)

    def _language_of(self, samples: "npt.NDArray[np.float32]") -> str:
        wished = self._wishes.languages
        if len(wished) == 1:
            return wished[0]
        likely = self._likely_languages(samples)
        return max(wished or likely, key=lambda language: likely.get(language, 0))

    def _likely_languages(self, samples: "npt.NDArray[np.float32]") -> dict[str, float]:
        if len(self._model.supported_languages) == 1:
            return dict.fromkeys(self._model.supported_languages, 1.0)
        return dict(self._asked(lambda model: model.detect_language(samples)[2]))

    def _words(
        self,
        samples: "npt.NDArray[np.float32]",
        language: str,
        piece: Piece,
        progress: Callable[[int], None] | None,
        **settings: Any,
    ) -> tuple[HeardWord, ...]:
        def write(model: "WhisperModel") -> list[HeardWord]:
            shown = {"hotwords": shown_before(self._wishes, language)}
            segments, _ = model.transcribe(
                samples, language=language, **{**SETTINGS, **shown, **settings}
            )
            words: list[HeardWord] = []
            for segment in segments:
                words += _words(segment, piece.start_ms)
                if progress:
                    progress(min(piece.start_ms + round(segment.end * 1000), piece.end_ms))
            return words

        return in_place(self._asked(write), piece)

    def _asked(self, ask: "Callable[[WhisperModel], Asked]") -> Asked:
        """Ask the model; a graphics card that fails meanwhile gives way to the processor.

        Raises SmallStoriesError when memory runs out, and when the model is not made as it says.
        """
        try:
            return ask(self._model)
        except (RuntimeError, ValueError, MemoryError) as error:
            if self.device == PROCESSOR:
                raise SmallStoriesError("transcribing.model_unusable") from error
            use_card(Graphics.FAILED)
            self._model, self.device = self._load(PROCESSOR)
            return ask(self._model)


def shown_before(wishes: Wishes, language: str) -> str | None:
    """Return what the model is shown as said before: the words to expect, or the manner, or none.

    The words to expect come last, where they weigh most.
    """
    manner = _FILLERS.get(language, "") if wishes.fillers else ""
    expected = ", ".join(wishes.expected)
    return " ".join(part for part in (manner, expected and f"{expected}.") if part) or None


def _samples(piece: Piece) -> tuple[int, int]:
    return piece.start_ms * RATE // 1000, piece.end_ms * RATE // 1000


def _left_out(words: Sequence[HeardWord], piece: Piece) -> list[Piece]:
    """Return the stretches of a piece that Whisper went over without a word, to be heard alone.

    It does so above all when words are shown before: 20 seconds of 133 were lost that way.
    """
    found: list[Piece] = []
    for start, end in without_words(words, piece.speech):
        begin, finish = max(piece.start_ms, start - _EDGE_MS), min(piece.end_ms, end + _EDGE_MS)
        last = found[-1] if found else None
        if last and not any(last.end_ms <= word.start_ms < begin for word in words):
            begin = found.pop().start_ms
        speech = tuple(inside(piece.speech, begin, finish))
        found.append(Piece(piece.number, begin, finish, speech))
    return found


def _can_be_said(words: Sequence[HeardWord], piece: Piece) -> bool:
    """Return whether there is time for so many letters: in music a loop has hundreds a second."""
    letters = sum(len(word.text) for word in words)
    speech_ms = sum(end - start for start, end in piece.speech)
    return letters * 1000 <= _LETTERS_A_SECOND * (speech_ms + 1000)


def _words_in_loops(words: Sequence[HeardWord]) -> int:
    # Not how long they last: words without sound behind them stand on top of each other.
    rounds = loops(words)
    return sum(any(start <= word.start_ms < end for start, end in rounds) for word in words)


def _words(segment: Any, offset_ms: int) -> Iterator[HeardWord]:
    for place, word in enumerate(segment.words):
        if text := word.word.strip():
            start_ms = offset_ms + round(word.start * 1000)
            end_ms = offset_ms + round(word.end * 1000)
            joined = place > 0 and not word.word[0].isspace()
            probability = round(float(word.probability), 4)
            yield HeardWord(text, start_ms, end_ms, probability, joined)
