"""The story at hand: what it is, the teller's words, and our reading."""

from functools import partial
from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from small_stories.model import CheckState
from small_stories_app.appearance.interface_size import interface_share
from small_stories_app.dialogs.opening import open_once
from small_stories_app.story_panel.facts import StoryFacts
from small_stories_app.story_panel.form import ReadingForm
from small_stories_app.story_panel.links import CodeSetLists, Goals
from small_stories_app.story_panel.other_stories import OtherStories
from small_stories_app.story_panel.past import PastDialog
from small_stories_app.story_panel.plot import Plot
from small_stories_app.story_panel.quotes import StoryQuotes
from small_stories_app.story_panel.told_words import ToldWords
from small_stories_app.story_panel.types import StoryTypes
from small_stories_app.transcript.open_interview import OpenInterview
from small_stories_app.widgets.empty_state import EmptyState
from small_stories_app.widgets.headings import explanation, heading
from small_stories_app.widgets.reading import reads

_LEAST_WIDTH: Final = 300
_BELOW: Final = 12


class StoryPanel(QStackedWidget):
    """The panel at the right; ``left`` comes when Esc asks for the transcript again.

    ``place_asked`` carries words to show in the transcript, ``marking_asked`` the kind of part
    that the words selected there are to be.
    """

    left = Signal()
    place_asked = Signal(object)
    marking_asked = Signal(str)

    def __init__(self, opened: OpenInterview) -> None:
        super().__init__()
        self._opened = opened
        self._shown: int | None = None
        session = opened.session
        self.setAccessibleName(session.text("story_panel.name"))
        self.empty = EmptyState(session.text("story_panel.empty"))
        self.facts = StoryFacts(opened)
        self.told = ToldWords(opened)
        self.plot = Plot(opened)
        self.reading = ReadingForm(session)
        self.past = QPushButton(session.text("story_panel.past"))
        reads(self.past)
        self.denied = explanation()
        self.goals = Goals(opened)
        self.code_sets = CodeSetLists(opened)
        self.types = StoryTypes(opened)
        self.others = OtherStories(opened)
        self.quotes = StoryQuotes(opened)
        self._area = QScrollArea()
        self._inside = QWidget()
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        inside = self._inside
        column = QVBoxLayout(inside)
        column.setContentsMargins(14, 10, 14, 14)
        column.setSpacing(8)
        for part in (self.facts, self.told, self.plot):
            column.addWidget(part)
        self._lay_out_reading(column)
        for tie in (self.goals, self.code_sets, self.types, self.others, self.quotes):
            column.addWidget(tie)
        column.addStretch(1)
        self._area.setWidget(inside)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.addWidget(self.empty)
        self.addWidget(self._area)
        self.setMinimumWidth(round(_LEAST_WIDTH * (1 + interface_share()) / 2))

    def _lay_out_reading(self, column: QVBoxLayout) -> None:
        say = self._opened.session.text
        head = QHBoxLayout()
        column.addLayout(head)
        head.addWidget(heading(say("story_panel.our_reading"), 1.05), 1)
        head.addWidget(self.past)
        column.addWidget(explanation(say("story_panel.wording_hint")))
        self.denied.setText(say("story_panel.denied"))
        column.addWidget(self.denied)
        column.addWidget(self.reading)

    def _connect(self) -> None:
        self.told.place_asked.connect(self.place_asked)
        self.plot.place_asked.connect(self.place_asked)
        self.plot.marking_asked.connect(self.marking_asked)
        self.past.clicked.connect(self.show_past)

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
        for part in (self.reading, self.facts, self.told, self.plot, self.goals, self.code_sets,
                     self.types, self.others, self.quotes):  # fmt: skip
            part.show_story(story)
        self.denied.setVisible(story.check_state == CheckState.DENIED)
        self.setCurrentWidget(self._area)
        if begins and not self.reading.fields["text"].words:
            # What was just marked is looked at from its themes; readings are gone through below.
            self._area.verticalScrollBar().setValue(0)

    def read(self) -> None:
        """Go to our reading."""
        self._go_to(self.reading.fields["text"])

    def write_in(self, name: str) -> None:
        """Go to a field of our reading, by its name."""
        self._go_to(self.reading.fields[name])

    def type(self) -> None:
        """Go to the types."""
        self._go_to(self.types.take_focus())

    def show_past(self) -> None:
        """Show the history of the story and its reading."""
        story, session = self._opened.current, self._opened.session
        if story is not None:
            self.reading.keep()
            code = self._opened.shown.code_of(story.id)
            open_once(PastDialog(session, story.id, code, self.window()))

    def show_more_fields(self) -> None:
        """Open the fields that are folded away, or fold them."""
        self.reading.more.toggle()

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
            self.told.told.look_anew()

    def _say_how_to_begin(self) -> None:
        keys = [f"{n}  {theme.name}" for n, theme in enumerate(self._opened.themes, 1)]
        how = self._opened.session.text("story_panel.empty")
        self.empty.sentence.setText("\n".join([how, "", *keys]) if keys else how)

    def _go_to(self, widget: QWidget) -> None:
        if self._opened.current is not None:
            widget.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self._show_whole(widget)
            # A story that is shown only now has no lasting places yet for its fields.
            QTimer.singleShot(0, self, partial(self._show_whole, widget))

    def _show_whole(self, widget: QWidget) -> None:
        """Bring all of a field into sight: Qt would only bring the cursor in it."""
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
        inside = widget.mapTo(self._inside, widget.rect().bottomLeft())
        self._area.ensureVisible(inside.x(), inside.y(), 0, _BELOW)
        self._area.ensureWidgetVisible(widget)
