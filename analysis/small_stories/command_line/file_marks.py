"""What may identify somebody anywhere in a file's text: in talk, labels, headings and notes."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from small_stories.anonymising.finding.found import find_marks_in
from small_stories.anonymising.marks import Mark, Tier, longest_first
from small_stories.apart.reading import read_apart
from small_stories.apart.readings import Reading
from small_stories.importing.draft import AnyText, Draft
from small_stories.importing.language import language_of
from small_stories.importing.passages import Piece, pieces_of
from small_stories.importing.role_words import CODES, ROLE_OF_WORD, is_known, letters
from small_stories.importing.source import Source
from small_stories.importing.times import STAMP
from small_stories.model import IdentityKind

_LINE: Final = re.compile(r"[^\n\r\v\f\x85\u2028\u2029]+")
_STAMP: Final = re.compile(STAMP)
# What captions are written with: the head of the file, names of cues, tags.
_OF_CAPTIONS: Final = re.compile(
    r"^WEBVTT\b|^(?:NOTE|STYLE|REGION)\b|^(?:Kind|Language):.*|^X-TIMESTAMP-MAP=.*"
    r"|^[\da-fA-F]{8}(?:-[\da-fA-F]{4}){3}-[\da-fA-F]{12}\S*$|</?(?:v|c|i|b|u|lang|ruby)\b[.\w]*"
)
_CAPTIONS: Final = ("vtt", "srt")
_BEFORE: Final = " \t-–—<>"
_LABEL: Final = re.compile(r"[^\W\d_]{3}")
# White space, a word's hyphen at a line's end and the signs of Markdown cut no mark in two.
_NO_CUT: Final = re.compile(r"[\s\u00ad\u200b\ufeff*_]*|[-‐]\s*")


@dataclass(frozen=True, slots=True)
class _Part:
    """Words that are searched by themselves, and the pieces of the file that they come from."""

    text: str
    pieces: tuple[Piece, ...]


def marks_of_file(path: Path, language: str | None = None) -> tuple[str, list[Mark]]:
    """Return a file's own text and its marks in order, in code points of that text.

    The language is the talk's own unless it is told. A mark never goes on from one turn to the
    next. Raises SmallStoriesError for a file that cannot be read.
    """
    read = read_apart(Reading.ANY_TEXT, path, AnyText)
    source, draft = read.source, read.draft
    parts = list(_parts(source, draft))
    spoken = language or (draft.language if draft else language_of(source.text))
    found = find_marks_in([part.text for part in parts], spoken)
    marks = [
        placed
        for part, row in zip(parts, found, strict=True)
        for mark in row
        for placed in _in_file(mark, part, source.text)
    ]
    return source.text, longest_first([*marks, *_labels(source.text, draft)])


def _parts(source: Source, draft: Draft | None) -> Iterator[_Part]:
    turns = draft.turns if draft else ()
    for turn in turns:
        yield _Part(turn.text, turn.pieces)
    talk = sorted(piece for turn in turns for piece in turn.pieces)
    at = 0
    for piece in [*talk, Piece(len(source.text), len(source.text))]:
        yield from _beside_talk(source, at, piece.start)
        at = max(at, piece.end)


def _beside_talk(source: Source, start: int, end: int) -> Iterator[_Part]:
    """Yield the lines between two stretches of talk.

    Time stamps in them are nobody's dates, and the words for a speaker's role name nobody.
    """
    for line in _LINE.finditer(source.text, start, end):
        words = _blank(_STAMP, line[0])
        if source.kind in _CAPTIONS:
            words = _blank(_OF_CAPTIONS, words)
        first = line.start() + len(words) - len(words.lstrip(_BEFORE))
        words = words.strip(_BEFORE)
        only_role = letters(words) in ROLE_OF_WORD or letters(words) in CODES
        if not only_role and any(map(str.isalnum, words)):
            yield _Part(words, (Piece(first, first + len(words)),))


def _blank(pattern: re.Pattern[str], words: str) -> str:
    return pattern.sub(lambda found: " " * len(found[0]), words)


def _in_file(mark: Mark, part: _Part, text: str) -> Iterator[Mark]:
    """Yield a mark at its place in the file, cut only where something stands within it."""
    pieces = pieces_of(part.text, part.pieces, mark.start, mark.end)
    start, end = pieces[0].start, pieces[0].end
    for piece in pieces[1:]:
        if not _NO_CUT.fullmatch(text, end, piece.start):
            yield replace(mark, start=start, end=end)
            start = piece.start
        end = piece.end
    yield replace(mark, start=start, end=end)


def _labels(text: str, draft: Draft | None) -> Iterator[Mark]:
    """Yield the labels of speakers that look like names, wherever they stand outside the talk."""
    if draft is None:
        return
    talk = {i for turn in draft.turns for each in turn.pieces for i in range(each.start, each.end)}
    for speaker in draft.speakers:
        label = speaker.label.strip()
        if is_known(label) or not _LABEL.search(label) or not label[0].isupper():
            continue
        for found in re.finditer(rf"(?<!\w){re.escape(label)}(?!\w)", text):
            if found.start() not in talk:
                yield Mark(*found.span(), IdentityKind.PERSON, Tier.CHECK, "speaker_label")
