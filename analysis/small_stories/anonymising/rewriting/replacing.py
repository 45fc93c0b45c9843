"""What stands in a quote instead of the words that identify somebody.

Brackets tell that the analyst changed something: ``[asuinalueella]`` for a wider word, ``[Ursula]``
for an invented name, ``[--]`` for words taken away. An omission that only shortens the quote is
the house style's own sign, and transcription marks such as ``[naurua]`` stay as they are.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from small_stories.anonymising.finnish.endings import Case
from small_stories.anonymising.finnish.forms import ending_in
from small_stories.anonymising.finnish.stems import VOWELS
from small_stories.anonymising.rewriting.house_style import TAKEN_AWAY, HouseStyle
from small_stories.anonymising.rewriting.in_context import fitted
from small_stories.anonymising.rewriting.inflecting import ending_of, inflect_like
from small_stories.model import Decision, IdentityKind

_PLAIN: Final = HouseStyle()
_BRACKETS: Final = re.compile(r"[\[\]]")
_SENTENCE_END: Final = re.compile(r"[.!?…][\"”’')\]]*\s+[\"”’(\[–-]*\s*$")
_NOTHING_SAID: Final = re.compile(r"[\s\"”’(\[–-]*$")
_WIDENING: Final = (Decision.COARSEN, Decision.ROLE)
# What stands between the parts of a list: Hakunila, Korso ja Myyrmäki
_LISTED: Final = re.compile(r"\s*,\s+|,?\s+(?:ja|sekä)\s+")
_KINDS_OF_PLACE: Final = (
    "alue", "asuinalue", "kaupunginosa", "lähiö", "kylä", "kaupunki", "kunta", "paikkakunta",
    "seutu", "maakunta",
)  # fmt: skip
_NEXT_WORD: Final = re.compile(r"\s+([^\W\d_]+)")
_COMING_OF_AGE: Final = re.compile(r"\btäy[td]\w*\s+(?:jo\s+|juuri\s+|nyt\s+)?$", re.IGNORECASE)
_IS: Final = re.compile(
    r"\b(?:on|oli|oon|olen|olin|oot|olet|olit|ole|ollut|olisi)\s+$", re.IGNORECASE
)
_THINGS: Final = (
    IdentityKind.PERSON, IdentityKind.PLACE, IdentityKind.ORGANISATION, IdentityKind.OTHER,
)  # fmt: skip
_YEARS: Final = "vuosia"
_APOSTROPHE: Final = re.compile(r"(?<=s)['’](?=\s+\w)")
_COMPOUND: Final = re.compile(r"[-–](?=[^\W\d_])")


@dataclass(frozen=True, slots=True)
class Replacement:
    """A decision on code points ``start`` to ``end`` of a text, end exclusive.

    ``wording`` is the replacement's base form; ``base`` the base form of what it replaces. What
    nobody has decided (None) is masked. ``said`` are the words whose form it takes where it
    stands for several, and ``many`` tells that it then is in the plural.
    """

    start: int
    end: int
    decision: Decision | None
    wording: str
    kind: IdentityKind
    base: str
    said: tuple[int, int] | None = None
    many: bool = False


def wording_of(
    text: str, replacement: Replacement, language: str = "fi", style: HouseStyle = _PLAIN
) -> str:
    """Return what a replacement puts into the text, brackets and all.

    A replacement without a wording is a removal: nothing that identifies is left by oversight.
    """
    surface = text[replacement.start : replacement.end]
    if replacement.decision is None:
        return style.undecided
    if replacement.decision is Decision.KEEP:
        return surface
    words = _words(text, replacement, language)
    return style.bracketed(words) if words else style.removed


def bare(wording: str) -> str:
    """Return a wording without the brackets that somebody typed; empty for words taken away."""
    words = " ".join(_BRACKETS.sub(" ", wording).split())
    return "" if words == TAKEN_AWAY else words


def _words(text: str, replacement: Replacement, language: str) -> str:
    """Return the words within the brackets in the form of what they replace, or nothing."""
    wording = bare(replacement.wording)
    if replacement.decision is Decision.REMOVE or not wording:
        return ""
    words = _inflected(text, replacement, language)
    return words[:1].upper() + words[1:] if _begins_sentence(text, replacement.start) else words


def _inflected(text: str, replacement: Replacement, language: str) -> str:
    start, end = replacement.said or (replacement.start, replacement.end)
    wording = bare(replacement.wording)
    if _comes_of_age(text, replacement, language):
        return _YEARS
    many = replacement.many and wording.islower()
    kind, base = replacement.kind, replacement.base
    return inflect_like(wording, text[start:end], base, kind, language, many=many)


def _comes_of_age(text: str, replacement: Replacement, language: str) -> bool:
    """Tell whether a bare number of years was reached: *täytin 72*."""
    if language != "fi" or replacement.kind is not IdentityKind.AGE:
        return False
    surface = text[replacement.start : replacement.end]
    bare_number = ending_of(surface, replacement.base, replacement.kind) is None
    return bare_number and _COMING_OF_AGE.search(text[: replacement.start]) is not None


def _begins_sentence(text: str, start: int) -> bool:
    """Tell whether a place begins a sentence, in a text that writes capitals at all."""
    if text[start : start + 1].islower() or text.islower():
        return False
    before = text[:start]
    return bool(_NOTHING_SAID.match(before) or _SENTENCE_END.search(before))


def apply_replacements(
    text: str,
    replacements: Sequence[Replacement],
    language: str = "fi",
    style: HouseStyle = _PLAIN,
    window: tuple[int, int] | None = None,
) -> str:
    """Return the text with each replacement in the form of the words that it replaces.

    ``window`` are the code points to return of it. Raises ValueError when two replacements
    overlap, or one lies outside.
    """
    start, end = window or (0, len(text))
    return "".join(_pieces(text, replacements, language, style, start, end))


def _pieces(
    text: str,
    replacements: Sequence[Replacement],
    language: str,
    style: HouseStyle,
    at: int,
    end: int,
) -> Iterator[str]:
    joined = _as_one(text, _in_order(replacements, at, end), language)
    limits = [*(each.start for each in joined[1:]), end]
    for each, limit in zip(joined, limits, strict=False):
        whole = _with_apostrophe(text, each, limit) if language == "en" else each
        replacement = _in_context(text, whole, language, at, limit)
        words = wording_of(text, replacement, language, style)
        yield text[at : replacement.start] + words
        at = replacement.end
        if _joins(text, replacement, words):
            at += 1
    yield text[at:end]


def _in_order(replacements: Sequence[Replacement], at: int, end: int) -> list[Replacement]:
    ordered = sorted(replacements, key=lambda r: r.start)
    for replacement in ordered:
        if not at <= replacement.start < replacement.end <= end:
            raise ValueError("replacements overlap or lie outside the text")
        at = replacement.end
    return ordered


def _as_one(text: str, ordered: Sequence[Replacement], language: str) -> list[Replacement]:
    """Return the replacements, those as one that would say the same of a list again and again.

    *Hakunilaan, Korsoon ja Myyrmäkeen* is ``[asuinalueille]``.
    """
    if language != "fi":
        return list(ordered)
    found: list[Replacement] = []
    for each in ordered:
        last = found[-1] if found else None
        if last and _is_one(text, last, each):
            found[-1] = replace(each, start=last.start, said=(each.start, each.end))
        elif last and _are_alike(text, last, each):
            said = last.said or (last.start, last.end)
            found[-1] = replace(last, end=each.end, said=said, many=True)
        else:
            found.append(each)
    return found


def _with_apostrophe(text: str, each: Replacement, limit: int) -> Replacement:
    """Return a name with the apostrophe that makes its s a genitive: *James' son*."""
    quoted = text[each.start - 1 : each.start] in ("'", "’", "‘")
    if quoted or each.end >= limit or not _APOSTROPHE.match(text, each.end):
        return each
    return replace(each, end=each.end + 1, said=(each.start, each.end + 1))


def _in_context(text: str, each: Replacement, language: str, floor: int, limit: int) -> Replacement:
    """Return a wider word fitted to the words around it, between two code points of the text."""
    if each.decision not in _WIDENING or bare(each.wording) == "":
        return each
    if language == "fi":
        return _told_once(text, each, limit)
    if language not in ("sv", "en"):
        return each
    span = (each.start, each.end)
    found = fitted(text, span, bare(each.wording), each.kind, language, floor)
    return replace(each, start=found.start, wording=found.wording, said=span)


def _told_once(text: str, place: Replacement, limit: int) -> Replacement:
    """Return a place with the word for its kind that follows it: *Hakunilan alueella*.

    Before ``limit``, in code points; ``[asuinalueen] alueella`` would say the same twice.
    """
    widened = place.decision in _WIDENING and bare(place.wording).islower()
    following = _NEXT_WORD.match(text, place.end)
    if place.kind is not IdentityKind.PLACE or not widened or not following:
        return place
    said = text[slice(*(place.said or (place.start, place.end)))]
    ending = ending_of(said, place.base, place.kind)
    word = following[1].lower()
    kind = next((each for each in _KINDS_OF_PLACE if ending_in(each, word)), None)
    if ending is None or ending.case is not Case.GENITIVE or not kind or following.end() > limit:
        return place
    return replace(place, end=following.end(), said=following.span(1), base=kind)


def _say_the_same(last: Replacement, each: Replacement) -> bool:
    widened = each.decision in _WIDENING and last.decision == each.decision
    return widened and bare(each.wording) == bare(last.wording) != ""


def _is_one(text: str, last: Replacement, each: Replacement) -> bool:
    """Tell whether two replacements side by side say the same: *Hanna* and *Virtaselle*.

    The first has its base form, is in the genitive (*Vantaan Korsossa*) or has the form of the
    second; *Hakunilasta Korsoon* are two.
    """
    side_by_side = text[last.end : each.start].isspace() and last.kind is each.kind
    if not side_by_side or last.many or not _say_the_same(last, each):
        return False
    ending = ending_of(text[last.start : last.end], last.base, last.kind)
    if ending is None or ending.case is Case.NOMINATIVE:
        return True
    if ending.case is Case.GENITIVE:
        # Virtasen Hanna is one, Hannan sisko Eeva are two
        relative = each.kind is IdentityKind.PERSON and text[each.start].islower()
        return not relative or text.islower()
    return _inflected(text, last, "fi") == _inflected(text, each, "fi")


def _are_alike(text: str, last: Replacement, each: Replacement) -> bool:
    """Tell whether two replacements of a list say the same words in the same form."""
    listed = _LISTED.fullmatch(text, last.end, each.start)
    if not listed or not _say_the_same(last, each) or _COMPOUND.match(text, each.end):
        return False
    one = _inflected(text, replace(last, many=False), "fi")
    ending = ending_of(text[each.start : each.end], each.base, each.kind)
    only_comma = listed[0].strip() == ","
    one_person = last.kind not in _THINGS and (only_comma or _IS.search(text[: last.start]))
    if one_person or (ending is not None and ending.case is Case.ESSIVE):
        # somebody is both: toimi puheenjohtajana ja kansanedustajana
        return False
    return one == _inflected(text, each, "fi")


def _joins(text: str, replacement: Replacement, words: str) -> bool:
    """Tell whether a plain word begins a compound without the hyphen that its name had.

    *Mikkola-päivässä* is ``[kaupunginosa]päivässä``; a name, several words or two equal vowels
    keep the hyphen.
    """
    wording, letters = bare(replacement.wording), words.strip("[]")
    if replacement.decision not in _WIDENING or not wording.islower() or not wording.isalpha():
        return False
    found = _COMPOUND.match(text, replacement.end)
    if found is None or letters.lower() != wording:
        return False
    following = text[found.end()]
    same = following == letters[-1] and following in VOWELS
    return following.islower() and not same
