"""Talk where one side is marked from beginning to end and the other is not.

The questions are in bold or italics, or are headings or items of a list: an interview guide that
was filled in.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise, zip_longest
from typing import Final

from small_stories.importing.front import front_length, is_title
from small_stories.importing.lines import Line, is_heading
from small_stories.importing.notes_in_talk import is_note
from small_stories.importing.page_text import Page
from small_stories.importing.passages import Passage
from small_stories.importing.source import Source
from small_stories.importing.stretches import FIRST, SECOND
from small_stories.importing.talk import Layout, Talk
from small_stories.importing.talk_lines import utterance

_LISTED: Final = re.compile(r"(?:#{1,6}\s+|(?:\d{1,2}(?:\.\d{1,2})?[.)]|[-–—•*])\s+)(?=\S)")


def recognise(source: Source, page: Page) -> Talk | None:
    """Return the talk where marked and plain paragraphs take turns and one side asks."""
    nobody = [None] * len(page.lines)
    front = front_length([line.text for line in page.lines], nobody, [""] * len(page.lines))
    italic = "*_" if source.kind == "md" else ""
    spoken = [
        line
        for line in page.lines[front:]
        if not is_note(line.text.strip(italic)) and not is_title(line.text)
    ]
    without_headings = [line for line in spoken if not is_heading(source, line)]
    bold = [_is_emphasised(line, source) for line in without_headings]
    if _both_sides(bold) and _asked(without_headings, bold) >= 0.5:
        return _talk([_without_mark(line) for line in without_headings], bold, page.wrapped)
    spoken = _without_titles(spoken, source)
    listed = [_is_listed(line, source) for line in spoken]
    dashed = [not line.text.startswith(("–", "—")) for line in spoken]
    if _both_sides(dashed) and _takes_turns(dashed) and _asks(spoken, dashed):
        return _talk([_without_mark(line) for line in spoken], dashed, page.wrapped)
    if _both_sides(listed) and _takes_turns(listed) and _asks(spoken, listed):
        bare = [_without_mark(line) for line in spoken]
        return _talk(bare, listed, page.wrapped)
    return None


def _talk(lines: Sequence[Line], marked: Sequence[bool], wrapped: bool) -> Talk:
    groups: list[tuple[bool, list[Passage]]] = []
    for line, is_marked in zip(lines, marked, strict=True):
        if not groups or groups[-1][0] != is_marked:
            groups.append((is_marked, []))
        groups[-1][1].append(line.passage)
    first = groups[0][0]
    found = [
        utterance(FIRST if is_marked == first else SECOND, parts, wrapped=wrapped)
        for is_marked, parts in groups
    ]
    return Talk(Layout.EMPHASIS, tuple(one for one in found if one is not None))


def _is_emphasised(line: Line, source: Source) -> bool:
    if source.kind == "md" and line.text[0] == line.text[-1] and line.text[0] in "*_":
        return True
    place = bisect_right(source.emphasis, line.start, key=lambda piece: piece.start) - 1
    if place < 0:
        return False
    end = line.passage.pieces[-1].end
    return source.emphasis[place].end >= end - 2  # the full stop may have been left plain


def _without_titles(lines: Sequence[Line], source: Source) -> list[Line]:
    """Leave out headings that have another heading below them: the title above the questions."""
    return [
        line
        for line, below in zip_longest(lines, lines[1:])
        if not (below and is_heading(source, line) and is_heading(source, below))
    ]


def _is_listed(line: Line, source: Source) -> bool:
    listed = line.start in source.items or _LISTED.match(line.text) is not None
    return listed or is_heading(source, line)


def _without_mark(line: Line) -> Line:
    mark = _LISTED.match(line.text)
    words = line.passage.part(mark.end()) if mark else line.passage
    if words.text[0] == words.text[-1] and words.text[0] in "*_":
        words = words.part(1, len(words.text) - 1)
    return Line(words, line.gap)


def _both_sides(marked: Sequence[bool]) -> bool:
    return sum(marked) >= 3 and len(marked) - sum(marked) >= 3


def _takes_turns(marked: Sequence[bool]) -> bool:
    """Tell whether plain words stand under nearly every mark."""
    followed = [not after for before, after in pairwise(marked) if before]
    return sum(followed) >= 0.8 * len(followed)


def _share(lines: Sequence[Line], marked: Sequence[bool], side: bool) -> float:
    told = [line.text for line, one in zip(lines, marked, strict=True) if one == side]
    return sum("?" in text for text in told) / len(told)


def _asked(lines: Sequence[Line], marked: Sequence[bool]) -> float:
    return max(_share(lines, marked, True), _share(lines, marked, False))


def _asks(lines: Sequence[Line], marked: Sequence[bool]) -> bool:
    """Tell whether the marked side asks and the other one does not."""
    asking = _share(lines, marked, True)
    return asking >= 0.5 and asking > 2 * _share(lines, marked, False)
