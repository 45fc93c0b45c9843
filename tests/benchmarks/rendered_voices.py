"""Talk between rendered voices that are hard to tell apart, with the truth about every word.

Finnish has two rendered voices; a third, or one much like another, is one of them raised: played
faster, so that pitch and formants move together, as they do from one woman to the next. Echo,
noise and a listener's *joo* while the other one talks make it what a phone on a table records.
"""

import difflib
import io
import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from typing import Final

import numpy as np
from rendered import ASKS, INTERVIEW, TELLS, bare, spoken_samples

from small_stories.heard import HeardWord, Voices
from small_stories.transcribing.sound.canonical import CanonicalSound, wave_head
from small_stories.transcribing.sound.decoding import RATE
from small_stories.transcribing.turns.pauses import silences_before
from small_stories.transcribing.turns.word_voices import voices_of_words

_RENDERED_RATE: Final = 22_050
_PAUSES_MS: Final = (450, 700, 350, 900, 500, 1200, 400, 600)
_LISTENING: Final = ("Joo.", "Niin.", "Aivan.")
_BREATHS_MS: Final = (450, 300, 800, 600, 350)
_WAITED_MS: Final = 600
_AFTER_MS: Final = 200
_OVER_MS: Final = 200
_SENTENCE: Final = re.compile(r"\S[^.?!]*[.?!]")


@dataclass(frozen=True, slots=True)
class Voice:
    """One of the rendered voices, raised by a factor."""

    rendered: str
    raised: float = 1.0

    def says(self, sentence: str) -> np.ndarray:
        """Return the samples of a sentence, 16,000 a second."""
        return _resampled(spoken_samples(((self.rendered, sentence),))[0], self.raised)


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence that a speaker, by number, says from a time to a time."""

    speaker: int
    text: str
    start_ms: int
    end_ms: int

    def words(self) -> Iterator[HeardWord]:
        """Yield its words, each as long as its letters are a part of all letters."""
        words = self.text.split()
        ends = list(accumulate(len(word) + 1 for word in words))
        lasts = self.end_ms - self.start_ms
        for word, end in zip(words, ends, strict=True):
            begins, until = ((end - len(word) - 1) / ends[-1], end / ends[-1])
            yield HeardWord(
                word,
                self.start_ms + round(lasts * begins),
                self.start_ms + round(lasts * until),
                1.0,
            )


@dataclass(frozen=True, slots=True)
class Talk:
    """A recording of 16 kHz and what is said in it, in order of time."""

    samples: np.ndarray = field(repr=False)
    said: tuple[Said, ...]

    def sound(self) -> CanonicalSound:
        """Return the recording as the program reads it."""
        return CanonicalSound(io.BytesIO(wave_head(len(self.samples)) + self.samples.tobytes()))

    def words(self) -> list[tuple[HeardWord, int]]:
        """Return every word that is said with its speaker, in order of time."""
        told = [(word, said.speaker) for said in self.said for word in said.words()]
        return sorted(told, key=lambda one: one[0].start_ms)

    def speakers_of(self, heard: Sequence[str]) -> list[int | None]:
        """Return who said each heard word, by its letters; None for one that nobody said."""
        letters = [
            (letter, said.speaker)
            for said in self.said
            for letter in bare(said.text).replace(" ", "")
        ]
        bared = [bare(word).replace(" ", "") for word in heard]
        match = difflib.SequenceMatcher(
            None, "".join(bared), "".join(letter for letter, _ in letters), autojunk=False
        )
        spoken: dict[int, int] = {}
        for block in match.get_matching_blocks():
            for number in range(block.size):
                spoken[block.a + number] = letters[block.b + number][1]
        ends = list(accumulate(len(word) for word in bared))
        return [
            _most([spoken[at] for at in range(end - len(word), end) if at in spoken])
            for word, end in zip(bared, ends, strict=True)
        ]


def talk(
    voices: Sequence[Voice],
    turns: Sequence[tuple[int, str]],
    *,
    listening: bool = False,
    echo: bool = False,
    noise_db: float | None = None,
) -> Talk:
    """Have voices say turns of (speaker, words) one after the other, with breaths in between.

    ``listening``: the first speaker says *joo* and the like where the others take a long breath,
    and now and then while they still talk. ``noise_db`` is how much louder speech is than noise.
    """
    said: list[Said] = []
    pieces: list[tuple[int, np.ndarray]] = []
    at, listened = _PAUSES_MS[0], 0

    def says(speaker: int, sentence: str, begin: int, loud: float = 1.0) -> int:
        samples = voices[speaker].says(sentence) * loud
        pieces.append((begin * RATE // 1000, samples))
        end = begin + len(samples) * 1000 // RATE
        said.append(Said(speaker, sentence, begin, end))
        return end

    for number, (speaker, text) in enumerate(turns):
        sentences = _SENTENCE.findall(text)
        for place, sentence in enumerate(sentences):
            end = says(speaker, sentence, at)
            at = end + _BREATHS_MS[len(pieces) % len(_BREATHS_MS)]
            if listening and speaker and place + 1 < len(sentences):
                listened += 1
                if at - end >= _WAITED_MS:
                    says(0, _LISTENING[listened % 3], end + _AFTER_MS, 0.7)
                elif listened % 4 == 0:
                    says(0, _LISTENING[listened % 3], end - _OVER_MS, 0.7)
        at = end + _PAUSES_MS[number % len(_PAUSES_MS)]
    samples = np.zeros(at * RATE // 1000)
    for begin, sound in pieces:
        samples[begin : begin + len(sound)] += sound
    said.sort(key=lambda one: one.start_ms)
    return Talk(_recorded(samples, echo, noise_db), tuple(said))


def interview(asks: Voice, tells: Voice, turns: int | None = None, **how: object) -> Talk:
    """Return the invented interview, or its first turns, with any two voices."""
    said = [(0 if who == ASKS else 1, text) for who, text in INTERVIEW[:turns]]
    return talk((asks, tells), said, **how)


def right_words(of: Talk, voices: Voices) -> float:
    """Return the share of words whose voice is their speaker's, at the times they are said."""
    words = [word for word, _ in of.words()]
    speakers = voices_of_words(words, voices, silences_before(words, [], None))
    return rightly_given([speaker for _, speaker in of.words()], speakers)


def rightly_given(said_by: Sequence[int | None], given: Sequence[int | None]) -> float:
    """Return the share of words given to their speaker; words that nobody said do not count.

    Voices are numbered as they are heard and speakers as they are listed: the best match counts.
    """
    pairs = [(one, other) for one, other in zip(said_by, given, strict=True) if one is not None]
    voices = sorted({other for _, other in pairs if other is not None})
    speakers = sorted({one for one, _ in pairs})
    matches = itertools.permutations(speakers, min(len(voices), len(speakers)))
    most = max(
        sum(dict(zip(voices, match, strict=False)).get(other) == one for one, other in pairs)
        for match in matches
    )
    return most / len(pairs)


CLEARLY_TWO: Final = (Voice(ASKS), Voice(TELLS))
MUCH_ALIKE: Final = (Voice(TELLS, 1.1), Voice(TELLS))
"""Two women: the model finds them 0.85 alike, two halves of one of them 0.9."""


def _resampled(samples: np.ndarray, raised: float) -> np.ndarray:
    """Return 22,050 samples a second as 16,000, played ``raised`` times as fast."""
    count = int(len(samples) * RATE / (_RENDERED_RATE * raised))
    spectrum = np.fft.rfft(samples.astype(float))
    kept = np.zeros(count // 2 + 1, complex)
    both = min(len(kept), len(spectrum))
    kept[:both] = spectrum[:both]
    return np.fft.irfft(kept, count) * count / len(samples)


def _recorded(samples: np.ndarray, echo: bool, noise_db: float | None) -> np.ndarray:
    chance = np.random.default_rng(1)
    if echo:
        room = chance.standard_normal(RATE * 35 // 100)
        room *= np.exp(-np.arange(len(room)) / (0.06 * RATE))
        room /= np.sqrt((room**2).sum())
        length = len(samples) + len(room)
        heard = np.fft.irfft(np.fft.rfft(samples, length) * np.fft.rfft(room, length), length)
        samples = samples + 0.35 * heard[: len(samples)]
    if noise_db is not None:
        loud = np.sqrt((samples[samples != 0] ** 2).mean())
        samples = samples + chance.standard_normal(len(samples)) * loud * 10 ** (-noise_db / 20)
    return (samples / np.abs(samples).max() * 20_000).astype(np.int16)


def _most(speakers: Sequence[int]) -> int | None:
    return max(sorted(set(speakers)), key=speakers.count) if speakers else None
