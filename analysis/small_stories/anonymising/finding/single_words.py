"""Names and places by single words: capitals, the table, how ordinary a word is, neighbours."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from small_stories.anonymising import words
from small_stories.anonymising.finding.commonness import (
    UNSEEN,
    capital_ratio,
    commonness,
    is_common,
)
from small_stories.anonymising.finding.lexicon import Listed, listed, listed_plainly
from small_stories.anonymising.finding.names import CLEAR, NAME, ORDINARY, Token, name_end, ratio_of
from small_stories.anonymising.finding.nearby import (
    begins_a_name,
    is_person_by_neighbours,
    is_thing_by_neighbours,
    speaks,
)
from small_stories.anonymising.finnish.endings import Case
from small_stories.anonymising.marks import Mark, Tier
from small_stories.model import IdentityKind

UNLISTED: Final = 2.0  # a word of no list that nearly always has a capital
RARE: Final = -13.5  # a word that is hardly ever said
_JOINING: Final = ("ja", "och", "and", "eli", "tai")
_LONGEST: Final = 8  # letters of a word that is hardly a compound
_OFTEN_SAID: Final = -11.5
_SHORTEST: Final = 4  # letters of a name that no ordinary word is taken for
_SHORTENED: Final = ("s", "l", "st", "lt", "ks")
# how a Finnish word ends that is no name: verbs, adverbs, spoken shapes
_NO_NAME = re.compile(
    r"(?:[td]iin|[td]aan|[td]ään|nu[t]?|ny[t]?|k[oö]s?|ks|p[aä]s?|sti|mmin|isin|k[aä]{2}n?|mme|tte|v[aä]t"
    r"|h[aä]n|sin|tin|vin|lin|it|ette|ettii|isi|ais|äis|kse|kses|minen|mist[aä]|vaa|mas|mast|maan|mään)$"
)
_FOREIGN = re.compile(
    r"[cqwxzåšžêîûçğışáéíóúñćđ]|^(?:[bdgf][^\Waeiouyäö]|sh|kh|dj|gh|th|ts|m[bw]|n[dgkj])|sh|kh|gh"
)
# a place in a compound: sitratorilla, koivurinteessä
_PLACE_END = re.compile(
    r"\w{3,}(?:mäe|mäke|mäki|kylä|nieme|niemi|lahde|lahte|lahti|laakso|joe|joki|joke|järve|järvi|saare"
    r"|saari|harju|koske|koski|puisto|tori|aukio|vaara|salme|salmi|kallio|korpe|korve|nummi|nummen|rinte"
    r"|kadu|katu|tie|kuja|polu|polku|kaare|raiti|raitti)(?:ssa|ssä|s|sta|stä|st|lla|llä|l|lta|ltä|lle|lt"
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


def finnish_word(tokens: Sequence[Token], at: int, *, small: bool) -> Mark | None:
    """Return the mark of one word of Finnish talk, if it may name somebody or something.

    ``small`` tells that the text has no capitals at all, so that a small letter says nothing.
    """
    token = tokens[at]
    if token.form in words.never_names() or len(token.form) < 2:
        return None
    whole = listed(token.form)
    hit = whole or listed(token.form.split("-")[0])
    if hit is not None and hit.entry.says_nothing:
        return None
    if token.is_abbreviation:
        return _abbreviation(token, hit)
    if token.has_capital and not token.starts:
        return _capital(token, hit)
    short = not token.has_capital and len(token.form) < 3
    if short or (token.form.lower() in words.ordinary("fi") and not begins_a_name(tokens, at, hit)):
        return None
    form = token.form if whole else token.form.split("-")[0]
    if hit is None:
        return _unlisted(tokens, at, form, small=small)
    return _by_ratio(tokens, at, form, hit, small=small)


def _by_ratio(
    tokens: Sequence[Token], at: int, form: str, hit: Listed, *, small: bool
) -> Mark | None:
    """Mark a word whose capital says nothing, or that has none, by how name-like it is."""
    token = tokens[at]
    ratio = ratio_of(form, hit)
    if _is_far_fetched(form, hit):
        return _mark(token, hit.kind, Tier.CHECK, "listed") if token.has_capital else None
    if ratio is None:
        return _rare(token, hit, small=small)
    if ratio >= NAME:
        tier = Tier.CHECK if hit.known_to_all or _is_short_form(form, hit) else Tier.MARKED
        return _mark(token, hit.kind, tier, "listed")
    person = hit.kind is IdentityKind.PERSON and not hit.ending.tail
    if person and (is_person_by_neighbours(tokens, at, hit) or begins_a_name(tokens, at, hit)):
        sure = (ratio >= ORDINARY and not is_common(form)) or token.has_capital
        return _mark(token, hit.kind, Tier.MARKED if sure else Tier.CHECK, "neighbours")
    if hit.ending.inhabitant and hit.kind is IdentityKind.PLACE and not hit.known_to_all:
        return _mark(token, hit.kind, Tier.CHECK, "listed")
    if hit.known_to_all or not (small or token.has_capital) or is_thing_by_neighbours(tokens, at):
        return None
    return _doubtful(token, form, hit, ratio)


def _is_far_fetched(form: str, hit: Listed) -> bool:
    """Tell whether a word is a rare name only by a clitic or a shortened ending: *tirisi*."""
    if hit.kind is not IdentityKind.PERSON or hit.entry.is_common:
        return False
    shortened = hit.ending.case is not Case.NOMINATIVE and form.lower().endswith(_SHORTENED)
    return capital_ratio(form) is None and (hit.ending.tail != "" or shortened)


def _is_short_form(form: str, hit: Listed) -> bool:
    """Tell whether a word is a name of a few letters with an ending that may be another word."""
    return len(hit.base) < _SHORTEST and form.lower() != hit.base.lower()


def _rare(token: Token, hit: Listed, *, small: bool) -> Mark | None:
    """Mark a word that the language's table does not know in any form, but that of names does."""
    bare = token.form.lower() == hit.base.lower()
    if len(hit.base) < _SHORTEST and not (bare and token.has_capital):
        return _mark(token, hit.kind, Tier.CHECK, "listed") if bare and small else None
    if not (token.has_capital or small) and hit.ending.tail:
        return None
    odd = hit.ending.tail != "" or len(token.form) - len(hit.base) > 4
    sure = (token.has_capital or small) and not hit.known_to_all and not odd
    return _mark(token, hit.kind, Tier.MARKED if sure else Tier.CHECK, "listed")


def _doubtful(token: Token, form: str, hit: Listed, ratio: float) -> Mark | None:
    """Mark a word that is a name as well as a word, where nothing beside it tells which."""
    too_ordinary = ratio < ORDINARY or is_common(form) or hit.ending.tail != ""
    family = hit.is_family_name and not _is_clear(hit.base)
    family = family or hit.ending.plural or _is_a_nouns_form(form, hit, ratio)
    rare = hit.kind is IdentityKind.PERSON and not hit.entry.is_common
    if too_ordinary or family or (rare and commonness(form) > RARE):
        return None
    return _mark(token, hit.kind, Tier.CHECK, "ordinary_word")


def _is_a_nouns_form(form: str, hit: Listed, ratio: float) -> bool:
    """Tell whether a form is that of the noun rather than of the name: *onnea*, *lounas*."""
    short = form.lower().endswith(("s", "l", "st", "lt")) and hit.ending.case is not Case.NOMINATIVE
    often = hit.ending.case is Case.GENITIVE and commonness(form) > _OFTEN_SAID
    return ratio < 1 and (short or often or hit.ending.case is Case.PARTITIVE)


def _is_clear(base: str) -> bool:
    ratio = capital_ratio(base)
    return ratio is not None and ratio >= CLEAR


def _unlisted(tokens: Sequence[Token], at: int, form: str, *, small: bool) -> Mark | None:
    """Mark a word of no list for what it looks like: nearly always a capital, foreign, a place."""
    token = tokens[at]
    if len(form) < _SHORTEST or not (small or token.has_capital):
        return None
    lower = form.lower()
    ratio = capital_ratio(form)
    if ratio is not None:
        often = ratio >= UNLISTED
        return _mark(token, IdentityKind.OTHER, Tier.CHECK, "often_capital") if often else None
    if _HOUSE_END.match(lower) and not _ANY_HOUSE.match(lower):
        return _mark(token, IdentityKind.ORGANISATION, Tier.CHECK, "house")
    if _PLACE_END.match(lower):
        return _mark(token, IdentityKind.PLACE, Tier.CHECK, "looks_like_a_place")
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    somebody = speaks(following) and _NO_NAME.search(lower) is None
    looks = somebody or _FOREIGN.search(lower) is not None or _breaks_harmony(lower)
    looks = looks or (token.has_capital and _NO_NAME.search(lower) is None)
    return _mark(token, IdentityKind.OTHER, Tier.CHECK, "capital_at_start") if looks else None


def _breaks_harmony(lower: str) -> bool:
    """Tell whether a short word mixes a, o, u with ä, ö, y, as no Finnish word does."""
    return len(lower) <= _LONGEST and {*"aou"} & {*lower} != set() and {*"äöy"} & {*lower} != set()


def _capital(token: Token, hit: Listed | None) -> Mark:
    tier = Tier.CHECK if hit and hit.known_to_all else Tier.MARKED
    return _mark(token, hit.kind if hit else IdentityKind.OTHER, tier, "capital")


def _abbreviation(token: Token, hit: Listed | None) -> Mark | None:
    if hit is None or hit.kind is not IdentityKind.ORGANISATION:
        return None
    return _mark(token, hit.kind, Tier.CHECK if hit.known_to_all else Tier.MARKED, "listed")


def plain_word(tokens: Sequence[Token], at: int, language: str, *, small: bool) -> Mark | None:
    """Return the mark of one word that is not Finnish, by capitals and the table alone."""
    token = tokens[at]
    if token.form in words.never_names() or len(token.form) < 2:
        return None
    hit = listed_plainly(token.form)
    if hit is not None and hit.entry.says_nothing:
        return None
    if token.is_abbreviation:
        return _abbreviation(token, hit)
    if token.has_capital and not token.starts:
        return _capital(token, hit)
    if len(token.form) < 3 or not (token.has_capital or small):
        return None
    if hit is None:
        return _plain_unlisted(token)
    return _plain_listed(tokens, at, hit, language)


def _plain_unlisted(token: Token) -> Mark | None:
    """Mark a word that Finns have written with a capital letter alone: a name in any language."""
    ratio = capital_ratio(token.form)
    name = ratio is not None and len(token.form) >= _SHORTEST and commonness(token.form) <= UNSEEN
    return _mark(token, IdentityKind.OTHER, Tier.CHECK, "often_capital") if name else None


def _plain_listed(tokens: Sequence[Token], at: int, hit: Listed, language: str) -> Mark | None:
    token = tokens[at]
    lower = token.form.lower()
    english = language != "sv" and (hit.entry.is_english_word or lower in words.ordinary("en"))
    ordinary = english or lower in words.ordinary(language)
    following = tokens[at + 1].form.lower() if at + 1 < len(tokens) else ""
    if ordinary and following not in words.deeds(language):
        return None
    bare = hit.base.lower() == lower
    if not (bare or token.has_capital or lower.endswith(("'s", "’s"))) and language != "sv":
        return None
    person = hit.kind is IdentityKind.PERSON
    rare = person and not hit.entry.is_common and len(hit.base) <= _SHORTEST
    weak = not token.has_capital and (hit.is_family_name or rare)
    if weak and (rare or not hit.entry.is_common):
        return None
    sure = not (ordinary or hit.known_to_all or weak)
    reason = "ordinary_word" if ordinary else "listed"
    return _mark(token, hit.kind, Tier.MARKED if sure else Tier.CHECK, reason)


def beside_names(tokens: Sequence[Token], marks: Sequence[Mark | None]) -> Iterator[Mark]:
    """Yield words that no table knows and that stand among names: *mohamed ikraan ja sumaya*."""
    for at, token in enumerate(tokens):
        near = [n for n in (at - 1, at + 1) if 0 <= n < len(tokens)]
        near += [
            n + n - at for n in near if tokens[n].form in _JOINING and 0 <= n + n - at < len(tokens)
        ]
        named = any(_names_person(marks[n]) for n in near)
        unknown = capital_ratio(token.form) is None and len(token.form) >= _SHORTEST
        if marks[at] is None and named and unknown and _NO_NAME.search(token.form) is None:
            yield _mark(token, IdentityKind.PERSON, Tier.CHECK, "neighbours")


def _names_person(mark: Mark | None) -> bool:
    return mark is not None and mark.kind is IdentityKind.PERSON and mark.tier is Tier.MARKED


def _mark(token: Token, kind: IdentityKind, tier: Tier, reason: str) -> Mark:
    return Mark(token.start, name_end(token), kind, tier, reason)
