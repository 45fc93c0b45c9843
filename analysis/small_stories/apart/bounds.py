"""What a process that reads files of others may not do, set by itself before it reads any."""

import os
import sys
from collections.abc import Sequence
from typing import Any, Final

MEMORY_AT_MOST: Final = 900 * 1024 * 1024
"""Bytes that a reader may hold, where no honest file of 200 MB was seen to need half of it."""

_FILES_AT_MOST: Final = 64
_WRITING: Final = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
_REFUSED: Final = (
    "socket.connect", "socket.bind", "socket.getaddrinfo", "socket.gethostby", "socket.sendto",
    "os.remove", "os.rename", "os.mkdir", "os.rmdir", "os.link", "os.symlink", "os.truncate",
    "os.chmod", "os.chown", "os.utime", "os.exec", "os.posix_spawn", "os.spawn", "os.fork",
    "os.system", "os.startfile", "subprocess.", "shutil.", "tempfile.",
    "webbrowser.", "urllib.", "ftplib.", "http.", "smtplib.", "pty.", "winreg.",
)  # fmt: skip


class Refusals:
    """Refuses what a reader of files never does by itself, and keeps count of it.

    A file that brings its reader to try is told of, and nothing of it is used.
    """

    def __init__(self) -> None:
        self.count = 0
        # Decoding an hour of sound lets it look half a million times: what is known goes quickly.
        harmless: set[str] = set()

        def look(event: str, arguments: Sequence[Any]) -> None:
            if event in harmless:
                return
            if _writes(arguments) if event == "open" else event.startswith(_REFUSED):
                self.count += 1
                raise PermissionError(event)
            if event != "open":
                harmless.add(event)

        sys.addaudithook(look)


def _writes(arguments: Sequence[Any]) -> bool:
    path, _, flags = arguments
    if isinstance(path, int) or path == os.devnull:
        return False
    return bool((flags or 0) & _WRITING)


def bound() -> None:
    """Let the system refuse this process memory, files it would write, and copies of its memory.

    Windows knows none of these: there who started this process watches its memory alone.
    """
    if sys.platform != "win32":
        import resource

        _at_most(resource.RLIMIT_DATA, MEMORY_AT_MOST)
        _at_most(resource.RLIMIT_FSIZE, 0)
        _at_most(resource.RLIMIT_CORE, 1)  # less would still be sent to what collects crashes
        _at_most(resource.RLIMIT_NOFILE, _FILES_AT_MOST)


def _at_most(what: int, bound: int) -> None:
    import resource

    _, hard = resource.getrlimit(what)
    most = bound if hard == resource.RLIM_INFINITY else min(bound, hard)
    try:
        resource.setrlimit(what, (most, most))
    except (OSError, ValueError):
        # A system that does not know this bound: who started this process watches it as well.
        return
