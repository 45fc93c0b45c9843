"""Which report is written: its template, which is the project's, and its language."""

from PySide6.QtCore import QObject, Signal

from small_stories.changes.house_style import choose_template
from small_stories.reporting.templates.catalogue import (
    TEMPLATES,
    Template,
    template_about,
    template_name,
)
from small_stories.storage.setup import project_facts
from small_stories.strings import LANGUAGES
from small_stories_app.session import Session
from small_stories_app.widgets.headings import explanation
from small_stories_app.widgets.still import StillBox


class ReportChoices(QObject):
    """Template and language of the report; ``language_chosen`` comes with another language."""

    language_chosen = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.language = ""
        session.project_opened.connect(self._begin)
        if session.is_open:
            self._begin()

    def template(self) -> Template:
        """Return the template that the project has chosen; an unknown one is the first."""
        key = project_facts(self._session.project).template
        return TEMPLATES.get(key) or next(iter(TEMPLATES.values()))

    def choose_language(self, language: str) -> None:
        """Have the report written in a language."""
        if language != self.language:
            self.language = language
            self.language_chosen.emit()

    def _begin(self) -> None:
        self.language = project_facts(self._session.project).language
        self.language_chosen.emit()


class ChoiceFields:
    """The two boxes of choices, and a line on what the template is for."""

    def __init__(self, session: Session, choices: ReportChoices) -> None:
        self._session = session
        self._choices = choices
        say = session.text
        self.template, self.language = StillBox(), StillBox()
        self.about = explanation()
        for key in TEMPLATES:
            self.template.addItem(template_name(key, session.language), key)
        for language in LANGUAGES:
            self.language.addItem(say(f"report_view.languages.{language}"), language)
        self.template.setAccessibleName(say("draft.template"))
        self.language.setAccessibleName(say("report_view.language"))
        self.template.activated.connect(self._choose_template)
        self.language.activated.connect(self._choose_language)
        choices.language_chosen.connect(self._show_language)
        self._show_language()

    def show_project(self) -> None:
        """Show what is chosen."""
        key = self._choices.template().key
        self.template.setCurrentIndex(self.template.findData(key))
        self.about.setText(template_about(key, self._session.language))

    def _show_language(self) -> None:
        self.language.setCurrentIndex(self.language.findData(self._choices.language))

    def _choose_template(self) -> None:
        key = str(self.template.currentData())
        if key != self._choices.template().key:
            self._session.attempt(lambda: choose_template(self._session.project, key))

    def _choose_language(self) -> None:
        self._choices.choose_language(str(self.language.currentData()))
