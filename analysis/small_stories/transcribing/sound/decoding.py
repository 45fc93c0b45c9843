"""Any recording that PyAV decodes, as one stream: 16 kHz, one channel, 16-bit samples.

Everything is read through a file object that is already open and no file may lead to another (a
playlist can name an address), so that decoding can neither touch the network nor another file.
Nothing of this is imported but in the process apart, which ``decoding_apart.py`` asks.
"""

import io
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, Final

from small_stories.apart.lent import AT_ONCE
from small_stories.errors import SmallStoriesError
from small_stories.transcribing.sound.told import LONGEST_MS, RATE, Hole, Told
from small_stories.transcribing.sound.tracks import Track, put_together

if TYPE_CHECKING:
    from small_stories.transcribing.sound.tracks import Block

__all__ = [
    "RATE",
    "RECORDING_SUFFIXES",
    "Decoding",
    "decode",
    "is_recording",
    "sound_of",
    "stated_length_ms",
]

_SUFFIXES: Final = (
    ".3gp .aac .aif .aiff .amr .asf .avi .caf .ds2 .dss .flac .m4a .m4b .m4v .mka .mkv .mov .mp2"
    " .mp3 .mp4 .mpeg .mpg .oga .ogg .opus .ts .wav .weba .webm .wma .wmv"
)
RECORDING_SUFFIXES: Final = frozenset(_SUFFIXES.split())
_NO_OTHER_FILE: Final = {"protocol_whitelist": "none"}
# Pictures, text drawn as pictures, and lists of other files also open as media.
_NO_RECORDING: Final = ("_pipe", "image2", "tty", "gif", "hls", "concat", "lrc")
# What these tell as their length is a guess from the bit rate.
_GUESSED_LENGTH: Final = frozenset({"aac", "ac3", "eac3", "amr", "dts", "mp2"})


def is_recording(path: Path) -> bool:
    """Tell by its content whether a file is a recording, or was one before it broke.

    A file that opens as sound or moving picture is; one that does not is only taken for a broken
    recording when its name says so and it is no text.
    """
    import av

    try:
        with path.open("rb") as file:
            start = file.read(4096)
            if not _is_text(start):
                file.seek(0)
                with av.open(file, options=_NO_OTHER_FILE, metadata_errors="ignore") as container:
                    return _has_recording(container)
    except (av.error.FFmpegError, OSError):
        return path.suffix.lower() in RECORDING_SUFFIXES
    return not start and path.suffix.lower() in RECORDING_SUFFIXES


class Decoding:
    """A recording while it is decoded; what it was like is known when the last block has come.

    ``stated_ms`` is the length that the file tells of itself, None where it tells none or only
    guesses it; ``expected_ms`` is good enough to show how far decoding has come.
    """

    def __init__(self, file: BinaryIO | io.RawIOBase, name: str) -> None:
        self._file = file
        self._name = name
        self.samples = 0
        self._cut_off = False
        self._tracks: list[Track] = []
        self.stated_ms: int | None = None
        self.expected_ms = 0

    @property
    def duration_ms(self) -> int:
        """The length of what has been decoded so far."""
        return self.samples * 1000 // RATE

    @property
    def tracks(self) -> int:
        """How many sound tracks were put together."""
        return len(self._tracks)

    @property
    def holes(self) -> tuple[Hole, ...]:
        """Where nothing could be read, in order; it is silent there."""
        found = (hole for track in self._tracks for hole in track.holes)
        return tuple(sorted(found, key=lambda hole: hole.start_ms))

    @property
    def whole(self) -> bool:
        """Whether the sound goes on as far as the file says it does."""
        missing = (self.stated_ms or 0) - self.duration_ms
        return not self._cut_off and missing <= max(500, self.duration_ms // 100)

    def blocks(self) -> Iterator["Block"]:
        """Yield the samples in short blocks; skip what is broken and keep what is not.

        Raises SmallStoriesError when the file is empty, is no recording, was never closed, or
        holds no sound.
        """
        from av.error import FFmpegError

        with self._opened() as container:
            if not container.streams.audio:
                raise SmallStoriesError("recording.no_sound", name=self._name)
            self.expected_ms = max(0, container.duration or 0) // 1000
            if self.expected_ms and container.format.name not in _GUESSED_LENGTH:
                self.stated_ms = self.expected_ms
            stated_s = self.stated_ms / 1000 if self.stated_ms else None
            streams = container.streams.audio
            self._tracks = [Track(container, stream, stated_s) for stream in streams]
            try:
                for block in put_together(container, streams, self._tracks):
                    self.samples += len(block)
                    yield block
            except FFmpegError:
                self._cut_off = True
        if not self.samples:
            raise SmallStoriesError("recording.unreadable", name=self._name)

    @contextmanager
    def _opened(self) -> Iterator[Any]:
        import av

        size = self._file.seek(0, io.SEEK_END)
        if not size:
            raise SmallStoriesError("recording.empty", name=self._name)
        self._file.seek(0)
        start = self._file.read(12) or b""
        self._cut_off = _ends_early(self._file, start, size)
        self._file.seek(0)
        try:
            container = av.open(self._file, options=_NO_OTHER_FILE, metadata_errors="ignore")
        except (av.error.FFmpegError, OSError, ValueError) as error:
            # A telephone that stops in the middle never writes the table of an MPEG-4 file.
            key = "recording.not_closed" if start[4:8] == b"ftyp" else "recording.unreadable"
            raise SmallStoriesError(key, name=self._name) from error
        with container:
            if not _has_recording(container):
                raise SmallStoriesError("recording.unreadable", name=self._name)
            yield container


def sound_of(file: BinaryIO, give: Callable[[bytes, int], object]) -> Told:
    """Decode a recording to its end; give its samples part by part, and about how long it is.

    Raises SmallStoriesError as ``Decoding.blocks`` does.
    """
    decoding, waiting = Decoding(file, file.name), bytearray()

    def hand_over(count: int) -> None:
        give(bytes(waiting[:count]), decoding.expected_ms)
        del waiting[:count]

    for block in decoding.blocks():
        waiting += block.tobytes()
        while len(waiting) >= AT_ONCE:
            hand_over(AT_ONCE)
    if waiting:
        hand_over(len(waiting))
    return Told(decoding.whole, decoding.holes, decoding.tracks)


def stated_length_ms(path: Path) -> int:
    """Return about how long a file says its sound is, without decoding it.

    That is 0 when it says nothing, or what nobody would believe.
    """
    import av

    try:
        if not path.stat().st_size:
            return 0
        with (
            path.open("rb") as file,
            av.open(file, "r", options=_NO_OTHER_FILE, metadata_errors="ignore") as container,
        ):
            stated = max(0, container.duration or 0) // 1000
            return stated if stated <= LONGEST_MS else 0
    except (av.error.FFmpegError, OSError, ValueError):
        return 0


@contextmanager
def decode(path: Path) -> Iterator[Decoding]:
    """Open a file for decoding; the file is closed at the end of the with block."""
    try:
        file = path.open("rb")
    except OSError as error:
        raise SmallStoriesError("recording.not_found", name=path.name) from error
    with file:
        try:
            yield Decoding(file, path.name)
        except OSError as error:
            raise SmallStoriesError("recording.reading_stopped", name=path.name) from error


def _is_text(start: bytes) -> bool:
    try:
        start.decode("utf-8")
    except UnicodeDecodeError as error:
        return error.start > len(start) - 4 and b"\0" not in start
    return b"\0" not in start


def _has_recording(container: Any) -> bool:
    names = container.format.name
    if any(part in names for part in _NO_RECORDING):
        return False
    return bool(container.streams.audio or container.streams.video)


def _ends_early(file: BinaryIO | io.RawIOBase, start: bytes, size: int) -> bool:
    """Tell whether a RIFF file states more bytes than there are, or an Ogg file lacks its end."""
    if start[:4] == b"RIFF":
        stated = int.from_bytes(start[4:8], "little")
        return size < stated + 8 and stated < 0xFFFFFF00
    if start[:4] == b"OggS":
        file.seek(max(0, size - 70_000))
        tail = _rest(file)
        page = tail.rfind(b"OggS")
        return page < 0 or page + 5 >= len(tail) or not tail[page + 5] & 4
    return False


def _rest(file: BinaryIO | io.RawIOBase) -> bytes:
    parts = []
    while part := file.read(1 << 20):
        parts.append(part)
    return b"".join(parts)
