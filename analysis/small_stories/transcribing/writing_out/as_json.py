"""A transcript as JSON, for scripts: times in seconds, every word with its own."""

import json

from small_stories.transcribing.writing_out.transcript import Transcript, WrittenTurn


def write(transcript: Transcript) -> str:
    """Return one line of JSON without a line end.

    ``{file, language, model, turns: [{speaker, role, start, end, text, words: [{start, end, text,
    probability}]}]}``, and nothing else.
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
        "words": [
            {
                "start": word.start_ms / 1000,
                "end": word.end_ms / 1000,
                "text": turn.text[word.start : word.end],
                "probability": word.probability,
            }
            for word in turn.words
        ],
    }
