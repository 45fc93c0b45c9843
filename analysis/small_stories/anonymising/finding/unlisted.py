"""Words that no table has: what they look like, and which names they stand among."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from small_stories.anonymising import words
from small_stories.anonymising.finding.figures import is_number
from small_stories.anonymising.finding.lexicon import Listed, listed
from small_stories.anonymising.finding.maybe_somebody import is_told_of
from small_stories.anonymising.finding.names import ORDINARY, Token
from small_stories.anonymising.finding.nearby import speaks
from small_stories.anonymising.finding.spoken import from_dialect, is_compound, written_ratio
from small_stories.anonymising.finding.word_marks import SHORTEST, mark_of
from small_stories.anonymising.finnish.commonness import capital_ratio
from small_stories.anonymising.marks import Mark, Tier
from small_stories.model import IdentityKind

UNLISTED: Final = 2.0  # a word of no list that nearly always has a capital
_JOINING: Final = ("ja", "och", "and", "eli", "tai")
_LONGEST: Final = 8  # letters of a word that is hardly a compound
# how a Finnish word ends that is no name: verbs, adverbs, spoken shapes
_NO_NAME = re.compile(
    r"(?:[td]iin|[td]aan|[td]ään|nu[t]?|ny[t]?|k[oö]s?|ks|p[aä]s?|sti|mmin|isin|k[aä]{2}n?|mme|tte|v[aä]t"
    r"|h[aä]n|sin|tin|vin|lin|it|ette|ettii|isi|ais|äis|kse|kses|minen|mist[aä]|vaa|mas|mast|maan|mään)$"
)
_NICKNAME = re.compile(
    r"(?P<it>[^\Waeiouyäö]{0,2}[aeiouyäö]{1,2}[^\Waeiouyäö]{1,3}[aeiouyäö])(?:h[aä]n|ki|kin|lle|n)?"
)
_NO_NICKNAME = re.compile(r"(?:n[aä]|l[aä]|[hvj][aä]|h[oö]|vo|vu|m[aä]|kse|nti|si|te)$")
_FOREIGN = re.compile(
    r"[cqwxzåšžêîûçğışáéíóúñćđ]|^(?:[bdgf][^\Waeiouyäö]|sh|kh|dj|gh|th|ts|m[bw]|n[dgkj])|sh|kh|gh"
)
# a place in a compound: sitratorilla, koivurinteessä
_PLACE_END = re.compile(
    r"\w{3,}(?:mäe|mäke|mäki|kylä|nieme|niemi|lahde|lahte|lahti|laakso|port(?:ti|i)|moisio|hovi|valkama|pen(?:ger|kere)|törmä|mylly|alho|joe|joki|joke|järve|järvi|saare"
    r"|saari|harju|koske|koski|puisto|tori|aukio|vaara|salme|salmi|kallio|korpe|korve|nummi|nummen|rinte"
    r"|vede|vesi|vete|kankaa|lamme|lampe|luodo|luoto|kadu|katu|tie|kuja|polu|polku|kaare|raiti|raitti|ranna|ranta|puistiko|puistikko|niity|niitty|kartano|pello)(?:ssa|ssä|s|sta|stä|st|lla|llä|l|lta|ltä|lle|lt"
    r"|an|än|in|en|on|un|lle|n)$"
)  # fmt: skip
_HOUSE_END = re.compile(
    r"\w{3,}(?:ko[dt]i|talo|koulu|päiväkoti|päiväkodi|keskus|keskukse)(?:n|i[an]|a|on|un|in|seen|ssa|s|sta|st"
    r"|lla|l|lta|lt|lle)?$"
)
_ANY_HOUSE = re.compile(
    r".*(?:lapsuuden|lapsuus|synnyin|syntymä|vanhain|hoito|hoiva|palvelu|perhe|ryhmä|lasten|nuoriso|tuki|koti"
    r"|oma|kerros|rivi|puu|pari|turva|saatto|kesä|asuin|kulttuuri|asukas|kerho|pien|päivä|seniori|kivi|pienkerros"
    r"|ala|ylä|perus|ammatti|kansa|yli|korkea|musiikki|eskari|esi|iltapäivä|kirkko|leiri|autio|vieras|kauppa|terveys"
    r"|liikunta|toiminta|tieto|kriisi|ostos|osto|vastaanotto|kuntoutus|matka|urheilu|keski|naapurin|mummun|mummon)"
    r"(?:ko[dt]i|talo|koulu|kesku)\w*$"
)


def unlisted_word(tokens: Sequence[Token], at: int, form: str, *, small: bool) -> Mark | None:
    """Mark a word of no list for what it looks like: nearly always a capital, foreign, a place."""
    token = tokens[at]
    if len(form) < SHORTEST or not (small or token.has_capital):
        return None
    lower = form.lower()
    if is_number(lower, "fi"):
        return None
    ratio = capital_ratio(form)
    if ratio is not None:
        often = ratio >= UNLISTED
        return mark_of(token, IdentityKind.OTHER, Tier.CHECK, "often_capital") if often else None
    if _HOUSE_END.match(lower) and not _ANY_HOUSE.match(lower):
        return mark_of(token, IdentityKind.ORGANISATION, Tier.CHECK, "house")
    if _PLACE_END.match(lower):
        return mark_of(token, IdentityKind.PLACE, Tier.CHECK, "looks_like_a_place")
    if is_two_given_names(lower):
        return mark_of(token, IdentityKind.PERSON, Tier.CHECK, "listed")
    if _is_ordinary(form):
        return None
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    somebody = speaks(following) and _NO_NAME.search(lower) is None
    somebody = somebody or (_NO_NAME.search(lower) is None and is_told_of(tokens, at))
    looks = somebody or _FOREIGN.search(lower) is not None or _breaks_harmony(lower)
    looks = looks or (token.has_capital and _NO_NAME.search(lower) is None)
    looks = looks or (small and _is_like_a_nickname(lower))
    return mark_of(token, IdentityKind.OTHER, Tier.CHECK, "capital_at_start") if looks else None


def _is_ordinary(form: str) -> bool:
    """Tell whether a word is an ordinary one as it is spoken, or made of two ordinary ones."""
    written = written_ratio(form)
    said = written is not None and written < ORDINARY
    return said or form.lower() in words.ordinary("fi") or is_compound(form)


def is_two_given_names(lower: str) -> bool:
    """Tell whether a word is two given names in one: *pirkkoliisa*, *annakaisalle*."""
    for cut in range(SHORTEST, len(lower) - SHORTEST + 1):
        first = listed(lower[:cut])
        if first is None or not _is_common_given(first) or first.base.lower() != lower[:cut]:
            continue
        second = listed(lower[cut:])
        if second is not None and _is_common_given(second) and not second.ending.plural:
            return True
    return False


def _is_common_given(hit: Listed) -> bool:
    return hit.entry.is_given and hit.entry.is_common and len(hit.base) >= SHORTEST


def _is_like_a_nickname(lower: str) -> bool:
    """Tell whether an unknown word of two syllables looks like a nickname: *jampe*, *jorkkahan*."""
    found = _NICKNAME.fullmatch(lower)
    no_name = found is None or _NO_NICKNAME.search(found["it"]) is not None
    if found is None or no_name or found["it"] in words.ordinary("fi"):
        return False
    said = (each for each in from_dialect(lower) if (capital_ratio(each) or 0.0) < 0)
    return next(said, None) is None


def _breaks_harmony(lower: str) -> bool:
    """Tell whether a short word mixes a, o, u with ä, ö, y, as no Finnish word does."""
    return len(lower) <= _LONGEST and {*"aou"} & {*lower} != set() and {*"äöy"} & {*lower} != set()


def beside_names(tokens: Sequence[Token], marks: Sequence[Mark | None]) -> Iterator[Mark]:
    """Yield words that no table knows and that stand among names: *mohamed ikraan ja sumaya*."""
    for at, token in enumerate(tokens):
        near = [n for n in (at - 1, at + 1) if 0 <= n < len(tokens)]
        near += [
            n + n - at for n in near if tokens[n].form in _JOINING and 0 <= n + n - at < len(tokens)
        ]
        named = any(_names_person(marks[n]) for n in near)
        unknown = capital_ratio(token.form) is None and len(token.form) >= SHORTEST
        unknown = unknown and named and not _is_ordinary(token.form)
        if marks[at] is None and named and unknown and _NO_NAME.search(token.form) is None:
            yield mark_of(token, IdentityKind.PERSON, Tier.CHECK, "neighbours")


def _names_person(mark: Mark | None) -> bool:
    return mark is not None and mark.kind is IdentityKind.PERSON and mark.tier is Tier.MARKED
