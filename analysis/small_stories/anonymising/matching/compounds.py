"""Names that begin a compound written as one word: *Ursulatäti*, *Hakunilapäivä*."""

from typing import Final

from small_stories.anonymising.finnish.commonness import UNSEEN, capital_ratio, commonness
from small_stories.anonymising.finnish.folding import folded, lowered, written_as
from small_stories.anonymising.matching.book import Head, NameBook

_NAME: Final = 1.5  # see commonness.capital_ratio
_SHORTEST_HEAD: Final = 5
_SURE_HEAD: Final = 6  # letters of a name that is asked about in an ordinary word too
_SHORTEST_REST: Final = 3
_INHABITANTS: Final = ("lais", "läis")


def head_of_compound(word: str, book: NameBook) -> Head | None:
    """Return the name that a word without hyphens begins with, or None.

    The rest has to be a word of the language, or follow *-lais-*. Where the name is an ordinary
    word too, a compound in small letters is one of it (*marjapensas*); where the compound itself
    is ordinary, it is doubtful.
    """
    if word not in book.heads_found:
        book.heads_found[word] = _head(word, book)
    return book.heads_found[word]


def _head(word: str, book: NameBook) -> Head | None:
    lower = lowered(word)
    near = book.heads.get(folded(lower[:3]), ())
    fitting = [
        (len(head), spelling)
        for head, spelling in near
        if len(head) >= _SHORTEST_HEAD
        and len(lower) - len(head) >= _SHORTEST_REST
        and written_as(lower[: len(head)], head)
        and _goes_on(lower[len(head) :])
    ]
    if not fitting:
        return None
    length = max(size for size, _ in fitting)
    meant = [each for size, each in fitting if size == length]
    by_name = _is_name(lower[:length])
    if by_name and not _is_name(lower) and length < _SURE_HEAD:
        return None
    if not by_name and word.islower():
        return None
    return Head(length, meant, doubtful=not by_name or not _is_name(lower))


def _goes_on(rest: str) -> bool:
    """Tell whether the rest of a compound is one or more words of the language."""
    if rest.startswith(_INHABITANTS):
        return True
    return commonness(rest) > UNSEEN


def _is_name(word: str) -> bool:
    """Tell whether the language has a word with a capital more often, or does not have it."""
    ratio = capital_ratio(word)
    return ratio is None or ratio >= _NAME
