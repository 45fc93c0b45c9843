"""The questions on the activity that a story answers: one line, and a dialog to choose them in."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from small_stories.changes.linking import toggle_question24
from small_stories.storage.change_record import Changed
from small_stories.storage.code_sets import QUESTIONS24, story_questions24
from small_stories.storage.stories import Story
from small_stories_app.dialogs.buttons import close_only
from small_stories_app.dialogs.opening import open_once
from small_stories_app.session import Session
from small_stories_app.story_panel.tools import Tools
from small_stories_app.transcript.open_interview import OpenInterview
from small_stories_app.widgets.fitting import fit
from small_stories_app.widgets.headings import explanation

_NUMBER: Final = Qt.ItemDataRole.UserRole


class ActivityQuestions(QWidget):
    """The numbers of the chosen questions in one line, and the button that lets one choose."""

    def __init__(self, opened: OpenInterview) -> None:
        super().__init__()
        self._opened = opened
        say = opened.session.text
        self.line = QLabel()
        self.line.setWordWrap(True)
        self.tools = Tools((say("frames.choose"), self.choose), of=say("frames.choose_title"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.line)
        column.addWidget(self.tools)

    def show_story(self, story: Story) -> None:
        """Show by number which questions a story answers; their words stand in the tool tip."""
        session = self._opened.session
        chosen = sorted(story_questions24(session.project, story.id))
        key = "frames.on_activity" if chosen else "frames.none_chosen"
        self.line.setText(session.text(key, None, numbers=", ".join(map(str, chosen))))
        self.line.setToolTip("\n".join(_question(session, number) for number in chosen))

    def choose(self) -> None:
        """Open the list of questions for the story at hand."""
        story = self._opened.current
        if story is not None:
            open_once(QuestionsDialog(self._opened.session, story.id, self.window()))


class QuestionsDialog(QDialog):
    """The questions by what they ask about; Space ticks one, and each tick is kept at once."""

    def __init__(self, session: Session, story: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._story = story
        self.setWindowTitle(session.text("frames.choose_title"))
        self.list = _empty_list(self.windowTitle())
        for group, numbers in QUESTIONS24.items():
            self._add_group(group, numbers)
        column = QVBoxLayout(self)
        column.addWidget(explanation(session.text("frames.choose_about")))
        column.addWidget(self.list, 1)
        column.addWidget(close_only(self, session))
        self._show()
        self.list.setCurrentRow(1)
        self.list.itemChanged.connect(self._tick)
        session.changed.connect(self.refresh)
        fit(self, 660, 620)

    def refresh(self, changed: Changed) -> None:
        """Follow a change of what stories are linked to."""
        if "aux24_link" in changed.rows:
            self._show()

    def _add_group(self, group: str, numbers: range) -> None:
        head = QListWidgetItem(self._session.text(f"frames.groups.{group}"), self.list)
        head.setFlags(Qt.ItemFlag.NoItemFlags)
        font = self.list.font()
        font.setBold(True)
        head.setFont(font)
        head.setForeground(self.list.palette().text())
        for number in numbers:
            item = QListWidgetItem(_question(self._session, number), self.list)
            item.setData(_NUMBER, number)

    def _show(self) -> None:
        chosen = story_questions24(self._session.project, self._story)
        self.list.blockSignals(True)
        for row in range(self.list.count()):
            item = self.list.item(row)
            if number := item.data(_NUMBER):
                ticked = Qt.CheckState.Checked if number in chosen else Qt.CheckState.Unchecked
                item.setCheckState(ticked)
        self.list.blockSignals(False)
        self.list.viewport().update()

    def _tick(self, item: QListWidgetItem) -> None:
        session, number = self._session, int(item.data(_NUMBER))
        session.attempt(lambda: toggle_question24(session.project, self._story, number))


def _empty_list(name: str) -> QListWidget:
    """Return a list whose long lines break and which never scrolls sideways."""
    made = QListWidget()
    made.setAccessibleName(name)
    made.setWordWrap(True)
    made.setSpacing(1)
    made.setResizeMode(QListWidget.ResizeMode.Adjust)
    made.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return made


def _question(session: Session, number: int) -> str:
    return f"{number}. {session.text(f'frames.questions24.question_{number}')}"
