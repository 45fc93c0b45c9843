"""Finnish inflection, second half: what stands after a stem, as written and as spoken.

Each ending is known with its case, so that a found form tells what form its replacement takes.
"""

from dataclasses import dataclass
from enum import StrEnum
from functools import cache


class Case(StrEnum):
    """The cases of Finnish that names are met in."""

    NOMINATIVE = "nominative"
    GENITIVE = "genitive"
    PARTITIVE = "partitive"
    INESSIVE = "inessive"
    ELATIVE = "elative"
    ILLATIVE = "illative"
    ADESSIVE = "adessive"
    ABLATIVE = "ablative"
    ALLATIVE = "allative"
    ESSIVE = "essive"
    TRANSLATIVE = "translative"


class Grade(StrEnum):
    """Which of a word's stems an ending joins."""

    NOMINATIVE = "nominative"
    STRONG = "strong"
    WEAK = "weak"
    PARTITIVE = "partitive"
    ILLATIVE = "illative"
    PLURAL_STRONG = "plural strong"
    PLURAL_WEAK = "plural weak"


@dataclass(frozen=True, slots=True)
class Ending:
    """A case and number, and the tail after it: a possessive, a clitic, or both, as written."""

    case: Case
    plural: bool = False
    tail: str = ""
    inhabitant: bool = False


CLITICS = (
    "", "kin", "kaan", "han", "ko", "pa", "ki", "kaa", "ka", "ha", "kos", "ks", "kse", "kohan",
    "pas", "kinko",
)  # fmt: skip
_AFTER_VOWEL = ("ni", "si", "nsa", "mme", "nne", "s")
# a case ending, how it is shortened in speech, and its case
_WEAK_CASES = (
    ("n", None, Case.GENITIVE),
    ("ssa", "s", Case.INESSIVE),
    ("sta", "st", Case.ELATIVE),
    ("lla", "l", Case.ADESSIVE),
    ("lta", "lt", Case.ABLATIVE),
    ("lle", None, Case.ALLATIVE),
    ("ksi", "ks", Case.TRANSLATIVE),
)
_INHABITANTS = (
    ("nen", Case.NOMINATIVE, False), ("sen", Case.GENITIVE, False), ("sta", Case.PARTITIVE, False),
    ("sessa", Case.INESSIVE, False), ("sesta", Case.ELATIVE, False), ("seen", Case.ILLATIVE, False),
    ("sella", Case.ADESSIVE, False), ("selta", Case.ABLATIVE, False),
    ("selle", Case.ALLATIVE, False),
    ("sena", Case.ESSIVE, False), ("seksi", Case.TRANSLATIVE, False),
    ("set", Case.NOMINATIVE, True), ("sten", Case.GENITIVE, True), ("sia", Case.PARTITIVE, True),
    ("sissa", Case.INESSIVE, True), ("sista", Case.ELATIVE, True), ("siin", Case.ILLATIVE, True),
    ("silla", Case.ADESSIVE, True), ("silta", Case.ABLATIVE, True), ("sille", Case.ALLATIVE, True),
    ("si", Case.PARTITIVE, True), ("s", Case.NOMINATIVE, False),
    ("sii", Case.PARTITIVE, True), ("ses", Case.INESSIVE, False), ("sest", Case.ELATIVE, False),
    ("sel", Case.ADESSIVE, False), ("selt", Case.ABLATIVE, False), ("sis", Case.INESSIVE, True),
    ("sist", Case.ELATIVE, True), ("sil", Case.ADESSIVE, True), ("silt", Case.ABLATIVE, True),
)  # fmt: skip


def _harmonised(ending: str, back: bool) -> str:
    if back:
        return ending
    return ending.replace("a", "ä").replace("o", "ö").replace("u", "y")


def _clitics(back: bool) -> list[str]:
    return [_harmonised(clitic, back) for clitic in CLITICS]


def _owners(back: bool) -> list[str]:
    clitics = _clitics(back)
    return [_harmonised(owner, back) + clitic for owner in _AFTER_VOWEL for clitic in clitics]


@cache
def endings(grade: Grade, back: bool) -> dict[str, Ending]:
    """Return the endings that join a stem of a grade; written forms come before spoken ones."""
    pairs = [(_harmonised(text, back), ending) for text, ending in _plain_endings(grade)]
    found: dict[str, Ending] = {}
    for text, ending in pairs:
        found.setdefault(text, ending)
    for text, ending in pairs:
        owned = len(text) > 1 and text[-1] in "aäei" and not ending.inhabitant
        for tail in [*_clitics(back), *(_owners(back) if owned else [])]:
            found.setdefault(
                text + tail, Ending(ending.case, ending.plural, tail, ending.inhabitant)
            )
    if grade in (Grade.STRONG, Grade.ILLATIVE):
        case = Case.ILLATIVE if grade is Grade.ILLATIVE else Case.NOMINATIVE
        for tail in _owners(back):
            found.setdefault(tail, Ending(case, tail=tail))
    return found


def _plain_endings(grade: Grade) -> list[tuple[str, Ending]]:
    match grade:
        case Grade.NOMINATIVE:
            return [("", Ending(Case.NOMINATIVE))]
        case Grade.PARTITIVE:
            return [("", Ending(Case.PARTITIVE))]
        case Grade.ILLATIVE:
            return [("n", Ending(Case.ILLATIVE)), ("", Ending(Case.ILLATIVE))]
        case Grade.WEAK:
            written = [(text, Ending(case)) for text, _, case in _WEAK_CASES]
            short = [(spoken, Ending(case)) for _, spoken, case in _WEAK_CASES if spoken]
            return [*written, *short, ("t", Ending(Case.NOMINATIVE, plural=True))]
        case Grade.STRONG:
            people = [
                (spoken + text, Ending(c, p, "", True))
                for spoken in ("lai", "la")
                for text, c, p in _INHABITANTS
            ]
            return [("na", Ending(Case.ESSIVE)), *people]
        case Grade.PLURAL_WEAK:
            cases = [pair for pair in _WEAK_CASES if pair[0] != "n"]
            written = [(text, Ending(case, plural=True)) for text, _, case in cases]
            return written + [(short, Ending(case, True)) for _, short, case in cases if short]
        case Grade.PLURAL_STRONG:
            genitive = [(text, Ending(Case.GENITIVE, True)) for text in ("en", "den", "tten")]
            partitive = [(text, Ending(Case.PARTITIVE, True)) for text in ("a", "ta", "i")]
            illative = [(text, Ending(Case.ILLATIVE, True)) for text in ("in", "hin", "siin")]
            return [*genitive, *partitive, *illative, ("na", Ending(Case.ESSIVE, True))]
