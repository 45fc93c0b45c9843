"""Phone numbers, written and said: digit by digit, in pairs, with *öö* and repairs between."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from small_stories.anonymising.finding.around import counts_something, words_before
from small_stories.anonymising.finding.figures import Figured
from small_stories.anonymising.marks import Mark, Tier
from small_stories.model import IdentityKind

_FILLER: Final = (
    r"(?:ö+h?|ä+h?|m{2,}|h+m+|eh|no|niinku|niinkun|niin|nii|tai|tota|noin|siis|sitten|sitte|sit|ja|oota|odota"
    r"|oikeesta(?:an)?|muistaakseni|taas|sori|hei|uudestaan|alusta|ei\skun?|eiku"
    r"|eikun|eli|joo|vielä|okei|ehm|liksom|alltså|sen|så|och|nej|eller|vänta|um+|uh+|er+m?|well|like|then|and"
    r"|no|wait|sorry|hetkinen|viiva|väliviiva|streck|dash|hyphen|or|actually|again|i\smean|anteeksi|hetki|perään|loppuun|lopuks)"
)
# pauses, what the transcriber notes, a word that is broken off, a filler
BETWEEN: Final = (
    r"(?>(?:[\s,.…()/–-]|,\s[^\W\d_]{2,14}(?=,\s)|\[[^\[\]\n]{0,20}\]|\([^()\d\n]{0,20}\)|(?<!\w)[^\W\d_]{1,6}-(?=[\s,])"
    rf"|(?<!\w){_FILLER}(?!\w)){{1,40}})"
)
_SAID: Final = re.compile(
    rf"(?<![\w,.])(?:(?P<plus>plus|\+)\s?)?\d+(?!:\w)(?:{BETWEEN}(?:\d+(?!:\w)))+(?!\w)",
    re.IGNORECASE,
)
_WRITTEN: Final = re.compile(r"(?<![\w.+,/])(?:\+|00)?\(?\d(?:[\s()–-]{0,2}\d){5,24}(?!\w|[./]\d)")
_WITH_LETTER_O: Final = re.compile(r"(?<!\w)(?:[oO]\d[\doO]|0\d[oO])(?:[\s–-]{0,2}\d){6,8}(?!\w)")
_ABOUT_PHONES: Final = re.compile(
    r"(?:numero|puhelin|puh\b|soit|kännyk|lanka|luuri|liittym|viesti|tekst|nummer|numret|telefon|tel\b"
    r"|ring|mobil|slå|call|phone|number|reach|text\b|whatsapp)"
)
_FEWEST: Final = 6
_FEWEST_OF_HOME: Final = 5
_MOST: Final = 15
_MOST_TO_START: Final = 3


def phone_marks(figured: Figured, language: str) -> Iterator[Mark]:
    """Yield the phone numbers of a text in figures; short public numbers are none."""
    text = figured.text
    for found in _WRITTEN.finditer(text):
        if figured.is_said(*found.span()):
            continue
        digits = re.sub(r"\D", "", found[0])
        called = _ABOUT_PHONES.search(words_before(text, found.start()))
        if len(digits) >= 7 and (digits[0] == "0" or found[0][0] == "+" or called):
            start = found.start() - (text[: found.start()].endswith("("))
            yield Mark(
                start, found.end(), IdentityKind.PHONE, Tier.MARKED, "phone", _base(found[0])
            )
    for found in _SAID.finditer(text):
        if figured.is_said(*found.span()) or _is_spaced_out(text, found):
            yield from _said(text, found, language)
    for found in _WITH_LETTER_O.finditer(text):
        base = _base(re.sub("[oO]", "0", found[0]))
        yield Mark(*found.span(), IdentityKind.PHONE, Tier.MARKED, "phone", base)


def _said(text: str, found: re.Match[str], language: str) -> Iterator[Mark]:
    """Yield a number said in words: from its nought, or whole where phones are spoken of."""
    items = [(m.start(), m.end(), m[0]) for m in re.finditer(r"\d+", found[0])]
    plus = bool(found["plus"])
    starts = [i for i, item in enumerate(items) if item[2][0] == "0"]
    first = 0 if plus or not starts or starts[0] > _MOST_TO_START else starts[0]
    taken = _up_to(items[first:], _MOST)
    digits = "".join(item[2] for item in taken)
    begin = found.start() + (0 if plus else taken[0][0])
    end = found.start() + taken[-1][1]
    called = _ABOUT_PHONES.search(words_before(text, begin, 60))
    fewest = _FEWEST_OF_HOME if called else _FEWEST
    if len(digits) < fewest or len(taken) < 2 or _is_counting(taken):
        return
    if len(digits) < _FEWEST and counts_something(text, end, language):
        return
    if not plus and digits[0] != "0" and not (called or (len(digits) >= 8 and len(taken) >= 6)):
        return
    sure = plus or digits[0] == "0" or (called and len(digits) >= _FEWEST)
    tier = Tier.MARKED if sure else Tier.CHECK
    base = _base(("+" if plus else "") + digits)
    yield Mark(begin, end, IdentityKind.PHONE, tier, "number_said", base)


def _is_spaced_out(text: str, found: re.Match[str]) -> bool:
    """Tell a number written as it is said, *0 4 4, 98 7, 65 43*, where phones are spoken of."""
    digits = re.sub(r"\D", "", found[0])
    called = _ABOUT_PHONES.search(words_before(text, found.start(), 60))
    mobile = re.match(r"0[\s,.]{0,2}(?:4[\s,.]{0,2}\d|5[\s,.]{0,2}0)(?!\d)", found[0])
    return digits[0] == "0" and 7 <= len(digits) <= _MOST and bool(called or mobile)


def _up_to(items: list[tuple[int, int, str]], most: int) -> list[tuple[int, int, str]]:
    taken: list[tuple[int, int, str]] = []
    for item in items:
        if taken and sum(len(each[2]) for each in taken) + len(item[2]) > most:
            break
        taken.append(item)
    return taken


def _is_counting(items: list[tuple[int, int, str]]) -> bool:
    values = [int(item[2]) for item in items]
    steps = {after - before for before, after in pairwise(values)}
    return steps in ({1}, {-1}, {10})


def _base(words: str) -> str:
    digits = re.sub(r"[^\d+]", "", words)
    if digits.startswith("+") or not digits.startswith("0"):
        return digits
    return " ".join(filter(None, (digits[:3], digits[3:6], digits[6:])))
