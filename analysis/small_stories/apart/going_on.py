"""Signs of life from whoever reads a file part by part: it is slow, and has not got stuck."""

from collections.abc import Callable
from typing import Final

LISTENING: Final[list[Callable[[], object]]] = []
"""Who wants to hear that reading goes on: in the process apart, whoever watches it."""


def goes_on() -> None:
    """Tell that a part of the file has been read."""
    for hear in LISTENING:
        hear()
