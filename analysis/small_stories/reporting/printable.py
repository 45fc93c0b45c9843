"""Words as a Word file can hold them."""

import re
from typing import Final

# What XML 1.0 has no place for; halves of surrogate pairs cannot be stored in the first place.
_UNFIT: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def printable(words: str) -> str:
    """Return words with a space for each sign that a Word file cannot hold.

    Pasting brings them: Word's own break inside a paragraph is one.
    """
    return _UNFIT.sub(" ", words)
