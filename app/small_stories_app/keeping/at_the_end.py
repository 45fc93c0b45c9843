"""The part of the step where the interviews' destruction begins: what is to stay."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QPushButton, QRadioButton, QVBoxLayout, QWidget

from small_stories.erasing.destruction import Keep
from small_stories.storage.survey import answers
from small_stories_app.dialogs.opening import open_once
from small_stories_app.keeping.destruction_sheet import DestructionSheet
from small_stories_app.session import Session
from small_stories_app.widgets.headings import explanation


class AtTheEnd(QWidget):
    """Two choices in plain words, one more where there is a survey, and the way to the sheet.

    The sheet tells what they mean.
    """

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
        self.forms = QCheckBox(say("lock_away.destruction.keep_forms"))
        self.about_forms = explanation(say("lock_away.destruction.forms_about"))
        self.begin = QPushButton(say("lock_away.destruction.begin"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(explanation(say("lock_away.destruction.about")))
        for choice in self.choices.values():
            column.addWidget(choice)
        column.addWidget(self.forms)
        column.addWidget(self.about_forms)
        column.addWidget(self.begin, 0, Qt.AlignmentFlag.AlignLeft)
        self.begin.clicked.connect(self._begin)

    def show_forms(self) -> None:
        """Ask about the survey's forms where there are any; they go unless they are asked for."""
        any_forms = bool(answers(self._session.project))
        self.forms.setVisible(any_forms)
        self.about_forms.setVisible(any_forms)
        if not any_forms:
            self.forms.setChecked(False)

    def _begin(self) -> None:
        keep = next(each for each, choice in self.choices.items() if choice.isChecked())
        sheet = DestructionSheet(self._session, keep, self.forms.isChecked(), self.window())
        sheet.step_asked.connect(self.step_asked)
        sheet.story_asked.connect(self.story_asked)
        open_once(sheet)
