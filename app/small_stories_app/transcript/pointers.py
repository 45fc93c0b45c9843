"""What a search pointed to in the talk: stories that may be, themes, and what it passed over."""

from collections.abc import Sequence

from small_stories.model import Span
from small_stories.storage.hints import StoredHint
from small_stories.storage.theme_hints import ThemeHint
from small_stories_app.options import HINTS, PASSED_OVER, Options
from small_stories_app.transcript.content import Content

Pointer = StoredHint | ThemeHint


def pointers_of(content: Content, options: Options) -> list[Pointer]:
    """Return all that is to be shown, in the order of the talk."""
    if not options.is_on(HINTS):
        return []
    over = content.passed_over if options.is_on(PASSED_OVER) else ()
    found: list[Pointer] = [*content.theme_hints, *content.hints, *over]
    order = {turn: number for number, turn in enumerate(content.turns)}
    return sorted(found, key=lambda each: (order[begin(each).turn_id], begin(each).start))


def places(pointer: Pointer) -> Sequence[Span]:
    """Return the words that are pointed to."""
    if isinstance(pointer, StoredHint):
        return pointer.spans
    return [Span(pointer.turn_id, pointer.start, pointer.end)]


def begin(pointer: Pointer) -> Span:
    """Return the first words that are pointed to; a theme begins with its turn."""
    if isinstance(pointer, StoredHint):
        return pointer.spans[0]
    return Span(pointer.turn_id, 0, 0)


def is_at(pointer: Pointer, turn: int, point: int) -> bool:
    """Tell whether a place is in what is pointed to: for a theme that is the whole turn."""
    if isinstance(pointer, ThemeHint):
        return pointer.turn_id == turn
    return any(s.turn_id == turn and s.start <= point <= s.end for s in pointer.spans)
