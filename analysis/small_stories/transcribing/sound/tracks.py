"""The sound tracks of a file on one clock: what is missing is silent, several tracks become one.

Times in the project have to be those of the file, or a quote is looked for at the wrong place in
it. So sound that cannot be read leaves silence of its own length behind, and a track that begins
late begins late here too. Where a file holds several tracks (each speaker's own in a meeting, the
room and the microphone in a screen recording), all of them are put together: none of them is known
to hold everybody.
"""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, Final

from small_stories.transcribing.sound.told import RATE, Hole

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Block = npt.NDArray[np.int16]

_SLACK_S: Final = 0.2
"""Clocks are rounded, and encoders begin a moment early or late: less than this is no gap."""
_TOLD_S: Final = 0.5
_LONGEST_S: Final = 600.0
"""The longest gap that is believed of a file that does not tell how long it is."""
_WAIT: Final = 60 * RATE
"""How far one track may run ahead of another before the other is taken to be silent."""
_SOUNDING: Final = 30
_AT_ONCE: Final = 1 << 16
"""How many samples are resampled at once, where a second has more."""
_TRIES: Final = 1000
"""How often a packet is looked for in broken bytes: each time in some 60 KB more of them."""

# Nothing in these tells when a sound is: what was lost is reckoned from the bytes that were broken.
_CLOCKLESS: Final = frozenset({"aac", "ac3", "avi", "dts", "eac3", "mp2", "mp3"})


class Track:
    """One sound track while it is decoded to 16 kHz, one channel, 16-bit samples."""

    def __init__(self, container: Any, stream: Any, stated_s: float | None) -> None:
        self._stream = stream
        self._clock = container.format.name not in _CLOCKLESS
        self._origin = (container.start_time or 0) / 1_000_000
        self._stated_s = stated_s
        self._resampler: Any = None
        self._waiting: Any = None
        self._form: tuple[str, str, int] | None = None
        self._at_s = 0.0
        self._good_bytes = self._broken_bytes = 0
        self.holes: list[Hole] = []

    def blocks(self, packet: Any) -> Iterator["Block"]:
        """Yield what a packet holds, after silence for what is missing before it."""
        from av.error import FFmpegError

        size = packet.size
        try:
            frames = packet.decode()
        except FFmpegError:
            self._broken_bytes += size
            return
        for frame in frames:
            yield from self._silence_before(frame)
            yield from self._taken(frame)
            self._at_s += frame.samples / frame.sample_rate
        if frames:
            self._good_bytes += size

    def rest(self) -> Iterator["Block"]:
        """Yield what is still held back when the last packet has come."""
        if self._resampler is not None:
            yield from self._resampled()
            yield from _arrays(self._resampler.resample(None))
            self._resampler = None

    def _silence_before(self, frame: Any) -> Iterator["Block"]:
        import numpy as np

        missing = self._missing_s(frame)
        self._broken_bytes = 0
        if missing <= _SLACK_S:
            return
        if self._at_s and missing > _TOLD_S:
            self.holes.append(Hole(round(self._at_s * 1000), round(missing * 1000)))
        self._at_s += missing
        yield from self.rest()
        left = round(missing * RATE)
        while left > 0:
            yield np.zeros(min(left, RATE), np.int16)
            left -= RATE

    def _missing_s(self, frame: Any) -> float:
        """Return how many seconds too early the frame would come; 0 when its clock is broken."""
        if self._clock:
            missing = 0.0 if frame.time is None else frame.time - self._origin - self._at_s
        elif self._at_s and self._good_bytes:
            missing = self._broken_bytes * self._at_s / self._good_bytes
        else:
            missing = 0.0
        if self._stated_s is None:
            return missing if missing <= _LONGEST_S else 0.0
        return missing if self._at_s + missing <= self._stated_s + 1 else 0.0

    def _taken(self, frame: Any) -> Iterator["Block"]:
        """Hold frames back until there is a second of them: resampling each takes far longer."""
        from av import AudioFifo, AudioResampler

        frame.pts = None  # The clock has been looked at; the samples themselves are in order.
        form = (frame.format.name, frame.layout.name, frame.sample_rate)
        if self._resampler is None or form != self._form:
            yield from self.rest()
            self._resampler, self._form = AudioResampler("s16", "mono", RATE), form
            self._waiting = AudioFifo()
        self._waiting.write(frame)
        if self._waiting.samples >= min(frame.sample_rate, _AT_ONCE):
            yield from self._resampled()

    def _resampled(self) -> Iterator["Block"]:
        if (frame := self._waiting.read()) is not None:
            frame.pts = None
            yield from _arrays(self._resampler.resample(frame))


class Together:
    """Several tracks put together, second by second, each as loud as the others.

    A track that has been silent from the beginning does not make the others quieter.
    """

    def __init__(self, tracks: int) -> None:
        self._waiting: list[list[Block]] = [[] for _ in range(tracks)]
        self._lengths = [0] * tracks
        self._late = [0] * tracks
        self._sounding = [False] * tracks

    def add(self, track: int, block: "Block") -> Iterator["Block"]:
        """Take a block of a track; yield what all the tracks have come to."""
        late = min(self._late[track], len(block))
        self._late[track] -= late
        self._waiting[track].append(block[late:])
        self._lengths[track] += len(block) - late
        ready = max(min(self._lengths), max(self._lengths) - _WAIT)
        if ready >= RATE:
            yield self._mixed(ready)

    def rest(self) -> Iterator["Block"]:
        """Yield what is still held back when the last block has come."""
        if ready := max(self._lengths):
            yield self._mixed(ready)

    def _mixed(self, length: int) -> "Block":
        import numpy as np

        mixed = np.zeros(length, np.int32)
        for track in range(len(self._waiting)):
            part = self._taken(track, length)
            self._sounding[track] |= bool(np.any(np.abs(part.astype(np.int32)) > _SOUNDING))
            mixed[: len(part)] += part
        return (mixed // max(1, sum(self._sounding))).astype(np.int16)

    def _taken(self, track: int, length: int) -> "Block":
        import numpy as np

        whole = np.concatenate([np.zeros(0, np.int16), *self._waiting[track]])
        part, after = whole[:length], whole[length:]
        self._late[track] += length - len(part)
        self._waiting[track], self._lengths[track] = [after], len(after)
        return part


def put_together(
    container: Any, streams: Sequence[Any], tracks: Sequence[Track]
) -> Iterator["Block"]:
    """Yield the sound of all tracks of an open file as one; their holes are known at the end."""
    numbers = {stream.index: number for number, stream in enumerate(streams)}
    together = Together(len(tracks))
    alone = len(tracks) == 1
    for packet in _packets(container, streams):
        number = numbers[packet.stream.index]
        for block in tracks[number].blocks(packet):
            yield from (block,) if alone else together.add(number, block)
    for number, track in enumerate(tracks):
        for block in track.rest():
            yield from (block,) if alone else together.add(number, block)
    if not alone:
        yield from together.rest()


def _packets(container: Any, streams: Sequence[Any]) -> Iterator[Any]:
    """Yield the packets of an open file; where it is broken, look for the next one further on."""
    from av.error import InvalidDataError

    for _ in range(_TRIES):
        try:
            yield from container.demux(streams)
        except InvalidDataError:
            continue
        return
    raise InvalidDataError(0, "no packet to be found")


def _arrays(frames: list[Any]) -> Iterator["Block"]:
    for frame in frames:
        yield frame.to_ndarray()[0]
