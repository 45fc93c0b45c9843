"""Which voice says which word.

Each word speaks for the voices that are heard during it, the more the surer they are. To change
the voice costs something, less where a sentence or a silence parts the words: a single word in the
middle of a sentence goes to another voice only where that is sure, as for a *joo* said in between.
"""

from collections.abc import Sequence
from typing import Final

from small_stories.heard import HeardWord, Voices, VoiceStretch

SENTENCE_ENDS: Final = (".", "?", "!", "…")
_COMMAS: Final = (",", ";", ":", "-", "–")
# What a change costs, in milliseconds of a voice that is sure; a word lasts some 300 of them.
_CHANGE: Final = 140.0
_CHANGE_AT_BREATH: Final = 110.0
_CHANGE_AT_COMMA: Final = 60.0
_CHANGE_AT_SENTENCE: Final = 20.0
_BREATH_MS: Final = 250
# Of two words that no voice is heard in, the nearer voice says them, however unsure.
_NEAREST: Final = 1.0


def voices_of_words(
    words: Sequence[HeardWord], voices: Voices | None, silences: Sequence[int]
) -> list[int | None]:
    """Return the number of the voice of each word, or None for each where voices are not known."""
    if not words or voices is None or not voices.stretches:
        return [None] * len(words)
    heard = [_heard_in(word, voices) for word in words]
    best, came_from = heard[0], []
    for before, word, silence, signs in zip(
        words, words[1:], silences[1:], heard[1:], strict=False
    ):
        costs = _change_costs(before, word, silence)
        from_voice = max(range(voices.count), key=lambda voice: best[voice])
        came_from.append(
            [
                voice if best[voice] >= best[from_voice] - costs else from_voice
                for voice in range(voices.count)
            ]
        )
        best = [
            max(best[voice], best[from_voice] - costs) + signs[voice]
            for voice in range(voices.count)
        ]
    said_by = [max(range(voices.count), key=lambda voice: best[voice])]
    for came in reversed(came_from):
        said_by.append(came[said_by[-1]])
    return list(reversed(said_by))


def _change_costs(before: HeardWord, word: HeardWord, silence_ms: int) -> float:
    if word.joined:
        return float("inf")
    breath = silence_ms >= _BREATH_MS
    if before.text.endswith(SENTENCE_ENDS):
        return 0.0 if breath else _CHANGE_AT_SENTENCE
    if before.text.endswith(_COMMAS):
        return _CHANGE_AT_COMMA
    return _CHANGE_AT_BREATH if breath else _CHANGE


def _heard_in(word: HeardWord, voices: Voices) -> list[float]:
    signs = [0.0] * voices.count
    for stretch in _around(word, voices):
        overlap = min(word.end_ms, stretch.end_ms) - max(word.start_ms, stretch.start_ms)
        signs[stretch.voice] += max(0, overlap) * stretch.margin
    if not any(signs):
        signs[_nearest(word, voices).voice] = _NEAREST
    return signs


def _around(word: HeardWord, voices: Voices) -> list[VoiceStretch]:
    return [
        stretch
        for stretch in voices.stretches
        if stretch.start_ms < word.end_ms and word.start_ms < stretch.end_ms
    ]


def _nearest(word: HeardWord, voices: Voices) -> VoiceStretch:
    def away(stretch: VoiceStretch) -> int:
        return max(stretch.start_ms - word.end_ms, word.start_ms - stretch.end_ms)

    return min(voices.stretches, key=away)
