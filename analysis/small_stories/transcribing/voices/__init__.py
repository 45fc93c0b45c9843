"""Who speaks when in a recording, told by voices alone.

Speech is cut into windows that overlap, each becomes a vector of what it sounds like, and the
vectors that are alike are one voice. How many voices there are is told by the analyst and never
found alone: that is the weak part of every such method.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from small_stories.heard import Doubt, UnsurePlace, Voices, VoiceStretch
from small_stories.transcribing.sound.canonical import CanonicalSound, Progress
from small_stories.transcribing.speech import Speech

_UNSURE: Final = 0.3
_UNSURE_MS: Final = 500


def voices_in(
    sound: CanonicalSound,
    speech: Speech,
    count: int,
    progress: Progress | None = None,
    threads: int | None = None,
) -> Voices:
    """Tell ``count`` voices apart in the speech of a recording, and where that is unsure.

    ``progress`` is told milliseconds done, of how many. It takes as many threads as there are cores
    unless told otherwise. The result holds times and numbers alone:
    what the voices sound like is forgotten when this returns.
    """
    from small_stories.transcribing.voices.another import another_voice
    from small_stories.transcribing.voices.centroids import CLEARLY_APART, widths_apart
    from small_stories.transcribing.voices.clustering import centroids_of
    from small_stories.transcribing.voices.embedding import embedded, windows_of
    from small_stories.transcribing.voices.stretches import likeness, voice_stretches

    def told(done_ms: int) -> None:
        if progress:
            progress(done_ms, sound.duration_ms)

    stretches = speech.stretches(min_silence_ms=150, pad_ms=60, min_speech_ms=150)
    if not stretches:
        return Voices(count, ())
    windows = embedded(sound, windows_of(stretches), told, threads)
    whole = windows.whole()
    centroids = centroids_of(whole, count)
    alike = likeness(windows.vectors, centroids)
    heard = tuple(_numbered_as_heard(list(voice_stretches(stretches, windows.places, alike))))
    others = another_voice(whole, centroids)
    third = [UnsurePlace(Doubt.THIRD_VOICE, start, end) for start, end in others]
    told(sound.duration_ms)
    apart = count == 1 or widths_apart(whole.vectors, centroids) >= CLEARLY_APART
    return Voices(count, heard, (*third, *_unsure(heard)), apart)


def _unsure(stretches: Sequence[VoiceStretch]) -> Iterator[UnsurePlace]:
    for stretch in stretches:
        if stretch.margin < _UNSURE and stretch.end_ms - stretch.start_ms >= _UNSURE_MS:
            yield UnsurePlace(Doubt.UNSURE_SPEAKER, stretch.start_ms, stretch.end_ms)


def _numbered_as_heard(stretches: Sequence[VoiceStretch]) -> Iterator[VoiceStretch]:
    numbers: dict[int, int] = {}
    for stretch in stretches:
        number = numbers.setdefault(stretch.voice, len(numbers))
        yield replace(stretch, voice=number)
