"""The commands of the menu Edit, Turns: what is done to the turns themselves, and their keys.

Shift with the keys that part and join lines elsewhere parts and joins turns; Alt with an arrow
sends words to the turn before or after. Marks can be written while a turn is corrected too.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING, Final

from small_stories.changes.turns import Beside
from small_stories_app.commands import Command

if TYPE_CHECKING:
    from small_stories_app.transcript.page import TranscriptPage

_MARK_KEYS: Final = {"laughter": "Ctrl+G", "unclear": "Ctrl+U", "pause": "Ctrl+D"}


def turn_commands(page: TranscriptPage) -> Iterator[Command]:
    """Return every command; single keys and those of the cursor work in the talk alone."""
    recutting, who = page.recutting, page.who

    def possible() -> bool:
        return page.opened.is_shown and page.text.isVisible()

    for key, run, *keys in (
        ("split", recutting.split, "Shift+Return", "Shift+Enter"),
        ("join_previous", partial(recutting.join, -1), "Shift+Backspace"),
        ("join_next", partial(recutting.join, 1), "Shift+Del"),
        ("words_back", partial(recutting.move_words, Beside.PREVIOUS), "Alt+Left"),
        ("words_on", partial(recutting.move_words, Beside.NEXT), "Alt+Right"),
        ("give", who.give_other, "G"),
        ("swap_roles", who.swap, "Shift+G"),
        ("confirm_roles", who.confirm),
        ("rename", who.rename),
        ("somebody_else", who.give_somebody_else),
    ):
        shortcut, also = (keys or [""])[0], tuple(keys[1:])
        yield Command(f"edit.turns.{key}", run, shortcut, page.text, possible, also=also)
    for mark, mark_key in _MARK_KEYS.items():
        write = partial(page.marks.write, mark)
        yield Command(f"edit.turns.{mark}", write, mark_key, page.area, possible)
    yield from _places(page)


def _places(page: TranscriptPage) -> Iterator[Command]:
    """Return how one goes through the places to listen to again."""
    again = page.again

    def shown() -> bool:
        return page.opened.is_shown and page.text.isVisible()

    def chosen() -> bool:
        return shown() and again.panel.current is not None

    yield Command("go.next_place", partial(again.go, 1), "F4", page, shown)
    yield Command("go.previous_place", partial(again.go, -1), "Shift+F4", page, shown)
    yield Command("edit.heard_right", again.settle, "Y", page.text, chosen)
    listed = again.panel.list
    yield Command("edit.heard_right_listed", again.settle, "Y", listed, chosen, listed=False)
    yield Command("view.listen_again", again.open_or_close, "Ctrl+Shift+L", page, shown,
                  chosen=lambda: again.panel.is_open)  # fmt: skip
