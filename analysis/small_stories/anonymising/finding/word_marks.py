"""The mark of a single word, whatever found it."""

from typing import Final

from small_stories.anonymising.finding.lexicon import Listed
from small_stories.anonymising.finding.names import Token, name_end
from small_stories.anonymising.marks import Mark, Tier
from small_stories.model import IdentityKind

SHORTEST: Final = 4  # letters of a name that no ordinary word is taken for


def capital(token: Token, hit: Listed | None) -> Mark:
    """Return the mark of a word with a capital letter inside a sentence."""
    tier = Tier.CHECK if hit and hit.known_to_all else Tier.MARKED
    return mark_of(token, hit.kind if hit else IdentityKind.OTHER, tier, "capital")


def abbreviation(token: Token, hit: Listed | None) -> Mark | None:
    """Return the mark of a word of capitals alone, where it is an organisation of the table."""
    if hit is None or hit.kind is not IdentityKind.ORGANISATION:
        return None
    return mark_of(token, hit.kind, Tier.CHECK if hit.known_to_all else Tier.MARKED, "listed")


def mark_of(token: Token, kind: IdentityKind, tier: Tier, reason: str) -> Mark:
    """Return the mark of the name in a word."""
    return Mark(token.start, name_end(token), kind, tier, reason)
