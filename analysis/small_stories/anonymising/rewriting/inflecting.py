"""Putting a name or a plain word into the form of what it replaces."""

import re
from functools import lru_cache
from typing import Final

from small_stories.anonymising.finding.lexicon import listed
from small_stories.anonymising.finnish.endings import Case, Ending
from small_stories.anonymising.finnish.forms import ending_in
from small_stories.anonymising.finnish.stems import (
    VOWELS,
    Stems,
    is_back,
    is_one_syllable,
    stems_of,
)
from small_stories.model import IdentityKind

_BASIC: Final = {
    Case.GENITIVE: "n",
    Case.INESSIVE: "ssa",
    Case.ELATIVE: "sta",
    Case.ADESSIVE: "lla",
    Case.ABLATIVE: "lta",
    Case.ALLATIVE: "lle",
    Case.TRANSLATIVE: "ksi",
    Case.ESSIVE: "na",
}
_OUTER: Final = {
    Case.INESSIVE: Case.ADESSIVE,
    Case.ELATIVE: Case.ABLATIVE,
    Case.ILLATIVE: Case.ALLATIVE,
}
_INNER: Final = {outer: inner for inner, outer in _OUTER.items()}
_ONE_OF_MANY: Final = {
    "lapse": "lapsi", "nuore": "nuori", "tytö": "tyttö", "poja": "poika", "miehe": "mies",
    "tyttäre": "tytär", "velje": "veli", "siska": "sisko", "kaupa": "kauppa", "paika": "paikka",
    "maa": "maa", "ulkomaa": "ulkomaa", "työntekijä": "työntekijä", "järjestö": "järjestö",
    "isä": "isä", "häidi": "äiti", "äidi": "äiti", "hetke": "hetki", "niemi": "niemi",
}  # fmt: skip
_NOT_MANY: Final = frozenset(("kevät", "olut", "airut", "neitsyt", "ent", "lyhyt", "ohut"))
# words of place that Finnish is on, not in: alueella, torilla, Vantaalla
_ON: Final = re.compile(
    r"(alue|seutu|paikkakunta|asema|tori|tie|katu|aukio|saari|puoli|ranta|ulkomaat|piha|niitty"
    r"|järvi|joki|kenttä|vuori|vantaa|tampere|rovaniemi|kerava|imatra|riihimäki|hyvinkää)$"
)
# Words of three syllables or more that have o in the plural: Mattiloita, asioita; Rantoja.
_SOFT_O: Final = re.compile(
    r"[aeiouyäö][^aeiouyäö]+[aeiouyäö]+(?:l[aä]|[nr]a|ij[aä]|k[aä])$|[^aeiouyäö]ia$"
)
_HARD_O: Final = re.compile(r"(?:kk[aä]|[aei](?:[^aeiouyäö]{2,}|[kpt])a)$")
_POSSESSIVE: Final = re.compile(r"(ni|si|nsa|nsä|mme|nne)")


def inflect_like(
    replacement: str, surface: str, base: str, kind: IdentityKind, language: str = "fi"
) -> str:
    """Return the replacement in the form that ``surface`` is of ``base``.

    Case, number, possessive and clitic go over; a place takes the series its own word wants
    (*Hakunilassa*, *asuinalueella*). What is no form of ``base`` gives the replacement as it is.
    """
    ending = ending_of(surface, base, kind)
    if ending is None:
        return replacement
    if language != "fi":
        owned = surface.lower() != base.lower() and surface.lower().endswith("s")
        return replacement + {"en": "'s", "sv": "s"}.get(language, "") if owned else replacement
    if ending.inhabitant:
        return inflected("paikallinen", ending.case, ending.plural)
    case = _in_own_series(replacement, ending.case) if kind is IdentityKind.PLACE else ending.case
    return _with_tail(replacement, case, ending)


def ending_of(surface: str, base: str, kind: IdentityKind) -> Ending | None:
    """Return what the form of a name says, or None for what is not a form of it."""
    if kind not in (IdentityKind.PERSON, IdentityKind.PLACE, IdentityKind.ORGANISATION):
        return None
    form = re.sub(r"\s+", " ", surface).lower()
    if form == base.lower():
        return Ending(Case.NOMINATIVE)
    for name in (base, *base.split()):
        found = ending_in(name, form)
        if found is not None:
            return found
    hit = listed(form.split()[-1]) if form else None
    return hit.ending if hit is not None else None


def _in_own_series(phrase: str, case: Case) -> Case:
    last = phrase.split()[-1].lower() if phrase.split() else ""
    on = _ON.search(last) is not None
    return (_OUTER if on else _INNER).get(case, case)


def _with_tail(phrase: str, case: Case, ending: Ending) -> str:
    tail = ending.tail
    if not tail or tail == "s":
        return inflected(phrase, case, ending.plural)
    back = is_back(phrase)
    tail = tail.translate(str.maketrans("äöy", "aou") if back else str.maketrans("aou", "äöy"))
    owner = _POSSESSIVE.match(tail)
    if owner is None or (owner[0] == "ni" and tail.startswith("nik")):
        return inflected(phrase, case, ending.plural) + tail
    if case in (Case.NOMINATIVE, Case.GENITIVE):
        *heads, last = phrase.split()
        return " ".join([*heads, stems_of(last)[0].strong + tail])
    return inflected(phrase, case, ending.plural).removesuffix("n") + tail


@lru_cache(maxsize=2_000)
def inflected(phrase: str, case: Case, plural: bool = False) -> str:
    """Return a word or phrase in a case; words that agree with the last one go along.

    Genitives (*tukun myyjä*) and the first names of a full name stay.
    """
    *heads, last = phrase.split() or [phrase]
    names = last[:1].isupper()
    found = [head if names or _stays(head) else _word(head, case, plural) for head in heads]
    return " ".join([*found, _word(last, case, plural)])


def _stays(head: str) -> bool:
    lower = head.lower()
    genitive = lower.endswith("n") and not lower.endswith("nen")
    return genitive or not lower.isalpha() or lower in ("eri", "ensi", "viime", "koko", "entis")


def _word(word: str, case: Case, plural: bool) -> str:
    if not word[-1:].isalpha():
        return word
    one = _one_of_many(word)
    if plural or one != word:
        return (
            word
            if case is Case.NOMINATIVE and one != word
            else _plural(one, stems_of(one)[0], case)
        )
    stems = stems_of(word)[0]
    match case:
        case Case.NOMINATIVE:
            return word
        case Case.PARTITIVE:
            return stems.partitive
        case Case.ILLATIVE:
            return stems.illative + "n"
        case _:
            stem = stems.strong if case is Case.ESSIVE else stems.weak
            return stem + _harmonised(_BASIC[case], word)


@lru_cache(maxsize=2_000)
def _one_of_many(word: str) -> str:
    """Return the singular of a plain word in the plural (*vanhemmat*), or else the word itself."""
    if not word.islower() or not re.search(r"[aeiouyäö]t$", word) or word in _NOT_MANY:
        return word
    stem = word[:-1]
    if stem in _ONE_OF_MANY:
        return _ONE_OF_MANY[stem]
    ends = (
        ("kse", "s"),
        ("se", "nen"),
        ("ee", "e"),
        ("emma", "empi"),
        ("yde", "ys"),
        ("ude", "us"),
    )
    for end, singular in ends:
        if stem.endswith(end):
            return stem.removesuffix(end) + singular
    return stem


def _harmonised(form: str, word: str) -> str:
    """Return a form or an ending with the last vowel that fits the word."""
    return form[:-1] + "ä" if form[-1:] == "a" and not is_back(word) else form


def _plural(word: str, stems: Stems, case: Case) -> str:
    if case is Case.NOMINATIVE:
        return stems.weak + "t"
    strong, weak = _plural_stem(stems.strong), _plural_stem(stems.weak)
    genitive, partitive, illative = _plural_forms(stems.strong, strong)
    match case:
        case Case.GENITIVE:
            return word[:-3] + "sten" if word.endswith("nen") else genitive
        case Case.PARTITIVE:
            return _harmonised(partitive, word)
        case Case.ILLATIVE:
            return illative
        case _:
            stem = strong if case is Case.ESSIVE else weak
            return stem + _harmonised(_BASIC[case], word)


def _plural_forms(stem: str, plural: str) -> tuple[str, str, str]:
    """Return the plural genitive, partitive and illative of a vowel stem."""
    if is_one_syllable(stem):
        return f"{plural}den", f"{plural}ta", f"{plural}hin"
    if stem[-2:-1] == stem[-1]:
        return f"{plural}den", f"{plural}ta", f"{plural}siin"
    if (stem[-2:-1] in VOWELS and stem[-1] in "oö") or _SOFT_O.search(stem.lower()):
        return f"{plural}den", f"{plural}ta", f"{plural}hin"
    if stem[-1] == "i":
        return f"{stem}en", f"{plural[:-1]}ja", f"{plural}hin"
    if stem[-1] in "oöuy" or _becomes_o(stem):
        return f"{plural[:-1]}jen", f"{plural[:-1]}ja", f"{plural}hin"
    return f"{plural}en", f"{plural}a", f"{plural}in"


def _becomes_o(stem: str) -> bool:
    """Tell whether a stem's last a is o in the plural: Liisoja, but not osia or ohjaajia."""
    lower = stem.lower().rsplit("-", 1)[-1]
    vowels = re.findall(r"[aeiouyäö]+", lower)
    if len(vowels[-1]) > 1 and vowels[-1] != "ia":
        return False
    if len(vowels) > 2 and stem[:1].isupper() and lower[-1] == "a" and vowels[-2][0] in "aei":
        return True
    if len(vowels) > 2:
        return _HARD_O.search(lower) is not None or _SOFT_O.search(lower) is not None
    return lower[-1] == "a" and len(vowels) == 2 and vowels[0][0] in "aei"


def _plural_stem(stem: str) -> str:
    body, last = stem[:-1], stem[-1]
    if body[-1:] == last:
        return body + "i"
    if last in "aäe":
        other = "oi" if last == "a" else "öi"
        return body + (other if last != "e" and _becomes_o(stem) else "i")
    return body + "ei" if last == "i" else stem + "i"
