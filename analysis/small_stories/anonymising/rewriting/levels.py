"""The ladder: how much wider the words are that each profile prints for what identifies."""

from typing import Final

from small_stories.anonymising.rewriting.house_style import TAKEN_AWAY
from small_stories.changes.hiding import Wordings
from small_stories.model import IdentityKind
from small_stories.strings import LANGUAGES, text

_WHAT_THEY_ARE: Final = frozenset(
    {
        IdentityKind.PERSON,
        IdentityKind.PLACE,
        IdentityKind.ORGANISATION,
        IdentityKind.ADDRESS,
        IdentityKind.DATE,
        IdentityKind.HEALTH,
        IdentityKind.GROUP,
        IdentityKind.ROLE,
    }
)


def proposed(kind: IdentityKind, words: str, base: str, language: str) -> Wordings:
    """Return what each profile would print for words of a kind, in base form, without brackets.

    ``--`` takes the words away.
    """
    if kind not in _WHAT_THEY_ARE:
        return Wordings(TAKEN_AWAY, TAKEN_AWAY, TAKEN_AWAY)
    wider = text(f"marks.proposals.{kind}", language if language in LANGUAGES else "fi")
    return Wordings(wider, wider, wider)
