"""Finding everything in a text that may tell who somebody is."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice
from typing import Final

from small_stories.anonymising import words
from small_stories.anonymising.finding.associations import association_marks
from small_stories.anonymising.finding.bases import base_of
from small_stories.anonymising.finding.houses import house_marks
from small_stories.anonymising.finding.languages import has_pipeline
from small_stories.anonymising.finding.lexicon import listed
from small_stories.anonymising.finding.names import (
    NAME,
    ORDINARY,
    Token,
    in_small_letters,
    name_end,
    ratio_of,
    tokens_of,
    with_full_names,
)
from small_stories.anonymising.finding.patterns import pattern_marks
from small_stories.anonymising.finding.pauses import in_whole_text, without_pauses
from small_stories.anonymising.finding.phrases import phrase_marks, public_spans
from small_stories.anonymising.finding.pipeline import Entity, entities_in
from small_stories.anonymising.finding.single_words import (
    beside_names,
    finnish_word,
    plain_word,
)
from small_stories.anonymising.finding.traits.found import trait_marks
from small_stories.anonymising.marks import Mark, Tier, longest_first
from small_stories.model import IdentityKind

_BATCH: Final = 64
_TITLES: Final = frozenset(("Mr", "Mrs", "Ms", "Miss", "Dr", "Rouva", "Herra", "Neiti", "Tohtori"))
_SPECIFIC_DATE = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


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
    small = in_small_letters(tokens)
    at_all = range(len(tokens))
    if language == "fi":
        single = [finnish_word(tokens, at, small=small) for at in at_all]
    else:
        single = [plain_word(tokens, at, language, small=small) for at in at_all]
    marks = [mark for mark in single if mark is not None]
    if small and language == "fi":
        marks += beside_names(tokens, single)
    by_word = list(with_full_names(text, sorted(marks, key=lambda m: m.start), tokens))
    named = [
        *by_word,
        *phrase_marks(text),
        *house_marks(text, tokens, language),
        *association_marks(text, tokens),
        *seen,
    ]
    private = _without_public(text, named)
    traits = trait_marks(text, tokens, language)
    marks = longest_first([*private, *traits, *_by_pattern(text, language)])
    return [_with_base(_named(mark, by_word), text, language) for mark in marks]


def _without_public(text: str, marks: list[Mark]) -> list[Mark]:
    """Return the marks without people known to all, who are only looked at if others bear the name."""
    public = public_spans(text)
    kept = []
    for mark in marks:
        inside = [sure for start, end, sure in public if start <= mark.start and mark.end <= end]
        if not inside:
            kept.append(mark)
        elif not any(inside):
            kept.append(replace(mark, tier=Tier.CHECK))
    return kept


def _with_base(mark: Mark, text: str, language: str) -> Mark:
    if mark.base:
        return mark
    return replace(mark, base=base_of(text[mark.start : mark.end], mark.kind, language))


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
    """Yield the pipeline's names for each text, read as it is and with its names in capitals.

    A text without any capitals is read in the second way alone: as it is, it shows no names.
    """
    cased = [_with_capitals(text, row) for text, row in zip(texts, tokens, strict=True)]
    small = [in_small_letters(row) for row in tokens]
    pairs = list(zip(texts, cased, small, strict=True))
    as_is = entities_in([text for text, _, lower in pairs if not lower], language)
    second = entities_in([new for text, new, _ in pairs if text != new], language)
    for (text, new, lower), row in zip(pairs, tokens, strict=True):
        marks: list[Mark] = []
        if not lower:
            marks += [m for e in next(as_is) if (m := _entity_mark(e, text, row, Tier.MARKED))]
        if new != text:
            marks += [m for e in next(second) if (m := _entity_mark(e, new, row, Tier.CHECK))]
        yield marks


def _with_capitals(text: str, tokens: list[Token]) -> str:
    letters = list(text)
    for token in tokens:
        if token.has_capital or len(token.form) < 3:
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
