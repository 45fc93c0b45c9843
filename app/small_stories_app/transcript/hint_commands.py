"""The commands of hints and their keys."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from small_stories_app.commands import Command

if TYPE_CHECKING:
    from small_stories_app.transcript.page import TranscriptPage


def hint_commands(page: TranscriptPage) -> Iterator[Command]:
    """Return how one goes among hints, answers them, finds them, and does without them."""
    hinting, line = page.hinting, page.hint_line

    def shown() -> bool:
        return page.opened.is_shown and page.text.isVisible()

    yield Command("go.next_hint", partial(hinting.go, 1), "F5", page, shown)
    yield Command("go.previous_hint", partial(hinting.go, -1), "Shift+F5", page, shown)
    yield Command("story.take_hint", hinting.take, "M", page.text, shown)
    yield Command("story.dismiss_hint", hinting.dismiss, "Shift+M", page.text, shown)
    yield Command("story.find_hints", line.find_here, place=page, possible=shown)
    yield Command("story.find_all_hints", line.find_everywhere, place=page, possible=shown)
    yield Command("view.hints", hinting.switch, "Ctrl+F5", page, shown,
                  chosen=lambda: hinting.is_on)  # fmt: skip
    yield Command("view.passed_over", hinting.switch_passed_over, "Ctrl+Shift+F5", page, shown,
                  chosen=lambda: hinting.is_on and hinting.tells_passed_over)  # fmt: skip
