"""What is told of a recording by who decodes it, in whichever process that is."""

from dataclasses import dataclass
from typing import Final

RATE: Final = 16_000
"""Samples a second of the canonical sound, which is one channel of 16-bit numbers."""

SAMPLE_BYTES: Final = 2

LONGEST_MS: Final = 100 * 3_600_000
"""The longest sound that is taken in: nobody talks for a hundred hours, but files can claim to."""


@dataclass(frozen=True, slots=True)
class Hole:
    """A part of a recording that holds no sound that can be read, and is silent in the project."""

    start_ms: int
    length_ms: int


@dataclass(frozen=True, slots=True)
class Told:
    """What a recording was like: whether it goes on as far as it says, and what it lacks.

    ``holes`` tells where nothing could be read, in order; ``tracks`` how many were put together.
    """

    whole: bool
    holes: tuple[Hole, ...]
    tracks: int
