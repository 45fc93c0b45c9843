"""Ties between stories: one that tells another again, and one that leads to another."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from small_stories.changes import linking
from small_stories.storage.stories import Story
from small_stories_app.story_panel.choice import LateChoice, Value
from small_stories_app.story_panel.fields import small_label
from small_stories_app.story_panel.told import shortened
from small_stories_app.story_panel.writing import write
from small_stories_app.transcript.open_interview import OpenInterview
from small_stories_app.widgets.headings import explanation, heading

_LETTERS = 60


class OtherStories(QWidget):
    """Choices among the other stories of the interview, by code and first words."""

    def __init__(self, opened: OpenInterview) -> None:
        super().__init__()
        self._opened = opened
        say = opened.session.text
        self.again = LateChoice(say("story_panel.told_again"), self._others)
        self.leads_to = LateChoice(say("story_panel.leads_to"), self._others)
        self.counted = explanation(say("story_panel.counted_once"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(heading(say("story_panel.other_stories"), 1.05))
        for choice in (self.again, self.leads_to):
            column.addWidget(small_label(choice.accessibleName(), choice))
            column.addWidget(choice)
            if choice is self.again:
                column.addWidget(self.counted)
        self.again.chosen.connect(lambda story: write(opened, linking.tell_again, story))
        self.leads_to.chosen.connect(lambda story: write(opened, linking.lead_to, story))

    def show_story(self, story: Story) -> None:
        """Show what a story is tied to; nothing of it where it is the only one."""
        self.setVisible(len(self._opened.shown.stories) > 1)
        for choice, other in ((self.again, story.told_again_of_id),
                              (self.leads_to, story.leads_to_id)):  # fmt: skip
            there = other if other in self._opened.shown.stories else None
            choice.show_one(there, self._in_words(there) if there else "")
        self.counted.setVisible(story.told_again_of_id is not None)

    def _others(self) -> list[tuple[Value, str]]:
        current = self._opened.current
        return [
            (number, self._in_words(number))
            for number in self._opened.shown.stories
            if current is None or number != current.id
        ]

    def _in_words(self, number: int) -> str:
        shown = self._opened.shown
        story = shown.stories[number]
        words = story.title or story.in_vivo_label or self._first_words(number)
        return f"{shown.code_of(number)}  {shortened(words, _LETTERS, 0)}"

    def _first_words(self, number: int) -> str:
        spans = self._opened.spans_of(number)
        if not spans:
            return ""
        return self._opened.turn(spans[0].turn_id).text[spans[0].start : spans[0].end]
