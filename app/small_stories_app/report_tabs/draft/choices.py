"""Which report is written: its template, which is the project's, and its language."""

from PySide6.QtCore import QObject, Signal

from small_stories.changes.house_style import choose_template
from small_stories.reporting.own_templates.own_template import OWN, is_own, kept_template
from small_stories.reporting.templates.catalogue import (
    TEMPLATES,
    Template,
    template_about,
    template_name,
)
from small_stories.storage.own_templates import own_template_names
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

    @property
    def name(self) -> str:
        """The template that the project has chosen: a key, or ``own:`` and a name.

        One that is not there is the first.
        """
        project = self._session.project
        name = project_facts(project).template
        own = is_own(name) and name.removeprefix(OWN) in own_template_names(project)
        return name if own or name in TEMPLATES else next(iter(TEMPLATES))

    def template(self) -> Template:
        """Return the sections of the template that the project has chosen."""
        name = self.name
        if not is_own(name):
            return TEMPLATES[name]
        return kept_template(self._session.project, name, self._session.language).as_template

    def choose(self, name: str) -> None:
        """Have the report follow a template."""
        project = self._session.project
        if name != self.name:
            self._session.attempt(lambda: choose_template(project, name))

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
        session, name = self._session, self._choices.name
        own = [f"{OWN}{each}" for each in own_template_names(session.project)]
        names = [*TEMPLATES, *own]
        if names != [self.template.itemData(row) for row in range(self.template.count())]:
            self.template.clear()
            for each in names:
                self.template.addItem(self._named(each), each)
        self.template.setCurrentIndex(self.template.findData(name))
        own_about = session.text("own_templates.about")
        self.about.setText(own_about if is_own(name) else template_about(name, session.language))

    def _show_language(self) -> None:
        self.language.setCurrentIndex(self.language.findData(self._choices.language))

    def _named(self, name: str) -> str:
        if is_own(name):
            return self._session.text("own_templates.named", name=name.removeprefix(OWN))
        return template_name(name, self._session.language)

    def _choose_template(self) -> None:
        self._choices.choose(str(self.template.currentData()))

    def _choose_language(self) -> None:
        self._choices.choose_language(str(self.language.currentData()))
