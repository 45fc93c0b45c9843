"""The sheet before one respondent's survey answers go for good: whose, and how many forms."""

from typing import Any

from PySide6.QtWidgets import QLineEdit, QWidget

from small_stories.erasing.answers import forms_of, remove_answers
from small_stories_app.keeping.sheet import LastSheet
from small_stories_app.session import Session
from small_stories_app.whole_project import erase
from small_stories_app.widgets.waiting import waiting


class AnswersSheet(LastSheet):
    """Takes a code, and removes the forms under it from the project, its history and its copies."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, session.text("survey_tab.leaving.title"), parent)
        say = session.text
        self.code = QLineEdit()
        self.code.setPlaceholderText(say("survey_tab.leaving.code"))
        self.code.setAccessibleName(say("survey_tab.leaving.code"))
        self.add_words(say("survey_tab.leaving.means"))
        self.column.addWidget(self.code)
        self.found = self.add_words("")
        self.add_words(say("lock_away.sheets.own_copies"))
        self.code.textEdited.connect(self._look)
        self._look()
        self.finish()
        self.code.setFocus()

    def _look(self) -> None:
        code = self._typed()
        # None now may mean that they stand in the history still, where they were removed before.
        forms = forms_of(self.session.project, code) if code else 0
        say = self.session.text
        self.found.setText(say("survey_tab.leaving.found", forms) if code else "")
        self.do_it.setText(say("survey_tab.leaving.do", forms))
        self.do_it.setEnabled(bool(code))

    def _typed(self) -> str:
        return self.code.text().strip()

    def accept(self) -> None:
        """Remove the forms, and leave when it is done."""
        code = self._typed()
        with waiting():
            erase(self.session, lambda project: remove_answers(project, code), _say_it)
        super().accept()


def _say_it(start: Any) -> None:
    """Go back to the figures in the new window, and say that it is done."""
    start.window().commands.action("report.tab_figures").trigger()
    start.session.said.emit(start.session.text("survey_tab.leaving.done"))
