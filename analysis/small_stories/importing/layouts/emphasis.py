"""Talk where one side is in bold or italics from beginning to end, mostly the questions."""

from bisect import bisect_right

from small_stories.importing.front import front_length, is_title
from small_stories.importing.lines import Line
from small_stories.importing.notes_in_talk import is_note
from small_stories.importing.page_text import Page
from small_stories.importing.passages import Passage
from small_stories.importing.source import Source
from small_stories.importing.stretches import FIRST, SECOND
from small_stories.importing.talk import Layout, Talk
from small_stories.importing.talk_lines import utterance


def recognise(source: Source, page: Page) -> Talk | None:
    """Return the talk where emphasised and plain paragraphs take turns and one side asks."""
    nobody = [None] * len(page.lines)
    front = front_length([line.text for line in page.lines], nobody, [""] * len(page.lines))
    lines = [
        line
        for line in page.lines[front:]
        if line.start not in source.headings and not is_note(line.text) and not is_title(line.text)
    ]
    marked = [_is_emphasised(line, source) for line in lines]
    if sum(marked) < 3 or len(marked) - sum(marked) < 3 or not _asks(lines, marked):
        return None
    groups: list[tuple[bool, list[Passage]]] = []
    for line, is_marked in zip(lines, marked, strict=True):
        if not groups or groups[-1][0] != is_marked:
            groups.append((is_marked, []))
        groups[-1][1].append(line.passage)
    first = groups[0][0]
    found = [
        utterance(FIRST if is_marked == first else SECOND, parts, wrapped=page.wrapped)
        for is_marked, parts in groups
    ]
    return Talk(Layout.EMPHASIS, tuple(one for one in found if one is not None))


def _is_emphasised(line: Line, source: Source) -> bool:
    place = bisect_right(source.emphasis, line.start, key=lambda piece: piece.start) - 1
    if place < 0:
        return False
    end = line.passage.pieces[-1].end
    return source.emphasis[place].end >= end - 2  # the full stop may have been left plain


def _asks(lines: list[Line], marked: list[bool]) -> bool:
    def share(side: bool) -> float:
        told = [line.text for line, one in zip(lines, marked, strict=True) if one == side]
        return sum("?" in text for text in told) / len(told)

    return max(share(True), share(False)) >= 0.5
