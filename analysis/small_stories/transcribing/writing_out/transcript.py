"""A transcript before it is written out: turns with their speakers, in one interview's order."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from small_stories.changes.interviewing import NewTurn, NewWord
from small_stories.model import Role
from small_stories.strings import LANGUAGES, text


@dataclass(frozen=True, slots=True)
class WrittenTurn:
    """What one speaker says at a time; ``speaker`` is empty where voices were not told apart."""

    speaker: str
    role: Role
    start_ms: int
    end_ms: int
    text: str
    words: tuple[NewWord, ...] = ()


@dataclass(frozen=True, slots=True)
class Transcript:
    """What a recording says, and with what model and in what language it was heard."""

    file: str
    language: str
    model: str
    turns: tuple[WrittenTurn, ...]


def written_turns(
    turns: Sequence[NewTurn], roles: Mapping[int, Role], language: str
) -> tuple[WrittenTurn, ...]:
    """Name the speakers of draft turns in the language of the talk, and give them their roles."""
    spoken_in = language if language in LANGUAGES else "en"
    return tuple(
        WrittenTurn(
            speaker="" if turn.speaker is None else speaker_label(turn.speaker, spoken_in),
            role=Role.OTHER if turn.speaker is None else roles.get(turn.speaker, Role.OTHER),
            start_ms=turn.start_ms or 0,
            end_ms=turn.end_ms or 0,
            text=turn.text,
            words=turn.words,
        )
        for turn in turns
    )


def speaker_label(voice: int, language: str) -> str:
    """Return what a voice is called until somebody names it."""
    return text("transcribing.speaker", language, None, number=voice + 1)


def main_language(heard: Sequence[tuple[str, int]]) -> str:
    """Return the language of most words, of languages and how many words are in each piece."""
    counts: Counter[str] = Counter()
    for language, words in heard:
        counts[language] += words
    return max(counts, key=lambda language: counts[language], default="")
