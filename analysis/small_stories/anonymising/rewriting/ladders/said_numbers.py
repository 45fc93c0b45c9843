"""What number words say: *kolmekytkaheksan*, *fyrtiotvå*, *nineteen eighty-five*."""

import re
from typing import Final

# beginnings of the units, by what they count; the longest first where one begins another
_FI: Final = (
    ("yhdeks", 9), ("yheks", 9), ("ysi", 9), ("kahdeks", 8), ("kaheks", 8), ("kasi", 8),
    ("seitsem", 7), ("seittem", 7), ("seits", 7), ("seit", 7), ("seiska", 7), ("kuude", 6),
    ("kuus", 6),
    ("viide", 5), ("viis", 5), ("nelj", 4), ("nel", 4), ("kolm", 3), ("kol", 3), ("kahde", 2),
    ("kaks", 2), ("pari", 2), ("yksi", 1), ("yks", 1), ("yhde", 1), ("nolla", 0),
)  # fmt: skip
_FI_TEN: Final = r"(?:kymme\w{0,4}?t[aä]|kymment|kymmene\w?|kymmeni\w*|kymp\w*|kyt[aä]?|kyn|kyt)"
_FI_TEEN: Final = "toist"
_ABOUT: Final = re.compile("^(?:yli|alle|noin|lähes|melkein|vajaa|reilu|ehkä|suunnilleen)n?")
_SV: Final = {
    "tjugo": 20, "trettio": 30, "fyrtio": 40, "femtio": 50, "sextio": 60, "sjuttio": 70,
    "åttio": 80, "nittio": 90, "tretton": 13, "fjorton": 14, "femton": 15, "sexton": 16,
    "sjutton": 17, "arton": 18, "nitton": 19, "elva": 11, "tolv": 12, "tio": 10, "ett": 1, "en": 1,
    "två": 2, "tre": 3, "fyra": 4, "fem": 5, "sex": 6, "sju": 7, "åtta": 8, "nio": 9,
}  # fmt: skip
_EN: Final = {
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70,
    "eighty": 80, "ninety": 90, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19, "eleven": 11, "twelve": 12, "ten": 10,
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9,
}  # fmt: skip


def number_in(words: str, language: str) -> int | None:
    """Return the number under a hundred that words say, in digits or spelt out, or None."""
    if found := re.search(r"(?<!\d)\d{1,3}(?!\d)", words):
        return int(found[0])
    joined = re.sub(r"[\s-]", "", words.lower()).replace("ties", "ty")
    return _finnish(joined) if language == "fi" else _summed(joined, language)


def year_in(words: str, language: str) -> int | None:
    """Return the year that words say, or None; two digits are a year of the 1900s or 2000s."""
    if found := re.search(r"(?<!\d)(?:19|20)\d\d(?!\d)", words):
        return int(found[0])
    if found := re.search(
        r"\d{1,2}[./]\s?\d{1,2}[./]\s?(\d\d)(?!\d)|^[-’']?(\d\d)$", words.strip()
    ):
        short = int(found[1] or found[2])
        return short + (2000 if short < 40 else 1900)
    return _said_year(words, language)


def _said_year(words: str, language: str) -> int | None:
    joined = re.sub(r"[\s-]|vuon\w\w|vuo\w{1,4}", "", words.lower())
    for century, said in _CENTURIES[language]:
        if found := re.search(said, joined):
            rest = joined[found.end() :]
            return century + ((number_in(rest, language) or 0) if rest else 0)
    return None


_CENTURIES: Final = {
    "fi": (
        (2000, r"(?:kaksi|kaks|kahde\w{1,3})tuha\w*?(?:tta|nne\w{1,3}|t(?!t))"),
        (1900, r"(?:tuhat)?(?:yhdeksän|yheksän)(?:toista)?sataa?"),
    ),
    "sv": ((2000, "(?:två|tjugo)(?:tusen|hundra)"), (1900, "nittonhundra")),
    "en": ((2000, "twothousand(?:and)?|twenty(?=\\w)"), (1900, "nineteen")),
}


def _finnish(joined: str) -> int | None:
    units = "|".join(begin for begin, _ in _FI)
    joined = _ABOUT.sub("", joined)
    tens = re.search(rf"({units})?\w{{0,4}}?({_FI_TEN})", joined)
    if tens and not joined[: tens.start()].strip():
        rest = joined[tens.end() :]
        unit = next((n for begin, n in _FI if rest.startswith(begin)), 0)
        return 10 * (dict(_FI)[tens[1]] if tens[1] else 1) + unit
    first = next(((begin, n) for begin, n in _FI if joined.startswith(begin)), None)
    if first is None:
        return None
    return first[1] + (10 if _FI_TEEN in joined else 0)


def _summed(joined: str, language: str) -> int | None:
    """Return the sum of the number words that words begin with: fyrtiotvå, forty two."""
    known = _SV if language == "sv" else _EN
    longest = sorted(known, key=len, reverse=True)
    total: int | None = None
    at = next((m.start() for m in re.finditer("|".join(longest), joined)), len(joined))
    while word := next((each for each in longest if joined.startswith(each, at)), None):
        total, at = (total or 0) + known[word], at + len(word)
    return total
