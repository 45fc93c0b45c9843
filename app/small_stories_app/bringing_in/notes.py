"""Writing notes, or words put down together with the interviewee, straight into the project."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from small_stories.errors import SmallStoriesError
from small_stories.model import SourceKind
from small_stories.storage.interviews import free_codes, interviews
from small_stories.storage.setup import project_facts
from small_stories.strings import error_text
from small_stories_app.bringing_in.facts_form import FactsForm
from small_stories_app.bringing_in.incoming import Facts
from small_stories_app.bringing_in.storing import person_awaited, proposed_codes, store_draft
from small_stories_app.dialogs.buttons import accept_or_cancel
from small_stories_app.session import Session
from small_stories_app.widgets.fitting import fit
from small_stories_app.widgets.headings import explanation
from small_stories_app.widgets.notice import Notice


class NotesDialog(QDialog):
    """A plain text that becomes an interview; ``written`` carries its id."""

    written = Signal(int)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.facts = FactsForm(session)
        self.words = QPlainTextEdit()
        self.notice = Notice()
        self._lay_out()
        language = project_facts(session.project).language
        code = next(proposed_codes(session.project))
        person = person_awaited(session.project, code)
        self.facts.show_facts(Facts(code, language, SourceKind.NOTES, person))
        self.facts.offer_only(SourceKind.NOTES, SourceKind.COWRITTEN)
        self.words.setFocus()

    def _lay_out(self) -> None:
        text = self._session.text
        self.setWindowTitle(text("interviews.notes_title"))
        fit(self, 760, 600)
        label = QLabel(text("interviews.notes"))
        label.setBuddy(self.words)
        self.words.setAccessibleName(text("interviews.notes"))
        self.words.setTabChangesFocus(True)
        column = QVBoxLayout(self)
        column.addWidget(self.facts)
        column.addWidget(label)
        column.addWidget(self.words, 1)
        column.addWidget(explanation(text("interviews.notes_hint")))
        column.addWidget(self.notice)
        column.addWidget(accept_or_cancel(self, self._session, text("interviews.store_notes")))

    def accept(self) -> None:
        """Store the notes, or stay and say what is missing."""
        try:
            number = self._store()
        except SmallStoriesError as error:
            self.notice.say(error_text(error, self._session.language))
            return
        if number is not None:
            super().accept()
            self.written.emit(number)

    def _store(self) -> int | None:
        from small_stories.importing.typed import read_typed

        facts, project = self.facts.facts(), self._session.project
        if not facts.code:
            self.notice.say(self._session.text("interviews.needs_code"))
            return None
        if facts.code in {each.code for each in interviews(project)}:
            free = next(free_codes(project))
            said = self._session.text("interviews.code_taken", code=facts.code, free=free)
            self.notice.say(said)
            return None
        draft = read_typed(self.words.toPlainText(), facts.code)
        roles = {speaker.key: speaker.role for speaker in draft.speakers}
        return store_draft(project, draft, facts, roles)
