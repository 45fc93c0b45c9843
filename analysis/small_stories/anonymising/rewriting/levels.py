"""The ladder: how much wider the words are that each profile prints for what identifies.

The words stand in ``words/levels_LANGUAGE.toml``; a talk in another language has the Finnish ones.
"""

import re
from typing import Final

from small_stories.anonymising.finding.traits.organisations import gives_trait_away
from small_stories.anonymising.rewriting.ladders.ages import wider_age
from small_stories.anonymising.rewriting.ladders.dates import wider_date
from small_stories.anonymising.rewriting.ladders.places import wider_place
from small_stories.anonymising.rewriting.ladders.tables import by_kind
from small_stories.changes.hiding import Wordings
from small_stories.model import IdentityKind
from small_stories.strings import LANGUAGES

# said of a tongue, where the word alone may be a person: puhun somalia, olen somali
_TONGUE: Final = re.compile(r"(?:somali|kurdi)(?:a|ksi)", re.IGNORECASE)


def proposed(kind: IdentityKind, words: str, base: str, language: str) -> Wordings:
    """Return what each profile would print for words of a kind, in base form, without brackets.

    ``base`` is the base form of the words where it is known. ``--`` takes the words away.
    """
    spoken = language if language in LANGUAGES else "fi"
    known = " ".join((base or words).split())
    match kind:
        case IdentityKind.AGE:
            return wider_age(words, spoken)
        case IdentityKind.DATE:
            return wider_date(words, spoken)
        case IdentityKind.PLACE:
            return wider_place(known, spoken)
        case IdentityKind.ORGANISATION:
            return _organisation(known, spoken)
        case IdentityKind.GROUP if _TONGUE.fullmatch(words.strip()):
            return by_kind(spoken, kind.value, "kieli")
        case _:
            return by_kind(spoken, kind.value, known)


def _organisation(base: str, language: str) -> Wordings:
    """Return the kind of an organisation; what gives a trait away is not told even to insiders."""
    plain = by_kind(language, "organisation", base)
    unknown = by_kind(language, "organisation", "")
    if plain != unknown or not gives_trait_away(base, language):
        return plain
    return by_kind(language, "trait_organisation", base)
