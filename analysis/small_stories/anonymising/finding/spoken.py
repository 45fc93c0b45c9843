"""Words as they are spoken, and the words of the written language that they stand for."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from small_stories.anonymising.finnish.commonness import UNSEEN, capital_ratio, commonness

# how a spoken word ends, and what is written in place of so many of its last letters
_ENDINGS: Final = (
    ("lt", 0, "a", "ä"), ("st", 0, "a", "ä"), ("l", 0, "la", "lä"), ("s", 0, "sa", "sä"),
    ("ii", 1, "a", "ä"), ("oo", 1, "a"), ("oo", 2, "ua"), ("uu", 1, "a"), ("ee", 1, "a", "ä"),
    ("yy", 1, "ä"), ("öö", 1, "ä"), ("ny", 0, "t"), ("nu", 0, "t"), ("ny", 2, "nut"),
    ("nu", 2, "nyt"), ("in", 1, "nut", "nyt"),
    ("nen", 0, ""), ("ks", 0, "i"), ("tte", 0, "kö"),
)  # fmt: skip
# how dialects say a word, and what is written in place of it
_DIALECTS: Final = tuple(
    (re.compile(said), written)
    for said, written in (
        (r"([aeiouyäö])h\1(?=lle$|n$|r$|s$|$)", r"\1\1"),  # Hautakankahalle, Nurmohon
        (r"(?<=[aeiouyäö])([lnrh])([aeiouyäö])(?=[mkpvhfj])", r"\1"),  # Iisalamelta, kalavo
        (r"([aeiouyäö]{2})([^\Waeiouyäö])\2(?=[aeiouyäö])", r"\1\2"),
        (r"(?<=[^\Waeiouyäö][aeiouyäö])([^\Waeiouyäö])\1(?=([aeiouyäö])\2)", r"\1"),
        (r"([oöuyeä])\1(?=st[aä]$|ss[aä]$|ll[aä]$|lt[aä]$|lle$)", r"\1"),  # Nurmoosta
        (r"ua(?!$)", "aa"), (r"iä(?!$)", "ää"), (r"eä(?!$)", "ää"), (r"oa(?!$)", "aa"),
        (r"aa(?=se|nen)", "ai"), (r"ää(?=se|nen)", "äi"), (r"ae", "ai"), (r"äe(?=s|n)", "äi"),
        (r"(?<=[aeiouyäö])lj(?=$)", "l"), (r"jo[jv]e(?=[ls])", "joe"), (r"ij(?=[aäoö])", "i"),
        (r"(?<=[aeiouyäö]se)$", "n"), (r"(?<=laine|läine)$", "n"),
        (r"(?<=[aouiyäö]la|[aouiyäö]lä)$", "n"),
    )
)  # fmt: skip
_SHORTEST: Final = 3
_SHORTEST_IN_DIALECT: Final = 6
_HEAD, _REST = -16.4, -15.0  # how common the parts of a compound are at the least


@lru_cache(maxsize=50_000)
def written_ratio(form: str) -> float | None:
    """Return how name-like the written form of a spoken word is (see ``capital_ratio``), or None.

    *torilt* is *torilta*, *riisii* is *riisiä*, *tunteny* is *tuntenyt*: the commonest one counts.
    """
    known = [each for each in _written(form.lower()) if capital_ratio(each) is not None]
    best = max(known, key=commonness, default=None)
    return None if best is None else capital_ratio(best)


def _written(lower: str) -> Iterator[str]:
    for end, cut, *written in _ENDINGS:
        if lower.endswith(end):
            yield from (lower[: len(lower) - cut] + each for each in written)
    for short, full in (("ose", "oise"), ("ase", "aise"), ("äse", "äise"), ("use", "uise")):
        if short in lower[2:]:
            yield full.join(lower.rsplit(short, 1))


def from_dialect(lower: str) -> Iterator[str]:
    """Yield how a word of a dialect may be written: *iisalamelta* is *iisalmelta*."""
    if len(lower) < _SHORTEST_IN_DIALECT:
        return
    forms = [lower]
    for said, written in _DIALECTS:
        forms += [new for old in forms[:4] if (new := said.sub(written, old)) != old]
    yield from dict.fromkeys(forms[1:])


@lru_cache(maxsize=50_000)
def is_compound(form: str) -> bool:
    """Tell whether a word that no list has is made of two ordinary ones: *digituki*."""
    lower = form.lower()
    cuts = range(_SHORTEST, len(lower) - _SHORTEST)
    return any(_is_word(lower[:cut], _HEAD) and _is_word(lower[cut:], _REST) for cut in cuts)


def _is_word(word: str, least: float) -> bool:
    ratio = capital_ratio(word)
    return ratio is not None and ratio < 0.5 and UNSEEN < least < commonness(word)
