"""The base form of a name that was found: *Kirsti Rautiolle* is Kirsti Rautio."""

import re
from typing import Final

from small_stories.anonymising.finding.lexicon import listed, listed_plainly, readings
from small_stories.anonymising.finnish.commonness import capital_ratio
from small_stories.anonymising.finnish.endings import Case
from small_stories.anonymising.finnish.forms import ending_in
from small_stories.model import IdentityKind

_NAMED: Final = (
    IdentityKind.PERSON,
    IdentityKind.PLACE,
    IdentityKind.ORGANISATION,
    IdentityKind.OTHER,
)
_ENDINGS: Final = (
    "ssakin", "stakin", "llakin", "lainen", "läinen", "laiset", "läiset", "laisia", "läisiä",
    "ssa", "ssä", "sta", "stä", "lla", "llä", "lta", "ltä", "lle", "ksi", "seen", "aan", "ään",
    "iin", "oon", "uun", "een", "yyn", "öön", "hun", "hin", "han", "nkin", "hän", "st", "lt", "ta",
    "tä", "na", "nä", "n", "s", "l", "a", "ä", "t",
)  # fmt: skip
_STRONG: Final = {
    "nn": "nt", "ng": "nk", "mm": "mp", "ll": "lt", "rr": "rt", "hd": "ht", "d": "t", "v": "p",
    "k": "kk", "t": "tt", "p": "pp",
}  # fmt: skip
_NOUN: Final = re.compile(
    r"\w(?:katu|tie|kuja|polku|kaari|tori|aukio|puisto|mäki|koski|lahti|niemi|järvi|joki|saari|kylä|harju"
    r"|laakso|vaara|salmi|ranta|koti|talo|koulu|hanke|nen)$"
)


def base_of(said: str, kind: IdentityKind, language: str) -> str:
    """Return the base form of words that name somebody or something; of other words nothing."""
    parts = said.split()
    if kind not in _NAMED or not parts:
        return ""
    if language != "fi":
        return " ".join([*map(_capital, parts[:-1]), _plain_base(parts[-1])])
    heads = [_first(part) for part in parts[:-1]]
    return " ".join([*heads, _finnish_base(parts[-1], kind)])


def _capital(word: str) -> str:
    return word[:1].upper() + word[1:]


def _plain_base(word: str) -> str:
    found = listed_plainly(word)
    if found is not None:
        return found.base
    return _capital(re.sub(r"['’]s$", "", word))


def _first(word: str) -> str:
    """Return a name before another: it stays, but a family name in the genitive does not."""
    found = listed(word)
    genitive = found is not None and found.ending.case is Case.GENITIVE
    return found.base if found is not None and genitive else _capital(word)


def _finnish_base(word: str, kind: IdentityKind) -> str:
    found = next((each for each in readings(word) if each.kind is kind), None) or listed(word)
    return found.base if found is not None else _guessed(word)


def _guessed(word: str) -> str:
    """Return the likeliest base form of a name that no list has."""
    bare = re.split(r"[:’']", word)[0]
    if bare != word:
        return _capital(bare)
    candidates = [_capital(word)]
    lower = word.lower()
    for end in _ENDINGS:
        if lower.endswith(end) and len(lower) - len(end) > 2:
            stem = lower[: -len(end)]
            candidates += [_capital(each) for each in _bases(stem)]
    fitting = [each for each in candidates if ending_in(each, lower) is not None]
    return max(fitting, key=lambda each: _likeliness(each, lower), default=_capital(word))


def _bases(stem: str) -> list[str]:
    found = [stem]
    if stem.endswith("se"):
        found.append(stem[:-2] + "nen")
    if stem.endswith("kse"):
        found.append(stem[:-3] + "s")
    if stem.endswith("i") and stem[-2:-1] not in "aeiouyäö":
        found.append(stem[:-1])
    if stem.endswith("e"):
        found.append(stem[:-1] + "i")
    for weak, strong in _STRONG.items():
        if stem[:-1].endswith(weak):
            found.append(stem[: -1 - len(weak)] + strong + stem[-1])
    return found


def _likeliness(base: str, lower: str) -> tuple[float, bool, int]:
    """Order bases: known with a capital, then a changed form, then one that lost most letters."""
    ratio = capital_ratio(base)
    known = (ratio or 0.0) + 5 * (_NOUN.search(base) is not None)
    foreign = base[-1] not in "aeiouyäöåns"
    return known, foreign and lower[len(base) :].startswith("i"), -len(base)
