"""What can be done in checking, with letters that work in the list of stories alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING, Final

from small_stories.model import CheckState
from small_stories_app.commands import Command

if TYPE_CHECKING:
    from small_stories_app.views.checking import CheckingView

STATE_KEYS: Final = {
    CheckState.NOT_OFFERED: "N",
    CheckState.OFFERED: "O",
    CheckState.CONFIRMED: "C",
    CheckState.MODIFIED: "M",
    CheckState.DENIED: "D",
    CheckState.NOT_REACHED: "U",
}


def overview_commands(view: CheckingView) -> Iterator[Command]:
    """Return what is done with tellers and their stories."""
    stories, shown, act = view.page.stories, view.shown, view.actions_on

    def command(
        key: str, run: Callable[[], object], shortcut: str = "", *, anywhere: bool = False
    ) -> Command:
        place, possible = (shown, view.has_teller) if anywhere else (stories, view.has_story)
        return Command(f"checking.{key}", run, shortcut, place=place, possible=possible)

    for state, letter in STATE_KEYS.items():
        yield command(state, partial(act.set_state, state), letter)
    yield command("offer_all", act.offer_all, "Ctrl+Shift+O", anywhere=True)
    yield command("take_correction", act.take_correction, "T")
    yield command("write_new", view.write_new_reading, "W")
    yield command("open", view.open_story, "Return")
    yield command("go_there", view.page.story.show_place, "G")
    yield command("take_back", act.take_back, "Del")
    yield command("sheet", view.write_sheet, "Ctrl+P", anywhere=True)
    yield command("keepsake", view.write_keepsake, anywhere=True)
    yield command("read_aloud", view.read_aloud, "F5", anywhere=True)


def aloud_commands(view: CheckingView) -> Iterator[Command]:
    """Return what is done while stories are read aloud."""
    aloud = view.aloud

    def command(key: str, run: Callable[[], object], *keys: str, letters: bool = True) -> Command:
        place = aloud.words if letters else aloud
        return Command(f"checking.aloud_{key}", run, keys[0], place=place, possible=aloud.isVisible,
                       listed=False, also=keys[1:])  # fmt: skip

    for state in (CheckState.CONFIRMED, CheckState.MODIFIED, CheckState.DENIED):
        yield command(state, partial(aloud.answer, state), STATE_KEYS[state])
    yield command("next", partial(aloud.go, 1), "Right", "Space", "Return")
    yield command("before", partial(aloud.go, -1), "Left", "Backspace")
    yield command("leave", view.leave_aloud, "Esc", letters=False)
