"""The commands of the transcript page and their keys."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING, Final

from small_stories.model import Cut, IdentityKind, PartKind
from small_stories_app.commands import Command
from small_stories_app.options import UNCERTAIN
from small_stories_app.story_panel.commands import panel_commands
from small_stories_app.transcript.hint_commands import hint_commands
from small_stories_app.transcript.sound_commands import sound_commands
from small_stories_app.transcript.turn_commands import turn_commands

if TYPE_CHECKING:
    from small_stories_app.transcript.page import TranscriptPage

_THEME_KEYS: Final = range(1, 10)
_KEYS_LISTED: Final = 3
_EDGE_KEYS: Final = (
    (False, True, "story.end_on", "Ctrl+Down"),
    (False, False, "story.end_back", "Ctrl+Up"),
    (True, True, "story.start_on", "Ctrl+Shift+Down"),
    (True, False, "story.start_back", "Ctrl+Shift+Up"),
)
_CUT_KEYS: Final = {Cut.LINE: "Alt+Q", Cut.QUOTE: "Shift+Q", Cut.WHOLE: "Ctrl+Alt+Q"}
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
        by_ear: bool = False,
    ) -> Command:
        # What can be done to a story marked by ear works where there are no words too.
        place, can = (page.area, shown) if by_ear else (page.text, possible)
        return Command(key, run, shortcut, place=place, possible=can, listed=listed, also=also)

    def shown() -> bool:
        return page.opened.is_shown and page.area.isVisible()

    def possible() -> bool:
        return page.opened.is_shown and page.text.isVisible()

    yield from _story(page, command)
    yield from _parts(page, command)
    yield from _talk(page, command)
    yield from _moving(page, command)
    yield command("edit.speaker", page.show_speakers, "Ctrl+R")
    yield Command("edit.find", page.begin_find, "Ctrl+F", place=page, possible=possible)
    yield Command("edit.replace", page.begin_replace, "Ctrl+Shift+H", page, possible)
    tick = page.header.tick
    yield Command("edit.read_to_end", tick.click, "Ctrl+Shift+R", place=page, possible=shown,
                  chosen=tick.isChecked)  # fmt: skip
    yield from turn_commands(page)
    yield from hint_commands(page)
    yield from sound_commands(page)
    yield from panel_commands(page.panel, page.opened)


def _story(page: TranscriptPage, command: Callable[..., Command]) -> Iterator[Command]:
    """Return how stories are marked, what belongs to them, and how one goes among them."""
    marking, move = page.marking, page.area.by_ear.move_edge
    for number in _THEME_KEYS:
        mark, listed = partial(marking.mark, number), number <= _KEYS_LISTED
        yield command(f"story.mark_{number}", mark, str(number), listed=listed, by_ear=True)
    yield command("story.mark", marking.make_story, "Return", "Enter")
    yield command("story.add_words", marking.add_to_story, "+", "Num++")
    yield command("story.remove", marking.remove_story, "Del", by_ear=True)
    for start, on, key, edge_key in _EDGE_KEYS:
        yield command(key, partial(move, start=start, on=on), edge_key, by_ear=True)
    yield command("story.previous", partial(page.walk.go, -1), "Alt+Up", by_ear=True)
    yield command("story.next", partial(page.walk.go, 1), "Alt+Down", by_ear=True)
    yield command("story.next_here", page.walk.next_here, "O")
    yield command("story.leave", page.leave_story, "Esc", by_ear=True)
    yield command("story.read", page.panel.read, "I", by_ear=True)
    yield command("story.type", page.panel.type, "T", by_ear=True)


def _parts(page: TranscriptPage, command: Callable[..., Command]) -> Iterator[Command]:
    """Return what words of a story can be: its label, a part of its plot, a quote."""
    yield command("story.label_words", page.naming.label, "N")
    yield command("story.confirm_here", page.naming.confirm, "C")
    for kind, part_key in _PART_KEYS.items():
        yield command(f"story.part_{kind}", partial(page.naming.mark_part, kind), part_key,
                      listed=kind == PartKind.PLOT_TURN)  # fmt: skip
    yield command("story.quote", page.marking.quote, "Q")
    for cut, cut_key in _CUT_KEYS.items():
        make = partial(page.panel.quotes.make, cut)
        yield command(f"story.cut_{cut}", make, cut_key, listed=False)
    yield command("story.hide", page.hiding.hide, "R")
    yield command("story.unhide", page.hiding.unhide, "Shift+R")
    for identity_kind in IdentityKind:
        hide = partial(page.hiding.hide, identity_kind)
        yield command(f"story.hide_as.{identity_kind}", hide, "")


def _talk(page: TranscriptPage, command: Callable[..., Command]) -> Iterator[Command]:
    """Return what is done to the talk itself: its themes, its words, what was checked of it."""
    marking = page.marking
    for number in _THEME_KEYS:
        set_theme, listed = partial(marking.set_theme_of_talk, number), number <= _KEYS_LISTED
        yield command(f"story.talk_of_{number}", set_theme, f"Alt+{number}", listed=listed)
    yield command("edit.correct", page.turns.correct, "F2")
    yield command("edit.check_turn", page.turns.check, "Ctrl+Shift+Return", "Ctrl+Shift+Enter")
    up_to_here = partial(marking.check_turns, to_end=False)
    yield command("edit.check_to_here", up_to_here, "Ctrl+Alt+Return", "Ctrl+Alt+Enter")
    yield command("edit.check_all", partial(marking.check_turns, to_end=True), "")
    yield command("story.next_lost", page.repairing.go_on, "X")


def _moving(page: TranscriptPage, command: Callable[..., Command]) -> Iterator[Command]:
    """Return how the cursor goes and the selection grows by whole turns."""
    text = page.text
    yield command("go.next_turn", partial(text.go_by_turns, 1), "Ctrl+PgDown")
    yield command("go.previous_turn", partial(text.go_by_turns, -1), "Ctrl+PgUp")
    yield command("edit.select_turn", text.select_turn, "A")
    yield Command(
        "view.uncertain",
        page.show_or_hide_uncertain,
        possible=lambda: page.opened.is_shown,
        chosen=lambda: page.session.options.is_on(UNCERTAIN),
    )
