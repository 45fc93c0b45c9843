"""The language that was heard in a recording, where nobody told it: shown, and set by hand."""

from functools import partial

from PySide6.QtWidgets import QMenu, QPushButton

from small_stories.changes.interviewing import describe_interview
from small_stories.storage.interviews import Interview
from small_stories.storage.transcriptions import Run
from small_stories_app.session import Session
from small_stories_app.writing_down.languages import language_name, languages_by_name


class HeardLanguage(QPushButton):
    """A button with the interview's language, hidden where that was told; a press opens the others.

    Its menu changes what the interview is said to be in, as for finding names, not its words.
    """

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._interview: Interview | None = None
        self.setToolTip(session.text("writing_down.set_language"))
        self.clicked.connect(self._ask)
        self.hide()

    def show_of(self, interview: Interview | None, run: Run | None) -> None:
        """Show the language of an interview where it was heard by a run."""
        heard = bool(run and run.languages and not run.wishes.languages)
        self._interview = interview if heard else None
        if self._interview is not None:
            names = [language_name(self._session, self._interview.language)]
            names += [language_name(self._session, code) for code in (run.languages if run else ())]
            listed = ", ".join(dict.fromkeys(names))
            self.setText(self._session.text("writing_down.heard_language", name=listed))
        self.setVisible(self._interview is not None)

    def choices(self, interview: Interview) -> QMenu:
        """Return every language to choose from, with the one the interview is said to be in."""
        menu = QMenu(self)
        for code, name in languages_by_name(self._session):
            action = menu.addAction(name)
            action.setCheckable(True)
            action.setChecked(code == interview.language)
            action.triggered.connect(partial(self._set, interview.id, code))
        return menu

    def _ask(self) -> None:
        if self._interview is not None:
            self.choices(self._interview).popup(self.mapToGlobal(self.rect().bottomLeft()))

    def _set(self, interview: int, language: str) -> None:
        project = self._session.project
        self._session.attempt(partial(describe_interview, project, interview, language=language))
