"""Numbers, addresses and links, found however they are written."""

import re
from functools import lru_cache
from typing import Final

from small_stories.model import IdentityKind

# What may stand between two letters of one; ¶ stands between texts that are searched together.
_BETWEEN: Final = r"(?:[^\w¶]|_){0,3}"
# The signs of an e-mail address or a link as they are said, folded: ät is at.
_SAID: Final = r"\s(?:piste|punkt|dot|att?|miuku(?:mauku)?|(?:ala)?viiva)\s"
_FINLAND: Final = re.compile(r"(?:\+|00)358\s?(?:\(0\))?")
_SCHEME: Final = re.compile(r"(?:https?://)?(?:www\.)?")
_STREET: Final = re.compile(r"(?P<street>[^\W\d_][\w\s.-]*?)\s*(?P<number>\d{1,4})(?!\d)")
_LONG_PHONE: Final = 5  # digits; a number said in words has fewer
_ENDING: Final = 5  # letters of a street that an ending can change


@lru_cache(maxsize=2_000)
def as_written(kind: IdentityKind, folded: str) -> re.Pattern[str] | None:
    """Return what finds something in folded text in any spelling, or None for what is too short.

    A phone number is found with and without the country's, an address by its street, in any
    case, and the number of the house.
    """
    match kind:
        case IdentityKind.PHONE if len(re.findall(r"\d", folded)) >= _LONG_PHONE:
            return _phone(folded)
        case IdentityKind.ADDRESS if street := _STREET.match(folded):
            return _address(street["street"], street["number"])
        case IdentityKind.EMAIL | IdentityKind.LINK:
            bare = re.sub(_SAID, ".", _SCHEME.sub("", folded, count=1))
            return _letters(bare, f"(?:{_BETWEEN}|{_SAID})", "")
        case _:
            return _letters(folded, _BETWEEN, r"(?![^\W_])")


def _phone(said: str) -> re.Pattern[str]:
    national = re.sub(r"\D", "", _FINLAND.sub("", said, count=1)).removeprefix("0")
    country = rf"(?:(?:\+|00)?{_BETWEEN.join('358')}{_BETWEEN})?"
    return re.compile(rf"(?<!\d){country}(?:0{_BETWEEN})?{_BETWEEN.join(national)}(?!\d)")


def _address(street: str, number: str) -> re.Pattern[str]:
    # Of Simontie stays simo: so Simontiellä and Simontien are found as well.
    letters = [letter for letter in street if letter.isalnum()]
    kept = _BETWEEN.join(letters[: max(4, len(letters) - _ENDING)])
    return re.compile(rf"(?<![^\W_]){kept}\w{{0,12}}{_BETWEEN}{number}(?!\d)")


def _letters(said: str, between: str, end: str) -> re.Pattern[str] | None:
    letters = [re.escape(letter) for letter in said if letter.isalnum()]
    if len(letters) < 2:
        return None
    start = r"(?<!\d)" if said[:1].isdigit() else r"(?<![^\W_])"
    return re.compile(start + between.join(letters) + end)
