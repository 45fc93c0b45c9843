"""The process that reads files of others: one JSON line asks, one JSON line answers.

A file is named by its path, or lent: then its bytes are asked for as they are needed, and what it
comes to is handed over in parts. The process has to start quickly, and so imports only what it is
asked for. It ends when nobody has asked for a while, and at once when its standard input closes,
as it does with the process that started it.
"""

import gc
import io
import os
import sys
import time
import traceback
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from threading import Thread
from typing import Any, Final, get_type_hints

from small_stories.apart.as_json import packing
from small_stories.apart.bounds import Refusals, bound
from small_stories.apart.going_on import LISTENING
from small_stories.apart.lent import AT_ONCE, LentFile
from small_stories.apart.pipes import Pipes
from small_stories.apart.readings import Reading
from small_stories.errors import SmallStoriesError

IDLE_S: Final = 20
_LOOK_EVERY_S: Final = 1.0
_OUT_OF_MEMORY: Final = 3
_THINGS_BETWEEN: Final = (100_000, 10, 10)
"""How many things may be made before looking for what nothing refers to but itself.

A reader makes very many things, nearly none of them such: looking for them took half of its time.
"""


class _Activity:
    """Since when nobody has asked; None while something is read."""

    def __init__(self) -> None:
        self.since: float | None = time.monotonic()


def run() -> None:
    """Answer what is asked on standard input until it ends."""
    pipes = Pipes()
    activity = _Activity()
    Thread(target=_end_in_time, args=(activity, os.getppid()), daemon=True).start()
    bound()
    gc.set_threshold(*_THINGS_BETWEEN)
    refusals = Refusals()
    pipes.tell({"ready": True})
    LISTENING.append(pipes.show_life)
    while True:
        asked = pipes.asked()
        activity.since = None
        refusals.count = 0
        answer = _answer(asked, pipes)
        if refusals.count:
            answer = {"error": "reading.reached_out", "fields": {}}
        pipes.tell(answer)
        if answer.get("error") == "reading.too_much_memory":
            os._exit(_OUT_OF_MEMORY)
        del asked, answer
        gc.collect()  # nothing of a file stays for the next one
        activity.since = time.monotonic()


def _answer(asked: dict[str, Any], pipes: Pipes) -> dict[str, Any]:
    try:
        read = _function(Reading(asked["reading"]))
        if "size" in asked:
            lent = LentFile(asked["size"], asked["name"], pipes.borrow)
            found = read(io.BufferedReader(lent, AT_ONCE), pipes.give)
        else:
            found = read(Path(asked["path"]), **asked["more"])
        return {"found": packing(get_type_hints(read)["return"])(found)}
    except SmallStoriesError as error:
        return {"error": error.key, "fields": {name: _plain(each) for name, each
                                               in error.fields.items()}}  # fmt: skip
    except MemoryError:
        return {"error": "reading.too_much_memory", "fields": {}}
    except RecursionError:
        return {"error": "reading.too_deep", "fields": {}}
    except Exception as error:  # noqa: BLE001 the last handler there is
        return {"error": "reading.not_awaited", "fields": _where(error)}


def _function(reading: Reading) -> Callable[..., Any]:
    module, _, name = reading.value.partition(":")
    found: Callable[..., Any] = getattr(import_module(module), name)
    return found


def _plain(value: object) -> str | int:
    return value if isinstance(value, (str, int)) else str(value)


def _where(error: Exception) -> dict[str, str]:
    # Where it happened, never what it happened to: the error's own text may hold words of talk.
    frames = traceback.extract_tb(error.__traceback__)[-3:]
    place = " < ".join(f"{Path(frame.filename).name}:{frame.lineno}" for frame in reversed(frames))
    return {"kind": type(error).__name__, "place": place}


def _end_in_time(activity: _Activity, parent: int) -> None:
    while True:
        time.sleep(_LOOK_EVERY_S)
        since = activity.since
        if _is_gone(parent) or (since is not None and time.monotonic() - since > IDLE_S):
            os._exit(0)


def _is_gone(parent: int) -> bool:
    if sys.platform != "win32":
        return os.getppid() != parent
    import psutil

    return not psutil.pid_exists(parent)
