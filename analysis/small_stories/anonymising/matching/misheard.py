"""Words that are like a known name: one letter amiss, or cut in two by who wrote them down.

They are only ever to be looked at; and a word that the language has is never one of them.
"""

from typing import Final

from small_stories.anonymising.finnish.commonness import capital_ratio, commonness
from small_stories.anonymising.finnish.folding import lowered
from small_stories.anonymising.finnish.forms import is_form_but_for_a_letter
from small_stories.anonymising.matching.book import NameBook, Spelling

_SHORTEST: Final = 5
_SHORTEST_JOINED: Final = 7
_RARE: Final = -13.0  # see commonness.commonness


def joined(words: str, book: NameBook) -> list[Spelling]:
    """Return the names that two words are together a form of: *haku nilassa*.

    Two words of every day (*koko ilta*) are what they are.
    """
    one, _, other = words.partition(" ")
    whole = one + other
    if len(one) > 2 and not book.may_begin(one):
        return []
    if len(whole) < _SHORTEST_JOINED or min(len(one), len(other)) < 2 or not other.islower():
        return []
    if not book.may_begin(whole) or min(map(commonness, (one, other))) > _RARE:
        return []
    return book.called(whole)


def misspelt(word: str, book: NameBook) -> list[Spelling]:
    """Return the names that a word is a form of but for one letter, after the first two."""
    if word not in book.misspelt_found:
        book.misspelt_found[word] = _misspelt(word, book)
    return book.misspelt_found[word]


def _misspelt(word: str, book: NameBook) -> list[Spelling]:
    lower = lowered(word)
    near = book.near(lower) if len(lower) >= _SHORTEST and lower.isalpha() else ()
    if not near or capital_ratio(word) is not None:
        return []
    return [each for each in near if is_form_but_for_a_letter(each.written, lower)]
