"""Reading a file of somebody else's in a process apart; the way in for window and terminal.

One child is kept for a batch of files, since starting it takes a moment, and ends by itself soon
after the last one. ``end`` ends it at once, for locking and closing: no word stays in it.
"""

import atexit
from collections.abc import Iterator, Sequence
from io import RawIOBase
from pathlib import Path
from threading import Lock
from typing import Any, BinaryIO, Final, TypeVar

from small_stories.apart.as_json import NotAsAwaited, unpacking
from small_stories.apart.lent import Lender
from small_stories.apart.readings import Reading
from small_stories.apart.watched import CRASHED, Ended, Watched, own_command, size_of
from small_stories.errors import SmallStoriesError
from small_stories.strings import LANGUAGES, error_text

SECONDS: Final = 10
"""What a small file may take of the processor's time; a large one may take more."""
PART_S: Final = 60
"""What one part of a recording may take of it: a damaged place may be thought about for long."""

Found = TypeVar("Found")


class Room:
    """Where one file at a time is read; others wait for their turn.

    ``command`` starts the process, which is otherwise the program itself. As a with block it ends
    the process with the block.
    """

    def __init__(
        self, command: Sequence[str] = (), seconds: float = SECONDS, part_s: float = PART_S
    ) -> None:
        self._command = command or own_command()
        self._seconds, self._part_s = seconds, part_s
        self._turn = Lock()
        self._child: Watched | None = None

    def __enter__(self) -> "Room":
        return self

    def __exit__(self, *_: object) -> None:
        self.end()

    @property
    def pid(self) -> int | None:
        """The number of the process that reads, or None where there is none."""
        child = self._child
        return child.pid if child and child.is_there else None

    def read(self, reading: Reading, path: Path, **more: str) -> Any:
        """Return what a reading finds, as JSON.

        Raises the SmallStoriesError that the reading raises, or one of ``errors.reading`` where
        it took too long or too much memory, was stopped, or came to an end by itself.
        """
        whole = str(path.absolute())
        asked: dict[str, object] = {"reading": reading.value, "path": whole, "more": more}
        try:
            with self._turn:
                answer = self._ask(asked, size_of(path))
            if "found" in answer:
                return answer["found"]
            raise _told(answer, path.name)
        except Ended as ended:
            raise SmallStoriesError(ended.key, name=path.name) from ended
        except NotAsAwaited as error:
            raise SmallStoriesError(CRASHED, name=path.name) from error

    def hear(
        self, reading: Reading, file: BinaryIO | RawIOBase, name: str
    ) -> Iterator[tuple[dict[str, Any], bytes]]:
        """Yield what a reading makes of an open file: each part, and last what it found in all.

        The child is lent the file's bytes and told nothing else of it, and ends with the reading
        where that is broken off. Raises SmallStoriesError as ``read`` does, and what reading the
        file raises.
        """
        lender = Lender(file)
        lent_as = f"recording{Path(name).suffix}"
        asked = {"reading": reading.value, "name": lent_as, "size": lender.size}
        to_its_end = False
        try:
            with self._turn:
                try:
                    for answer, content in self._at_hand().hear(asked, lender):
                        to_its_end = not content
                        if to_its_end and "found" not in answer:
                            raise _told(answer, name)
                        yield answer, content
                finally:
                    if not to_its_end:
                        self.end()
        except Ended as ended:
            raise SmallStoriesError(ended.key, name=name) from ended
        except NotAsAwaited as error:
            raise SmallStoriesError(CRASHED, name=name) from error

    def end(self) -> None:
        """End the child, and whatever it is reading."""
        child, self._child = self._child, None
        if child is not None:
            child.stop()

    def _ask(self, asked: dict[str, object], size: int) -> dict[str, Any]:
        child = self._at_hand()
        worn = child.answered > 0
        try:
            return child.ask(asked, size)
        except Ended as ended:
            # It may have gone to its rest just now, or be worn out by the file before.
            if not worn or ended.key != CRASHED:
                raise
        return self._at_hand().ask(asked, size)

    def _at_hand(self) -> Watched:
        child = self._child
        if child is not None and child.is_there:
            return child
        if child is not None:
            child.end()
        self._child = child = Watched(self._command, self._seconds, self._part_s)
        return child


def _told(answer: dict[str, Any], name: str) -> SmallStoriesError:
    """Return the error that an answer tells of a file; only what has a sentence is one."""
    key, fields = answer.get("error"), answer.get("fields")
    if not isinstance(key, str) or not isinstance(fields, dict):
        raise NotAsAwaited
    if not all(isinstance(each, (str, int)) for each in fields.values()):
        raise NotAsAwaited
    error = SmallStoriesError(key, **(fields | {"name": name}))
    try:
        error_text(error, LANGUAGES[0])
    except (KeyError, ValueError) as unknown:
        raise NotAsAwaited from unknown
    return error


_ROOM: Final = Room()
atexit.register(_ROOM.end)


def read_apart(reading: Reading, path: Path, awaited: type[Found], **more: str) -> Found:
    """Return what a reading finds in a file; raises SmallStoriesError as ``Room.read`` does."""
    found = _ROOM.read(reading, path, **more)
    kind: Any = awaited
    try:
        thing: Found = unpacking(kind)(found)
    except NotAsAwaited as error:
        raise SmallStoriesError(CRASHED, name=path.name) from error
    return thing


def end() -> None:
    """End the process that reads, with whatever it reads now."""
    _ROOM.end()
