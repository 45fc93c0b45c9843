"""What stands beside a word and tells whether it names a person: *toivo soitti*, *toivo elää*."""

import re
from collections.abc import Sequence
from typing import Final

from small_stories.anonymising import words
from small_stories.anonymising.finding.lexicon import Listed, listed
from small_stories.anonymising.finding.names import NAME, Token, ratio_of
from small_stories.anonymising.finnish.commonness import capital_ratio, commonness
from small_stories.anonymising.finnish.endings import Case
from small_stories.model import IdentityKind

# said after somebody in the genitive: Hannan kaa
WITH: Final = frozenset(
    (
        "kaa",
        "kans",
        "kanss",
        "kanssa",
        "kaas",
        "kera",
        "luona",
        "luo",
        "luokse",
        "luota",
        "seurassa",
    )
)
_CASES_OF_CALLS: Final = (Case.ALLATIVE, Case.ABLATIVE)
_ARTICLES: Final = frozenset(("se", "sen", "sille", "tää", "joku", "yks", "yksi", "tuo", "toi"))
_CALLING: Final = re.compile(
    r"(?:soit|soita|kerro|kerto|sano|anno|anto|anna|laito|laita|kirjo|puhu|huus|vasta|viest|kiito"
    r"|terve|näyt|pyys|pyyd|ky[ds]y|sain|saa[nt]|kuul|tekst)"
)
NOT_OFTEN: Final = -9.7
HARDLY: Final = -2.3
_SHORTEST: Final = 4
_NO_NAME_AFTER: Final = re.compile(
    r"(?:hyvä|iso|pieni|kova|suuri|joka|koko|mikä|mitä|mitään|ei|oma|paljon|vähän|enemmän|eka|ensi"
    r"|viime|yhtä|jokainen|kaunis|kauhea|hirveä|huono|lämmin|kylmä|minkä|ihan|niin|tosi|mun|mul|kevät)$"
)


def speaks(token: Token | None) -> bool:
    """Tell whether a word is something that people do: *sano*, *soitti*, *nauroi*."""
    return token is not None and token.form.lower() in words.deeds("fi")


def is_person_by_neighbours(tokens: Sequence[Token], at: int, hit: Listed) -> bool:
    """Tell whether the words beside one say that a person is meant."""
    before = tokens[at - 1].form.lower() if at else ""
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    if hit.is_family_name:
        return before in words.titles()
    if not _can_be_somebody(tokens[at].form, hit):
        return False
    case = hit.ending.case
    if case is Case.GENITIVE:
        return (after is not None and after.form.lower() in WITH) or _is_sure_given(after)
    if case in _CASES_OF_CALLS:
        return calls(before) or (after is not None and calls(after.form.lower()))
    if case is not Case.NOMINATIVE or hit.ending.plural:
        return False
    named = before in words.kin() or (before in _ARTICLES and speaks(after))
    return named or (speaks(after) and not _NO_NAME_AFTER.match(before))


def _can_be_somebody(form: str, hit: Listed) -> bool:
    """Tell whether a name is borne by many and its word is none of the commonest of all."""
    ratio = capital_ratio(form)
    often = commonness(form) > NOT_OFTEN or (ratio is not None and ratio < HARDLY)
    return hit.entry.is_common and len(hit.base) >= _SHORTEST and not often


def is_thing_by_neighbours(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether the word before says that no person is meant: *hyvä onni*, *joka päivä*."""
    before = tokens[at - 1].form.lower() if at and not tokens[at].starts else ""
    return _NO_NAME_AFTER.match(before) is not None


def calls(word: str) -> bool:
    """Tell whether a word is of calling, telling or giving: *soitin*, *anna*."""
    return _CALLING.match(word) is not None


def _is_sure_given(token: Token | None) -> bool:
    if token is None:
        return False
    found = listed(token.form)
    ratio = ratio_of(token.form, found)
    return found is not None and found.entry.is_given and ratio is not None and ratio >= NAME


def begins_a_name(tokens: Sequence[Token], at: int, hit: Listed | None) -> bool:
    """Tell whether a given name stands before a surer one: *anna liisa*, *harjun seppo*."""
    if hit is None or not (hit.entry.is_given or hit.is_family_name) or not hit.entry.is_common:
        return False
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    nominative = hit.ending.case is Case.NOMINATIVE and hit.base.lower() == tokens[at].form.lower()
    fits = nominative if hit.entry.is_given else hit.ending.case is Case.GENITIVE
    if not fits or after is None:
        return False
    if tokens[at].has_capital and hit.entry.is_given and _is_capital_family(tokens[at], after):
        return True
    return len(hit.base) >= _SHORTEST and _is_sure_given(after)


def _is_capital_family(given: Token, token: Token) -> bool:
    """Tell whether a word with a capital follows as a family name does: *Ilo Kangas*."""
    beside = token.start == given.end + 1 and token.has_capital and not token.starts
    if not beside or token.is_abbreviation:
        return False
    found = listed(token.form)
    return found is None or found.kind is IdentityKind.PERSON or "f" in found.entry.flags
