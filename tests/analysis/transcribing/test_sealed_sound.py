"""A recording's sound outside a project: read from anywhere, and never on the disk as it is."""

import io
import os
from pathlib import Path
from stat import S_ISREG

import numpy as np
from hypothesis import given
from hypothesis import strategies as some

from small_stories.transcribing.sound.decoding import decode
from small_stories.transcribing.sound.decoding_apart import decoding_apart
from small_stories.transcribing.sound.sealed import SealedFile, sealed_sound

SPOKEN = Path(__file__).parent / "spoken_interview.ogg"


@given(
    some.lists(some.binary(max_size=70), max_size=8),
    some.lists(some.tuples(some.integers(0, 300), some.integers(0, 300)), max_size=8),
)
def test_what_was_written_is_read_from_any_place(
    written: list[bytes], places: list[tuple[int, int]]
) -> None:
    whole = b"".join(written)
    with SealedFile() as file:
        for content in written:
            file.append(content)
        assert file.seek(0, io.SEEK_END) == len(whole)
        for place, count in places:
            file.seek(place)
            assert file.read(count) == whole[place : place + count]


def nameless_files() -> list[int]:
    """Open files of this process that have no name in any folder."""
    numbers = [int(path.name) for path in Path("/proc/self/fd").iterdir() if path.exists()]
    kinds = {number: os.fstat(number) for number in numbers}
    return [number for number, kind in kinds.items() if S_ISREG(kind.st_mode) and not kind.st_nlink]


def test_the_sound_is_that_of_the_recording_and_cannot_be_read_on_the_disk() -> None:
    with decode(SPOKEN) as decoding:
        samples = np.concatenate(list(decoding.blocks()))
    told: list[tuple[int, int]] = []
    before = set(nameless_files())
    with (
        decoding_apart(SPOKEN) as decoding,
        sealed_sound(decoding, lambda done, total: told.append((done, total))) as sound,
    ):
        assert sound.samples == len(samples)
        assert sound.read_bytes(0, sound.samples) == samples.tobytes()
        middle = sound.samples // 2
        assert np.array_equal(
            sound.read(middle, middle + 999), samples[middle : middle + 999] / np.float32(32768)
        )
        [number] = set(nameless_files()) - before
        on_disk = os.pread(number, 10_000_000, 0)
    assert set(nameless_files()) == before
    assert len(on_disk) == 44 + len(samples) * 2
    words = samples.tobytes()
    assert not any(words[at : at + 32] in on_disk for at in range(160_000, 320_000, 3200))
    assert 0 < told[-1][0] <= told[-1][1]
