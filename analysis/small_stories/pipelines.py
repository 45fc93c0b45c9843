"""Loading an installed spaCy pipeline without opening a socket.

spaCy imports what it would fetch pipelines with, and that binds a socket to the computer itself
only to learn whether it knows IPv6. Nothing is ever fetched here, so an empty module stands in its
place while spaCy is imported.
"""

import sys
from collections.abc import Iterable
from types import ModuleType
from typing import Any, Final

_FETCHES: Final = "requests"


def load(name: str, exclude: Iterable[str]) -> Any:
    """Return an installed pipeline without the parts that are not needed."""
    stands_in = _FETCHES not in sys.modules and "spacy" not in sys.modules
    if stands_in:
        sys.modules[_FETCHES] = ModuleType(_FETCHES)
    try:
        import spacy
    finally:
        if stands_in:
            del sys.modules[_FETCHES]
    return spacy.load(name, exclude=list(exclude))
