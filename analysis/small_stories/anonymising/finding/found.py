"""Finding everything in a text that may tell who somebody is."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Final

from small_stories.anonymising import words
from small_stories.anonymising.finding.associations import association_marks
from small_stories.anonymising.finding.bases import base_of
from small_stories.anonymising.finding.houses import house_marks
from small_stories.anonymising.finding.languages import has_pipeline
from small_stories.anonymising.finding.names import (
    Token,
    in_small_letters,
    tokens_of,
    with_full_names,
)
from small_stories.anonymising.finding.patterns import pattern_marks
from small_stories.anonymising.finding.pauses import in_whole_text, without_pauses
from small_stories.anonymising.finding.phrases import phrases_in
from small_stories.anonymising.finding.plain_words import plain_word
from small_stories.anonymising.finding.remembered import (
    names_of_talk,
    plain_names_of_talk,
    remembered_marks,
    remembered_plainly,
)
from small_stories.anonymising.finding.seen import seen_by_pipeline
from small_stories.anonymising.finding.single_words import finnish_word
from small_stories.anonymising.finding.traits.found import trait_marks
from small_stories.anonymising.finding.unlisted import beside_names
from small_stories.anonymising.finnish.folding import composed
from small_stories.anonymising.marks import Mark, Tier, longest_first
from small_stories.anonymising.matching.book import NameBook
from small_stories.model import IdentityKind

_BATCH: Final = 64


def find_marks(text: str, language: str) -> list[Mark]:
    """Return what may identify somebody in a text, in order, without overlaps.

    In a language without rules of its own (see ``languages.has_rules``) capitals, lists and
    patterns are all there is.
    """
    return next(find_marks_in([text], language))


def find_marks_in(
    texts: Iterable[str], language: str, *, one_talk: bool = True
) -> Iterator[list[Mark]]:
    """Yield the marks of each text in turn, so that a long search can show how far it is.

    The texts are turns of one talk, in which a name that is sure somewhere is found elsewhere;
    with ``one_talk`` false each is a talk of its own.
    """
    read = [_read(text, language) for text in texts]
    book = _names_of(read, language) if one_talk else None
    plain = _plain_names_of(read, language) if one_talk else None
    waiting = iter(read)
    while batch := list(islice(waiting, _BATCH)):
        if has_pipeline(language):
            rows = ([each.text for each in batch], [each.tokens for each in batch])
            seen: Iterable[list[Mark]] = seen_by_pipeline(*rows, language)
        else:
            seen = ([] for _ in batch)
        for each, entities in zip(batch, seen, strict=True):
            names = book or _names_of([each], language)
            said = plain if plain is not None else _plain_names_of([each], language)
            yield [
                replace(mark, start=each.stood[mark.start], end=each.stood[mark.end])
                for mark in _marks_of(each, language, entities, names, said)
            ]


@dataclass(frozen=True, slots=True)
class _Read:
    """A text in composed letters, where each stood, its words, and what names they may be."""

    text: str
    stood: Sequence[int]
    tokens: list[Token]
    by_word: list[Mark]
    named: list[Mark]
    public: list[tuple[int, int, bool]]


def _read(written: str, language: str) -> _Read:
    text, stood = composed(written)
    tokens = tokens_of(text)
    small = in_small_letters(tokens)
    at_all = range(len(tokens))
    if language == "fi":
        single = [finnish_word(tokens, at, small=small) for at in at_all]
    else:
        single = [plain_word(tokens, at, language, small=small) for at in at_all]
    marks = [mark for mark in single if mark is not None]
    if small and language == "fi":
        marks += beside_names(tokens, single)
    in_order = sorted(marks, key=lambda m: m.start)
    by_word = list(with_full_names(text, in_order, tokens, words.vocabulary(language)))
    phrases = phrases_in(text)
    named = [
        *by_word,
        *phrases.marks,
        *house_marks(text, tokens, language),
        *association_marks(text, tokens),
    ]
    return _Read(text, stood, tokens, by_word, named, phrases.public)


def _names_of(read: Iterable[_Read], language: str) -> NameBook:
    """Return the names that are sure in a talk; it is Finnish whose forms can be told."""
    if language != "fi":
        return NameBook(())
    return names_of_talk((each.text, _without_public(each, each.named)) for each in read)


def _plain_names_of(read: Iterable[_Read], language: str) -> frozenset[str]:
    """Return the names that are sure in a talk whose forms are told by an s alone."""
    if language not in ("sv", "en"):
        return frozenset()
    return plain_names_of_talk((each.text, _without_public(each, each.named)) for each in read)


def _marks_of(
    read: _Read, language: str, seen: list[Mark], book: NameBook, plain: frozenset[str]
) -> list[Mark]:
    text, tokens = read.text, read.tokens
    known = [*remembered_marks(text, tokens, book), *remembered_plainly(tokens, read.named, plain)]
    private = _without_public(read, [*read.named, *known, *seen])
    traits = trait_marks(text, tokens, language)
    shaped = _by_pattern(text, language)
    marks = longest_first([*shaped, *private, *traits])
    named = [_named(mark, [*read.by_word, *shaped], text) for mark in marks]
    return [_with_base(mark, text, language) for mark in named]


def _without_public(read: _Read, marks: list[Mark]) -> list[Mark]:
    """Return the marks without people known to all; a name that others bear is looked at."""
    kept = []
    for mark in marks:
        inside = [
            sure for start, end, sure in read.public if start <= mark.start and mark.end <= end
        ]
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


def _named(mark: Mark, found: list[Mark], text: str) -> Mark:
    """Give a mark of unknown kind the kind that another way of finding saw in the same words."""
    is_handle = mark.reason == "handle" and not text[mark.start : mark.end].isalpha()
    if mark.kind is not IdentityKind.OTHER or is_handle:
        return mark
    kinds = [m.kind for m in found if m.start < mark.end and mark.start < m.end]
    kind = next((k for k in kinds if k is not IdentityKind.OTHER), mark.kind)
    return replace(mark, kind=kind)
