"""Tints behind the words of stories, and lines under what may identify somebody."""

from collections.abc import Collection, Iterator

from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from small_stories.model import InTurn, PartKind, Span
from small_stories_app.appearance.palettes import colours, theme_tint
from small_stories_app.transcript.content import Content
from small_stories_app.transcript.document import TranscriptDocument

Tint = QTextEdit.ExtraSelection


def tints(
    content: Content, document: TranscriptDocument, turns: Collection[int], at_hand: int | None
) -> list[Tint]:
    """Return what is drawn behind and under the words of the given turns, and of no others.

    The story at hand comes last, so that it is seen through the others.
    """
    return [
        *_stories(content, document, turns, at_hand),
        *_plot(content, document, turns, at_hand),
        *_marks(content, document, turns),
    ]


def _stories(
    content: Content, document: TranscriptDocument, turns: Collection[int], at_hand: int | None
) -> Iterator[Tint]:
    for story in sorted(content.spans, key=lambda story: story == at_hand):
        seen = [span for span in content.spans[story] if span.turn_id in turns]
        if seen:
            letters = _story_letters(content.themes_of(story), at_hand=story == at_hand)
            yield from (_tint(document, span, letters) for span in seen)


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


def _plot(
    content: Content, document: TranscriptDocument, turns: Collection[int], at_hand: int | None
) -> Iterator[Tint]:
    """Underline the parts of the plot of the story at hand: waves where it turns, dashes else."""
    style = QTextCharFormat.UnderlineStyle
    for part in content.parts:
        if part.story_id == at_hand and part.turn_id in turns:
            letters = QTextCharFormat()
            turns_here = part.kind == PartKind.PLOT_TURN
            letters.setUnderlineStyle(style.WaveUnderline if turns_here else style.DashUnderline)
            letters.setUnderlineColor(QColor(colours().text))
            yield _tint(document, Span(part.turn_id, part.start, part.end), letters)


def _marks(
    content: Content, document: TranscriptDocument, turns: Collection[int]
) -> Iterator[Tint]:
    style = QTextCharFormat.UnderlineStyle
    for mark in content.marks:
        if mark.turn_id in turns:
            letters = QTextCharFormat()
            open_ = mark.decision is None
            letters.setUnderlineStyle(style.DotLine if open_ else style.SingleUnderline)
            letters.setUnderlineColor(QColor(colours().text if open_ else colours().line))
            yield _tint(document, mark, letters)


def _tint(document: TranscriptDocument, place: InTurn, letters: QTextCharFormat) -> Tint:
    tint = Tint()
    cursor = QTextCursor(document.document)
    cursor.setPosition(document.position_of(place.turn_id, place.start))
    end = document.position_of(place.turn_id, place.end)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    tint.cursor = cursor
    tint.format = letters
    return tint
