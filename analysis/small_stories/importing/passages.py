"""Clean text that knows which characters of the source it came from."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

# Soft hyphen, zero-width space, word joiner, stray byte order mark, marks of direction: they are
# not part of words.
INVISIBLE: Final = "\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff"
UNSEEN: Final = re.compile(f"[{INVISIBLE}]+")
MARKDOWN: Final = re.compile(rf"[{INVISIBLE}]+|\*\*|__")
"""What is cut out of text; in Markdown the signs that make words bold are no part of them."""
# White space and what XML forbids become plain spaces, one for one, so that positions hold. A tab
# stays: it tells columns.
_SPACES: Final = dict.fromkeys((*range(9), *range(10, 32), *range(127, 161), 65534, 65535), " ") | {
    ord(space): " "
    for space in "\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008"
    "\u2009\u200a\u2028\u2029\u202f\u205f\u3000"
}


@dataclass(frozen=True, slots=True, order=True)
class Piece:
    """A range of the source's text in code points, end exclusive."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Passage:
    """Clean text and its pieces.

    The text is the pieces in their order, with one space or nothing between two. A piece neither
    begins nor ends with white space and has as many characters here as in the source, so any
    position can be found again from ``text`` and ``pieces`` alone.
    """

    text: str
    pieces: tuple[Piece, ...]

    def part(self, start: int, end: int | None = None) -> "Passage":
        """Return a range of this passage, trimmed of white space at both ends."""
        end = len(self.text) if end is None else end
        chosen = self.text[start:end]
        start += len(chosen) - len(chosen.lstrip())
        chosen = chosen.strip()
        return Passage(chosen, pieces_of(self.text, self.pieces, start, start + len(chosen)))


def cut_at(whole: Passage, stops: Sequence[int]) -> list[Passage]:
    """Return the parts of a passage between rising stops, without those that are empty."""
    return _parts(whole, pairwise([0, *stops, len(whole.text)]))


def without(whole: Passage, gaps: Sequence[tuple[int, int]]) -> Passage:
    """Return a passage without some ranges of it, told in their order."""
    starts = [0, *(stop for _, stop in gaps)]
    stops = [*(start for start, _ in gaps), len(whole.text)]
    return joined(_parts(whole, zip(starts, stops, strict=True)))


def _parts(whole: Passage, ranges: Iterable[tuple[int, int]]) -> list[Passage]:
    placed = list(_placed(whole.text, whole.pieces))
    places = [at for at, _ in placed]
    found = []
    for start, stop in ranges:
        chosen = whole.text[start:stop]
        first = start + len(chosen) - len(chosen.lstrip())
        chosen = chosen.strip()
        last = first + len(chosen)
        near = placed[max(0, bisect_right(places, first) - 1) : bisect_left(places, last)]
        found.append(Passage(chosen, _overlapping(near, first, last)))
    return [part for part in found if part.text]


def _overlapping(placed: Iterable[tuple[int, Piece]], start: int, end: int) -> tuple[Piece, ...]:
    found = []
    for at, piece in placed:
        if at >= end:
            break
        first = max(start, at)
        last = min(end, at + piece.end - piece.start)
        if first < last:
            found.append(Piece(piece.start + first - at, piece.start + last - at))
    return tuple(found)


def _placed(text: str, pieces: Sequence[Piece]) -> Iterator[tuple[int, Piece]]:
    at = 0
    for piece in pieces:
        at += text[at] == " "  # pieces never begin with a space: this one only joins
        yield at, piece
        at += piece.end - piece.start


def pieces_of(text: str, pieces: Sequence[Piece], start: int, end: int) -> tuple[Piece, ...]:
    """Return where in the source the range of a turn's text stands."""
    return _overlapping(_placed(text, pieces), start, end)


def passage(source: str, start: int, end: int, unseen: re.Pattern[str] = UNSEEN) -> Passage:
    """Return a range of the source's text as a passage, without what is not seen in it."""
    if unseen.search(source, start, end) is None:
        return _as_it_stands(source, start, end)
    parts: list[Passage] = []
    glues: list[str] = []
    at = start
    spaced = False
    for gap in [*unseen.finditer(source, start, end), None]:
        stop = gap.start() if gap else end
        raw = source[at:stop].translate(_SPACES)
        words = raw.strip(" \t")
        if words:
            first = at + len(raw) - len(raw.lstrip(" \t"))
            parts.append(Passage(words, (Piece(first, first + len(words)),)))
            glues.append(" " if spaced or raw.startswith((" ", "\t")) else "")
        spaced = raw.endswith((" ", "\t")) if words else spaced or bool(raw)
        at = gap.end() if gap else end
    return joined(parts, glues)


def _as_it_stands(source: str, start: int, end: int) -> Passage:
    raw = source[start:end].translate(_SPACES).rstrip(" \t")
    words = raw.lstrip(" \t")
    first = start + len(raw) - len(words)
    return Passage(words, (Piece(first, first + len(words)),) if words else ())


def joined(parts: Sequence[Passage], glues: Sequence[str] | None = None) -> Passage:
    """Join passages; each glue (a space unless told) stands before the part of its place."""
    if len(parts) == 1:
        return parts[0]
    text: list[str] = []
    pieces: list[Piece] = []
    for place, part in enumerate(parts):
        if not part.text:
            continue
        if text:
            text.append(glues[place] if glues else " ")
        text.append(part.text)
        pieces.extend(part.pieces)
    return Passage("".join(text), tuple(pieces))
