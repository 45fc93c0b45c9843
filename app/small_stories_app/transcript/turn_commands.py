"""The commands of the menu Edit, Turns: what is done to the turns themselves, and their keys.

Shift with the keys that part and join lines elsewhere parts and joins turns; Alt with an arrow
sends words to the turn before or after. Marks can be written while a turn is corrected too.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING, Final

from small_stories_app.commands import Command

if TYPE_CHECKING:
    from small_stories_app.transcript.page import TranscriptPage

_MARK_KEYS: Final = {"laughter": "Ctrl+G", "unclear": "Ctrl+U", "pause": "Ctrl+D"}


def turn_commands(page: TranscriptPage) -> Iterator[Command]:
    """Return every command; those without a field of their own work in the talk alone."""

    def possible() -> bool:
        return page.opened.is_shown and page.text.isVisible()

    for mark, key in _MARK_KEYS.items():
        run = partial(page.marks.write, mark)
        yield Command(f"edit.turns.{mark}", run, key, page.area, possible)
