"""Writing a model to the disk: one writer at a time, and what can go wrong with it in words."""

import errno
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from filelock import Timeout

from small_stories.errors import SmallStoriesError
from small_stories.transcribing.models.places import lock_of, models_folder

_FULL: Final = frozenset({errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)})
_MB: Final = 1_000_000
_KEPT_FREE: Final = 200 * _MB


@contextmanager
def alone(folder: Path, title: str) -> Iterator[None]:
    """Hold off every other writer of a model's folder; what cannot be written is told.

    Raises SmallStoriesError when somebody is at it already, or the disk is full or refuses.
    """
    try:
        models_folder().mkdir(parents=True, exist_ok=True)
        lock = lock_of(folder, wait_s=0)
        lock.acquire()
    except Timeout as error:
        raise SmallStoriesError("models.busy", model=title) from error
    except OSError as error:
        raise SmallStoriesError("models.not_written", folder=models_folder()) from error
    try:
        yield
    except OSError as error:
        full = "disk_full" if error.errno in _FULL else "not_written"
        raise SmallStoriesError(f"models.{full}", folder=models_folder()) from error
    finally:
        lock.release()


def refuse_full_disk(wanted: int, title: str) -> None:
    """Raise SmallStoriesError when there is no room for so many bytes and a little besides."""
    free = shutil.disk_usage(models_folder()).free
    if free < wanted + _KEPT_FREE:
        needed = (wanted + _KEPT_FREE) // _MB
        raise SmallStoriesError("models.no_room", model=title, needed=needed, free=free // _MB)
