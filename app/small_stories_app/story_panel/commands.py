"""The commands of the story panel; keys work in the list or field that they act on."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from small_stories.changes import marking
from small_stories.model import Grade, StoryKind
from small_stories_app.commands import Command
from small_stories_app.story_panel.writing import write

if TYPE_CHECKING:
    from small_stories_app.story_panel.panel import StoryPanel
    from small_stories_app.transcript.open_interview import OpenInterview


def panel_commands(panel: StoryPanel, opened: OpenInterview) -> Iterator[Command]:
    """Return every command; all of them act on the story at hand."""

    def possible() -> bool:
        return opened.current is not None and panel.isVisible()

    def plain(key: str, run: Callable[[], object]) -> Command:
        return Command(key, run, possible=possible, listed=False)

    def at(place: QWidget, key: str, run: Callable[[], object], shortcut: str) -> Command:
        return Command(key, run, shortcut, place=place, possible=possible, listed=False)

    for kind in StoryKind:
        set_kind = partial(write, opened, marking.set_kind, kind)
        yield plain(f"story.kind_{kind}", set_kind)
    for grade in Grade:
        yield plain(f"story.grade_{grade}", partial(write, opened, marking.set_grade, grade))
    told, plot = panel.told, panel.plot
    yield at(told.told, "story.go_to_place", told.go_to, "Return")
    yield at(told.told, "story.place_earlier", told.move_earlier, "Alt+Up")
    yield at(told.told, "story.place_later", told.move_later, "Alt+Down")
    yield at(told.told, "story.remove_place", told.remove, "Del")
    yield plain("story.go_to_lost", told.go_to_lost)
    yield plain("story.let_lost_go", told.let_lost_go)
    yield at(plot.list, "story.go_to_part", plot.go_to, "Return")
    yield at(plot.list, "story.part_earlier", plot.move_earlier, "Alt+Up")
    yield at(plot.list, "story.part_later", plot.move_later, "Alt+Down")
    yield at(plot.list, "story.word_part", plot.word, "F2")
    yield plain("story.part_in_words", plot.add_in_words)
    yield at(plot.list, "story.remove_part", plot.remove, "Del")
    yield Command("story.past", panel.show_past, possible=possible)
    yield plain("story.surprising", panel.goals.turn_surprising)
    yield Command(
        "story.activity_questions", panel.code_sets.questions.choose,
        possible=panel.code_sets.questions.isVisible, listed=False,
    )  # fmt: skip
    yield plain("story.more_fields", panel.show_more_fields)
    yield plain("story.suggest", panel.reading.suggest)
    yield at(panel.types.list, "story.turn_role", panel.types.turn_role, "C")
    yield at(panel.quotes.list, "story.remove_quote", panel.quotes.remove, "Del")
