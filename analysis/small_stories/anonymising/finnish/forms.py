"""Whether a word is a form of a name, written or spoken, and what its ending says.

A name has ten thousand forms or so (cases, plurals, possessives, clitics, *-lainen* words), which
would fill the memory for a project's names. So a form is taken apart, not looked up.
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from os.path import commonprefix
from typing import Final

from small_stories.anonymising.finnish.endings import Case, Ending, Grade, endings
from small_stories.anonymising.finnish.folding import folded, lowered, written_as
from small_stories.anonymising.finnish.stems import VOWELS, Stems, is_back, stems_of

# words that begin a place's name and are inflected with it: Uudessakaupungissa, Isossakyrössä
_ADJECTIVES: Final = ("uusi", "iso", "vähä", "pitkä", "vanha")
_SIGNS: Final = (":", "'", "’")
_LONG_ENOUGH: Final = 5  # letters of a name in which one may be amiss


def stems_by_grade(stems: Stems, plural: bool = True) -> Iterator[tuple[str, Grade]]:
    """Yield a set's stems with the grade that tells which endings they take."""
    yield stems.nominative, Grade.NOMINATIVE
    yield stems.weak, Grade.WEAK
    yield stems.strong, Grade.STRONG
    yield stems.partitive, Grade.PARTITIVE
    yield stems.illative, Grade.ILLATIVE
    if plural:
        for strong, weak in zip(_plurals(stems.strong), _plurals(stems.weak), strict=True):
            yield strong, Grade.PLURAL_STRONG
            yield weak, Grade.PLURAL_WEAK


def _plurals(stem: str) -> list[str]:
    """Return a vowel stem's plural stems: Mäkeli-, Mäkelöi-; Saloi-, Saloj-."""
    body, last = stem[:-1], lowered(stem[-1])
    if lowered(body[-1:]) == last:
        return [body + "i"] * 3
    match last:
        case "a" | "ä":
            other = body + ("o" if last == "a" else "ö")
            return [body + "i", other + "i", other + "j"]
        case "e":
            return [body + "i", stem + "i", stem + "j"]
        case "i":
            return [body + "ei", body + "ej", body + "i"]
        case _:
            return [stem + "i", stem + "j", stem + "i"]


def ending_in(name: str, form: str, *, bare: bool = False) -> Ending | None:
    """Return what the ending of a form of a name says, or None for what is no form of it.

    The last word of a name is inflected alone (*Päivi Harjun*), or all together (*Yhteiseen
    pöytään*). ``form`` is in small letters; with ``bare`` it may lack any dots and accents.
    """
    *heads, last = name.split() or [name]
    *said, final = form.split() or [form]
    if len(said) != len(heads):
        return None
    ending = _ending_in_word(last, final, bare)
    if ending is None or all(map(_is, said, heads, [bare] * len(heads))):
        return ending
    plain = Ending(ending.case, ending.plural)
    agree = (_ending_in_word(*pair, bare) == plain for pair in zip(heads, said, strict=True))
    return ending if all(agree) else None


def is_form_but_for_a_letter(name: str, form: str) -> bool:
    """Tell whether words are a form of one name but for a letter more, less or other in its stem.

    Both are in small letters, and alike in their first two. Names under five letters have too
    many words beside them.
    """
    lower = lowered(name)
    if len(lower) < _LONG_ENOUGH:
        return False
    back = is_back(lower)
    for stem, grade in _stems(name):
        for length in range(len(stem) - 1, len(stem) + 2):
            if form[length:] in endings(grade, back) and one_letter_apart(form[:length], stem):
                return True
    return False


def one_letter_apart(one: str, other: str) -> bool:
    """Tell whether two words differ by one letter more, less or other, or two in another order."""
    if abs(len(one) - len(other)) > 1 or one == other:
        return False
    same = len(commonprefix([one, other]))  # noqa: RUF071 letters are meant
    a, b = one[same:], other[same:]
    swapped = a[:2] == b[:2][::-1] and a[2:] == b[2:]
    return a[1:] == b or a == b[1:] or a[1:] == b[1:] or swapped


@lru_cache(maxsize=50_000)
def beginning(name: str) -> str:
    """Return the letters, without dots, that every form of a name's first word begins with."""
    word = (name.split() or [name])[0]
    head = next((a for a in _ADJECTIVES if _has_adjective(lowered(word), a)), word)
    return commonprefix([folded(s) for s, _ in _stems(head)])  # noqa: RUF071 letters are meant


def heads_of_compounds(name: str) -> Iterator[str]:
    """Yield the nominative and genitives of a name, which a compound can begin with."""
    *lead, last = lowered(name).split() or [name]
    for stem, grade in _stems(last):
        if grade in (Grade.NOMINATIVE, Grade.WEAK):
            yield " ".join([*lead, stem + ("n" if grade is Grade.WEAK else "")])


@lru_cache(maxsize=10_000)
def _stems(word: str) -> tuple[tuple[str, Grade], ...]:
    pairs = (pair for stems in stems_of(word) for pair in stems_by_grade(stems))
    found = dict.fromkeys((lowered(stem), grade) for stem, grade in pairs)
    if lowered(word).endswith("nen"):
        # Virtasten beside Virtasien: an ending of its own on a stem of its own.
        found[lowered(word[:-3]) + "st", Grade.PLURAL_STRONG] = None
    return tuple(found)


def _is(said: str, word: str, bare: bool) -> bool:
    return said == lowered(word) or (bare and written_as(said, lowered(word)))


@lru_cache(maxsize=50_000)
def _ending_in_word(word: str, form: str, bare: bool) -> Ending | None:
    if not folded(form).startswith(beginning(word)):
        return None
    back = is_back(word)
    found = (_after(stem, form, grade, back, bare) for stem, grade in _stems(word))
    # Järvenpäähän is an illative, not a nominative with -hän.
    ending = min((each for each in found if each), key=lambda each: len(each.tail), default=None)
    return ending or _agreeing(lowered(word), form, bare) or _sharpened(word, form, back, bare)


def _after(stem: str, form: str, grade: Grade, back: bool, bare: bool) -> Ending | None:
    """Return the ending of a form that begins with a stem."""
    begun, rest = form[: len(stem)], form[len(stem) :]
    if begun == stem:
        ending = endings(grade, back).get(rest)
        if ending is not None:
            return ending
    if bare and written_as(begun, stem):
        same = (end for end in _bare_endings(grade, back).get(folded(rest), ())
                if written_as(rest, end))  # fmt: skip
        return next((endings(grade, back)[end] for end in same), None)
    return None


@cache
def _bare_endings(grade: Grade, back: bool) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for ending in endings(grade, back):
        found.setdefault(folded(ending), []).append(ending)
    return found


def _has_adjective(lower: str, adjective: str) -> bool:
    return lower.startswith(adjective) and len(lower) > len(adjective) + 2


def _agreeing(lower: str, form: str, bare: bool) -> Ending | None:
    head = next((a for a in _ADJECTIVES if _has_adjective(lower, a)), None)
    if head is None:
        return None
    for cut in range(2, len(form) - 1):
        ending = _ending_in_word(head, form[:cut], bare)
        if ending is not None and ending == _ending_in_word(lower[len(head) :], form[cut:], bare):
            return ending
    return None


def _sharpened(word: str, form: str, back: bool, bare: bool) -> Ending | None:
    """Return the ending after a colon or an apostrophe (Oy:ltä, Bordeaux'n, Hanna's, Hannas).

    After capitals alone it may stand without either: MLLn.
    """
    lower = lowered(word)
    if not _is(form[: len(lower)], lower, bare):
        return None
    rest = form[len(lower) :]
    if rest in ("s", "'s", "’s"):
        return Ending(Case.GENITIVE, tail="s")
    if not rest.startswith(_SIGNS):
        return _after("", rest, Grade.WEAK, back, bare) if word.isupper() else None
    ending = _after("", rest[1:], Grade.WEAK, back, bare)
    if ending is None and lower[-1] not in VOWELS and rest[1:2] == "i":
        ending = _after("", rest[2:], Grade.WEAK, back, bare)
    return ending or _read_out(rest[1:])


def _read_out(rest: str) -> Ending | None:
    """Return the ending of initials and foreign names as it is said: THL:ään, Bordeaux'hon."""
    if re.fullmatch(r"h[aeiouyäö]n|i?([aeiouyäö])\1n|seen", rest):
        return Ending(Case.ILLATIVE)
    if re.fullmatch(r"t?[aä]|ää|ia|iä", rest):
        return Ending(Case.PARTITIVE)
    return Ending(Case.ESSIVE) if rest in ("na", "nä") else None
