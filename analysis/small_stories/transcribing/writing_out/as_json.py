"""A transcript as JSON, for scripts: times in seconds, every word with its own."""

import json
from collections.abc import Sequence

from small_stories.changes.interviewing import NewWord
from small_stories.transcribing.writing_out.transcript import Transcript, WrittenTurn


def write(transcript: Transcript) -> str:
    """Return one line of JSON without a line end.

    ``{file, language, model, turns: [{speaker, role, start, end, text, words: [{start, end, text,
    probability}]}]}``, and nothing else. A turn's text is its words with a space between them, and
    marks of pauses if they were asked for.
    """
    told = {
        "file": transcript.file,
        "language": transcript.language,
        "model": transcript.model,
        "turns": [_turn(turn) for turn in transcript.turns],
    }
    return json.dumps(told, ensure_ascii=False)


def _turn(turn: WrittenTurn) -> dict[str, object]:
    return {
        "speaker": turn.speaker,
        "role": turn.role.value,
        "start": turn.start_ms / 1000,
        "end": turn.end_ms / 1000,
        "text": turn.text,
        "words": [_word(turn.text, together) for together in _words(turn)],
    }


def _word(text: str, together: Sequence[NewWord]) -> dict[str, object]:
    first, last = together[0], together[-1]
    return {
        "start": first.start_ms / 1000,
        "end": last.end_ms / 1000,
        "text": text[first.start : last.end],
        "probability": min(word.probability for word in together),
    }


def _words(turn: WrittenTurn) -> list[list[NewWord]]:
    """Put together what has no space between, as *COVID* and *-19*: the rest is told by spaces."""
    words: list[list[NewWord]] = []
    for word in turn.words:
        if words and words[-1][-1].end == word.start:
            words[-1].append(word)
        else:
            words.append([word])
    return words
