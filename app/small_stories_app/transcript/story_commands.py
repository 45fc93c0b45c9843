"""The commands of the transcript page and their keys."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING, Final

from small_stories.model import PartKind
from small_stories_app.commands import Command
from small_stories_app.story_panel.commands import panel_commands

if TYPE_CHECKING:
    from small_stories_app.transcript.page import TranscriptPage

_THEME_KEYS: Final = range(1, 10)
_KEYS_LISTED: Final = 3
_PART_KEYS: Final = {
    PartKind.BEGINNING: "B",
    PartKind.PLOT_TURN: "P",
    PartKind.END: "E",
    PartKind.EVENT: "V",
    PartKind.SILENCE: "S",
}


def page_commands(page: TranscriptPage) -> Iterator[Command]:
    """Return every command; keys without Ctrl work only while the transcript has the focus."""

    def command(
        key: str,
        run: Callable[[], object],
        shortcut: str,
        *also: str,
        listed: bool = True,
    ) -> Command:
        return Command(
            key, run, shortcut, place=page.text, possible=possible, listed=listed, also=also
        )

    def possible() -> bool:
        return page.opened.is_shown and page.text.isVisible()

    marking = page.marking
    for number in _THEME_KEYS:
        mark, listed = partial(marking.mark, number), number <= _KEYS_LISTED
        yield command(f"story.mark_{number}", mark, str(number), listed=listed)
    yield command("story.mark", marking.make_story, "Return", "Enter")
    yield command("story.add_words", marking.add_to_story, "+")
    yield command("story.remove", marking.remove_story, "Del")
    yield command("story.end_on", partial(marking.move_edge, start=False, on=True), "Ctrl+Down")
    yield command("story.end_back", partial(marking.move_edge, start=False, on=False), "Ctrl+Up")
    yield command(
        "story.start_on", partial(marking.move_edge, start=True, on=True), "Ctrl+Shift+Down"
    )
    yield command(
        "story.start_back", partial(marking.move_edge, start=True, on=False), "Ctrl+Shift+Up"
    )
    yield command("story.previous", partial(page.go_to_story, -1), "Alt+Up")
    yield command("story.next", partial(page.go_to_story, 1), "Alt+Down")
    yield command("story.next_here", page.next_here, "O")
    yield command("story.leave", page.leave_story, "Esc")
    yield command("story.read", page.panel.read, "I")
    yield command("story.type", page.panel.type, "T")
    yield command("story.label_words", page.naming.label, "N")
    for kind, part_key in _PART_KEYS.items():
        yield command(f"story.part_{kind}", partial(page.naming.mark_part, kind), part_key,
                      listed=kind == PartKind.PLOT_TURN)  # fmt: skip
    yield command("story.quote", marking.quote, "Q")
    yield command("story.hide", marking.hide, "R")
    for number in _THEME_KEYS:
        set_theme, listed = partial(marking.set_theme_of_talk, number), number <= _KEYS_LISTED
        yield command(f"story.talk_of_{number}", set_theme, f"Alt+{number}", listed=listed)
    yield command("story.correct", page.correct, "F2")
    yield command("story.check_turn", marking.check_turn, "Ctrl+Shift+Return", "Ctrl+Shift+Enter")
    yield command("story.speaker", page.show_roles, "Ctrl+R")
    find = page.begin_find
    yield Command("edit.find", find, "Ctrl+F", place=page, possible=possible)
    yield from panel_commands(page.panel, page.opened)
