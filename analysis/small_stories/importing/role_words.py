"""The words and letters that transcripts in Finnish, Swedish and English use for speakers."""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from small_stories.model import Role
from small_stories.transcript_words import word_list

ROLE_OF_WORD: Final = {word: role for role in Role for word in word_list(f"roles.{role}")}

# Letters mean something only together: A answers where Q asks.
_PAIRS: Final = (
    ("h", ("v", "hv", "vast", "o")),
    ("k", ("v", "o")),
    ("t", ("v",)),
    ("i", ("r", "ip", "p", "a", "s", "d")),
    ("q", ("a", "r", "p")),
    ("f", ("s", "ip", "r", "d")),
    ("m", ("v", "r", "p")),
    ("int", ("v", "r", "p", "a")),
    ("h", ("a", "s", "r", "p")),
)
_NUMBERED_SPEAKER: Final = re.compile(
    r"(?:(?:unknown |tuntematon )?(?:puhuja|speaker|talare)|spk|spkr|s|person|henkilö)[ _]?\d{1,2}"
)
CODES: Final = word_list("roles.letters")


@lru_cache(maxsize=512)
def plain(label: str) -> str:
    """Return a label as it is compared: lower case, without brackets, colons and stops."""
    return " ".join(re.sub(r"[^\w\s'’&-]", " ", label.casefold()).split())


def letters(label: str) -> str:
    """Return what a label such as ``V1``, ``H 2`` or ``Haastateltava 3`` has beside its number."""
    return plain(label).rstrip(" 0123456789_")


@lru_cache(maxsize=512)
def is_known(label: str) -> bool:
    """Tell whether a label can hardly be anything but a speaker's."""
    return bool(
        role_told_by(label) or letters(label) in CODES or _NUMBERED_SPEAKER.fullmatch(plain(label))
    )


def role_told_by(label: str) -> Role | None:
    """Return the role that a word in the label tells: ``Haastattelija``, ``Liisa (tulkki)``."""
    words = [word.rstrip("0123456789_") for word in plain(label).split()]
    told = [ROLE_OF_WORD[word] for word in words if word in ROLE_OF_WORD]
    if len(words) > 3 or not told:
        return None
    return next((role for role in told if role is not Role.OTHER), Role.OTHER)


def roles_by_letters(labels: Iterable[str]) -> dict[str, Role]:
    """Return the roles that labels of a letter tell together, such as H and V1, or I and R."""
    of_letters = {label: letters(label) for label in labels}
    present = set(of_letters.values())
    for asks, tells in _PAIRS:
        if asks in present and present.intersection(tells):
            return {
                label: Role.INTERVIEWER if letter == asks else Role.INTERVIEWEE
                for label, letter in of_letters.items()
                if letter == asks or letter in tells
            }
    return {}


def lone_letter_role(label: str) -> Role | None:
    """Return the role of a letter that stands beside names or words: H asks, V tells."""
    return {"h": Role.INTERVIEWER, "v": Role.INTERVIEWEE}.get(plain(label))
