"""Finnish inflection, first half: the stems of a name or a noun, by own rules.

A word may have several sets of stems (*Tuuli*: *Tuulin* as a name, *tuulen* as a noun); the first
is the likeliest, the others matter when a word is looked for.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from small_stories.anonymising.finnish.name_table import given_names

VOWELS = "aeiouyäöåı"

# Words in -i whose stem is in -e, by how they end: koski, kosken.
_E_STEMS = re.compile(
    r"(mäki|joki|koski|järvi|lahti|lehti|niemi|saari|suomi|lampi|talvi|salmi|kivi|vuori|hauki|kuusi"
    r"|tuli|lumi|meri|tähti|nimi|hirvi|tammi|helmi|kaski|suvi|pilvi|nummi|hanki|sormi|kurki"
    r"|kärki|kieli|nuori|tuuli|puoli|lehti|hetki|suuri|pieni|retki|nurmi|korpi|ripsi|niini)$"
    r"|^(?:ovi|leski|tuomi|kiiski|närhi|haapavesi|onki|salmi|onni|sini|tyvi|arki|hiiri|orsi|toimi|veri)$"
)
_GIVEN_LIKE_NOUNS = frozenset(
    ("onni", "lumi", "meri", "helmi", "suvi", "pilvi", "tuuli", "talvi", "sini", "tammi")
)
_SHORT_PARTITIVE = re.compile(
    r"(saari|vuori|meri|kuusi|kieli|tuli|nuori|tuuli|puoli|suuri|pieni|lumi)$"
)
_DE_NOUNS = re.compile(
    r"(uus|yys|eys|eus|(?:sair|rakk|rask|vap|hit|aht|puht|rikk|viis|vark|hart|vier)aus)$"
)
_ONE_SYLLABLE = re.compile(
    r"(maa|suo|tie|puu|pää|jää|työ|vuo|kuu|luu|suu|yö|syy|voi|koi)$"
    r"|^[^aeiouyäöå]*(?:([aeiouyäö])\2|ie|uo|yö|[aeou]i|[aeio]u)$"
)
# family names in -as and -äs that go as the noun does (Ahokkaan), and those in -e (Rinteen)
_LONG_FAMILY_NAMES = re.compile(r"(k[aä]s|g[aä]s|lväs|hmas|inas|rras|stas|udas|aivas)$")
_STRONG_FAMILY_NAMES = re.compile(r"nne$")
# foreign names in s that take an i, as other consonants do: Andersin, Lindroosin, Chrisin
_SHARP_S = re.compile(
    r"([^aeiouyäöå]|([aeiouyäö])\2)s$|^[^aeiouyäöå]*[aeiouyäöå]{1,2}s$|(näs|ås|arles|^james)$"
)
_FOREIGN_LETTERS = re.compile(r"[bcfgqwxzåšž]")
_KEPT_IN_E = frozenset(("raahe", "laihe", "kalle", "valle", "helle", "abdulle", "skellefte"))
_LONG_THOUGH_GIVEN = frozenset(("laine", "roine", "säde", "päivänsäde"))

# strong -> weak before the last vowel; the first that fits is taken
_WEAKENED = (
    ("kk", "k"), ("pp", "p"), ("tt", "t"), ("nk", "ng"), ("nt", "nn"), ("mp", "mm"), ("lt", "ll"),
    ("rt", "rr"), ("ht", "hd"), ("lp", "lv"), ("rp", "rv"), ("lk", "l"), ("rk", "r"),
)  # fmt: skip
_STRENGTHENED = (
    ("ng", "nk"), ("nn", "nt"), ("mm", "mp"), ("ll", "lt"), ("rr", "rt"), ("hd", "ht"),
)  # fmt: skip
_GIVEN_THAT_WEAKEN = frozenset(("satu", "into", "ilta", "taito", "ahti", "tahto", "aalto", "lehto"))

# what a name's last stop becomes in Finnish mouths, where it is doubled before an i
_AS_SPOKEN = {"b": "p", "d": "t", "g": "k", "k": "k", "p": "p", "t": "t"}

# vowel stem strong, weak, partitive of common nouns that no rule tells
_IRREGULAR = {
    "lapsi": ("lapse", "lapse", "lasta"),
    "mies": ("miehe", "miehe", "miestä"),
    "veli": ("velje", "velje", "veljeä"),
    "poika": ("poika", "poja", "poikaa"),
    "tytär": ("tyttäre", "tyttäre", "tytärtä"),
    "sisar": ("sisare", "sisare", "sisarta"),
    "eräs": ("erää", "erää", "erästä"),
    "vanhempi": ("vanhempa", "vanhemma", "vanhempaa"),
    "nuorempi": ("nuorempa", "nuoremma", "nuorempaa"),
    "vesi": ("vete", "vede", "vettä"),
    "uusi": ("uute", "uude", "uutta"),
    "kaksi": ("kahte", "kahde", "kahta"),
    "kevät": ("kevää", "kevää", "kevättä"),
    "aika": ("aika", "aja", "aikaa"),
    "ulkomaat": ("ulkomaa", "ulkomaa", "ulkomaita"),
}
# last parts of compounds without a, o, u, whatever stands before: Rovaniemellä
_FRONT_PARTS = re.compile(
    r"\w(niemi|kivi|meri|vesi|tie|nimi|kieli|hirvi|pieni|veli|mies|retki|hetki|lehti|piste|liike"
    r"|piiri|siipi|kielinen|mielinen|nimeinen)$"
)


@dataclass(frozen=True, slots=True)
class Stems:
    """What a word's forms are built on; ``illative`` stands without its n."""

    nominative: str
    strong: str
    weak: str
    partitive: str
    illative: str


# a foreign y at the end is said as i: Tommylla
_TOMMY = re.compile(r"[aou][^aeiouyäöå]+y$")


def is_back(word: str) -> bool:
    """Tell whether a word takes endings with a, o, u (else ä, ö, y)."""
    lower = word.lower().rsplit("-", 1)[-1]
    if _FRONT_PARTS.search(lower):
        return False
    if _TOMMY.search(lower) and word[:1].isupper():
        return True
    for letter in reversed(lower.replace("uy", "u")):
        if letter in "aouå":
            return True
        if letter in "äöy":
            return False
    return False


def is_one_syllable(stem: str) -> bool:
    """Tell whether a stem, or its last part, is one syllable with a long vowel: maa, Järvenpää."""
    return _ONE_SYLLABLE.search(stem.lower()) is not None


def a_or_ae(word: str) -> str:
    """Return the vowel of a word's endings."""
    return "a" if is_back(word) else "ä"


@lru_cache(maxsize=50_000)
def stems_of(word: str) -> tuple[Stems, ...]:
    """Return the sets of stems that a word may have, the likeliest first."""
    lower = word.lower()
    found = [_from(word, *stems) for stems in _irregular(word, lower)]
    if lower.endswith("nen") and len(lower) > 4:
        stem = word[:-3] + "se"
        found.append(_from(word, stem, stem, word[:-3] + "st" + a_or_ae(word)))
    elif lower[-1:] == "i":
        found += _of_i(word, lower)
    elif lower[-1:] == "e":
        found += _of_e(word, lower)
    elif lower[-1:] == "s":
        found += _of_s(word, lower)
    elif lower[-3:] in ("nut", "nyt") and word.islower():
        stem = word[:-2] + "ee"
        found.append(_from(word, stem, stem, word + "t" + a_or_ae(word)))
    elif lower[-3:] in ("ton", "tön") and word.islower():
        stem = word[:-3] + "t" + word[-3:-1] + "m" + a_or_ae(word)
        found.append(_from(word, stem, stem, word + "t" + a_or_ae(word)))
    elif lower[-1:] in VOWELS:
        found += [_of_weakened(word, word, weak) for weak in _weak(word)]
    else:
        found += [*_of_noun(word), *_of_consonant(word)]
    return tuple(dict.fromkeys(found))


def _irregular(word: str, lower: str) -> list[tuple[str, str, str]]:
    for noun, stems in _IRREGULAR.items():
        if lower == noun or (lower.endswith(noun) and len(noun) > 3 and len(lower) > len(noun) + 2):
            head = word[: len(word) - len(noun)]
            capital = not head and word[:1].isupper()
            strong, weak, partitive = (s.capitalize() if capital else s for s in stems)
            return [(head + strong, head + weak, head + partitive)]
    return []


def _from(word: str, strong: str, weak: str, partitive: str) -> Stems:
    return Stems(word, strong, weak, partitive, _illative(strong))


def _illative(strong: str) -> str:
    last = strong[-1].lower()
    if is_one_syllable(strong):
        return f"{strong}h{last}"
    if strong[-2:].lower() == last * 2:
        return f"{strong}see"
    return strong + last


def _partitive(word: str, strong: str) -> str:
    vowel = a_or_ae(word)
    lower = strong.lower()
    long = lower[-2:] == lower[-1] * 2 or lower.endswith(("io", "iö", "eo", "eä", "uo", "yö", "ie"))
    return strong + ("t" if long else "") + vowel


def _of_i(word: str, lower: str) -> list[Stems]:
    plain = [_of_weakened(word, word, weak) for weak in _weak(word)]
    if not _E_STEMS.search(lower):
        return plain
    strong = word[:-1] + "e"
    last = a_or_ae(word)
    partitive = word[:-1] + "t" + last if _SHORT_PARTITIVE.search(lower) else strong + last
    if lower.endswith("lumi"):
        partitive = word[:-2] + "nt" + last
    weak = _weaken(strong)
    if lower.endswith(("kurki", "kärki")):
        weak = strong[:-2] + "je"
    by_e = [_from(word, strong, grade, partitive) for grade in _also_spoken(word, [weak])]
    given = word[:1].isupper() and lower in _GIVEN_LIKE_NOUNS
    return [*plain, *by_e] if given else [*by_e, *plain]


def _of_weakened(word: str, strong: str, weak: str) -> Stems:
    return _from(word, strong, weak, _partitive(word, strong))


def _of_e(word: str, lower: str) -> list[Stems]:
    plain = _from(word, word, word, word + a_or_ae(word))
    long = [
        _from(word, strong + "e", strong + "e", f"{word}tt{a_or_ae(word)}")
        for strong in dict.fromkeys((_strengthen(word), word))
    ]
    if not word[:1].isupper():
        return [*long, plain]
    kept = _is_given(lower) and lower not in _LONG_THOUGH_GIVEN
    if kept or lower in _KEPT_IN_E or _FOREIGN_LETTERS.search(lower):
        return [plain, *long]
    # names mostly keep their grade, nouns change it: Tampere, Laine; ranne, ranteen
    return [*(long if _STRONG_FAMILY_NAMES.search(lower) else reversed(long)), plain]


def _of_s(word: str, lower: str) -> list[Stems]:
    a = a_or_ae(word)
    by_kse = _from(word, word[:-1] + "kse", word[:-1] + "kse", f"{word}t{a}")
    found = [by_kse]
    if lower == "varkaus" or (_DE_NOUNS.search(lower) and not word[:1].isupper()):
        found.insert(0, _from(word, word[:-1] + "te", word[:-1] + "de", f"{word[:-1]}tt{a}"))
    if lower.endswith(("as", "äs", "is", "es")):
        vowel = lower[-2]
        long = _strengthen(word[:-1]) + vowel
        by_vowel = _from(word, long, long, f"{word}t{a}")
        family = _LONG_FAMILY_NAMES.search(lower) and not _is_given(lower)
        noun = not word[:1].isupper() or family
        found.insert(0 if noun and lower[-2] in "aä" else len(found), by_vowel)
    if word[:1].isupper():
        found.insert(0 if _SHARP_S.search(lower) else len(found), _of_consonant(word)[0])
    return found


def _of_noun(word: str) -> Iterator[Stems]:
    """Yield the stems of a noun or adjective in a consonant: puhelimen, paperittoman, jäsenen."""
    if not word.islower() or len(word) < 5:
        return
    vowel = a_or_ae(word)
    if word.endswith(("ton", "tön")):
        stem = f"{word[:-2]}t{word[-2]}m{vowel}"
        yield _from(word, stem, stem, f"{word}t{vowel}")
    elif word.endswith(("in", "sen")):
        stem = word + "e" if word.endswith("sen") else word[:-1] + "me"
        yield _from(word, stem, stem, f"{word}t{vowel}")


def _of_consonant(word: str) -> list[Stems]:
    stem = word + "i"
    plain = _from(word, stem, stem, stem + a_or_ae(word))
    stop = _AS_SPOKEN.get(word[-1:].lower())
    if stop is None or word[-2:-1].lower() not in VOWELS or len(word) < 4:
        return [plain]
    weak = word[:-1] + stop + "i"  # Ahmed is Ahmetti in speech, with Ahmetin
    strong = word[:-1] + stop * 2 + "i"
    return [plain, Stems(strong, strong, weak, strong + a_or_ae(word), strong + "i")]


def _is_given(lower: str) -> bool:
    return lower.rsplit("-", 1)[-1] in given_names()


def _weak(word: str) -> list[str]:
    """Return the weak stems that a word may have; given names keep single stops (Mika, Mikan)."""
    lower = word.lower()
    weak = _weaken(word)
    doubled = len(lower) > 3 and lower[-2] == lower[-3]
    kept_given = _is_given(lower) and not doubled and lower not in _GIVEN_THAT_WEAKEN
    found = [word, weak] if word[:1].isupper() and kept_given else [weak, word]
    return list(dict.fromkeys(_also_spoken(word, found)))


def _also_spoken(word: str, weak: list[str]) -> list[str]:
    """Add the stems that lose the d of their weak grade in speech: Lahessa, Saun."""
    if word[-2:-1] == "d":
        return weak
    return [*weak, *(stem[:-2] + stem[-1] for stem in weak if stem[-2:-1] == "d")]


def _weaken(stem: str) -> str:
    body, last = stem[:-1], stem[-1]
    lower = body.lower()
    if last.lower() not in VOWELS:
        return stem
    for strong, weak in _WEAKENED:
        if lower.endswith(strong):
            return body[:-2] + weak + last
    if len(lower) > 2 and lower[-2] in VOWELS and lower[-1] in "kpt":
        if lower[-1] == "k" and last.lower() == lower[-2] and last in "uy":
            return f"{body[:-1]}v{last}"
        return body[:-1] + {"k": "", "p": "v", "t": "d"}[lower[-1]] + last
    return stem


def _strengthen(stem: str) -> str:
    body, last = stem[:-1], stem[-1:]
    lower = body.lower()
    for weak, strong in _STRENGTHENED:
        if lower.endswith(weak):
            return body[:-2] + strong + last
    if len(lower) > 1 and lower[-2] in VOWELS + "lnr" and lower[-1] in "kptd":
        return body[:-1] + {"k": "kk", "p": "pp", "t": "tt", "d": "t"}[lower[-1]] + last
    return stem
