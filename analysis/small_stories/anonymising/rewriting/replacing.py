"""What stands in a quote instead of the words that identify somebody.

Square brackets tell that the analyst changed something: ``[asuinalueella]`` for a wider word,
``[Ursula]`` for an invented name, ``[--]`` for words taken away. An omission that only shortens the
quote is the analyst's own ``(...)``, and transcription marks such as ``[naurua]`` stay as they are.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from small_stories.anonymising.rewriting.inflecting import inflect_like
from small_stories.model import Decision, IdentityKind

REMOVED: Final = "[--]"


@dataclass(frozen=True, slots=True)
class Replacement:
    """A decision on code points ``start`` to ``end`` of a text, end exclusive.

    ``wording`` is the replacement's base form; ``base`` the base form of what it replaces.
    """

    start: int
    end: int
    decision: Decision
    wording: str
    kind: IdentityKind
    base: str


def wording_of(text: str, replacement: Replacement, language: str = "fi") -> str:
    """Return what a replacement puts into the text, brackets and all.

    A replacement without a wording is a removal: nothing that identifies is left by oversight.
    """
    surface = text[replacement.start : replacement.end]
    match replacement.decision:
        case Decision.KEEP:
            return surface
        case Decision.REMOVE:
            return REMOVED
    wording = replacement.wording.strip().removeprefix("[").removesuffix("]").strip()
    if not wording:
        return REMOVED
    return f"[{inflect_like(wording, surface, replacement.base, replacement.kind, language)}]"


def apply_replacements(text: str, replacements: Sequence[Replacement], language: str = "fi") -> str:
    """Return the text with each replacement in the form of the words that it replaces.

    Raises ValueError when two of them overlap.
    """
    pieces: list[str] = []
    at = 0
    for replacement in sorted(replacements, key=lambda r: r.start):
        if not at <= replacement.start < replacement.end <= len(text):
            raise ValueError("replacements overlap or lie outside the text")
        pieces += (text[at : replacement.start], wording_of(text, replacement, language))
        at = replacement.end
    return "".join([*pieces, text[at:]])
