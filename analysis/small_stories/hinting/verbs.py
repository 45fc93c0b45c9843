"""The tenses of verbs, by rules and short lists where no pipeline reads them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Final

from small_stories.hinting.words import phrases, words_of


class Tense(StrEnum):
    """The tense of a verb as it matters for a telling."""

    PAST = "past"
    PRESENT = "present"
    PERFECT = "perfect"
    CONDITIONAL = "conditional"


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb's place in a turn, its tense, and the person it speaks of, 1 to 3."""

    start: int
    end: int
    tense: Tense
    person: int


@cache
def _forms(language: str, name: str) -> frozenset[str]:
    return frozenset(phrases(language, f"verbs.{name}"))


# How an unknown word's end tells its tense, after a pronoun that says a verb comes.
_PAST_END: Final = {
    "fi": re.compile(r"\w+(?:[aeouyäö]in|[sltnkrvph]in|simme|timme|ttiin|ttii|[st]i|oi|ivat)"),
    "sv": re.compile(r"\w{2,}(?:ade|dde|[tkps]te|nde|lde|gde)"),
    "en": re.compile(r"\w{2,}ed"),
}
_PRESENT_END: Final = {
    "fi": re.compile(r"\w+(?:an|än|on|ön|en|un|yn|aa|ää|oo|ee|uu|yy|mme|mm[aä]|vat|vät|taan|tään)"),
    "sv": re.compile(r"\w+(?:ar|er|år|or)"),
    "en": re.compile(r"\w+s"),
}
_CONDITIONAL_END: Final = re.compile(r"\w+is(?:in|i|it|imme|ivat|s)|\w+[aäeioöuy]is")
_SURELY_PAST: Final = {
    "fi": re.compile(r"\w{2,}(?:ttiin|ttii|simme)|\w{3,}(?:[aäoöu]sin|[trk]sin|stin|htin|ntin)"),
    "sv": re.compile(r"\w{2,}ade"),
    "en": re.compile(r"\w{3,}ed"),
}
_LOAN: Final = re.compile(r"\w{2,}(?:[dfkmnrtv]oin|isoin)")  # verbs in -oida: imuroin, organisoin
_PARTICIPLE: Final = re.compile(r"\w+(?:nut|nyt|nu|ny|neet|nunna|tu|ty)")


def verbs_by_rule(small: str, language: str) -> Iterator[Verb]:
    """Yield the verbs of a turn in small letters that rules can tell; others are passed over."""
    words = words_of(small)
    said = [small[start:end] for start, end in words]
    for place, word in enumerate(said):
        person = _person(said, place, language)
        tense = _tense(said, place, language, after_pronoun=person is not None)
        if tense is not None:
            yield Verb(*words[place], tense, person or _own_person(word, language))


def _tense(said: list[str], place: int, language: str, *, after_pronoun: bool) -> Tense | None:
    word = said[place]
    if word in _forms(language, "aids"):
        return _of_aid(said, place, language)
    if (listed := listed_tense(word, language)) is not None:
        return listed
    if surely_past(word, language):
        return Tense.PAST
    if language == "fi" and after_pronoun and _CONDITIONAL_END.fullmatch(word):
        return Tense.CONDITIONAL
    if not after_pronoun or word in _forms(language, "no_verbs"):
        return None
    if looks_alike(word, language):
        return None
    if language in _PAST_END and _PAST_END[language].fullmatch(word):
        return Tense.PAST
    if language in _PRESENT_END and _PRESENT_END[language].fullmatch(word):
        return Tense.PRESENT
    return None


def listed_tense(word: str, language: str) -> Tense | None:
    """Return the tense of a common form, spoken ones too, that the lists know."""
    if word in _forms(language, "past"):
        return Tense.PAST
    return Tense.PRESENT if word in _forms(language, "present") else None


def surely_past(word: str, language: str) -> bool:
    """Tell whether a word is of the past by its end alone: *istuttiin*, *huomasin*, *frågade*."""
    end = _SURELY_PAST.get(language)
    known = word in _forms(language, "no_verbs") or looks_alike(word, language)
    return end is not None and end.fullmatch(word) is not None and not known


def _of_aid(said: list[str], place: int, language: str) -> Tense:
    """Return a perfect where a participle follows an aid: *oon ollu*, *have been*."""
    following = said[place + 1 : place + 4]
    if language == "fi":
        made = any(_PARTICIPLE.fullmatch(word) for word in following)
    else:
        parts = _forms(language, "participles")
        made = any(word in parts or word.endswith(("ed", "at", "it")) for word in following)
    return Tense.PERFECT if made else Tense.PRESENT


def _person(said: list[str], place: int, language: str) -> int | None:
    before = said[max(0, place - 2) : place][::-1]
    for word in before:
        if word in _forms(language, "i"):
            return 1
        if word in _forms(language, "they"):
            return 3
    return None


def _own_person(word: str, language: str) -> int:
    return 1 if language == "fi" and word.endswith(("n", "mme")) and not word.endswith("iin") else 3


def looks_alike(word: str, language: str) -> bool:
    """Tell whether a verb's past and present look alike: *opin*, *organisoin*, *put*, *måste*."""
    if word in _forms(language, "alike"):
        return True
    loan = language == "fi" and _LOAN.fullmatch(word) is not None
    return loan and word not in _forms("fi", "past")
