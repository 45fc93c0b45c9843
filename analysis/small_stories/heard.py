"""What is heard in a recording, as it passes from room to room: speech, voices, words, doubts.

All times are whole milliseconds from the beginning of the recording.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

PAUSE: Final = r"\((?:\.|\d+ s)\)"
"""How a silence stands among the words of a turn, as a pattern: ``(.)``, ``(3 s)``."""

Stretch = tuple[int, int]
"""From a time to a time, the end exclusive."""


class Doubt(StrEnum):
    """Why somebody should listen to a place again; nothing is taken away without such a mark."""

    UNLIKELY_WORDS = "unlikely_words"
    REPEATED = "repeated"
    WORDS_WITHOUT_SPEECH = "words_without_speech"
    SPEECH_WITHOUT_WORDS = "speech_without_words"
    UNSURE_SPEAKER = "unsure_speaker"
    THIRD_VOICE = "third_voice"


@dataclass(frozen=True, slots=True)
class UnsurePlace:
    """A place to listen to again, and why."""

    doubt: Doubt
    start_ms: int
    end_ms: int


@dataclass(frozen=True, slots=True)
class Piece:
    """What is recognised at a time: at most a minute, cut at silences, with where speech is."""

    number: int
    start_ms: int
    end_ms: int
    speech: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True)
class HeardWord:
    """One word as recognised, with the punctuation that belongs to it.

    ``joined`` is a word that follows the one before without a space, as *-19* in *COVID-19*.
    """

    text: str
    start_ms: int
    end_ms: int
    probability: float
    joined: bool = False


@dataclass(frozen=True, slots=True)
class HeardPiece:
    """What was recognised in one piece, in what language, and what is unsure about it."""

    number: int
    language: str
    words: tuple[HeardWord, ...]
    unsure: tuple[UnsurePlace, ...] = ()


@dataclass(frozen=True, slots=True)
class VoiceStretch:
    """Speech of one voice; ``margin`` tells from 0 (could be another's) to 1 how sure that is."""

    start_ms: int
    end_ms: int
    voice: int
    margin: float


@dataclass(frozen=True, slots=True)
class Voices:
    """Who is heard when: voices are numbered from 0 in the order in which they are first heard.

    ``unsure`` holds places where a voice is heard that is none of these. Where they are not
    ``clearly_apart``, fewer people are likely to speak than were asked for.
    """

    count: int
    stretches: tuple[VoiceStretch, ...]
    unsure: tuple[UnsurePlace, ...] = ()
    clearly_apart: bool = True


@dataclass(frozen=True, slots=True)
class Wishes:
    """How a recording is to be written down.

    ``model`` names a known model or is a folder's path; ``languages`` is empty where the language
    is to be heard, and has two where two are spoken. ``speakers`` 0 leaves voices untold.
    ``fillers`` encourages hesitations and repairs to be written; ``expected`` are words to expect.
    """

    model: str = "base"
    languages: tuple[str, ...] = ()
    speakers: int = 2
    pauses: bool = True
    fillers: bool = False
    expected: tuple[str, ...] = ()
