"""Number words of Finnish, Swedish and English, as they are written and as they are said.

A word is read as pieces: *kakskytkolme* is a ten and a unit, *seiskaseiska* two units.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import product
from typing import Final


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a number word.

    ``kind`` is unit, teen, ten, hundred, thousand, times (*tupla*), teen_end (*toista*), ten_end
    (*kymmentä*), part (*kol-*, never alone), maybe (*oh*: only beside another number) or ordinal.
    ``ending`` is the case as it is written after figures: n, ssa, een; tta for a partitive.
    """

    kind: str
    value: int
    ending: str = ""
    is_digit: bool = False


_UNITS: Final = {
    0: "nolla noll", 1: "yksi yks", 2: "kaksi kaks", 3: "kolme kolome",
    4: "neljä nelijä neliä nelejä", 5: "viisi viis",
    6: "kuusi kuus",
    7: "seitsemän seittemän seitemän seihtemän seittämän seitsemä seittemä"
    " seitemä seihtemä seittämä",
    8: "kahdeksan kaheksan kahreksan kahareksan kahdeksa kaheksa kahreksa kahareksa kaeksan kaeksa",
    9: "yhdeksän yheksän yhreksän yhyreksän yhdeksä yheksä yhreksä yhyreksä yeksän yeksä",
}  # fmt: skip
_PARTS: Final = {
    2: "kas",
    3: "kol",
    4: "nel nelj neli",
    7: "seit seitt seis seitten seittem",
    8: "kaheks kahdeks kahreks",
    9: "yheks yhdeks yhreks",
}
_STEMS: Final = {
    0: "nolla", 1: "yhde yhe yhre yhyre", 2: "kahde kahe kahre kahare", 3: "kolme kolome",
    4: "neljä nelijä neliä nelejä", 5: "viide viire viije viie", 6: "kuude kuure kuuve kuue",
    7: "seitsemä seittemä seihtemä seitemä", 8: "kahdeksa kaheksa kahreksa kahareksa",
    9: "yhdeksä yheksä yhreksä yhyreksä",
}  # fmt: skip
_PARTITIVES: Final = {
    1: "yhtä", 2: "kahta", 3: "kolmea kolmee", 4: "neljää", 5: "viittä", 6: "kuutta",
    7: "seitsemää seittemää", 8: "kahdeksaa kaheksaa", 9: "yhdeksää yheksää",
}  # fmt: skip
_INTO: Final = {
    1: "yhteen", 2: "kahteen", 3: "kolmeen", 4: "neljään", 5: "viiteen", 6: "kuuteen",
    7: "seitsemään seittemään", 8: "kahdeksaan kaheksaan", 9: "yhdeksään yheksään",
}  # fmt: skip
_DIGITS: Final = {1: "ykkö", 2: "kakko", 3: "kolmo", 4: "nelo", 5: "vito", 6: "kuto kuuto"}
_DIGITS_IN_A: Final = {0: "nolla", 7: "seiska", 8: "kasi", 9: "ysi"}
_CASES: Final = {
    "n": "n", "ssa": "ssa", "ssä": "ssa", "s": "ssa", "sta": "sta", "stä": "sta", "st": "sta",
    "lla": "lla", "llä": "lla", "l": "lla", "lta": "lta", "ltä": "lta", "lt": "lta", "lle": "lle",
}  # fmt: skip
_TENS: Final = "kymmentä kymment kymmente kytä kyt kynt kyntä yt"


def _finnish() -> Iterator[tuple[str, Piece]]:
    for value, forms in _UNITS.items():
        yield from ((form, Piece("unit", value)) for form in forms.split())
    for value, forms in _PARTS.items():
        yield from ((form, Piece("part", value)) for form in forms.split())
    for (value, stems), (case, ending) in product(_STEMS.items(), _CASES.items()):
        yield from ((stem + case, Piece("unit", value, ending)) for stem in stems.split())
    for table, ending in ((_PARTITIVES, "tta"), (_INTO, "een")):
        for value, forms in table.items():
            yield from ((form, Piece("unit", value, ending)) for form in forms.split())
    yield from _finnish_digits()
    for end in _TENS.split():
        yield end, Piece("ten_end", 10)
    for form, ending in (
        ("kymmenen", ""),
        ("kymmene", ""),
        ("kymmen", ""),
        ("kymppi", ""),
        ("kympin", "n"),
        ("kymppiin", "een"),
        ("kympissä", "ssa"),
        ("kympis", "ssa"),
        ("kympistä", "sta"),
        ("kympille", "lle"),
        ("kympillä", "lla"),
    ):
        yield form, Piece("teen", 10, ending)
    for case, ending in _CASES.items():
        yield f"kymmene{case}", Piece("ten_end", 10, ending)
    yield from (("toista", Piece("teen_end", 10)), ("toist", Piece("teen_end", 10)))
    for form in ("sata", "sataa", "sadan", "sada"):
        yield form, Piece("hundred", 100)
    for form in ("tuhat", "tuhatta", "tuhannen", "tuhatt"):
        yield form, Piece("thousand", 1000)
    yield from (("tupla", Piece("times", 2)), ("tripla", Piece("times", 3)))
    yield "nol", Piece("maybe", 0)


def _finnish_digits() -> Iterator[tuple[str, Piece]]:
    """Yield *nelonen*, *vitosta*, *seiskassa*: names of single digits."""
    ends = {"nen": "", "ne": "", "s": "s", "sen": "n", "sta": "tta", "seen": "een", "sella": "lla",
            "selle": "lle", "sessa": "ssa", "ses": "ssa", "selta": "lta", "sel": "lla",
            "sesta": "sta"}  # fmt: skip
    for value, stems in _DIGITS.items():
        for stem, (end, ending) in product(stems.split(), ends.items()):
            yield stem + end, Piece("unit", value, ending, is_digit=True)
    for value, stem in _DIGITS_IN_A.items():
        more = {"": "", "a": "tta", "ä": "tta", "i": "tta", "an": "een", "in": "een", **_CASES}
        for end, ending in more.items():
            yield stem + end, Piece("unit", value, ending, is_digit=True)


def _listed(kind: str, words: str, values: Iterator[int] | range) -> Iterator[tuple[str, Piece]]:
    for forms, value in zip(words.split(), values, strict=True):
        ending = "s" if kind == "ordinal" else ""
        yield from ((form, Piece(kind, value, ending)) for form in forms.split("/"))


def _swedish() -> Iterator[tuple[str, Piece]]:
    yield from _listed("unit", "noll/nolla två/tvåan tre/trean/tri/trii fyra/fyran"
                       " fem/femman/fäm sex/sexan sju/sjuan åtta/åttan nio/nian",
                       iter((0, *range(2, 10))))  # fmt: skip
    yield from _listed("maybe", "en/ett/ettan", range(1, 2))
    yield from _listed("teen", "tio/tie elva tolv tretton/trettån fjorton/fjortån"
                       " femton/femtån sexton/sextån sjutton/sjuton/sjuttån arton/artån"
                       " nitton/nittån", range(10, 20))  # fmt: skip
    yield from _listed("ten", "tjugo/tjuge trettio/tretti fyrtio/fyrti/förti/förtio femtio/femti"
                       " sextio/sexti sjuttio/sjutti åttio/åtti nittio/nitti",
                       range(20, 100, 10))  # fmt: skip
    yield from _listed("teen", "tjuett/tjuen tjutvå tjutre/tjugtre tjufyra tjufem tjusex tjusju"
                       " tjuåtta tjunio/tjunie", range(21, 30))  # fmt: skip
    yield from (("hundra", Piece("hundred", 100)), ("tusen", Piece("thousand", 1000)))
    yield from (("dubbel", Piece("times", 2)), ("dubbelt", Piece("times", 2)))
    yield from _listed("ordinal", "första andra tredje fjärde femte sjätte sjunde åttonde nionde"
                       " tionde elfte tolfte trettonde fjortonde femtonde sextonde sjuttonde"
                       " artonde nittonde tjugonde", range(1, 21))  # fmt: skip
    yield "trettionde", Piece("ordinal", 30, "s")


def _english() -> Iterator[tuple[str, Piece]]:
    yield from _listed("unit", "zero one two three four five six seven eight nine", range(10))
    yield from _listed("maybe", "oh/o", range(1))
    yield from _listed("teen", "ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
                       " eighteen nineteen", range(10, 20))  # fmt: skip
    yield from _listed("ten", "twenty thirty forty/fourty fifty sixty seventy eighty ninety",
                       range(20, 100, 10))  # fmt: skip
    yield from (("hundred", Piece("hundred", 100)), ("thousand", Piece("thousand", 1000)))
    yield from (("double", Piece("times", 2)), ("triple", Piece("times", 3)))
    yield from _listed("ordinal", "first second third fourth fifth sixth seventh eighth ninth tenth"
                       " eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth"
                       " eighteenth nineteenth twentieth", range(1, 21))  # fmt: skip
    yield "thirtieth", Piece("ordinal", 30, "s")


_ORDINAL_STEMS: Final = {
    "yhde": 1, "yhre": 1, "kahde": 2, "kahe": 2, "kahre": 2, "kolma": 3, "koloma": 3,
    "neljä": 4, "nelijä": 4, "yhe": 1, "viide": 5, "viie": 5, "viire": 5, "viije": 5,
    "kuude": 6, "kuue": 6, "kuure": 6, "kuuve": 6,
    "seitsemä": 7, "seittemä": 7, "seitemä": 7, "seihtemä": 7, "kahdeksa": 8, "kaheksa": 8,
    "kahreksa": 8, "yhdeksä": 9, "yheksä": 9, "yhreksä": 9, "kymmene": 10,
}  # fmt: skip
_NTH_ENDS: Final = (
    "s|tta|ttä|nte(?:na|nä|en|e)|nne(?:n|ssa|ssä|s|sta|stä|st|lla|llä|l|lle|lta|ltä|lt)?"
)
_ORDINAL: Final = re.compile(
    r"(?:(?P<tens>kah?d?e(?:s|nne(?:n|sta|stä|st|lla|llä|l|lle)|nte(?:na|nä|en))kymmene"
    r"(?:s|nne(?:n|sta|stä|st|lla|llä|l|lle)|nte(?:na|nä|en))"
    r"|kolma(?:s|nne(?:n|sta|stä|st|lla|llä|l|lle)|nte(?:na|nä|en))kymmene"
    r"(?:s|nne(?:n|sta|stä|st|lla|llä|l|lle)|nte(?:na|nä|en))"
    r"|kakskyt|kakskytä|kaksikymmentä|kolkyt|kolkytä|kolmekymmentä))?"
    r"(?:(?P<first>ensimmäi|toi)(?P<end1>nen|ne|sen|stä|sta|senä|sena)"
    r"|(?P<short>eka|toka)(?P<end2>n|na|a)?"
    rf"|(?P<stem>{'|'.join(_ORDINAL_STEMS)})(?P<end3>{_NTH_ENDS})(?P<teen>toista|toist)?)?"
)


def _ordinal(word: str) -> Piece | None:
    """Read a Finnish ordinal: *viides*, *kolmastoista*, *kolmatta*, *kakskytensimmäinen*."""
    found = _ORDINAL.fullmatch(word)
    if found is None or not word:
        return None
    tens = {"ka": 20, "ko": 30}.get((found["tens"] or "")[:2], 0)
    if found["stem"]:
        value = _ORDINAL_STEMS[found["stem"]] + (10 if found["teen"] else 0)
    elif found["first"] or found["short"]:
        value = 1 if (found["first"] or found["short"])[0] == "e" else 2
    elif found["tens"] and "kymmene" in word:
        value = 0
    else:
        return None
    if value <= 2 and found["stem"] and not found["teen"]:
        return None
    end = found["end1"] or found["end2"] or found["end3"] or ""
    return Piece("ordinal", tens + value, "tta" if end in ("tta", "ttä", "sta", "stä") else "s")


@cache
def _table(language: str) -> dict[str, Piece]:
    source = {"sv": _swedish, "en": _english}.get(language, _finnish)
    table: dict[str, Piece] = {}
    for form, piece in source():
        table.setdefault(form, piece)
    return table


@lru_cache(maxsize=20_000)
def pieces_of(word: str, language: str) -> tuple[Piece, ...]:
    """Return the number pieces that a word in small letters is made of; none if it is no number."""
    if language not in ("sv", "en") and (ordinal := _ordinal(word)):
        return (ordinal,)
    if word in ("kymmentä", "kymment"):  # neljä kymmentä
        return (Piece("ten_end", 10),)
    found = _cut(word, language)
    if not found:
        return ()
    first, last = found[0].kind, found[-1].kind
    if first in ("ten_end", "teen_end") or (last in ("part", "times") and len(found) > 1):
        return ()
    return () if found[0].kind == "part" and len(found) == 1 else found


def _cut(word: str, language: str) -> tuple[Piece, ...]:
    """Cut a word into pieces of the table, the longest first; Swedish *och* may join them."""
    table = _table(language)
    for at in range(min(len(word), 14), 1 if language != "en" else 0, -1):
        piece = table.get(word[:at])
        if piece is None:
            continue
        if at == len(word):
            return (piece,)
        rest = () if language == "en" else _cut(word[at:], language)
        if rest and _may_follow(piece, rest[0]):
            return (piece, *rest)
    return ()


def _may_follow(piece: Piece, following: Piece) -> bool:
    if piece.kind == "part":
        return following.kind in ("ten_end", "teen_end", "hundred", "unit")
    if following.kind in ("ten_end", "teen_end"):
        return piece.kind == "unit" and 0 < piece.value < 10
    return True
