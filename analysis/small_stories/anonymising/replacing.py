"""What stands in a quote instead of the words that identify somebody.

Square brackets tell that the analyst changed something: ``[asuinalueella]`` for a wider word,
``[Ursula]`` for an invented name, ``[--]`` for words taken away. An omission that only shortens the
quote is the analyst's own ``(...)``, and transcription marks such as ``[naurua]`` stay as they are.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from small_stories.anonymising.inflecting import inflect_like
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


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of the new text and the code points of the old text that it stands for."""

    start: int
    end: int
    text: str
    changed: bool = False


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


def replaced_pieces(
    text: str, replacements: Sequence[Replacement], language: str = "fi"
) -> list[Piece]:
    """Return the new text in pieces; raise ValueError when two replacements overlap."""
    pieces: list[Piece] = []
    at = 0
    for replacement in sorted(replacements, key=lambda r: r.start):
        if not at <= replacement.start < replacement.end <= len(text):
            raise ValueError("replacements overlap or lie outside the text")
        if at < replacement.start:
            pieces.append(Piece(at, replacement.start, text[at : replacement.start]))
        wording = wording_of(text, replacement, language)
        pieces.append(Piece(replacement.start, replacement.end, wording, changed=True))
        at = replacement.end
    if at < len(text):
        pieces.append(Piece(at, len(text), text[at:]))
    return pieces


def apply_replacements(text: str, replacements: Sequence[Replacement], language: str = "fi") -> str:
    """Return the text with each replacement in the form of the words that it replaces."""
    return "".join(piece.text for piece in replaced_pieces(text, replacements, language))


def new_offset(pieces: Sequence[Piece], offset: int) -> int:
    """Return where a code point of the old text is in the new one.

    Inside words that were replaced, the start of what replaced them.
    """
    new = 0
    for piece in pieces:
        if offset < piece.end:
            return new + (0 if piece.changed else offset - piece.start)
        new += len(piece.text)
    return new
