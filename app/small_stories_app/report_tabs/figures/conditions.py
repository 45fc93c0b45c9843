"""What the owner of the survey's indicator asks of its users, before the first use."""

from datetime import date
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLabel, QVBoxLayout, QWidget

from small_stories.changes.survey import accept_conditions
from small_stories.reporting.grammar import written_date
from small_stories.storage.setup import project_facts
from small_stories_app.dialogs.buttons import accept_or_cancel, close_only
from small_stories_app.session import Session
from small_stories_app.widgets.fitting import fit_around
from small_stories_app.widgets.headings import heading
from small_stories_app.widgets.pages import scrolling

POINTS: Final = ("told", "verbatim", "languages", "personally", "consent", "groups", "age")
_WIDTH: Final = 640


class Conditions(QDialog):
    """The conditions in our own words, and an address to look at; accepted once for a project."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        say = session.text
        self.setWindowTitle(say("survey_tab.conditions.title"))
        page = QWidget()
        inside = QVBoxLayout(page)
        inside.setContentsMargins(0, 0, 8, 0)
        inside.addWidget(heading(say("survey_tab.conditions.heading"), 1.1))
        for point in POINTS:
            inside.addWidget(_words(f"• {say(f'survey_tab.conditions.{point}')}"))
        inside.addWidget(_words(say("survey_tab.conditions.see")))
        self.address = _words(say("survey_tab.conditions.address"))
        self.address.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.address.setAccessibleName(say("survey_tab.conditions.see"))
        inside.addWidget(self.address)
        self.accepted_on = project_facts(session.project).survey_told_on
        if self.accepted_on:
            day = written_date(self.accepted_on, session.language)
            inside.addWidget(_words(say("survey_tab.conditions.accepted", day=day)))
        inside.addStretch(1)
        column = QVBoxLayout(self)
        area = scrolling(page)
        column.addWidget(area, 1)
        if self.accepted_on:
            column.addWidget(close_only(self, session))
        else:
            column.addWidget(accept_or_cancel(self, session, say("survey_tab.conditions.accept")))
        fit_around(self, area, _WIDTH)

    def accept(self) -> None:
        """Write the day down, so that this is asked once."""
        project, today = self._session.project, date.today().isoformat()
        if self.accepted_on or self._session.attempt(lambda: accept_conditions(project, today)):
            super().accept()


def _words(words: str) -> QLabel:
    label = QLabel(words)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label
