"""What identifies by its shape: codes, numbers, addresses, links, as written and as said."""

import re
from collections.abc import Iterator
from typing import Final

from small_stories.anonymising.finding.numbers import BETWEEN, DIGIT, FI_SAID
from small_stories.anonymising.finding.times import time_marks
from small_stories.anonymising.marks import Mark, Tier
from small_stories.model import IdentityKind

CHECK_CHARACTERS: Final = "0123456789ABCDEFHJKLMNPRSTUVWXY"
_FLAGS: Final = re.IGNORECASE

_IDENTITY_CODE = re.compile(
    r"(?<![\w-])(\d{6})\s?([-+ABCDEFUVWXY–])\s?(\d{3})\s?([0-9A-Y])(?!\w)", _FLAGS
)
_ACCOUNT = re.compile(r"(?<!\w)[A-Z]{2}\d{2}(?:\s?\d{4}){3,5}(?:\s?\d{1,4})?(?!\w)")
_CAR = re.compile(r"(?<![\w-])[A-ZÅÄÖ]{2,3}-\d{1,3}(?![\w-])")
_EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,6}", _FLAGS)
_DOT = r"(?:piste|punkt|dot)"
_SIGN = r"(?:ät|ätt|ätmerkki|at|miukumauku|miuku|kissanhäntä|snabel-?\s?a)"
_SAID_EMAIL = re.compile(
    rf"(?<!\w)\w{{1,40}}(?:\s(?:{_DOT}|alaviiva|viiva|väliviiva|understreck|underscore|dash)\s\w{{1,40}}){{0,6}}"
    rf"\s{_SIGN}\s\w{{1,40}}(?:\s{_DOT}\s\w{{1,40}}){{1,4}}",
    _FLAGS,
)
_LINK = re.compile(
    r"(?<![\w@.])(?:https?://|www\.)[^\s<>\"”»)\]]+"
    r"|(?<![\w@.-])[\w-]{1,63}(?:\.[\w-]{1,63}){0,5}\.(?:fi|com|net|org|eu|se|io)(?:/[^\s<>\"”»)\]]*)?(?!\w)",
    _FLAGS,
)
_PHONE = re.compile(r"(?<![\w.+])(?:\+|00)?(?:\(?\d\)?[\s–-]?){6,13}\d(?![\w])")
_SAID_NUMBER = re.compile(
    rf"(?<!\w)(?:plus{BETWEEN})?(?:{DIGIT}{BETWEEN}){{5,}}{DIGIT}(?!\w)", _FLAGS
)
_HANDLE = re.compile(r"(?<!\w)@?[^\W\d_]{3,30}[._]?\d{2,}(?!\w)|(?<![\w.])@[\w.]{3,}\w")
_SCHOOL_CLASS = re.compile(r"(?<![\w-])[1-9][A-H](?:-luo\w+|:\w+)?(?!\w)")
_STREET_ENDS = (
    r"(?:tie|tien|tiellä|tielle|tieltä|tiel|katu|kadun|kadulla|kadulle|kadulta|kadul|kuja|kujan"
    r"|kujalla|kujalle|polku|polun|polulla|polulle|kaari|kaaren|kaarella|kaarelle|portti|portin"
    r"|portilla|raitti|raitin|raitilla|rinne|rinteen|rinteellä|penger|penkereellä|ranta|rannalla"
    r"|aukio|aukiolla|bulevardi|bulevardilla|väylä|väylällä|puisto|puistossa|kulma|kulmalla|tori"
    r"|torilla|silta|sillalla|laita|laidalla|mäki|mäellä|kallio|harju|gatan|gata|vägen|väg|gränden"
    r"|gränd|stigen|stig|backen|esplanaden)"
)
_FLAT = r"(?:\s?[a-h](?![^\W_]))?(?:\s(?:as\.?|bst\.?|lgh)?\s?\d{1,3}(?!\d))?"
_TOWN = r"(?:,?\s\d{5}(?:\s[A-ZÅÄÖ][\w-]+)?|\si\s[A-ZÅÄÖ][\w-]+)?"
_ADDRESS = re.compile(
    rf"(?<![\w-])(?:[A-ZÅÄÖ][\w-]{{0,30}}\s)?[^\W\d_][\w-]{{0,40}}{_STREET_ENDS}\s\d{{1,3}}(?!\d|[.:]\d)"
    rf"(?i:{_FLAT}){_TOWN}"
)
_LOWER_ADDRESS = re.compile(
    rf"(?<!\w)[^\W\d_]{{3,40}}(?:tie|katu|kuja|polku|kaari)\w{{0,3}}"
    rf"\s(?:\d{{1,3}}|{FI_SAID}(?:ssa|ssä|s)?|(?:yhde|kahde|kolme|neljä|viide|kuude|seitsemä|kahdeksa"
    rf"|yhdeksä|kymmene|kymppi)(?:ssä|ssa|s|n|stä|sta))(?!\w){_FLAT}",
    _FLAGS,
)
_ENGLISH_ADDRESS = re.compile(
    r"(?<!\w)\d{1,4}\s(?:[A-Z][\w'-]+\s){1,3}(?:Street|Road|Avenue|Lane|Drive|St\.|Rd\.)"
)
_POSTCODE = re.compile(r"(?<!\d)\d{5}\s[A-ZÅÄÖ][\w-]{2,}")

_BY_SHAPE: Final[tuple[tuple[re.Pattern[str], IdentityKind, Tier, str], ...]] = (
    (_ACCOUNT, IdentityKind.IDENTITY_CODE, Tier.MARKED, "account"),
    (_CAR, IdentityKind.OTHER, Tier.CHECK, "car"),
    (_EMAIL, IdentityKind.EMAIL, Tier.MARKED, "email"),
    (_SAID_EMAIL, IdentityKind.EMAIL, Tier.MARKED, "email_said"),
    (_LINK, IdentityKind.LINK, Tier.MARKED, "link"),
    (_SAID_NUMBER, IdentityKind.PHONE, Tier.MARKED, "number_said"),
    (_HANDLE, IdentityKind.OTHER, Tier.CHECK, "handle"),
    (_SCHOOL_CLASS, IdentityKind.OTHER, Tier.CHECK, "school_class"),
    (_ADDRESS, IdentityKind.ADDRESS, Tier.MARKED, "address"),
    (_LOWER_ADDRESS, IdentityKind.ADDRESS, Tier.MARKED, "address"),
    (_ENGLISH_ADDRESS, IdentityKind.ADDRESS, Tier.MARKED, "address"),
    (_POSTCODE, IdentityKind.ADDRESS, Tier.MARKED, "address"),
)


def pattern_marks(text: str, language: str) -> list[Mark]:
    """Return what the patterns find in a text; the marks may overlap."""
    return [
        *_identity_codes(text),
        *_phones(text),
        *_shapes(text),
        *time_marks(text, language),
    ]


def right_check_character(birth: str, number: str, character: str) -> bool:
    """Tell whether a Finnish identity code's last character fits its nine digits."""
    return CHECK_CHARACTERS[int(birth + number) % 31] == character.upper()


def _identity_codes(text: str) -> Iterator[Mark]:
    for found in _IDENTITY_CODE.finditer(text):
        birth, _, number, character = found.groups()
        right = right_check_character(birth, number, character)
        reason = "identity_code" if right else "identity_code_misheard"
        yield Mark(*found.span(), IdentityKind.IDENTITY_CODE, Tier.MARKED, reason)


def _phones(text: str) -> Iterator[Mark]:
    for found in _PHONE.finditer(text):
        digits = re.sub(r"\D", "", found[0])
        if not (found[0].startswith("+") or digits.startswith("0")):
            continue
        yield Mark(*found.span(), IdentityKind.PHONE, Tier.MARKED, "phone")


def _shapes(text: str) -> Iterator[Mark]:
    for pattern, kind, tier, reason in _BY_SHAPE:
        for found in pattern.finditer(text):
            end = found.start() + len(found[0].rstrip(".,;:!?- "))
            yield Mark(found.start(), end, kind, tier, reason)
