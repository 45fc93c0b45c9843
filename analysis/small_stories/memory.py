"""Keeping what is in memory out of files: no copy of it is left where the program crashes."""

import sys
from typing import Final

# For Linux, one byte stands for "not even to the program that collects crashes" (core(5), and
# fs/coredump.c of its source); no system writes a file that small.
_LEAST: Final = 1
_NO_ERROR_BOX: Final = 0x0003  # SEM_FAILCRITICALERRORS and SEM_NOGPFAULTERRORBOX


def leave_no_dump() -> None:
    """Let the system write no copy of this process's memory, nor of its children's."""
    if sys.platform == "win32":
        import ctypes

        ctypes.windll.kernel32.SetErrorMode(_NO_ERROR_BOX)
    else:
        import resource

        _, hard = resource.getrlimit(resource.RLIMIT_CORE)
        most = _LEAST if hard == resource.RLIM_INFINITY else min(_LEAST, hard)
        resource.setrlimit(resource.RLIMIT_CORE, (most, most))
