"""Names that a pipeline sees in running text, as marks, and how sure each is."""

import re
from collections.abc import Iterator
from typing import Final

from small_stories.anonymising import words
from small_stories.anonymising.finding.lexicon import listed
from small_stories.anonymising.finding.names import (
    NAME,
    ORDINARY,
    Token,
    in_small_letters,
    name_end,
    ratio_of,
)
from small_stories.anonymising.finding.pipeline import Entity, entities_in
from small_stories.anonymising.marks import Mark, Tier
from small_stories.model import IdentityKind

_TITLES: Final = frozenset(("Mr", "Mrs", "Ms", "Miss", "Dr", "Rouva", "Herra", "Neiti", "Tohtori"))
_SPECIFIC_DATE = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def seen_by_pipeline(
    texts: list[str], tokens: list[list[Token]], language: str
) -> Iterator[list[Mark]]:
    """Yield the pipeline's names for each text, read as it is and with its names in capitals.

    A text without any capitals is read in the second way alone: as it is, it shows no names.
    """
    cased = [_with_capitals(text, row) for text, row in zip(texts, tokens, strict=True)]
    shown = [_may_show_a_name(text, row) for text, row in zip(texts, tokens, strict=True)]
    pairs = list(zip(texts, cased, shown, strict=True))
    as_is = entities_in([text for text, _, any_name in pairs if any_name], language)
    second = entities_in([new for text, new, _ in pairs if text != new], language)
    for (text, new, any_name), row in zip(pairs, tokens, strict=True):
        marks: list[Mark] = []
        if any_name:
            marks += [m for e in next(as_is) if (m := _entity_mark(e, text, row, Tier.MARKED))]
        if new != text:
            marks += [m for e in next(second) if (m := _entity_mark(e, new, row, Tier.CHECK))]
        yield marks


def _may_show_a_name(text: str, tokens: list[Token]) -> bool:
    """Tell whether a text has capitals that may be a name's, or a year: most turns have neither."""
    if in_small_letters(tokens):
        return False
    capitals = (t for t in tokens if t.has_capital and t.form not in _TITLES)
    named = any(not (t.starts and _is_a_word(t)) for t in capitals)
    return named or _SPECIFIC_DATE.search(text) is not None


def _with_capitals(text: str, tokens: list[Token]) -> str:
    letters = list(text)
    for token in tokens:
        ordinary = token.form in words.ordinary("fi")
        if token.has_capital or len(token.form) < 3 or ordinary:
            continue
        hit = listed(token.form)
        ratio = ratio_of(token.form, hit) if hit and not hit.entry.says_nothing else None
        if ratio is not None and ratio >= NAME:
            letters[token.start] = letters[token.start].upper()
    return "".join(letters)


def _entity_mark(entity: Entity, text: str, tokens: list[Token], tier: Tier) -> Mark | None:
    inside = [t for t in tokens if t.start < entity.end and entity.start < t.end]
    if entity.kind is IdentityKind.DATE:
        specific = _SPECIFIC_DATE.search(text[entity.start : entity.end])
        return (
            Mark(entity.start, entity.end, entity.kind, Tier.CHECK, "pipeline")
            if specific
            else None
        )
    while inside and (not text[inside[0].start].isupper() or inside[0].form in _TITLES):
        inside = inside[1:]
    whole = entity.kind is IdentityKind.ORGANISATION
    while len(inside) > 1 and not whole and not text[inside[-1].start].isupper():
        inside = inside[:-1]
    if not inside or all(map(_names_nobody, inside)):
        return None
    if inside[0].starts and _is_a_word(inside[0]):
        inside = inside[1:] if len(inside) > 1 and text[inside[1].start].isupper() else []
    if not inside:
        return None
    if len(inside) == 1 and inside[0].starts:
        hit = listed(inside[0].form)
        ratio = ratio_of(inside[0].form, hit)
        sure = ratio >= NAME if ratio is not None else hit is not None
        tier = tier if sure else Tier.CHECK
    if all(t.is_abbreviation for t in inside):
        tier = Tier.CHECK
    return Mark(inside[0].start, name_end(inside[-1]), entity.kind, tier, "pipeline")


def _is_a_word(token: Token) -> bool:
    """Tell whether the first word of a sentence is an ordinary word or one of no list at all."""
    hit = listed(token.form)
    ratio = ratio_of(token.form, hit)
    ordinary = ratio is not None and (ratio < ORDINARY or (hit is None and ratio < NAME))
    return ordinary or token.form.lower() in words.ordinary("fi")


def _names_nobody(token: Token) -> bool:
    """Tell whether a word with a capital is left to the lists: *Jumala*, *Kelaan*."""
    hit = listed(token.form)
    return token.form in words.never_names() or (hit is not None and hit.known_to_all)
