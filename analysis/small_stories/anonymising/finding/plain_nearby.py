"""What stands beside a word of Swedish or English talk and tells whether it names somebody."""

import re
from collections.abc import Sequence
from typing import Final

from small_stories.anonymising import words
from small_stories.anonymising.finding.lexicon import listed_plainly
from small_stories.anonymising.finding.names import Token
from small_stories.anonymising.finding.plain_vocabulary import is_ordinary_word
from small_stories.model import IdentityKind

_NOT_AFTER: Final = frozenset(
    ("a", "an", "the", "some", "any", "every", "no", "this", "that", "these", "those", "much",
     "more", "little", "of", "have", "has", "had", "give", "gives", "gave", "en", "ett", "den",
     "det", "någon", "nån", "ingen", "varje", "mycket", "mera", "av", "ha", "har", "hade", "ge",
     "ger", "gav", "inget")
)  # fmt: skip
_JOINING: Final = ("och", "å", "and", "o", "&")
# names and words for what comes and goes: only they who speak are somebody
_BOTH: Final = frozenset(
    ("joy", "may", "june", "april", "august", "summer", "autumn", "storm", "love", "maj", "sol",
     "vår", "ros", "will")
)  # fmt: skip
_SAYING: Final = frozenset(
    ("said", "says", "told", "asked", "asks", "laughed", "laughs", "smiled", "answered", "called",
     "sa", "sade", "säger", "frågade", "frågar", "ringde", "skrattade", "svarade")
)  # fmt: skip
_ARE: Final = ("are", "were", "är", "e", "va", "var")
_WITH: Final = ("with", "med", "me", "from", "av", "for", "åt")
_SOMEBODY: Final = ("han", "hon", "he", "she", "hans", "hennes")
_ME: Final = (["i"], ["me"], ["jag"], ["ja"], ["mej"], ["mig"], ["her"], ["his"], ["hans"], ["hon"])
_IS: Final = ("is", "was", "är", "e", "va", "var", "ä")
_DONE: Final = re.compile(r"(?:a|ar|er|de|te|t|s|d|ing|en|et)$")  # hardly a family name
_OUR: Final = ("my", "our", "his", "her", "a", "the", "min", "vår", "hans", "hennes", "en", "mitt")
_PLACE_BEFORE: Final = frozenset(
    ("i", "på", "från", "till", "ti", "ifrån", "via", "genom", "utanför", "nära", "kring", "in",
     "at", "from", "to", "near", "around", "outside", "vid")
)  # fmt: skip


def is_named(tokens: Sequence[Token], at: int, language: str) -> bool:
    """Tell whether the words beside an ordinary or unknown word say that it names somebody."""
    form = tokens[at].form.lower()
    if form in words.deeds(language) or _is_nobody(tokens, at, language):
        return False
    before = tokens[at - 1].form.lower() if at else ""
    following = [token.form.lower() for token in tokens[at + 1 : at + 4]]
    if _names(before, language) and (before != "man" or not following):
        return True
    after = following[0] if following else ""
    if before in _NOT_AFTER:
        return False
    return (
        after in words.deeds(language)
        or form.endswith(("'s", "’s"))
        or _is_somebody(following, language)
        or (_is_sure(after) and listed_plainly(form) is not None)
        or (_then_he_or_she(following) and _is_given(form))
        or (_and_me(following) and _is_given(form))
        or _is_joined(tokens, at, language)
    )


def _is_nobody(tokens: Sequence[Token], at: int, language: str) -> bool:
    """Tell whether a word never names anybody; *joy came*, but *Joy said*."""
    form = tokens[at].form.lower()
    following = [token.form.lower() for token in tokens[at + 1 : at + 3]]
    acts = following[:1] != [] and (following[0] in _SAYING or _and_me(following))
    return form in words.never_somebody(language) and not (form in _BOTH and acts)


def is_where(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a place is told of: *i Solf*, *from Kumasi*."""
    return at > 0 and tokens[at - 1].form.lower() in _PLACE_BEFORE


def is_family_name_by_neighbours(tokens: Sequence[Token], at: int, language: str) -> bool:
    """Tell whether an unknown word is half a known name, or stands after a given name."""
    form = tokens[at].form.lower()
    if "-" in form and any(_is_sure(part) for part in form.split("-")):
        return True
    before = tokens[at - 1].form.lower() if at else ""
    given = _is_given(before) and not is_ordinary_word(before, language)
    return given and not before.endswith("s") and _DONE.search(form) is None


def _names(before: str, language: str) -> bool:
    return before in words.before_names(language)


def _is_somebody(following: Sequence[str], language: str) -> bool:
    """Tell whether it is told who somebody is: *Hope is my daughter*."""
    match following:
        case [be, whose, who]:
            return be in _IS and whose in _OUR and _names(who, language)
    return False


def _then_he_or_she(following: Sequence[str]) -> bool:
    """Tell whether somebody is said twice: *sten han va me*, *mark he said*."""
    return bool(following) and following[0] in _SOMEBODY


def _and_me(following: Sequence[str]) -> bool:
    """Tell whether another person is joined: *Will and I met*, *stig å ja for*."""
    return following[:1] != [] and following[0] in _JOINING and following[1:2] in _ME


def _is_joined(tokens: Sequence[Token], at: int, language: str) -> bool:
    """Tell whether a sure name is joined to a word: *Rose and Fatima*, *Abdi och Saga*."""
    for step in (-1, 1):
        joining, other = at + step, at + 2 * step
        inside = 0 <= other < len(tokens) and 0 <= joining < len(tokens)
        if inside and tokens[joining].form.lower() in _JOINING:
            name = tokens[other].form.lower()
            if _is_sure(name) and not is_ordinary_word(name, language):
                return True
            if (
                _is_given(name)
                and _is_given(tokens[at].form)
                and name not in words.never_somebody(language)
            ):
                then = tokens[max(at, other) + 1 :][:1]
                before = tokens[: min(at, other)][-1:]
                said = any(w.form.lower() in (*_ARE, *words.deeds(language)) for w in then)
                return said or any(w.form.lower() in _WITH for w in before)
    return False


def _is_given(form: str) -> bool:
    found = listed_plainly(form)
    return found is not None and found.entry.is_given


def _is_sure(form: str) -> bool:
    found = listed_plainly(form)
    if found is None or found.kind is not IdentityKind.PERSON or found.known_to_all:
        return False
    ordinary = any(form in words.vocabulary(language) for language in ("sv", "en"))
    return not ordinary and len(form) > 3
