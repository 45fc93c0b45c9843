"""The process that reads files of others: one JSON line asks, one JSON line answers.

It has to start quickly, and so imports only what it is asked for. It ends when nobody has asked
for a while, when its standard input closes, and when the process that started it is gone.
"""

import json
import os
import sys
import time
import traceback
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from threading import Thread
from typing import Any, BinaryIO, Final, get_type_hints

from small_stories.apart.as_json import packing
from small_stories.apart.bounds import Refusals, bound
from small_stories.apart.going_on import LISTENING
from small_stories.apart.readings import Reading
from small_stories.errors import SmallStoriesError

IDLE_S: Final = 20
_LOOK_EVERY_S: Final = 1.0
_LIFE_EVERY_S: Final = 0.2
_OUT_OF_MEMORY: Final = 3


class _Activity:
    """Since when nobody has asked; None while something is read."""

    def __init__(self) -> None:
        self.since: float | None = time.monotonic()


class _Life:
    """Shows a few times a second that reading goes on."""

    def __init__(self, answers: BinaryIO) -> None:
        self._answers = answers
        self._shown = 0.0

    def show(self) -> None:
        now = time.monotonic()
        if now - self._shown > _LIFE_EVERY_S:
            self._shown = now
            _write(self._answers, {"alive": True})


def run() -> None:
    """Answer what is asked on standard input until it ends."""
    answers = _own_output()
    activity = _Activity()
    Thread(target=_end_in_time, args=(activity, os.getppid()), daemon=True).start()
    bound()
    refusals = Refusals()
    _write(answers, {"ready": True})
    LISTENING.append(_Life(answers).show)
    for line in sys.stdin.buffer:
        activity.since = None
        refusals.count = 0
        answer = _answer(json.loads(line))
        if refusals.count:
            answer = {"error": "reading.reached_out", "fields": {}}
        _write(answers, answer)
        if answer.get("error") == "reading.too_much_memory":
            sys.exit(_OUT_OF_MEMORY)
        activity.since = time.monotonic()


def _own_output() -> BinaryIO:
    """Keep standard output for answers alone: what a library prints goes nowhere."""
    answers = os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)
    os.close(nowhere)
    return answers


def _write(answers: BinaryIO, answer: dict[str, Any]) -> None:
    # A file's text may hold halves of pairs, which plain UTF-8 refuses.
    line = json.dumps(answer, ensure_ascii=False, separators=(",", ":"))
    answers.write(line.encode("utf-8", "surrogatepass") + b"\n")
    answers.flush()


def _answer(asked: dict[str, Any]) -> dict[str, Any]:
    try:
        read = _function(Reading(asked["reading"]))
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
