"""The story at hand: what it is, the teller's words, and our reading."""

from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from small_stories.storage.stories import Story, words
from small_stories_app.story_panel.facts import StoryFacts
from small_stories_app.story_panel.form import ReadingForm
from small_stories_app.story_panel.links import StoryLinks
from small_stories_app.story_panel.told import ToldWords
from small_stories_app.transcript.open_interview import OpenInterview
from small_stories_app.widgets.empty_state import EmptyState
from small_stories_app.widgets.headings import explanation, heading

_LEAST_WIDTH: Final = 340
_BELOW: Final = 12


class StoryPanel(QStackedWidget):
    """The panel at the right; ``left`` comes when Esc asks for the transcript again."""

    left = Signal()

    def __init__(self, opened: OpenInterview) -> None:
        super().__init__()
        self._opened = opened
        self._shown: int | None = None
        session = opened.session
        self.setAccessibleName(session.text("story_panel.name"))
        self.empty = EmptyState(session.text("story_panel.empty"))
        self.facts = StoryFacts(opened)
        self.told = ToldWords(session)
        self.lost = explanation()
        self.reading = ReadingForm(session)
        self.links = StoryLinks(session)
        self._area = QScrollArea()
        self._inside = QWidget()
        self._lay_out()
        self.setMinimumWidth(_LEAST_WIDTH)

    def _lay_out(self) -> None:
        say = self._opened.session.text
        inside = self._inside
        column = QVBoxLayout(inside)
        column.setContentsMargins(14, 10, 14, 14)
        column.setSpacing(8)
        column.addWidget(self.facts)
        column.addWidget(heading(say("story_panel.told_words"), 1.05))
        column.addWidget(self.told)
        column.addWidget(self.lost)
        column.addWidget(heading(say("story_panel.our_reading"), 1.05))
        column.addWidget(self.reading)
        column.addWidget(self.links)
        column.addStretch(1)
        self._area.setWidget(inside)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.addWidget(self.empty)
        self.addWidget(self._area)

    def show_current(self) -> None:
        """Show the story at hand, or how to begin."""
        story = self._opened.current
        if story is None:
            self.reading.forget()
            self._say_how_to_begin()
            self.setCurrentWidget(self.empty)
            return
        begins = self.currentWidget() is self.empty or story.id != self._shown
        self._shown = story.id
        self.reading.show_story(story.id)
        self.facts.show_story(story)
        self._show_words(story)
        self.links.show_story(story)
        self.setCurrentWidget(self._area)
        if begins and not self.reading.fields["text"].words:
            # What was just marked is looked at from its themes; readings are gone through below.
            self._area.verticalScrollBar().setValue(0)

    def read(self) -> None:
        """Go to our reading."""
        self._go_to(self.reading.fields["text"])

    def type(self) -> None:
        """Go to the types."""
        self._go_to(self.links.types)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back to the transcript on Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the palette."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.facts.themes.look_anew()

    def _say_how_to_begin(self) -> None:
        keys = [f"{n}  {theme.name}" for n, theme in enumerate(self._opened.themes, 1)]
        how = self._opened.session.text("story_panel.empty")
        self.empty.sentence.setText("\n".join([how, "", *keys]) if keys else how)

    def _go_to(self, widget: QWidget) -> None:
        if self._opened.current is not None:
            widget.setFocus(Qt.FocusReason.ShortcutFocusReason)
            # Qt would only bring the cursor in it into view.
            inside = widget.mapTo(self._inside, widget.rect().bottomLeft())
            self._area.ensureVisible(inside.x(), inside.y(), 0, _BELOW)
            self._area.ensureWidgetVisible(widget)

    def _show_words(self, story: Story) -> None:
        spans = self._opened.spans_of(story.id)
        told = words(self._opened.session.project, spans)
        self.told.setText(" (...) ".join(filter(None, told)))
        lost = [span.lost_words for span in spans if span.lost_words]
        sentence = self._opened.session.text(
            "story_panel.lost_words", None, words=" (...) ".join(lost)
        )
        self.lost.setText(sentence)
        self.lost.setVisible(bool(lost))
