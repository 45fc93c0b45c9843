"""What only hints that a name is meant, so that somebody looks: *lahjalla oli*, *oiva virta*."""

from collections.abc import Sequence
from typing import Final

from small_stories.anonymising import words
from small_stories.anonymising.finding.lexicon import Listed, listed
from small_stories.anonymising.finding.names import Token
from small_stories.anonymising.finding.nearby import HARDLY, NOT_OFTEN, WITH, calls, speaks
from small_stories.anonymising.finnish.commonness import capital_ratio, commonness
from small_stories.anonymising.finnish.endings import Case
from small_stories.model import IdentityKind

_IS: Final = frozenset(
    ("on", "oli", "onki", "onkin", "oliki", "olikin", "olis", "ois", "o", "ol", "onhan", "olihan")
)
_OURS: Final = frozenset(
    ("mun", "minun", "miun", "meidän", "meiän", "meijän", "mein", "meirän", "sen", "hänen",
     "niiden", "semmonen", "semmone", "sellanen", "mies", "nainen", "poika", "tyttö", "äiti", "isä",
     "ite", "itse", "kans", "täällä", "siellä", "siel", "mukana", "vieressä", "paikalla", "meillä")
)  # fmt: skip
_THEIRS: Final = frozenset(
    ("mies", "miehen", "vaimo", "vaimon", "äiti", "äidin", "isä", "isän", "poika", "pojan", "tytär",
     "tyttö", "tytön", "sisko", "veli", "emäntä", "isäntä", "kundi", "muija", "mummo", "ukki",
     "perhe", "kaveri", "serkku", "luona", "tykönä", "tykö", "tilalle", "jälkeen", "ansiosta",
     "avulla", "mukana", "mukaan", "vieressä", "viereen", "puolesta", "lapset",
     "muksut", "koira", "mielestä")
)  # fmt: skip
_CALLED: Final = ("niminen", "nimine", "nimisen", "nimiselle", "nimistä")
_SHORTEST: Final = 3
_SHORTEST_FAMILY: Final = 5
_SHORTEST_UNSEEN: Final = 4
_LONGEST_CALLED: Final = 10  # letters of an unknown name, longer ones are compounds


def may_be_somebody(tokens: Sequence[Token], at: int, hit: Listed) -> bool:
    """Tell whether a word that is a name as well may be somebody's by the words beside it."""
    form = tokens[at].form
    if not hit.entry.is_common or len(hit.base) < _SHORTEST or hit.ending.plural:
        return False
    if half_a_full_name(tokens, at, hit):
        return True
    after = _word(tokens, at + 1)
    if after in _CALLED:
        return True
    ratio = capital_ratio(form)
    ordinary = commonness(form) > NOT_OFTEN or (ratio is not None and ratio < HARDLY)
    if ordinary or not hit.entry.is_given or hit.base.lower() in words.kin():
        return False
    match hit.ending.case:
        case Case.ADESSIVE:
            return after in _IS
        case Case.NOMINATIVE if tokens[at].form.lower() == hit.base.lower():
            return after in _IS and _word(tokens, at + 2) in _OURS
        case Case.GENITIVE:
            return after in _THEIRS or after in WITH
    return False


def is_unseen_form(form: str, hit: Listed) -> bool:
    """Tell whether a common given name's form was never seen as a word: *toivol*, *kieloki*."""
    common = hit.entry.is_given and hit.entry.is_common and len(hit.base) >= _SHORTEST_UNSEEN
    noun = hit.ending.case in (Case.PARTITIVE, Case.ESSIVE, Case.TRANSLATIVE) or hit.ending.plural
    kin = hit.base.lower() in words.kin()
    return common and not (noun or kin) and capital_ratio(form) is None


def half_a_full_name(tokens: Sequence[Token], at: int, hit: Listed) -> bool:
    """Tell whether two words are a given name and a family name: *oiva virta*, *ilo kangas*."""
    begins = hit.entry.is_given and _is_bare(tokens[at], hit) and at + 1 < len(tokens)
    if begins and _side_by_side(tokens, at) and _is_family_after(tokens[at + 1]):
        return True
    if not at or not _side_by_side(tokens, at - 1) or not _is_family_after(tokens[at]):
        return False
    given = listed(tokens[at - 1].form)
    return (
        given is not None
        and given.entry.is_given
        and given.entry.is_common
        and len(given.base) >= _SHORTEST
        and _is_bare(tokens[at - 1], given)
    )


def is_told_of(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether an unknown word is somebody by its neighbours: *soita mikkikille*."""
    form = tokens[at].form.lower()
    after, before = _word(tokens, at + 1), _word(tokens, at - 1)
    if form.endswith(("lle", "lta", "ltä")) and (calls(before) or calls(after)):
        return True
    if form.endswith("n") and len(form) <= _LONGEST_CALLED and (after in WITH or after in _THEIRS):
        return True
    if form.endswith(("lla", "llä")) and len(form) <= _LONGEST_CALLED and after in _IS:
        return True
    return after in _CALLED or (after in _IS and _word(tokens, at + 2) in _OURS)


def does_something(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a word after this one is what people do or are: *Virta oli meidän vetäjä*."""
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    return speaks(following) or _word(tokens, at + 1) in _IS


def _is_bare(token: Token, hit: Listed) -> bool:
    return token.form.lower() == hit.base.lower()


def _is_family_after(token: Token) -> bool:
    found = listed(token.form)
    if found is None or len(found.base) < _SHORTEST_FAMILY or found.ending.tail:
        return False
    family = found.kind is IdentityKind.PERSON and "f" in found.entry.flags
    return family and found.entry.is_common and commonness(token.form) < NOT_OFTEN


def _side_by_side(tokens: Sequence[Token], at: int) -> bool:
    return tokens[at + 1].start == tokens[at].end + 1


def _word(tokens: Sequence[Token], at: int) -> str:
    return tokens[at].form.lower() if 0 <= at < len(tokens) else ""
