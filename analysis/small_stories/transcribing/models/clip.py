"""A short piece of sound to try a model with: of the example recording, or of one's own."""

import io
from importlib.resources import as_file, files
from pathlib import Path
from typing import Final

from small_stories.transcribing.sound.canonical import CanonicalSound, wave_head
from small_stories.transcribing.sound.decoding_apart import decoding_apart
from small_stories.transcribing.sound.told import RATE

_EXAMPLE: Final = "h04-nauhoite.m4a"


def clip_of(path: Path | None, seconds: int) -> CanonicalSound:
    """Decode the beginning of a recording into memory; without a path, of the example's.

    Raises SmallStoriesError when it cannot be read.
    """
    if path is None:
        with as_file(files("small_stories_resources") / "example" / _EXAMPLE) as example:
            return clip_of(example, seconds)
    wanted = seconds * RATE
    samples = b""
    with decoding_apart(path) as decoding:
        for part in decoding.parts():
            samples += part
            if len(samples) >= 2 * wanted:
                break
    samples = samples[: 2 * wanted]
    return CanonicalSound(io.BytesIO(wave_head(len(samples) // 2) + samples))
