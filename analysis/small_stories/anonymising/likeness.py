"""Who of the ledger a mark may be: a part of a full name, a short name, a letter written amiss.

It is only ever proposed. Nobody becomes somebody else without the analyst's word.
"""

from collections.abc import Sequence
from typing import Final

from small_stories.anonymising.finnish.folding import composed, folded, lowered
from small_stories.anonymising.finnish.forms import ending_in, one_letter_apart
from small_stories.model import IdentityKind
from small_stories.storage.identities import Identity, MarkInTurn, aliases, identities
from small_stories.storage.project_file import Project

_LONG_ENOUGH: Final = 4  # letters of a name in which one may be amiss


def possible_same(project: Project, mark: MarkInTurn) -> list[Identity]:
    """Return the entries that a mark may be, other than its own, the likeliest first."""
    other_names = aliases(project)
    ranked = [
        (rank, entry)
        for entry in identities(project)
        if entry.kind == mark.kind and entry.id != mark.identity_id
        if (rank := _rank(mark, (entry.base, *other_names.get(entry.id, ())))) is not None
    ]
    return [entry for _, entry in sorted(ranked, key=lambda pair: (pair[0], pair[1].id))]


def _rank(mark: MarkInTurn, names: Sequence[str]) -> int | None:
    """Return how unlike a mark is to some names: 0 alike, 1 a part of one, 2 a letter amiss."""
    said = list(dict.fromkeys(filter(None, (mark.words, mark.base))))
    if any(is_form(words, name) for words in said for name in names):
        return 0
    if mark.kind == IdentityKind.PERSON and any(_share(words, n) for words in said for n in names):
        return 1
    if any(_nearly(words, name) for words in said for name in names):
        return 2
    return None


def is_form(words: str, name: str) -> bool:
    """Tell whether words are a form of a name, with or without its dots."""
    return ending_in(name, lowered(composed(words)[0]), bare=True) is not None


def _share(words: str, name: str) -> bool:
    """Tell whether one of two names has a part that stands alone in the other."""
    one, other = words.split(), name.split()
    if len(one) > 1 and len(other) > 1:
        # Marja Virtanen and Marja Salo are two; Marja and Marja Virtanen may be one.
        return False
    return any(is_form(said, part) or is_form(part, said) for said in one for part in other)


def _nearly(words: str, name: str) -> bool:
    """Tell whether two names differ by one letter, with or without their dots."""
    one, other = folded(words), folded(name)
    return min(len(one), len(other)) >= _LONG_ENOUGH and one_letter_apart(one, other)


def base_as_said(mark: MarkInTurn) -> str:
    """Return the base form of which a mark's words are a form: an alias has its own.

    From it a replacement gets its case and number.
    """
    candidates = [base for base in (mark.base, mark.called) if base]
    said = (base for base in candidates if is_form(mark.words, base))
    return next(said, candidates[-1] if candidates else mark.words)
