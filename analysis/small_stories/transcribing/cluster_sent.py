"""What a recording is on a cluster: its sound, part by part, and what is to be done with it."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from queue import Empty, Queue
from typing import TYPE_CHECKING, Any, Final
from uuid import uuid4

from small_stories.heard import Piece
from small_stories.transcribing.cluster_tasks import PART, Asked, Part, held, settled
from small_stories.transcribing.sound.canonical import CanonicalSound
from small_stories.transcribing.sound.told import RATE

if TYPE_CHECKING:
    from distributed import Client, Future

_LOOK_EVERY_S: Final = 1
_MS: Final = RATE // 1000
# What is done first: sound, or nobody has anything to do; then what takes long or others wait for;
# of pieces the longest, so that at the end nobody waits long for the last.
_PIECE, _WHOLE, _SOUND = range(3)
_LONGEST_MS: Final = 61_000


class Sent:
    """What was sent to the cluster of one recording: its sound, and what is to be done with it."""

    def __init__(self, client: "Client", sound: CanonicalSound, asked: Asked) -> None:
        self.asked = asked
        self.waiting: dict[Future, Piece | None] = {}
        self._client = client
        self._sound = sound
        self._name = uuid4().hex
        self._parts: dict[int, Future] = {}
        self._all: list[Future] = []
        self._done: Queue[Future] = Queue()

    def __enter__(self) -> "Sent":
        return self

    def __exit__(self, *_: object) -> None:
        """Let the cluster forget all of it."""
        self._client.cancel([*self._all, *self._parts.values()])

    def parts(self, start: int, end: int) -> "list[Future]":
        """Return the parts of the sound that hold the samples from start to end; send them."""
        return [self._part(number) for number in range(start // PART, -(-end // PART))]

    def parts_of(self, first: Piece, last: Piece) -> "list[Future]":
        """Return the parts of the sound from one piece to another; send them."""
        return self.parts(first.start_ms * _MS, last.end_ms * _MS)

    def submit(self, piece: Piece | None, task: Callable[..., Any], *given: object) -> None:
        """Have a task done for a piece, or for the whole of the recording, and wait for it."""
        length = (piece.end_ms - piece.start_ms) / _LONGEST_MS if piece else 0
        future = self._submit(_PIECE + length if piece else _WHOLE, task, *given)
        self.waiting[future] = piece
        future.add_done_callback(self._done.put)

    def settled(self, pieces: Sequence[Piece]) -> "Future":
        """Have the language heard in the first pieces; return what is asked, with it."""
        first = pieces[:3]
        return self._submit(_WHOLE, settled, self.asked, first, self.parts_of(first[0], first[-1]))

    def finished(self) -> "Iterator[tuple[Future, Piece | None]]":
        """Yield what finishes first, and its piece; nothing after a moment without any."""
        with suppress(Empty):
            future = self._done.get(timeout=_LOOK_EVERY_S)
            yield future, self.waiting.pop(future)

    def _submit(self, priority: float, task: Callable[..., Any], *given: object) -> "Future":
        name = f"{task.__name__}-{self._name}-{len(self._all)}"
        future = self._client.submit(task, *given, key=name, priority=priority)
        self._all.append(future)
        return future

    def _part(self, number: int) -> "Future":
        if number not in self._parts:
            start = number * PART
            part = Part(start, self._sound.read_bytes(start, start + PART))
            name = f"sound-{self._name}-{number}"
            self._parts[number] = self._client.submit(held, part, key=name, priority=_SOUND)
        return self._parts[number]
