"""Tints behind the words of stories, and lines under what may identify somebody."""

from collections.abc import Iterator, Sequence
from heapq import heappop, heappush
from itertools import pairwise

from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from small_stories.model import PartKind
from small_stories.storage.stories import StorySpan
from small_stories_app.appearance.palettes import colours, theme_tint
from small_stories_app.transcript import verbatim
from small_stories_app.transcript.content import Content
from small_stories_app.transcript.document import TranscriptDocument

Tint = QTextEdit.ExtraSelection
Place = tuple[int, int, QTextCharFormat]


def tints(
    content: Content,
    document: TranscriptDocument,
    turn: int,
    at_hand: int | None,
    *,
    uncertain: bool,
) -> list[Tint]:
    """Return what is drawn behind and under the words of a turn.

    Where stories overlap, words have one tint: of the story at hand, or else of the shortest.
    """
    places = [
        *_stories(content, turn, at_hand),
        *_plot(content, turn, at_hand),
        *_marks(content, turn),
        *_besides_words(content, turn),
        *(_uncertain(content, turn) if uncertain else ()),
    ]
    return [_tint(document, turn, *place) for place in places]


def _stories(content: Content, turn: int, at_hand: int | None) -> Iterator[Place]:
    own = content.spans_in.get(turn, ())
    lengths = {span.story_id: content.length_of(span.story_id) for span in own}
    first = sorted(own, key=lambda s: (s.story_id != at_hand, lengths[s.story_id], s.story_id))
    for story, start, end in _seen(first):
        yield start, end, _story_letters(content.themes_of(story), at_hand=story == at_hand)


def _seen(spans: Sequence[StorySpan]) -> list[tuple[int, int, int]]:
    """Return whose tint is seen from where to where, given spans with the one in front first."""
    begins = sorted((span.start, rank) for rank, span in enumerate(spans) if span.start < span.end)
    edges = sorted({edge for span in spans for edge in (span.start, span.end)})
    front: list[int] = []
    seen: list[tuple[int, int, int]] = []
    at = 0
    for start, end in pairwise(edges):
        while at < len(begins) and begins[at][0] <= start:
            heappush(front, begins[at][1])
            at += 1
        while front and spans[front[0]].end <= start:
            heappop(front)
        if front:
            story = spans[front[0]].story_id
            # One tint that goes on: two side by side would show where they meet.
            goes_on = seen and seen[-1][0] == story and seen[-1][2] == start
            begin = seen.pop()[1] if goes_on else start
            seen.append((story, begin, end))
    return seen


def _story_letters(themes: tuple[int, ...], *, at_hand: bool) -> QTextCharFormat:
    letters = QTextCharFormat()
    tint = theme_tint(themes[0]) if themes else _no_theme()
    if at_hand:
        tint.setAlpha(round(tint.alpha() * 1.6))
    letters.setBackground(tint)
    return letters


def _no_theme() -> QColor:
    tint = QColor(colours().line)
    tint.setAlpha(colours().tint)
    return tint


def _plot(content: Content, turn: int, at_hand: int | None) -> Iterator[Place]:
    """Underline the parts of the plot of the story at hand: waves where it turns, dashes else."""
    style = QTextCharFormat.UnderlineStyle
    for part in content.parts:
        if part.story_id == at_hand and part.turn_id == turn:
            wave = part.kind == PartKind.PLOT_TURN
            kind = style.WaveUnderline if wave else style.DashUnderline
            yield part.start, part.end, _underlined(kind, colours().text)


def _marks(content: Content, turn: int) -> Iterator[Place]:
    style = QTextCharFormat.UnderlineStyle
    for mark in content.marks_in.get(turn, ()):
        open_ = mark.decision is None
        kind = style.DashDotLine if open_ else style.SingleUnderline
        colour = colours().text if open_ else colours().line
        yield mark.start, mark.end, _underlined(kind, colour)


def _besides_words(content: Content, turn: int) -> Iterator[Place]:
    """Let pauses, laughter and the like stand back from the words that were said."""
    letters = QTextCharFormat()
    letters.setForeground(QColor(colours().muted))
    for start, end in verbatim.places(content.turns[turn].text):
        yield start, end, letters


def _uncertain(content: Content, turn: int) -> Iterator[Place]:
    """Dot the words that the recogniser was not sure of, until a person has checked the turn."""
    letters = _underlined(QTextCharFormat.UnderlineStyle.DotLine, colours().muted)
    for word in content.uncertain.get(turn, ()):
        yield word.start, word.end, letters


def _underlined(style: QTextCharFormat.UnderlineStyle, colour: str) -> QTextCharFormat:
    letters = QTextCharFormat()
    letters.setUnderlineStyle(style)
    letters.setUnderlineColor(QColor(colour))
    return letters


def _tint(
    document: TranscriptDocument, turn: int, start: int, end: int, letters: QTextCharFormat
) -> Tint:
    tint = Tint()
    cursor = QTextCursor(document.document)
    cursor.setPosition(document.position_of(turn, start))
    cursor.setPosition(document.position_of(turn, end), QTextCursor.MoveMode.KeepAnchor)
    tint.cursor = cursor
    tint.format = letters
    return tint
