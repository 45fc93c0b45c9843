"""Finding everything in a text that may tell who somebody is."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice
from typing import Final

from small_stories.anonymising.finding.houses import house_marks
from small_stories.anonymising.finding.languages import has_pipeline
from small_stories.anonymising.finding.lexicon import listed
from small_stories.anonymising.finding.names import (
    NAME,
    ORDINARY,
    Token,
    finnish_word,
    name_end,
    plain_word,
    ratio_of,
    tokens_of,
    with_full_names,
)
from small_stories.anonymising.finding.patterns import pattern_marks
from small_stories.anonymising.finding.pauses import in_whole_text, without_pauses
from small_stories.anonymising.finding.pipeline import Entity, entities_in
from small_stories.anonymising.finding.traits.found import trait_marks
from small_stories.anonymising.marks import Mark, Tier, longest_first
from small_stories.anonymising.words import never_names
from small_stories.model import IdentityKind

_BATCH: Final = 64
_SPECIFIC_DATE = re.compile(r"\d{4}|kuu(?:ta|n|ssa|s|lla|ta)?\b.*\d|\d.*kuu", re.IGNORECASE)


def find_marks(text: str, language: str) -> list[Mark]:
    """Return what may identify somebody in a text, in order, without overlaps.

    In a language without rules of its own (see ``languages.has_rules``) capitals, lists and
    patterns are all there is.
    """
    return next(find_marks_in([text], language))


def find_marks_in(texts: Iterable[str], language: str) -> Iterator[list[Mark]]:
    """Yield the marks of each text in turn, so that a long search can show how far it is."""
    waiting = iter(texts)
    while batch := list(islice(waiting, _BATCH)):
        tokens = [tokens_of(text) for text in batch]
        if has_pipeline(language):
            seen: Iterable[list[Mark]] = _seen_by_pipeline(batch, tokens, language)
        else:
            seen = ([] for _ in batch)
        for text, row, entities in zip(batch, tokens, seen, strict=True):
            yield _marks_of(text, language, row, entities)


def _marks_of(text: str, language: str, tokens: list[Token], seen: list[Mark]) -> list[Mark]:
    if language == "fi":
        single = [finnish_word(token) for token in tokens]
    else:
        single = [plain_word(token, language) for token in tokens]
    by_word = list(with_full_names(text, [mark for mark in single if mark is not None], tokens))
    houses = house_marks(text, tokens, language)
    traits = trait_marks(text, tokens, language)
    marks = longest_first([*by_word, *houses, *traits, *seen, *_by_pattern(text, language)])
    return [_named(mark, by_word) for mark in marks]


def _by_pattern(text: str, language: str) -> list[Mark]:
    spoken, stood = without_pauses(text)
    return in_whole_text(pattern_marks(spoken, language), stood)


def _named(mark: Mark, by_word: list[Mark]) -> Mark:
    """Give a mark of unknown kind the kind that another way of finding saw in the same words."""
    if mark.kind is not IdentityKind.OTHER:
        return mark
    kinds = [m.kind for m in by_word if m.start < mark.end and mark.start < m.end]
    kind = next((k for k in kinds if k is not IdentityKind.OTHER), mark.kind)
    return replace(mark, kind=kind)


def _seen_by_pipeline(
    texts: list[str], tokens: list[list[Token]], language: str
) -> Iterator[list[Mark]]:
    """Yield the pipeline's names for each text, read as it is and with its names in capitals."""
    cased = [_with_capitals(text, row) for text, row in zip(texts, tokens, strict=True)]
    again = [new for old, new in zip(texts, cased, strict=True) if old != new]
    as_is = entities_in(texts, language)
    second = entities_in(again, language)
    for text, new, row, found in zip(texts, cased, tokens, as_is, strict=True):
        marks = [m for e in found if (m := _entity_mark(e, text, row, Tier.MARKED))]
        if new != text:
            marks += [m for e in next(second) if (m := _entity_mark(e, new, row, Tier.CHECK))]
        yield marks


def _with_capitals(text: str, tokens: list[Token]) -> str:
    letters = list(text)
    for token in tokens:
        if token.has_capital or len(token.form) < 3:
            continue
        hit = listed(token.form)
        ratio = ratio_of(token.form, hit) if hit else None
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
    while inside and not text[inside[0].start].isupper():
        inside = inside[1:]
    if not inside or all(map(_names_nobody, inside)):
        return None
    if len(inside) == 1 and inside[0].starts:
        ratio = ratio_of(inside[0].form, listed(inside[0].form))
        if ratio is not None and ratio < ORDINARY:
            return None
        tier = tier if ratio is None or ratio >= NAME else Tier.CHECK
    if all(t.is_abbreviation for t in inside):
        tier = Tier.CHECK
    return Mark(inside[0].start, name_end(inside[-1]), entity.kind, tier, "pipeline")


def _names_nobody(token: Token) -> bool:
    """Tell whether a word with a capital is left to the lists: *Jumala*, *Kelaan*."""
    hit = listed(token.form)
    return token.form in never_names() or (hit is not None and hit.known_to_all)
