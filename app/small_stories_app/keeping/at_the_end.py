"""The part of the step where the interviews' destruction begins: what is to stay."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QRadioButton, QVBoxLayout, QWidget

from small_stories.erasing.destruction import Keep
from small_stories_app.dialogs.opening import open_once
from small_stories_app.keeping.destruction_sheet import DestructionSheet
from small_stories_app.session import Session
from small_stories_app.widgets.headings import explanation


class AtTheEnd(QWidget):
    """Two choices in plain words, and the way to the sheet that tells what they mean."""

    step_asked = Signal(str)
    story_asked = Signal(int)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        say = session.text
        self.choices = {
            keep: QRadioButton(say(f"lock_away.destruction.choices.{keep}")) for keep in Keep
        }
        self.choices[Keep.STORIES].setChecked(True)
        self.begin = QPushButton(say("lock_away.destruction.begin"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(explanation(say("lock_away.destruction.about")))
        for choice in self.choices.values():
            column.addWidget(choice)
        column.addWidget(self.begin, 0, Qt.AlignmentFlag.AlignLeft)
        self.begin.clicked.connect(self._begin)

    def _begin(self) -> None:
        keep = next(each for each, choice in self.choices.items() if choice.isChecked())
        sheet = DestructionSheet(self._session, keep, self.window())
        sheet.step_asked.connect(self.step_asked)
        sheet.story_asked.connect(self.story_asked)
        open_once(sheet)
