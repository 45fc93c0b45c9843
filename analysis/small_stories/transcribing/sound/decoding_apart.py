"""A recording decoded in a process apart: who keeps its sound has nothing to do with its decoder.

The decoder is the largest part of the program that strangers wrote in C for the files of
strangers. It runs in a child of its own for each recording, which is lent the bytes, has neither
project nor key, and hands over samples (``apart/``). What it hands over is checked here.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from io import RawIOBase
from pathlib import Path
from typing import Any, BinaryIO

from small_stories.apart.as_json import NotAsAwaited, unpacking
from small_stories.apart.reading import Room
from small_stories.apart.readings import Reading
from small_stories.apart.watched import CRASHED
from small_stories.errors import SmallStoriesError
from small_stories.transcribing.sound.told import LONGEST_MS, RATE, SAMPLE_BYTES, Told


class DecodingApart:
    """A recording while it is decoded in a room, and what it was like when that is done: ``told``.

    ``expected_ms`` is about how long it will be, good enough to show how far decoding has come.
    """

    def __init__(self, file: BinaryIO | RawIOBase, name: str, room: Room) -> None:
        self._file, self._name, self._room = file, name, room
        self.samples = 0
        self.expected_ms = 0
        self.told = Told(whole=False, holes=(), tracks=0)

    @property
    def duration_ms(self) -> int:
        """The length of what has been decoded so far."""
        return self.samples * 1000 // RATE

    def parts(self) -> Iterator[bytes]:
        """Yield the samples of the canonical sound, some seconds of them at a time.

        Raises SmallStoriesError when the file cannot be read on, is empty, is no recording, was
        never closed, holds no sound or too much of it, or when its decoder crashed, got stuck or
        took too much memory.
        """
        try:
            for answer, content in self._room.hear(Reading.SOUND, self._file, self._name):
                if content:
                    self._count(answer["of"], len(content))
                    yield content
                else:
                    self.told = self._checked(answer["found"])
        except NotAsAwaited as error:
            raise SmallStoriesError(CRASHED, name=self._name) from error
        except OSError as error:
            raise SmallStoriesError("recording.reading_stopped", name=self._name) from error

    def _count(self, of: Any, size: int) -> None:
        if type(of) is not int or of < 0 or size % SAMPLE_BYTES:
            raise NotAsAwaited
        self.expected_ms = min(of, LONGEST_MS)
        self.samples += size // SAMPLE_BYTES
        if self.duration_ms > LONGEST_MS:
            raise SmallStoriesError("reading.too_much", name=self._name)

    def _checked(self, found: Any) -> Told:
        told: Told = unpacking(Told)(found)
        times = [time for hole in told.holes for time in (hole.start_ms, hole.length_ms)]
        if not (self.samples and told.tracks > 0 and all(0 <= at <= LONGEST_MS for at in times)):
            raise NotAsAwaited
        return told


@contextmanager
def decoding_apart(path: Path) -> Iterator[DecodingApart]:
    """Open a file for decoding; file and decoder are closed at the end of the with block.

    Raises SmallStoriesError where the file cannot be opened.
    """
    try:
        file = path.open("rb")
    except OSError as error:
        raise SmallStoriesError("recording.not_found", name=path.name) from error
    with file, Room() as room:
        yield DecodingApart(file, path.name, room)


def stated_length_ms(path: Path, room: Room) -> int:
    """Return about how long a file says its sound is, 0 where it says nothing of it.

    Raises SmallStoriesError when what looks for it crashes, gets stuck or takes too much memory.
    """
    stated = room.read(Reading.STATED_LENGTH, path)
    if type(stated) is not int or not 0 <= stated <= LONGEST_MS:
        raise SmallStoriesError(CRASHED, name=path.name)
    return stated
