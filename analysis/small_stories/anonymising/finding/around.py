"""What stands before and after a number: whether it counts something, and what it is said of."""

import re
from typing import Final

from small_stories.anonymising.words import words_of

_NEXT: Final = re.compile(r"[\s-]*(?:([^\W\d_]+)|([%€$°/+]))")
_LIKE_A_PARTITIVE: Final = re.compile(
    r"(?:[aä]|oo|öö|ii|uu|ee|yy|\bkk|\bkpl|\bpv|\bh|\be|\bkm|\bcm|\bkg|\bg|\bm|\bmin)$"
)
_COUNTED: Final = {
    "fi": re.compile(
        r"(?:kilo|euro|eur|minu|tunti|tunni|päiv|viikko|viiko|kuukau|ihmi|henk|kert|asun|pros|metri"
        r"|kilsa|kilometri|litra|aste|tonni|lasta|lapse|tyyppi|kuppi|kappale|sivu|vuot|vuo[ds]|luvu|luku|yli"
        r"|vaille|desi|kilpailu|pistet|maali|tyttöä|poikaa)"
    ),
    "sv": re.compile(r"(?:år|barn|kilo|euro|\w{2,}(?:ar|or|er|n|t)$|minut|timm|stycken|över|i$)"),
    "en": re.compile(r"(?:\w{2,}s$|people|men|women|children|percent|o$|euro|kilo|of$|year|month)"),
}


def next_word(text: str, end: int) -> str:
    """Return the word after a place in small letters, or a sign; empty at a pause or the end."""
    found = _NEXT.match(text, end)
    return (found[1] or found[2] or "").lower() if found else ""


def counts_something(text: str, end: int, language: str) -> bool:
    """Tell whether the number that ends here counts what stands after it: *12 tuolia*."""
    word = next_word(text, end)
    if not word or word in words_of(f"after_numbers_{_known(language)}"):
        return False
    if not word[0].isalpha():
        return True
    if _COUNTED[_known(language)].match(word):
        return True
    return (
        _known(language) == "fi"
        and bool(_LIKE_A_PARTITIVE.search(word))
        and not word.endswith(("lla", "llä", "ssa", "ssä"))
    )


def words_before(text: str, start: int, most: int = 40) -> str:
    """Return the words of the same sentence before a place, in small letters."""
    near = text[max(0, start - most) : start].lower()
    return re.split(r"[.!?;:]\s|[\n]", near)[-1]


def _known(language: str) -> str:
    return language if language in _COUNTED else "fi"
