"""How easily a passphrase is guessed, in one of four plain sentences."""

from typing import Final

_SHORT: Final = 12
_LONG: Final = 20
_FEW: Final = 5  # different letters
# What is tried first by anyone who guesses, in the languages of those who work here.
_FIRST_TRIED: Final = (
    "salasana", "password", "lösenord", "losenord", "tunnuslause", "qwerty", "asdfgh", "12345",
    "54321", "abcdef", "kissa", "koira", "kesä", "talvi", "syksy", "kevät", "suomi", "finland",
    "sommar", "vinter", "summer", "winter", "welcome", "tervetuloa", "välkommen", "letmein",
    "iloveyou", "admin", "perkele", "rakas", "älskling", "haastattelu", "intervju", "interview",
    "tarinat", "stories",
)  # fmt: skip


def strength(words: str) -> str:
    """Return the key under ``dialogs.strength`` of what to say of a passphrase."""
    if not words:
        return "hint"
    if is_common(words):
        return "common"
    if len(words) < _SHORT:
        return "short"
    return "strong" if len(words) >= _LONG else "fair"


def is_common(words: str) -> bool:
    """Tell whether little is left once what everybody tries first is taken away."""
    left = words.casefold()
    for tried in _FIRST_TRIED:
        left = left.replace(tried, "")
    left = "".join(letter for letter in left if letter.isalpha())
    return len(set(words.casefold())) < _FEW or len(left) < _FEW
