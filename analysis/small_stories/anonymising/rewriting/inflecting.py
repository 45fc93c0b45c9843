"""Putting a name or a plain word into the form of what it replaces."""

import re
from dataclasses import replace
from functools import lru_cache
from typing import Final

from small_stories.anonymising.finding.lexicon import listed
from small_stories.anonymising.finnish.endings import Case, Ending
from small_stories.anonymising.finnish.folding import composed, folded
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
# the last vowel of a letter's name where it is not e: koo, ällä
_READ_AS: Final = {
    **dict.fromkeys("flmnrsxä", "ä"), "a": "a", "h": "o", "k": "o", "o": "o", "å": "o", "i": "i",
    "j": "i", "q": "u", "u": "u", "y": "y", "z": "a", "ö": "ö",
}  # fmt: skip
_NOT_MANY: Final = frozenset(("kevät", "olut", "airut", "neitsyt", "ent", "lyhyt", "ohut"))
# words of place that Finnish is on, not in: alueella, torilla, Vantaalla
_ON: Final = re.compile(
    r"(alue|seutu|paikkakunta|asema|tori|tie|katu|aukio|saari|puoli|ranta|ulkomaat|piha|niitty"
    r"|järvi|joki|kenttä|vuori|niemi|mäki|klinikka|vastaanotto|työpaikka|luokka|leiri|kurssi|päivä"
    r"|nokia|vantaa|tampere|kerava|imatra|hyvinkää|venäjä"
    r"|(?:uusi|pirkan|pohjan|ahvenan|varsin)maa)$"
)
# what is spoken of as somebody: viranomaiselta, not viranomaisesta
_WHO_ACTS: Final = re.compile(r"\b(?:viranomainen|taho|toimija)$")
_OF_PLACE: Final = re.compile(
    r"(?:alue|osa|kunta|kaupunki|kylä|seutu|maa|maat|paikka|tori|lähiö|keskusta|talo)$"
)
_PLACES_OF_TWO: Final = re.compile(
    r"^(uusi|iso|vähä)(maa|kaupunki|kaarlepyy|kylä|kartano|kyrö)$", re.IGNORECASE
)
_NAMES: Final = (IdentityKind.PERSON, IdentityKind.PLACE, IdentityKind.ORGANISATION)
_INFLECTED: Final = (
    *_NAMES, IdentityKind.HEALTH, IdentityKind.GROUP, IdentityKind.ROLE, IdentityKind.OTHER,
)  # fmt: skip
_AGED: Final = re.compile(r"(?:vuotia|vuotis|kympp?|ikäi|vuotta\svanh)\w*$")
_AGES: Final = {
    "vuotia": "vuotias", "vuotis": "vuotis", "kymp": "kymppinen", "ikäi": "ikäinen",
}  # fmt: skip
_STAYING: Final = re.compile(
    r"(?:ss[aä]|st[aä]|ll[aä]|lt[aä]|lle|sti)$|^(?:eri|ensi|viime|koko|entis|alle|yli|noin|joka)$"
)
_ABROAD: Final = re.compile(
    r"^(?:toinen maa|ulkomaat|Eurooppa|Lähi-itä|Aasia|Afrikka|Amerikka|Oseania)$"
)
_AT_THE_END: Final = re.compile(r"(?:ss[aä]|st[aä]|ll[aä]|lt[aä]|lle)$")
_LONG: Final = 6  # letters of a word whose ending can be told without knowing the word
_PLAIN: Final = tuple(
    (re.compile(said), case)
    for said, case in (
        (r"ss[aä]$", Case.INESSIVE), (r"st[aä]$", Case.ELATIVE), (r"ll[aä]$", Case.ADESSIVE),
        (r"lt[aä]$", Case.ABLATIVE), (r"lle$", Case.ALLATIVE), (r"(?<!a)ksi$", Case.TRANSLATIVE),
        (r"(?:seen|([aeiouyäö])\1n)$", Case.ILLATIVE), (r"(?:se|kse|ja|jä)n$", Case.GENITIVE),
        (r"(?:[oöu]jen|iden|itten|sten)$", Case.GENITIVE),
    )
)  # fmt: skip
_AT_ADDRESS: Final = tuple(
    (re.compile(said), case)
    for said, case in (
        (r"(?:ll[aä]|ss[aä]|[aeiouyäö]l|[aeiouyäö]s)(?:\s|$)", Case.INESSIVE),
        (r"(?:lt[aä]|st[aä]|lt|st)(?:\s|$)", Case.ELATIVE),
        (r"(?:lle|seen)(?:\s|$)", Case.ILLATIVE),
        (r"(?:tien|kadun|kujan|polun|kaaren|raitin)(?:\s|$)", Case.GENITIVE),
    )
)
# Words of three syllables or more that have o in the plural: Mattiloita, asioita; Rantoja.
_SOFT_O: Final = re.compile(
    r"[aeiouyäö][^aeiouyäö]+(?:[aeiouyäö]+l[aä]|[aeiouyäö](?:[nr]a|k[aä])|ij[aä])$"
    r"|[^aeiouyäö](?:ia|iä)$|(?:henkilö|kollega)$"
)
_HARD_O: Final = re.compile(r"(?:(?<![ou])kk[aä]|[aei](?:[^aeiouyäö]{2,}|[kpt])a)$")
_WITH_I: Final = re.compile(r"(?:[aeiouyäö][^aeiouyäö]+[ei]m[pm]a|elma)$")
_POSSESSIVE: Final = re.compile(r"(ni|si|nsa|nsä|mme|nne)")


def inflect_like(
    replacement: str,
    surface: str,
    base: str,
    kind: IdentityKind,
    language: str = "fi",
    *,
    many: bool = False,
) -> str:
    """Return the replacement in the form that ``surface`` is of ``base``.

    Case, number, possessive and clitic go over; a place takes the series its own word wants
    (*Hakunilassa*, *asuinalueella*). ``many`` puts it into the plural all the same. What is no
    form of ``base`` gives the replacement as it is.
    """
    if language != "fi":
        return replacement + _genitive(replacement, surface, base, kind, language)
    ending = ending_of(composed(surface)[0], base, kind)
    if ending is None:
        return replacement
    if many:
        ending = replace(ending, plural=True)
    if ending.inhabitant:
        of_there = "ulkomaalainen" if _ABROAD.search(replacement) else "paikallinen"
        return inflected(of_there, ending.case, ending.plural)
    return _with_tail(replacement, _own_case(replacement, ending.case, base, kind), ending)


def likely_kind(replacement: str) -> IdentityKind:
    """Return the kind that a replacement alone tells: a plain word for a place, or a person's."""
    of_place = replacement.islower() and _OF_PLACE.search(replacement)
    return IdentityKind.PLACE if of_place else IdentityKind.PERSON


def _genitive(replacement: str, surface: str, base: str, kind: IdentityKind, language: str) -> str:
    """Return what a Swedish or English replacement of a name in the genitive ends with."""
    said = surface.lower()
    if language == "en" and kind in _NAMES and said.endswith(("s'", "s’")):
        return "'s"
    if kind not in _NAMES or said == base.lower() or not said.endswith("s"):
        return ""
    if language == "en":
        return "'s"
    return "s" if language == "sv" and replacement[-1:].lower() not in "sxz" else ""


def ending_of(surface: str, base: str, kind: IdentityKind) -> Ending | None:
    """Return what the form of some words says, or None for what is not a form of their base."""
    form = re.sub(r"\s+", " ", surface).lower()
    match kind:
        case IdentityKind.AGE:
            return _ending_of_age(form)
        case IdentityKind.ADDRESS:
            return next((Ending(case) for said, case in _AT_ADDRESS if said.search(form)), None)
        case _ if kind in _INFLECTED:
            return _ending_of_name(form, base, kind)
    return None


def _ending_of_name(form: str, base: str, kind: IdentityKind) -> Ending | None:
    one = _one_of_many(base)
    if not base.strip():
        return _guessed(form)
    if form == base.lower():
        known = kind in _NAMES or one != base
        return Ending(Case.NOMINATIVE, plural=one != base) if known else _guessed(form)
    pairs = [(name, form) for name in (base, one, *base.split())]
    if form.count(" ") == base.count(" ") > 0:
        # maahan muuttaneille kotiäideille: what stands before need not agree
        pairs.append((base.split()[-1], form.split()[-1]))
    for name, said in pairs:
        found = ending_in(name, said)
        if found is not None:
            return found
    if found := ending_in(folded(base), folded(form)):
        # a compound of words with other vowels: transihmisenä
        return found
    hit = listed(form.split()[-1]) if form and kind in _NAMES else None
    return hit.ending if hit is not None else _guessed(form)


def _guessed(form: str) -> Ending:
    """Return the case of a plain word whose base nobody knows, where its ending is plain."""
    first, *rest = form.split() or [form]
    if rest and not first.endswith("n") and _AT_THE_END.search(form):
        # sairaanhoitaja Peijaksessa, not entisellä opettajalla
        form = form if first[-2:] == form[-2:] else first
    guess = (case for said, case in _PLAIN if len(form) > _LONG and said.search(form))
    return Ending(next(guess, Case.NOMINATIVE))


def _ending_of_age(form: str) -> Ending | None:
    """Return the ending of an age: 38-vuotiaana, kuuskymppiselle; a bare number has none."""
    said = _AGED.search(form)
    if said is None:
        return None
    base = next((word for begins, word in _AGES.items() if said[0].startswith(begins)), said[0])
    return ending_in(base, said[0])


def _own_case(phrase: str, case: Case, base: str, kind: IdentityKind) -> Case:
    """Return the case that a replacement itself takes where its base form took ``case``."""
    lower = phrase.lower()
    on = _ON.search(lower) is not None
    if kind is IdentityKind.PLACE:
        return (_OUTER if on else _INNER).get(case, case)
    if kind in (IdentityKind.ORGANISATION, IdentityKind.OTHER):
        if on or _WHO_ACTS.search(lower):
            return _OUTER.get(case, case)
        own = kind is IdentityKind.ORGANISATION and case is Case.ADESSIVE
        return _INNER.get(case, case) if own or _ON.search(base.lower()) else case
    speaks = kind is IdentityKind.GROUP and lower.endswith("kieli")
    return Case.ADESSIVE if speaks and case is Case.TRANSLATIVE else case


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
    """Tell whether a word before the last keeps its form: tukun myyjä, muualta muuttanut."""
    lower = head.lower()
    genitive = lower.endswith("n") and not lower.endswith(("nen", "tön", "ton"))
    return genitive or not lower.isalpha() or _STAYING.search(lower) is not None


def _word(word: str, case: Case, plural: bool) -> str:
    if not word[-1:].isalpha():
        return word
    if word.isupper() and len(word) > 1:
        return _initials(word, case, plural)
    if two := _PLACES_OF_TWO.match(word):
        return _word(two[1], case, plural) + _word(two[2], case, plural)
    one = _one_of_many(word)
    if plural or one != word:
        base = case is Case.NOMINATIVE and one != word
        return word if base else _plural(one, stems_of(one)[0], case)
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


def _initials(word: str, case: Case, plural: bool) -> str:
    """Return initials with their ending after a colon, as the last letter is read: THL:ään."""
    if case is Case.NOMINATIVE:
        return f"{word}:t" if plural else word
    vowel = _READ_AS.get(word[-1].lower(), "e")
    back = vowel in "aou"
    if case is Case.PARTITIVE:
        ending = ("ä" if vowel == "ä" and word[-1] != "Ä" else "") + ("ta" if back else "tä")
        return f"{word}:{'ää' if ending == 'ätä' else ending}"
    if case is Case.ILLATIVE:
        return f"{word}:{'ään' if vowel == 'ä' else f'h{vowel}n'}"
    ending = _BASIC[case]
    return f"{word}:{ending if back or ending[-1] != 'a' else ending[:-1] + 'ä'}"


@lru_cache(maxsize=2_000)
def _one_of_many(word: str) -> str:
    """Return the singular of a plain word in the plural (*vanhemmat*), or else the word itself."""
    if not word.islower() or not re.search(r"(?<!n[uy])(?<=[aeiouyäö])t$", word):
        return word
    if word in _NOT_MANY:
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
    if word.endswith(("us", "ys")) and stems.strong.endswith("te"):
        # sairauden, but sairauksia
        stem = word[:-1] + "kse"
        stems = replace(stems, strong=stem, weak=stem)
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
    if (len(vowels[-1]) > 1 and vowels[-1] not in ("ia", "iä")) or _WITH_I.search(lower):
        return False
    if len(vowels) > 2 and stem[:1].isupper() and lower[-1] == "a" and vowels[-2][0] in "aei":
        return True
    if len(vowels) > 2:
        return _HARD_O.search(lower) is not None or _SOFT_O.search(lower) is not None
    back = lower[-1] == "a" or vowels[-1] == "iä"
    return back and len(vowels) == 2 and vowels[0][0] in "aei"


def _plural_stem(stem: str) -> str:
    body, last = stem[:-1], stem[-1]
    if body[-1:] == last:
        return body + "i"
    if stem[-2:].lower() in ("uo", "yö", "ie"):
        return body[:-1] + last + "i"
    if last in "aäe":
        other = "oi" if last == "a" else "öi"
        return body + (other if last != "e" and _becomes_o(stem) else "i")
    return body + "ei" if last == "i" else stem + "i"
